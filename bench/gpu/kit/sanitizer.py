# SPDX-License-Identifier: Apache-2.0
"""compute-sanitizer over a few small runs, where it is installed and takes the device."""

import re
import shutil

from subjects import Skip

# One with every feature, one with a mask only, one that reads tables.
RUNS = [("causal_gqa", "P=100,M=200,E=64,F=64,H=4,HK=2"), ("window", "P=130,M=130,E=128,F=128"),
        ("document", "P=70,M=90,E=64,F=64")]
TOOLS = ("memcheck", "racecheck")


def sanitizer(subjects):
    for tool in TOOLS:
        for variant, extents in RUNS:
            subjects.run(f"{tool}_{variant}",
                         lambda tool=tool, variant=variant, extents=extents:
                         one(subjects, tool, variant, extents), 8)


def one(subjects, tool, variant, extents):
    machine = subjects.machine
    if machine.fake:
        raise Skip("fake driver: compute-sanitizer looks at a real one")
    program = shutil.which("compute-sanitizer")
    if program is None:
        raise Skip("compute-sanitizer is not installed")
    command = [program, "--tool", tool, "--error-exitcode", 99, machine.attngen, "check", variant,
               "-D", extents, "--devices", "cuda", "--json"]
    done = machine.run(command, subjects.left())
    said = done.stdout + done.stderr
    if "Device not supported" in said or "Unable to find injection" in said:
        raise Skip("compute-sanitizer does not take this device: " + said.strip()[-200:])
    errors = re.search(r"ERROR SUMMARY: (\d+) error", said)
    hazards = re.search(r"RACECHECK SUMMARY: (\d+) hazard", said)
    found = errors or hazards
    data = {"exit_code": done.returncode, "found": int(found.group(1)) if found else None,
            "last_words": said[-2000:]}
    clean = done.returncode == 0 and found is not None and int(found.group(1)) == 0
    return ("passed" if clean else "failed"), data
