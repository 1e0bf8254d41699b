#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts test cases in ctest's logs and lists what was skipped.

A doctest program and a Python unittest count their own cases, a script that ends with "N passed, N
failed[, N skipped]" likewise, any other test counts as one. Every line that begins with "[SKIP]" is
a case that ran but could not check anything here. Exit status 1 when a case failed, or when a log holds no test at all.

Usage: count_tests.py LastTest.log...
"""
import re
import sys
from pathlib import Path

DOCTEST = re.compile(
    r"^\[doctest\] test cases: *(\d+) \| *(\d+) passed \| *(\d+) failed \| *(\d+) skipped", re.M)
SCRIPT = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in .*?^(OK|FAILED)(?: \((.*)\))?$", re.M | re.S)
SKIP = re.compile(r"^(?:-- )? *(\[SKIP\] .*)$", re.M)  # "-- " is CMake's own
BLOCK = re.compile(
    r"^\d+/\d+ Testing: (?P<name>\S+)$(?P<body>.*?)^Test (?P<verdict>Passed|Failed|Skipped|Not Run)",
    re.M | re.S)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def count_one(body, verdict):
    """(passed, failed, skipped) of one test's output."""
    skipped = len(SKIP.findall(body))
    doctest, script, unittest = (each.findall(body) for each in (DOCTEST, SCRIPT, UNITTEST))
    if doctest:
        passed = sum(int(each[1]) for each in doctest) - skipped
        failed = sum(int(each[2]) for each in doctest)
    elif script:
        passed, failed = int(script[-1][0]), int(script[-1][1])
        skipped = max(skipped, int(script[-1][2] or 0))
    elif unittest:
        ran, _, details = unittest[-1]
        numbers = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", details)}
        skipped = max(skipped, numbers.get("skipped", 0))
        failed = numbers.get("failures", 0) + numbers.get("errors", 0)
        passed = int(ran) - failed - skipped
    else:
        ran = verdict == "Passed" and not skipped
        passed, failed = int(ran), 0
    if verdict != "Passed" and verdict != "Skipped" and failed == 0:
        failed = 1
    return max(passed, 0), failed, skipped


def main(paths):
    total = [0, 0, 0]
    skips, broken, empty = [], [], False
    for path in paths:
        text = ANSI.sub("", Path(path).read_text(errors="replace"))
        blocks = list(BLOCK.finditer(text))
        if not blocks:
            print(f"{path}: no test ran")
            empty = True
        for block in blocks:
            counts = count_one(block["body"], block["verdict"])
            total = [a + b for a, b in zip(total, counts)]
            skips += [f"{block['name']}: {line}" for line in SKIP.findall(block["body"])]
            if counts[1]:
                broken.append(f"{block['name']} ({path}): {counts[1]} failed")
    for line in skips:
        print(line)
    for line in broken:
        print("FAILED", line)
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    return 1 if total[1] or empty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
