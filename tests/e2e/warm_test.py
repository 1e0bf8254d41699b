# SPDX-License-Identifier: Apache-2.0
"""The verb `warm`: a list of kernels into the compile cache; and --any-layout, which it writes."""

import unittest

from program_case import ProgramCase

LIST = """# what the engine serves
softmax -D E=64,F=64 --arch sm_90   # two kernels
attngen emit causal -D E=64 -D F=64 --dtype T=f16 --batch-axes 1 --arch sm_80 --any-layout all

"""


class WarmTest(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("kernels.txt", LIST)

    def test_what_is_warm_is_not_compiled_again(self):
        first = self.document("warm", "kernels.txt", "--jobs", "2")
        self.assertEqual((first["compiled"], first["cached"], first["failed"]), (3, 0, 0))
        again = self.document("warm", "kernels.txt")
        self.assertEqual((again["compiled"], again["cached"], again["failed"]), (0, 3, 0))
        self.assertEqual([k["key"] for k in first["kernels"]], [k["key"] for k in again["kernels"]])
        self.assertIs(self.document("compile", "softmax", "-D", "E=64,F=64", "--arch", "sm_90")["cached"], True)
        stored = {entry["key"] for entry in self.document("cache", "ls")["entries"]}
        self.assertEqual(stored, {kernel["key"] for kernel in first["kernels"]})

    def test_a_dry_run_names_what_a_run_makes(self):
        dry = self.document("warm", "kernels.txt", "--dry-run")
        self.assertEqual(self.document("cache", "ls")["entries"], [])
        self.assertNotIn("compiled", dry)
        self.assertEqual([k["origin"] for k in dry["kernels"]],
                         ["kernels.txt:2", "kernels.txt:2", "kernels.txt:3"])
        wet = self.document("warm", "kernels.txt")
        self.assertEqual([k["key"] for k in dry["kernels"]], [k["key"] for k in wet["kernels"]])

    def test_the_command_of_a_kernel_prints_it_again(self):
        for kernel in self.document("warm", "kernels.txt", "--dry-run")["kernels"]:
            words = kernel["command"].split()
            self.assertEqual(words[:2], ["attngen", "emit"])
            text = self.text(*words[1:])
            self.assertEqual(text.splitlines()[1], "// " + kernel["command"])
            self.assertEqual(self.document(*words[1:])["entry"], kernel["entry"])

    def test_standard_input(self):
        lines = b"softmax -D E=64,F=64 --arch sm_90 --any-layout all\n"
        done = self.attngen("warm", "-", "--dry-run", input=lines)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertIn(b"--any-layout all", done.stdout)

    def test_from_log(self):
        self.write("engine.log",
                   "12:00 engine started\n"
                   "attngen: warn: late compile in run: attngen_softmax_e64_f64_bf16 took 9 ms (compiled, key 12): "
                   "it was not prepared; warm: attngen emit softmax -D E=64 -D F=64 --dtype T=bf16 --arch sm_90\n" * 2)
        kernels = self.document("warm", "--from-log", "engine.log", "--dry-run")["kernels"]
        self.assertEqual([k["origin"] for k in kernels], ["engine.log:2", "engine.log:2"])

    def test_bad_lines(self):
        self.write("bad.txt", 'softmax -D "E=64\n\nsoftmax --colour red\n')
        errors = self.refused("warm", "bad.txt", message="a quote \" is not closed")
        self.assertEqual([(e["file"], e["line"]) for e in errors], [("bad.txt", 1), ("bad.txt", 3)])
        self.write("unknown.txt", "softmaxx -D E=64\nsoftmax -D E=64\n")
        errors = self.refused("warm", "unknown.txt", message="unknown.txt:1: softmaxx -D E=64: `softmaxx` is not in the gallery")
        self.assertEqual(len(errors), 2)  # the head dim that is missing, too
        self.write("flag.txt", "softmax -D E=64,F=64 --arch sm_80 --check-tables=3\n")
        self.refused("warm", "flag.txt", message="check-tables")
        self.refused("warm", message="no list of kernels is given")
        self.refused("warm", "nowhere.txt", message="nowhere.txt")
        self.refused("emit", "softmax", "-D", "E=64,F=64", "--any-layout", "GM",
                     message="softmax has no input or output of that name")


if __name__ == "__main__":
    unittest.main()
