# SPDX-License-Identifier: Apache-2.0
"""Parts of the GPU kit alone: the library by ctypes against rows of NumPy, and subjects that die."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
KIT = ROOT / "bench" / "gpu" / "kit"
sys.path.insert(0, str(KIT))
os.environ["ATTNGEN"] = os.environ["ATTNGEN_PROGRAM"]
# Where the set-up has put an NVRTC; it is found beside a program of the build, and Python is none.
NVRTC = pathlib.Path(os.environ["ATTNGEN_PROGRAM"]).parent / "nvrtc"
if NVRTC.is_dir():
    os.environ.setdefault("ATTNGEN_NVRTC", str(NVRTC))

import numpy as np

import correctness
from library import Kernel, Library, Tensor
from ragged_plan import RAGGED_GQA, ragged_plan
import row_reference
import subjects
import summary
from machine import Machine


class Rows(unittest.TestCase):
    CASES = [("causal", 2, 2, 130, 130, 64), ("softmax", 2, 2, 70, 90, 64),
             ("window", 2, 2, 150, 150, 64), ("softcap", 2, 2, 64, 64, 64),
             ("alibi_causal", 4, 4, 90, 90, 64), ("causal_gqa", 4, 2, 1, 300, 128),
             ("causal_gqa", 4, 2, 100, 80, 64)]

    def setUp(self):
        kept = row_reference.WINDOW
        self.addCleanup(setattr, row_reference, "WINDOW", kept)
        row_reference.WINDOW = 40  # so that the cases here are wider

    def test_the_library_on_the_oracle_gives_the_rows(self):
        machine = Machine()
        for case in self.CASES:
            status, found = correctness.rows_of(machine, "oracle", case)
            self.assertEqual(status, "passed", found)
            self.assertLess(found["max_abs_err"], 1e-6, case)
            self.assertGreater(found["naive_max_abs_err"], 1e-5, case)

    def test_a_wrong_row_is_found(self):
        random = np.random.default_rng(3)
        q, k, v = (random.standard_normal((2, 50, 16)) for _ in range(3))
        right = np.stack([[row_reference.row("causal", h, 2, p, 50, q[h, p], k[h], v[h])
                           for p in range(50)] for h in range(2)])
        found = row_reference.sampled("causal", q, k, v, right, 64, 1)
        self.assertLess(found["err_ratio"], 1e-9)
        shifted, absent = right.copy(), right.copy()
        shifted[1] += 0.5
        absent[0, 0] = np.nan
        self.assertGreater(row_reference.sampled("causal", q, k, v, shifted, 64, 1)["err_ratio"], 2)
        # Rows 0 and 49 are always among the samples; of which head, the seed says.
        spoiled = [row_reference.sampled("causal", q, k, v, absent, 64, seed)["not_finite"] for seed in range(8)]
        self.assertGreater(max(spoiled), 0)

    def test_the_ragged_variant_reads_each_sequence_up_to_its_length(self):
        random = np.random.default_rng(4)
        lengths, heads, key_heads, dim = [0, 1, 63, 130], 4, 2, 64
        shapes = {"Q": (4, heads, 1, dim), "K": (4, key_heads, 130, dim), "V": (4, key_heads, 130, dim)}
        words = {name: row_reference.bf16_words(random.standard_normal(shape).astype(np.float32))
                 for name, shape in shapes.items()}
        q, k, v = (row_reference.bf16_values(words[name]).astype(np.float64) for name in "QKV")
        not_a_number = 0x7fc0
        for at, length in enumerate(lengths):
            words["K"][at, :, length:] = words["V"][at, :, length:] = not_a_number
        table = np.array(lengths, np.int32)
        for device in ("oracle", "vgpu"):
            library = Library(Machine(), device)
            self.addCleanup(library.close)
            kernel = Kernel(library, RAGGED_GQA, *ragged_plan(heads, key_heads, dim))
            kernel.prepare()
            out = np.full((4, heads, 1, dim), np.nan, np.float32)
            tensors = {name: Tensor(each.ctypes.data, "bf16", each.shape) for name, each in words.items()}
            tensors.update(len=Tensor(table.ctypes.data, "i32", (4,)), O=Tensor(out.ctypes.data, "f32", out.shape))
            kernel.bind(tensors)()
            for at, length in enumerate(lengths):
                for head in range(heads):
                    scores = k[at, head // 2, :length] @ q[at, head, 0] / np.sqrt(dim)
                    weights = np.exp(scores - scores.max(initial=-np.inf))
                    right = weights @ v[at, head // 2, :length] / weights.sum() if length else np.zeros(dim)
                    self.assertLess(np.abs(out[at, head, 0] - right).max(), 2e-2, (device, length, head))

    def test_bf16_rounds_to_nearest_even(self):
        values = np.array([1.0, 1.00390625, 1.01171875, -2.5, 3.1415927], np.float32)
        self.assertEqual(list(row_reference.bf16_values(row_reference.bf16_words(values))),
                         [1.0, 1.0, 1.015625, -2.5, 3.140625])


class NoGpu:
    """What Subjects asks of a machine."""

    gpus, fake = [{"name": "A GPU"}], False


class Lives(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory(prefix="attngen-kit-")
        self.addCleanup(kept.cleanup)
        self.out = pathlib.Path(kept.name)

    def subjects(self, seconds=60):
        return subjects.Subjects(self.out, "section", time.time() + seconds, NoGpu())

    def statuses(self):
        return {each["subject"]: each["status"] for each in subjects.read_all(self.out)}

    def test_results_reasons_and_failures(self):
        def skip():
            raise subjects.Skip("not here")

        def fail():
            raise ValueError("broken")

        some = self.subjects()
        some.run("good", lambda: ("passed", {"x": 1}))
        some.run("absent", skip)
        some.run("bad", fail)
        some.run("late", lambda: ("passed", {}), need_s=1000)
        self.assertEqual(self.statuses(), {"good": "passed", "absent": "skipped", "bad": "failed",
                                           "late": "out of time"})
        text = summary.write(self.out, 60)
        self.assertIn("ValueError: broken", text)
        self.assertIn("1 failed, 1 out of time, 1 passed, 1 skipped", text)
        some.run("good", fail)  # what is done is not done again
        self.assertEqual(self.statuses()["good"], "passed")

    def test_a_subject_that_kills_its_process_is_found_dead_by_the_next_one(self):
        code = ("import sys, os, time; sys.path.insert(0, sys.argv[1]); import subjects\n"
                "class M: gpus, fake = [], False\n"
                "s = subjects.Subjects(sys.argv[2], 'section', time.time() + 60, M())\n"
                "s.run('first', lambda: ('passed', {}))\n"
                "s.run('second', lambda: os._exit(9))\n"
                "s.run('third', lambda: ('passed', {}))\n")
        for expected in (9, 0):
            done = subprocess.run([sys.executable, "-B", "-c", code, str(KIT), str(self.out)], check=False)
            self.assertEqual(done.returncode, expected)
        self.assertEqual(self.statuses(), {"first": "passed", "second": "died", "third": "passed"})

    def test_a_subject_that_is_stopped_is_out_of_time(self):
        some = self.subjects()
        some._write({"schema": subjects.SCHEMA, "section": "section", "subject": "slow",
                     "status": "began", "began": 1.0})
        subjects.Subjects(self.out, "section", time.time() + 60, NoGpu(), was_stopped=True)
        some.run("slower", lambda: subprocess.run(["sleep", "9"], timeout=0.1, check=False))
        self.assertEqual(self.statuses(), {"slow": "out of time", "slower": "out of time"})

    def test_no_number_that_json_does_not_have(self):
        self.subjects().run("odd", lambda: ("measured", {"x": [float("nan"), float("inf"), 1.5]}))
        text = (self.out / "section.odd.json").read_text()
        self.assertNotIn("NaN", text)
        self.assertEqual(subjects.read_all(self.out)[0]["data"]["x"], [None, None, 1.5])

    def test_a_lost_context_ends_the_process(self):
        code = ("import sys, time; sys.path.insert(0, sys.argv[1]); import subjects\n"
                "class M: gpus, fake = [], False\n"
                "def lose(): raise RuntimeError('CUDA error: an illegal memory access was encountered')\n"
                "subjects.Subjects(sys.argv[2], 'section', time.time() + 60, M()).run('one', lose, in_process=True)\n")
        done = subprocess.run([sys.executable, "-B", "-c", code, str(KIT), str(self.out)], check=False)
        self.assertEqual(done.returncode, subjects.LOST_CONTEXT)
        self.assertEqual(self.statuses(), {"one": "failed"})


if __name__ == "__main__":
    unittest.main()
