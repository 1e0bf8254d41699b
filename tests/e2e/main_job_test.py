# SPDX-License-Identifier: Apache-2.0
"""The main job on every gallery variant: tails, unequal head dims, zero extents, hostile values."""

import unittest

from main_job_case import F16_KERNEL, GALLERY, VARIANTS, MainJobCase

# B,H,P,E of the arrays; what is not said is as the reference makes it.
SINGLE_ROW = ["--shape", "1,3,1,71"]
UNEQUAL = ["--shape", "2,6,130,40", "--values", "72"]
NO_ROW = ["--shape", "2,4,0,16", "--keys", "5"]
NO_KEY = ["--shape", "2,4,5,16", "--keys", "0"]
NO_COLUMN = ["--shape", "2,3,5,0", "--values", "16"]
NO_VALUE = ["--shape", "2,3,5,16", "--values", "0"]
NEITHER = ["--shape", "2,3,5,0"]
SMALL = ["--shape", "2,4,37,16", "--keys", "70"]
F16_FILES = ["--dtype", "f16"]


def hostile(kind, kernel=F16_KERNEL):
    return [*SMALL, *kernel, "--hostile", kind]


class MainJobTest(MainJobCase):
    def test_the_reference_knows_the_whole_gallery(self):
        self.assertEqual(sorted(VARIANTS), GALLERY)

    def test_one_row_and_odd_head_dims(self):
        self.all_of([(variant, SINGLE_ROW) for variant in GALLERY])

    def test_unequal_head_dims(self):
        self.all_of([(variant, [*UNEQUAL, *F16_FILES]) for variant in GALLERY])

    def test_no_rows(self):
        self.all_of([(variant, NO_ROW) for variant in GALLERY])

    def test_no_keys(self):
        self.all_of([(variant, NO_KEY) for variant in GALLERY])

    def test_no_columns(self):
        """E = 0: every score is a sum over nothing, and O is computed."""
        self.all_of([(variant, NO_COLUMN) for variant in GALLERY])

    def test_no_values(self):
        """F = 0: O has no element, LSE has."""
        self.all_of([(variant, NO_VALUE) for variant in GALLERY] + [("softmax", NEITHER)])

    def test_hostile_values(self):
        # relu2 and sigmoid are asked in bf16 here: see test_weights_beyond_f16_are_scaled
        self.all_of(
            [(variant, hostile("masked")) for variant in ("causal", "window", "ragged", "document")]
            + [(variant, hostile("nan")) for variant in ("ragged", "causal")]
            + [(variant, hostile("large")) for variant in ("softmax", "sink", "cosine")]
            + [("relu2", hostile("large", [])), ("sigmoid", hostile("negative", []))]
            + [(variant, hostile("negative")) for variant in ("softmax", "alibi")]
            + [(variant, hostile("single")) for variant in ("softmax", "relbias")]
        )

    def test_weights_beyond_f16_are_scaled(self):
        """The tensor cores take the weights in the type of V, and those of relu2 and sigmoid are not
        normalised: here they reach 116361, beyond f16, and fall to 3e-6, among its subnormals. The kernel
        scales each row's by a power of two."""
        self.all_of(
            [("relu2", hostile("large")), ("sigmoid", hostile("negative")), ("sigmoid", hostile("large"))]
            + [("relu2", hostile("single")), ("sigmoid", hostile("single")), ("relu2", hostile("masked"))]
        )


if __name__ == "__main__":
    unittest.main()
