# SPDX-License-Identifier: Apache-2.0
"""One main job: a variant on files made by NumPy, run from its PTX on the virtual GPU, against the interpreter
(--check) and against formulas in NumPy that know nothing of attngen."""

import concurrent.futures
import json
import os
import re
import subprocess
import sys

from program_case import PROGRAM, ROOT, ProgramCase

REFERENCE = [sys.executable, str(ROOT / "tests" / "reference" / "attention_reference.py")]
VARIANTS = subprocess.run(
    [*REFERENCE, "list"], capture_output=True, check=True, text=True
).stdout.split()
GALLERY = sorted(path.stem for path in (ROOT / "cascades").glob("*.cascade"))

F16_KERNEL = ["--dtype", "f16", "--type", "f16"]


class MainJobCase(ProgramCase):
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
