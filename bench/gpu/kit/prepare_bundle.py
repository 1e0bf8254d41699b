# SPDX-License-Identifier: Apache-2.0
"""Compiles for one architecture every kernel the kit runs, into the store of ATTNGEN_CACHE_DIR.

usage: prepare_bundle.py ARCH

The virtual GPU stands in for the GPU, so that exactly the kernels which a run asks for are made.
"""

import json
import subprocess
import sys

import benchmarks
import correctness
import sanitizer
from library import Kernel, Library, plan_of
from machine import Machine
from ragged_plan import RAGGED_GQA, ragged_plan


def check_words(machine):
    """Arguments of `attngen check` for each kernel of the sections gallery and sanitizer."""
    listed = subprocess.run([machine.attngen, "list", "--json"], check=True, capture_output=True)
    for variant in json.loads(listed.stdout)["variants"]:
        yield [variant["name"], "-D", "P=1,M=1"]
    for variant, extents in sanitizer.RUNS:
        fixed = [each for each in extents.split(",") if each[0] not in "PM"]
        yield [variant, "-D", ",".join(["P=1", "M=1", *fixed])]


def plans():
    """(variant, heads, key heads, head dim) of each plan of the sections rows, forward, decode, flex."""
    found = {(variant, heads, key_heads, dim)
             for variant, heads, key_heads, _, _, dim in correctness.ROW_CASES}
    for variant, _, heads, key_heads, _, _, dim in benchmarks.FORWARD + benchmarks.DECODE + benchmarks.FLEX:
        found.add((variant, heads, key_heads, dim))
    return sorted(found)


def main():
    arch = sys.argv[1]
    machine = Machine()
    library = Library(machine, "vgpu", arch)
    for plan in plans():
        Kernel(library, plan[0], *plan_of(*plan)).prepare()
    ragged = sorted({tuple(case[2:]) for case in benchmarks.RAGGED})
    for heads in ragged:
        Kernel(library, RAGGED_GQA, *ragged_plan(*heads)).prepare()
    print(f"{len(plans()) + len(ragged)} plans: {library.describe().compiles} kernels compiled", flush=True)
    for words in check_words(machine):
        command = [machine.attngen, "check", *words, "--devices", "vgpu", "--arch", arch]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    main()
