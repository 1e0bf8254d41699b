# SPDX-License-Identifier: Apache-2.0
"""`--skeleton merge`: the kernel behind attngen_merge, as a user asks for its text."""

import unittest

from program_case import ProgramCase

MERGE = ["softmax", "--skeleton", "merge", "--arch", "sm_80"]


class MergeKernelTest(ProgramCase):
    def test_the_command_in_the_text_prints_it_again(self):
        text = self.text("emit", *MERGE, "--batch-axes", "2", "-o", "-")
        command = text.splitlines()[1]
        self.assertTrue(command.startswith("// attngen emit softmax "), command)
        self.assertEqual(self.text(*command.split()[2:], "-o", "-"), text)
        self.assertIn("attngen_softmax_merge3(const __grid_constant__ Arguments arguments)", text)

    def test_it_needs_no_extent_and_compiles_without_spills(self):
        compiled = self.document("compile", *MERGE)
        self.assertEqual(compiled["spill_bytes"], 0)
        self.assertLess(compiled["registers"], 128)
        self.assertEqual(self.text("show", *MERGE, "--stage", "plan").strip(), "merge rows=4 axes=1 parts=32")

    def test_a_list_of_warm_makes_one_kernel_for_any_layout(self):
        self.write("merge.txt", " ".join(["attngen emit", *MERGE]) + "\n")
        first = self.document("warm", "merge.txt")
        self.assertEqual((first["compiled"], first["failed"]), (1, 0))
        self.assertEqual(self.document("warm", "merge.txt")["cached"], 1)

    def test_refused(self):
        for words, message in (
            ([*MERGE, "--any-layout", "O"], "a layout has no meaning for the skeleton merge"),
            ([*MERGE, "--check-tables"], "a check of tables has no meaning for the skeleton merge"),
            ([*MERGE, "--merge", "ticket"], "--merge has no meaning without --skeleton decode"),
            (["relu2", *MERGE[1:]], "outputs of relu2 cannot be merged: the param eps takes part"),
        ):
            with self.subTest(words):
                self.refused("emit", *words, message=message)

    def test_verbs_that_run_a_variant_do_not_know_it(self):
        for verb in ("run", "check"):
            with self.subTest(verb):
                self.refused(verb, "softmax", "--skeleton", "merge", message="merge not in")


if __name__ == "__main__":
    unittest.main()
