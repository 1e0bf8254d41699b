# SPDX-License-Identifier: Apache-2.0
"""`attngen check` over the whole gallery: seconds per variant, every schedule, no race."""

import os
import sys
import time
import unittest

from program_case import ProgramCase


class CheckGalleryTest(ProgramCase):
    def test_every_variant_holds_on_the_virtual_gpu(self):
        variants = [variant["name"] for variant in self.document("list")["variants"]]
        self.assertGreaterEqual(len(variants), 12)
        total = 0.0
        for variant in variants:
            with self.subTest(variant):
                started = time.monotonic()
                document = self.document("check", variant, "--devices", "vgpu")
                total += time.monotonic() - started
                self.assertEqual(document["device"], "vgpu")
                self.assertEqual(document["races"], 0)
                self.assertGreater(document["ptx_instructions"], 0)
                self.assertTrue(document["outputs"])
                for output in document["outputs"].values():
                    self.assertLessEqual(output["err_ratio"], 2)
        print(f"attngen check over {len(variants)} variants: {total:.1f} s", file=sys.stderr)
        limit = float(os.environ.get("ATTNGEN_TEST_SLOWNESS", "1")) * 120
        self.assertLess(total, limit, "check is meant to take seconds, not minutes")


if __name__ == "__main__":
    unittest.main()
