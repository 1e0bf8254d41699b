# SPDX-License-Identifier: Apache-2.0
"""Lengths that cannot be right: a warning each, an error with ATTNGEN_CHECK_TABLES=1; --check-tables."""

import os
import shlex
import unittest

import numpy

from program_case import ProgramCase

KEYS = 6
BEYOND = "warning: len[3]=70000 is beyond M=6: all 6 keys count"
NEGATIVE = "warning: len[2]=-4 is negative: no key counts"


class TableChecksTest(ProgramCase):
    def setUp(self):
        super().setUp()
        random = numpy.random.default_rng(1)
        for name, shape in {"q": (4, 3, 16), "k": (4, KEYS, 16), "v": (4, KEYS, 16)}.items():
            numpy.save(self.folder / f"{name}.npy", random.standard_normal(shape).astype("f4"))

    def words(self, lengths, *more):
        numpy.save(self.folder / "len.npy", numpy.array(lengths, "i4"))
        inputs = ["-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy", "-i", "len=len.npy"]
        return ["run", "ragged", *inputs, "--device", "oracle", *more]

    def run_with(self, lengths, **settings):
        done = self.attngen(*self.words(lengths, "-o", "O=o.npy"), env=dict(os.environ, **settings))
        return numpy.load(self.folder / "o.npy"), done.stderr.decode().splitlines()

    def test_a_warning_each_and_the_outputs_that_it_says(self):
        found, told = self.run_with([KEYS, 2, -4, 70000])
        self.assertEqual([line for line in told if "warning" in line], [NEGATIVE, BEYOND])
        expected, told = self.run_with([KEYS, 2, 0, KEYS])
        self.assertFalse([line for line in told if "warning" in line])
        numpy.testing.assert_array_equal(found, expected)

    def test_once_each_however_many_there_are(self):
        _, told = self.run_with([-1, 7, -2, 8])
        self.assertEqual(len([line for line in told if "warning" in line]), 2)

    def test_warnings_are_no_data(self):
        document = self.document(*self.words([0, 0, -4, 70000]))
        self.assertEqual(document["outputs"]["O"]["shape"], [4, 3, 16])

    def test_an_error_where_tables_are_checked(self):
        for lengths, message in (
            ([6, 2, 1, 70000], "len[3]=70000 is beyond M=6: a sequence has at most as many keys as the key tensor"),
            ([6, 2, -4, 0], "len[2]=-4 is negative: a sequence without keys has the length 0"),
        ):
            with self.subTest(message):
                words = self.words(lengths, "-o", "O=never.npy", "--json")
                done = self.attngen(*words, code=2, env=dict(os.environ, ATTNGEN_CHECK_TABLES="1"))
                self.assertIn(message, done.stderr.decode())
                self.assertIn(message, done.stdout.decode())
                self.assertNotIn("warning", done.stderr.decode())
                self.assertFalse((self.folder / "never.npy").exists())

    def test_good_tables_pass_the_check(self):
        _, told = self.run_with([0, 1, KEYS, 2], ATTNGEN_CHECK_TABLES="1")
        self.assertFalse([line for line in told if "warning" in line])
        self.run_with([0, 1, KEYS, 70000], ATTNGEN_CHECK_TABLES="0")

    def test_the_setting_is_0_or_1(self):
        for value in ("2", "yes", " 1"):
            with self.subTest(value):
                done = self.attngen(
                    *self.words([1, 1, 1, 1]), code=2, env=dict(os.environ, ATTNGEN_CHECK_TABLES=value)
                )
                self.assertIn(f"ATTNGEN_CHECK_TABLES={value} is neither 0 nor 1", done.stderr.decode())

    def test_the_kernel_that_traps_is_printed_and_prints_its_command(self):
        shape = ["-D", "E=64,F=64", "--batch-axes", "1"]
        text = self.text("emit", "ragged", *shape, "--check-tables")
        self.assertIn("check_length(block.len, arguments.M);", text)
        command = shlex.split(text.splitlines()[1].removeprefix("// attngen "))
        self.assertIn("--check-tables", command)
        self.assertEqual(self.text(*command), text)
        self.assertNotIn("check", self.text("emit", "ragged", *shape))
        # Where tables say nothing there is nothing to check.
        self.assertEqual(
            self.text("emit", "causal", *shape, "--check-tables"), self.text("emit", "causal", *shape)
        )
        self.refused(
            "show", "ragged", "--stage", "ll", "-D", "E=64,F=64", "--check-tables",
            message="--check-tables has no meaning for the text of a CPU",
        )  # fmt: skip


if __name__ == "__main__":
    unittest.main()
