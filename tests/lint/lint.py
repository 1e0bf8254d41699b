#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks of the project's own text: each is a test of its own, and proves first that it can fail.

usage: lint.py CHECK [ROOT]
"""

import sys

import layering
import structure
import tokens
from tree import read_tree

CHECKS = {
    "environment": tokens.ENVIRONMENT,
    "file_calls": tokens.FILE_CALLS,
    "file_length": structure.Length(),
    "forbidden_words": tokens.ForbiddenWords(),
    "layering": layering,
    "listed_sources": structure.ListedSources(),
    "mirrored_tests": structure.MirroredTests(),
    "output": tokens.OUTPUT,
    "spdx": tokens.Spdx(),
    "template_words": tokens.TemplateWords(),
    "using_namespace": tokens.USING_NAMESPACE,
}


def prove_it_can_fail(name, check):
    """What must be found is found, what is fine is not."""
    exceptions = getattr(check, "EXCEPTIONS", {})

    def found(example):
        return [text for text in check.check(example) if text.split(":")[0] not in exceptions]

    for bad in check.BAD:
        if not found(bad):
            sys.exit(f"{name}: its own bad example passes: {bad}")
    if found(check.GOOD):
        sys.exit(f"{name}: its own good example fails: {found(check.GOOD)}")


def main():
    name = sys.argv[1]
    check = CHECKS[name]
    prove_it_can_fail(name, check)
    files = read_tree(sys.argv[2] if len(sys.argv) > 2 else ".")
    if len(files) < 100:
        sys.exit(f"{name}: only {len(files)} files found: this is not the project's root")
    found = check.check(files)
    print("\n".join(found))
    print(f"{name}: {len(found)} findings in {len(files)} files")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
