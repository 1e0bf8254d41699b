# SPDX-License-Identifier: Apache-2.0
"""The shape of the tree: file lengths, mirrored tests, listed sources."""

import os
import re

from tree import CPP, LINTED


class Length:
    MOST = 400
    EXCEPTIONS = {}  # path: why it is longer
    BAD = [{"base/a.cpp": "x\n" * 401}]
    GOOD = {"base/a.cpp": "x\n" * 400, "docs/a.md": "x\n" * 1000}

    def check(self, files):
        found = []
        for path, text in files.items():
            lines = text.count("\n")
            if path.endswith(LINTED) and lines > self.MOST and path not in self.EXCEPTIONS:
                found.append(f"{path}: {lines} lines; at most {self.MOST}: split it by job")
        for path in self.EXCEPTIONS:
            if files.get(path, "").count("\n") <= self.MOST:
                found.append(f"{path}: is an exception from the length rule and needs none")
        return found


class MirroredTests:
    """X.h with X.cpp that other folders include has a test file where one looks for it.

    What only its own folder includes is an inner part: it is judged through the headers that the
    folder shows, by tests that are named for behaviour.
    """

    FOLDERS = ("base/", "generator/", "runtime/")
    EXCEPTIONS = {}  # path of the .cpp: which test covers it, and why not its own
    INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
    USER = {"tools/b.cpp": '#include "base/a.h"\n#include "runtime/vgpu/a.h"'}
    BAD = [
        {"base/a.cpp": "", "base/a.h": "", **USER},
        {"base/a.cpp": "", "base/a.h": "", "tests/unit/base/b_test.cpp": "", **USER},
        {"runtime/vgpu/a.cpp": "", "runtime/vgpu/a.h": "", "tests/unit/runtime/a_test.cpp": "", **USER},
    ]
    GOOD = {
        "base/a.cpp": "",
        "base/a.h": "",
        "tests/unit/base/a_test.cpp": "",
        "base/inner.cpp": "",
        "base/inner.h": "",
        "base/c.cpp": '#include "base/inner.h"',
        "tools/b.h": "",
        **USER,
    }

    def check(self, files):
        shown = self.shown_headers(files)
        found = []
        for path in files:
            stem, ext = os.path.splitext(path)
            if ext != ".cpp" or stem + ".h" not in shown:
                continue
            test = f"tests/unit/{stem}_test.cpp"
            if (test in files) == (path in self.EXCEPTIONS):
                has = "has a test and an exception" if test in files else f"no {test}"
                found.append(f"{path}: {has}")
        for path in self.EXCEPTIONS:
            if path not in files:
                found.append(f"{path}: has an exception from mirrored tests and does not exist")
        return found

    def shown_headers(self, files):
        """Headers of ours that code of another folder includes; tests do not count."""
        shown = set()
        for path, text in files.items():
            if path.endswith(CPP) and not path.startswith("tests/"):
                for name in self.INCLUDE.findall(text):
                    if os.path.dirname(name) != os.path.dirname(path):
                        shown.add(name)
        return {name for name in shown if name.startswith(self.FOLDERS)}


class ListedSources:
    """Every .cpp is named by the CMakeLists.txt of its folder or of one above; lists are sorted."""

    SOURCE = re.compile(r"^\s*([\w./-]+\.cpp)\s*$")
    BAD = [
        {"base/a.cpp": "", "base/CMakeLists.txt": "attngen_library(x\n  b.cpp)"},
        {"base/a.cpp": ""},
        {"base/a.cpp": "", "base/b.cpp": "", "base/CMakeLists.txt": "x(\n  b.cpp\n  a.cpp\n)"},
    ]
    GOOD = {
        "base/a.cpp": "",
        "base/b.cpp": "",
        "base/CMakeLists.txt": "x(\n  a.cpp\n  b.cpp\n)",
        "tests/fuzz/npy_fuzz.cpp": "",
        "tests/fuzz/CMakeLists.txt": "f(${NAME}_fuzz.cpp)\nattngen_fuzz(npy LINK x)",
    }

    def check(self, files):
        found = []
        for path in files:
            if path.endswith(".cpp") and not self.is_listed(path, files):
                found.append(f"{path}: no CMakeLists.txt lists it, so nothing builds it")
        for path, text in files.items():
            if os.path.basename(path) == "CMakeLists.txt":
                found += self.unsorted(path, text)
        return found

    def is_listed(self, path, files):
        folder = os.path.dirname(path)
        while True:
            lists = files.get(os.path.join(folder, "CMakeLists.txt"), "")
            name = os.path.relpath(path, folder or ".")
            if re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w.-])", lists):
                return True
            fuzz = re.fullmatch(r"(\w+)_fuzz\.cpp", name)
            if fuzz and re.search(rf"attngen_fuzz\(\s*{fuzz.group(1)}\b", lists):
                return True
            if not folder:
                return False
            folder = os.path.dirname(folder)

    def unsorted(self, path, text):
        found = []
        before = ""
        for number, line in enumerate(text.split("\n"), 1):
            match = self.SOURCE.match(line.rstrip(")"))
            name = match.group(1) if match else ""
            if name and before and name < before:
                found.append(f"{path}:{number}: {name} stands after {before}")
            before = name
        return found
