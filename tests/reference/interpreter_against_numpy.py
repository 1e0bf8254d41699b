#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Interprets every gallery variant on random and hostile data and compares with the reference.

interpreter_against_numpy.py INTERPRET_FILES CASCADES_FOLDER
"""

import contextlib
import io
import os
import subprocess
import sys
import tempfile

import attention_formulas as formulas
import attention_reference as reference

# shape B,H,P,E and the options beside it
SHAPES = [
    ["--shape", "2,4,13,8"],
    ["--shape", "1,3,1,7", "--keys", "71"],
    ["--shape", "1,6,5,4", "--keys", "9", "--values", "3"],
    ["--shape", "2,2,0,4", "--keys", "5"],
    ["--shape", "2,2,5,4", "--keys", "0"],
    ["--shape", "1,2,300,3", "--keys", "270"],
]
HOSTILE_SHAPE = ["--shape", "2,4,20,8"]


def cases(variant):
    for seed, shape in enumerate(SHAPES):
        yield shape + ["--seed", str(seed)]
    for kind in reference.HOSTILE[1:]:
        yield HOSTILE_SHAPE + ["--hostile", kind, "--seed", "7"]
    yield HOSTILE_SHAPE + ["--type", "f32", "--dtype", "f32"]
    yield HOSTILE_SHAPE + ["--type", "f16", "--dtype", "f16"]
    if variant in formulas.GROUPED:
        yield ["--shape", "1,6,5,4", "--kv-heads", "6"]
        yield ["--shape", "1,6,5,4", "--kv-heads", "1"]


def run(program, cascade, variant, options, narrow):
    """Problems of one case as text; empty when there are none."""
    with tempfile.TemporaryDirectory() as folder:
        reference.main(["make", variant, folder] + options)
        done = subprocess.run([program, cascade, folder] + (["narrow"] if narrow else []),
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return done.stderr
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            failed = reference.main(["check", variant, folder, "--narrow" if narrow else "--exact"])
        return said.getvalue() if failed else ""


def main(program, cascades):
    count = problems = 0
    for variant in formulas.VARIANTS:
        cascade = os.path.join(cascades, variant + ".cascade")
        for options in cases(variant):
            for narrow in (False, True):
                count += 1
                problem = run(program, cascade, variant, options, narrow)
                if problem:
                    problems += 1
                    print(f"{variant} {' '.join(options)} narrow={narrow}\n{problem}")
    print(f"{count} cases of {len(formulas.VARIANTS)} variants, {problems} wrong")
    gallery = sorted(f[:-len(".cascade")] for f in os.listdir(cascades) if f.endswith(".cascade"))
    missing = sorted(set(gallery) - set(formulas.VARIANTS))
    if missing:
        print("variants without a reference:", ", ".join(missing))
    return 1 if problems or missing or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
