#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The build targets that the tests of some labels need, one per line: a test program by its own name,
and every program of the build tree that a script is given in its command or its environment.

Usage: test_targets.py BUILD_TREE LABEL_REGEX
"""
import json
import re
import subprocess
import sys
from pathlib import Path


def known_targets(tree):
    text = subprocess.run(["cmake", "--build", tree, "--target", "help"], check=True,
                          capture_output=True, text=True).stdout
    return {line.split(":", 1)[0] for line in text.splitlines()}


def programs_of(tree):
    """By test: the program it runs. ctest itself says so only once the program is built."""
    found = {}
    for listing in Path(tree).rglob("CTestTestfile.cmake"):
        for name, program in re.findall(r'^add_test\((?:\[=\[)?(.+?)(?:\]=\])? "([^"]+)"',
                                        listing.read_text(), re.MULTILINE):
            found[name] = program
    return found


def words_of(test):
    """Everything a test's definition mentions that may be a program."""
    properties = {each["name"]: each["value"] for each in test.get("properties", [])}
    environment = properties.get("ENVIRONMENT", [])
    return [test["name"], *test.get("command", []),
            *(each.split("=", 1)[-1] for each in environment)]


def main(tree, labels):
    listing = subprocess.run(["ctest", "--test-dir", tree, "--show-only=json-v1", "-L", labels],
                             check=True, capture_output=True, text=True).stdout
    known = known_targets(tree)
    root = str(Path(tree).resolve())
    programs = programs_of(tree)
    needed = set()
    for test in json.loads(listing)["tests"]:
        for word in [*words_of(test), programs.get(test["name"], "")]:
            is_program = word == test["name"] or word.startswith(root)
            if is_program and Path(word).name in known:
                needed.add(Path(word).name)
    print("\n".join(sorted(needed)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
