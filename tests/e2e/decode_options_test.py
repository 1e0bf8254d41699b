# SPDX-License-Identifier: Apache-2.0
"""`--skeleton decode`, `--merge` and `--batch-invariant` as a user asks for them."""

import shlex
import unittest

from program_case import ProgramCase

SHAPE = ["-D", "P=1,M=8192,E=64,F=64,H=8,HK=2", "--batch-axes", "1", "--arch", "sm_90"]
DECODE = ["--skeleton", "decode"]


class DecodeOptionsTest(ProgramCase):
    def emitted(self, *words):
        return self.text("emit", "causal_gqa", *SHAPE, *DECODE, *words, "-o", "-")

    def test_every_protocol_prints_the_command_that_prints_it_again(self):
        for words, merge in (
            ([], "two-level"),
            (["--merge", "auto"], "two-level"),
            (["--merge", "ticket"], "ticket"),
            (["--merge", "two-level"], "two-level"),
            (["--merge", "combine"], "combine"),
            (["--batch-invariant"], "ticket"),
            (["--batch-invariant", "--merge", "combine"], "combine"),
        ):
            with self.subTest(words):
                text = self.emitted(*words)
                command = shlex.split(text.splitlines()[1].removeprefix("// attngen "))
                self.assertIn(f" merge={merge}", text)
                self.assertEqual("--batch-invariant" in command, "--batch-invariant" in words)
                self.assertEqual(self.text(*command, "-o", "-"), text)

    def test_the_asked_protocol_is_not_the_chosen_one_in_the_reasons(self):
        self.assertIn("P2: up to 264 pieces", self.emitted())
        self.assertIn("P7: as asked", self.emitted("--merge", "combine"))

    def test_refused(self):
        for words, message in (
            (["--merge", "ticket"], "--merge has no meaning without --skeleton decode"),
            (["--batch-invariant"], "--batch-invariant has no meaning without --skeleton decode"),
            ([*DECODE, "--batch-invariant", "--merge", "two-level"], "merged from the left, not in groups"),
        ):
            with self.subTest(words):
                self.refused("emit", "causal_gqa", *SHAPE, *words, message=message)

    def test_checked_on_the_virtual_gpu(self):
        for words in ([], ["--batch-invariant"]):
            with self.subTest(words):
                document = self.document(
                    "check", "softmax", "-D", "P=2,M=1100,E=16,F=16", *DECODE, *words, "--devices", "vgpu"
                )
                self.assertEqual((document["device"], document["races"]), ("vgpu", 0))


if __name__ == "__main__":
    unittest.main()
