# SPDX-License-Identifier: Apache-2.0
"""What the tests of the tuner share: two shapes of the CPU, and where results lie."""

import os

from program_case import ProgramCase

SUITE = """
[space]
keys = [16, 32]
split = [512, 4096]
rows = [1, 2]

[[shape]]
name = "decode"
variant = "softmax"
dtype = { T = "f32" }
extents = { P = 1, M = 700, E = 64, F = 64 }
batch = 3
start = "block=2 keys=16 lanes=4 prefetch=1 rows=2 split=512"

[[shape]]
name = "prefill"
variant = "causal"
dtype = { T = "f32" }
extents = { P = 90, M = 90, E = 64, F = 64 }
start = "block=2 keys=16 lanes=4 prefetch=1 rows=1 split=512"
"""


class TuneCase(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("suite.toml", SUITE)

    def tune(self, *words, **options):
        return self.document("tune", "--suite", "suite.toml", *words, **options)

    def journal(self):
        (path,) = self.tuned_files(".jsonl")
        return path

    def tuned_files(self, end):
        folder = os.path.join(self.cache, "tune")
        return [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(end)]
