# SPDX-License-Identifier: Apache-2.0
"""The main job: every gallery variant on files made by NumPy, run from its PTX on the virtual GPU, against
the interpreter (--check) and against formulas in NumPy that know nothing of attngen."""

import concurrent.futures
import json
import os
import re
import subprocess
import sys
import unittest

from program_case import PROGRAM, ROOT, ProgramCase

REFERENCE = [sys.executable, str(ROOT / "tests" / "reference" / "attention_reference.py")]
VARIANTS = subprocess.run(
    [*REFERENCE, "list"], capture_output=True, check=True, text=True
).stdout.split()
GALLERY = sorted(path.stem for path in (ROOT / "cascades").glob("*.cascade"))

# B,H,P,E of the arrays; what is not said is as the reference makes it.
LARGE = ["--shape", "2,4,333,72"]
SINGLE_ROW = ["--shape", "1,3,1,71"]
UNEQUAL = ["--shape", "2,6,130,40", "--values", "72"]
NO_ROW = ["--shape", "2,4,0,16", "--keys", "5"]
NO_KEY = ["--shape", "2,4,5,16", "--keys", "0"]
SMALL = ["--shape", "2,4,37,16", "--keys", "70"]
F16_FILES = ["--dtype", "f16"]
F16_KERNEL = ["--dtype", "f16", "--type", "f16"]


def hostile(kind, kernel=F16_KERNEL):
    return [*SMALL, *kernel, "--hostile", kind]


class MainJobTest(ProgramCase):
    def one(self, variant, number, words):
        """Makes a case, runs it, compares it. Returns what is wrong, or an empty string."""
        folder = self.folder / f"{variant}-{number}"
        subprocess.run([*REFERENCE, "make", variant, str(folder), *words], check=True)
        arguments = (folder / "args.txt").read_text().split("\n")[:-1]
        files = [f"-o{name}={folder / name}.npy" for name in self.outputs[variant]]
        done = subprocess.run(
            [PROGRAM, "run", variant, *arguments, *files, "--device", "vgpu", "--check", "--json"],
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            return f"exit code {done.returncode}: {done.stderr.decode()[-2000:]}"
        result = json.loads(done.stdout)
        if result["races"] != 0:
            return f"{result['races']} races"
        for name, output in result["outputs"].items():
            if not output["err_ratio"] <= 2:
                return f"{name}: err_ratio {output['err_ratio']} against the interpreter"
        compared = subprocess.run(
            [*REFERENCE, "check", variant, str(folder)], capture_output=True, check=False
        )
        if compared.returncode != 0:
            return "against NumPy: " + (compared.stdout + compared.stderr).decode()[-2000:]
        self.ratios += [float(text) for text in re.findall(rb'"err_ratio": ([0-9.e+-]+)', compared.stdout)]
        return ""

    def all_of(self, cases):
        """cases: (variant, words of `make`). Two at a time: most of a run waits for one compiler."""
        self.ratios = []
        self.outputs = {
            variant["name"]: variant["outputs"] for variant in self.document("list")["variants"]
        }
        with concurrent.futures.ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
            jobs = {
                pool.submit(self.one, variant, number, words): (variant, words)
                for number, (variant, words) in enumerate(cases)
            }
            for job in concurrent.futures.as_completed(jobs):
                variant, words = jobs[job]
                with self.subTest(variant=variant, case=" ".join(words)):
                    self.assertEqual(job.result(), "")
        worst = max(self.ratios, default=0)
        print(f"{len(cases)} runs, worst err_ratio against NumPy {worst:.2f}", file=sys.stderr)

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

    def test_the_large_shape(self):
        self.all_of(
            [("causal", LARGE), ("softmax", [*LARGE, *F16_KERNEL]), ("softcap_sink", LARGE), ("gqa", LARGE)]
        )

    def test_hostile_values(self):
        # relu2 and sigmoid are asked in bf16 here: see test_weights_beyond_f16_are_told
        self.all_of(
            [(variant, hostile("masked")) for variant in ("causal", "window", "ragged", "document")]
            + [(variant, hostile("nan")) for variant in ("ragged", "causal")]
            + [(variant, hostile("large")) for variant in ("softmax", "sink", "cosine")]
            + [("relu2", hostile("large", [])), ("sigmoid", hostile("negative", []))]
            + [(variant, hostile("negative")) for variant in ("softmax", "alibi")]
            + [(variant, hostile("single")) for variant in ("softmax", "relbias")]
        )

    def test_weights_beyond_f16_are_told(self):
        """A known limit, pinned so that it stays visible: the tensor cores take the weights in the type of
        V, and those of relu2 and sigmoid are not normalised. In f16 large ones overflow (116361 here, in a
        naive f16 evaluation too) and tiny ones lose their digits (3e-6 here, err_ratio about 2.5, where a
        naive evaluation holds them in f32). --check has to say so; when a kernel scales its weights, these
        two cases move to test_hostile_values."""
        self.outputs = {name: ["O"] for name in ("relu2", "sigmoid")}
        self.ratios = []
        for variant, kind in (("relu2", "large"), ("sigmoid", "negative")):
            with self.subTest(variant):
                told = self.one(variant, 0, hostile(kind))
                self.assertIn("exit code 1", told)
                self.assertIn("output O is off the fp64 oracle", told)
                self.assertFalse((self.folder / f"{variant}-0" / "O.npy").exists())


if __name__ == "__main__":
    unittest.main()
