#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles alone, included twice, with the warnings of the dev preset.

A header that its own .cpp includes first is compiled alone by the build; the others are here.

usage: headers_alone.py COMPILER ROOT [FLAG...]
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

from tree import project_paths

WARNINGS = ["-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]
# Host headers only; device code (.cuh) is compiled by the tests of the kernels.
FOLDERS = ("base/", "generator/", "runtime/", "autotune/", "tools/", "cascades/", "templates/", "tests/")

BROKEN = {
    "lacks an include": "#pragma once\nstd::string f();\n",
    "lacks its guard": "struct S {};\n",
    "defines twice": "#pragma once\nint f() { return 0; }\nint f() { return 1; }\n",
    "warns": "#pragma once\ninline int f(long x) { return x; }\n",
}


def complaint(command, header, cwd):
    """What the compiler says about `header`; empty when it is fine."""
    done = subprocess.run(
        command,
        input=f'#include "{header}"\n#include "{header}"\n',
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout or ("" if done.returncode == 0 else f"exit {done.returncode}")


def compile_command(compiler, root, flags):
    return [compiler, "-std=c++20", "-fsyntax-only", *WARNINGS, f"-I{root}", *flags, "-xc++", "-"]


def prove_it_can_fail(compiler, flags):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**BROKEN, "is fine": "#pragma once\nstruct S {};\n"}.items():
            with open(os.path.join(folder, "header.h"), "w", encoding="utf-8") as out:
                out.write(text)
            said = complaint(compile_command(compiler, folder, flags), "header.h", folder)
            if bool(said) != (name in BROKEN):
                sys.exit(f"headers_alone: the example that {name} was judged wrongly: {said}")


FIRST_INCLUDE = re.compile(r"^\s*#\s*include\s+[<\"]([^>\"]+)", re.MULTILINE)


def is_first_in_its_source(header, root):
    source = os.path.join(root, os.path.splitext(header)[0] + ".cpp")
    if not os.path.isfile(source):
        return False
    with open(source, encoding="utf-8") as text:
        first = FIRST_INCLUDE.search(text.read())
    return first is not None and first.group(1) == header


def is_guarded(header, root):
    with open(os.path.join(root, header), encoding="utf-8") as text:
        return "#pragma once\n" in text.read()


def main():
    compiler, root, flags = sys.argv[1], sys.argv[2], sys.argv[3:]
    prove_it_can_fail(compiler, flags)
    headers = [p for p in project_paths(root) if p.endswith((".h", ".hpp")) and p.startswith(FOLDERS)]
    if len(headers) < 20:
        sys.exit(f"headers_alone: only {len(headers)} headers found: this is not the project's root")
    unguarded = [header for header in headers if not is_guarded(header, root)]
    for header in unguarded:
        print(f"{header} lacks #pragma once")
    lone = [header for header in headers if not is_first_in_its_source(header, root)]
    command = compile_command(compiler, root, flags)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = list(pool.map(lambda header: complaint(command, header, root), lone))
    failed = [header for header, text in zip(lone, said) if text]
    for header, text in zip(lone, said):
        if text:
            print(f"{header} does not compile alone:\n{text}")
    print(f"{len(failed)} of {len(lone)} fail; {len(headers) - len(lone)} more are first in their .cpp")
    sys.exit(1 if failed or unguarded else 0)


if __name__ == "__main__":
    main()
