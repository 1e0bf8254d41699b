# SPDX-License-Identifier: Apache-2.0
"""The main job at a shape of many tiles, batch 2, 4 heads, on every gallery variant."""

import unittest

from main_job_case import F16_KERNEL, GALLERY, MainJobCase

LARGE = ["--shape", "2,4,333,72"]  # B,H,P,E; M = P, F = E


class MainJobLargeTest(MainJobCase):
    def test_the_large_shape(self):
        self.all_of([(variant, LARGE) for variant in GALLERY] + [("softmax", [*LARGE, *F16_KERNEL])])


if __name__ == "__main__":
    unittest.main()
