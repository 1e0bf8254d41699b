# SPDX-License-Identifier: Apache-2.0
"""Who may include whom (the folder table of ARCHITECTURE.md)."""

import re

from tree import CPP, HEADERS

# A file belongs to the longest folder that it lies in; so does what it includes.
MAY_INCLUDE = {
    "base": ["base"],
    "generator/ir": ["base", "generator/ir"],
    "generator/language": ["base", "generator/ir", "generator/language"],
    "generator/oracle": ["base", "generator/ir", "generator/language", "generator/oracle"],
    "generator/analysis": ["base", "generator/ir", "generator/language", "generator/analysis"],
    "generator/form": [
        "base",
        "generator/ir",
        "generator/language",
        "generator/analysis",
        "generator/form",
    ],
    "generator/llvm": [
        "base",
        "generator/ir",
        "generator/language",
        "generator/analysis",
        "generator/form",
        "generator/llvm",
    ],
    "generator/cuda": [
        "base",
        "generator/ir",
        "generator/language",
        "generator/oracle",
        "generator/analysis",
        "generator/form",
        "generator/schedule",
        "generator/cuda",
        "templates",
    ],
    "generator/schedule": ["base", "generator/schedule"],
    "generator": ["base", "generator", "templates"],
    "templates": ["templates"],
    "cascades": ["cascades"],
    "runtime": ["base", "cascades", "generator", "runtime"],
    "autotune": ["base", "generator", "runtime", "autotune"],
    "tools": ["base", "generator", "runtime", "autotune", "cascades", "tools"],
}
# What sees everything: tests and measurements, and programs that use us from outside.
UNBOUND = ("tests/", "bench/", "examples/")

QUOTED = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
ANGLED = re.compile(r"^\s*#\s*include\s+<([^>]+)>")
VENDOR = re.compile(r"^(cuda|nvrtc|cuda_runtime|cuda_runtime_api|cuda_fp16|cuda_bf16)\.h$|^llvm")


def folder_of(path):
    known = [folder for folder in MAY_INCLUDE if path.startswith(folder + "/")]
    return max(known, key=len, default=None)


def is_inside(folder, allowed):
    return folder == allowed or folder.startswith(allowed + "/")


def quoted_fault(path, name):
    if path.endswith(".cuh"):
        return "device code includes nothing: the emitter joins the parts"
    if path.startswith(UNBOUND):
        return None
    home = folder_of(path)
    target = folder_of(name)
    if home is None:
        return "this folder has no place in the layering: add it to MAY_INCLUDE"
    if target is None:
        return "write the path from the root of the project"
    if any(is_inside(target, allowed) for allowed in MAY_INCLUDE[home]):
        return None
    return f"{home}/ may include only {', '.join(MAY_INCLUDE[home])}"


def angled_fault(path, name):
    if path.endswith(".cuh"):
        return "device code includes nothing: it must compile with NVRTC alone"
    if path.startswith(UNBOUND):
        return None
    if name.startswith("CLI/") and not path.startswith("tools/"):
        return "CLI11 belongs to tools/"
    if name.startswith("doctest/"):
        return "doctest belongs to tests/"
    if name.startswith("fmt/") and path.endswith(HEADERS):
        return "fmt belongs into .cpp files"
    if VENDOR.match(name):
        return "no CUDA or LLVM header is needed to build: declare what is used"
    return None


def check(files):
    found = []
    for path, text in files.items():
        if not path.endswith(CPP):
            continue
        for number, line in enumerate(text.split("\n"), 1):
            for pattern, fault_of in ((QUOTED, quoted_fault), (ANGLED, angled_fault)):
                match = pattern.match(line)
                fault = fault_of(path, match.group(1)) if match else None
                if fault:
                    found.append(f"{path}:{number}: includes {match.group(1)}: {fault}")
    return found


BAD = [
    {"base/a.cpp": '#include "generator/ir/expr.h"'},
    {"generator/oracle/a.cpp": '#include "generator/analysis/analysis.h"'},
    {"generator/oracle/a.cpp": '#include "generator/cuda/source.h"'},
    {"generator/analysis/a.h": '#include "generator/oracle/interpret.h"'},
    {"generator/ir/a.h": '# include "generator/language/language.h"'},
    {"generator/language/a.cpp": '#include "generator/generate.h"'},
    {"runtime/cuda/a.cpp": '#include "tools/report.h"'},
    {"runtime/cuda/a.cpp": '#include "driver.h"'},
    {"runtime/cuda/a.cpp": "#include <cuda.h>"},
    {"runtime/vgpu/a.cpp": "#include <llvm-c/Core.h>"},
    {"templates/ops/a.cuh": '#include "templates/ops/b.cuh"'},
    {"templates/ops/a.cuh": "#include <cuda_fp16.h>"},
    {"generator/ir/a.cpp": "#include <CLI/CLI.hpp>"},
    {"base/a.h": "#include <fmt/format.h>"},
    {"runtime/a.cpp": "#include <doctest/doctest.h>"},
    {"newfolder/a.cpp": '#include "base/error.h"'},
]
GOOD = {
    "generator/cuda/a.cpp": '#include "generator/analysis/analysis.h"\n#include <fmt/format.h>',
    "generator/generate.cpp": '#include "generator/cuda/source.h"',
    "runtime/vgpu/a.cpp": '#include "generator/ir/expr.h"',
    "tools/main.cpp": '#include <CLI/CLI.hpp>\n#include "runtime/execute.h"',
    "tests/unit/base/a.cpp": '#include "runtime/execute.h"\n#include <cuda.h>',
}
