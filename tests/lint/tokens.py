# SPDX-License-Identifier: Apache-2.0
"""Words that belong to one place only: the environment, files, output, and what attention knows."""

import re

from tree import CPP, HEADERS, LINTED, code_of, matches

FREE = ("tests/", "bench/", "examples/")


class Words:
    """A check that finds `pattern` in C++ code outside the places where it belongs."""

    def __init__(self, pattern, message, allowed, bad, good, ends=CPP, free=FREE):
        self.pattern = re.compile(pattern)
        self.message = message
        self.allowed = tuple(allowed)
        self.ends = ends
        self.free = free
        self.BAD = bad
        self.GOOD = good

    def check(self, files):
        found = []
        for path, text in files.items():
            if path.endswith(self.ends) and not path.startswith(self.allowed + self.free):
                found += matches(path, code_of(text), self.pattern, self.message)
        return found


ENVIRONMENT = Words(
    r"\b(?:secure_)?getenv\b|\benviron\b",
    "{}: the environment is read in base/settings.cpp, once",
    allowed=["base/settings.cpp"],
    bad=[{"runtime/a.cpp": 'auto p = std::getenv("HOME");'}],
    good={"base/settings.cpp": 'std::getenv("X")', "tools/a.cpp": "// getenv is not for us"},
)

FILE_CALLS = Words(
    r"^\s*#\s*include\s*<(?:fcntl\.h|fstream|dirent\.h|sys/stat\.h|sys/file\.h)>"
    r"|\b(?:fopen|freopen|fdopen|tmpfile|mkstemp|mkdtemp|opendir|openat|unlinkat|realpath)\s*\("
    r"|\b(?:o|i)?fstream\b"
    r"|(?<![\w.>:])(?:::|std::)?(?:rename|unlink|rmdir|mkdir|symlink|truncate|creat)\s*\("
    r"|(?<![\w>])::open\s*\("
    r"|\b(?:filesystem|fs)::(?!path\b)\w+",
    "{}: raw file calls are in base/: files, folder, descriptor",
    allowed=["base/files.cpp", "base/folder.", "base/descriptor.cpp", "base/settings.cpp"],  # settings: the program's own folder
    bad=[
        {"runtime/a.cpp": "std::ofstream out(path);"},
        {"runtime/a.cpp": "#include <fstream>"},
        {"generator/a.cpp": 'FILE* f = fopen("x", "r");'},
        {"tools/a.cpp": "if (rename(a, b) != 0) return;"},
        {"tools/a.cpp": "std::rename(a, b);"},
        {"tools/a.cpp": "int f = ::open(name, 0);"},
        {"tools/a.cpp": "std::filesystem::remove(path);"},
        {"tools/a.cpp": "if (fs::exists(path)) return;"},
    ],
    good={
        "base/files.cpp": "::open(name, 0); ::rename(a, b);",
        "runtime/a.cpp": "void* h = dlopen(name, 1); out.open(x); std::filesystem::path p;",
        "generator/a.cpp": "map.rename(a, b); // fopen(x)\nauto s = R\"(fopen(\"x\"))\";",
    },
)

OUTPUT = Words(
    r"\bstd::(?:cout|cerr|clog)\b|\bstd(?:out|err)\b|\bfmt::print\b"
    r"|(?<![\w.>])(?:std::)?(?:v?f?printf|f?puts|f?putc|putchar|fwrite|perror)\s*\(",
    "{}: only tools/ prints; libraries return text or throw",
    allowed=["tools/"],
    bad=[
        {"runtime/a.cpp": 'std::cout << "x";'},
        {"base/a.cpp": 'std::fprintf(stderr, "x");'},
        {"generator/a.cpp": 'printf("x");'},
        {"generator/a.cpp": 'fmt::print("x");'},
    ],
    good={
        "tools/a.cpp": 'std::fputs("x", stdout);',
        "base/a.cpp": 'std::snprintf(b, 4, "x"); out.puts(x); // printf("x")',
        "generator/cuda/a.cpp": 'const char* kPrintf = "printf(";',
    },
)

USING_NAMESPACE = Words(
    r"\busing\s+namespace\b",
    "{} in a header",
    allowed=[],
    bad=[{"base/a.h": "using namespace std;"}, {"tests/a.h": "  using  namespace attngen;"}],
    good={"base/a.cpp": "using namespace std;", "base/a.h": "// using namespace is for .cpp"},
    ends=HEADERS,
    free=(),
)


class TemplateWords:
    """Nothing in a template outside the op wrappers knows what attention does with its scores."""

    WORDS = {
        *("max", "exp", "softmax", "fmax", "ex2"),
        *("exp2", "exp2f", "expf", "fmaxf", "hmax", "hexp", "logsumexp"),
    }
    IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
    PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
    BAD = [
        {"templates/kernel/a.cuh": "float m = max(a, b);"},
        {"templates/kernel/a.cuh": "row_max[0] = x;"},
        {"templates/tile/a.cuh": "x = __expf(y);"},
        {"templates/tile/a.cuh": 'asm("ex2.approx.ftz.f32 %0, %1;");'},
        {"templates/tile/a.cuh": "struct OnlineSoftmax {};"},
        {"templates/tile/a.cuh": "fmaxf(a, b)"},
    ]
    GOOD = {
        "templates/kernel/a.cuh": "// the running max and softmax\nint kMaxRows = 4; /* exp */",
        "templates/ops/order.cuh": "float max_of(float a, float b) { return fmaxf(a, b); }",
        "templates/kernel/b.cuh": "expand(exponent, maximal);",
    }

    def check(self, files):
        found = []
        for path, text in files.items():
            outside = path.startswith("templates/") and not path.startswith("templates/ops/")
            if not outside or not path.endswith(".cuh"):
                continue
            for number, line in enumerate(code_of(text, keep_strings=True).split("\n"), 1):
                for name in self.IDENTIFIER.findall(line):
                    if self.knows(name):
                        found.append(f"{path}:{number}: {name}: belongs to a hook or an op wrapper")
        return found

    def knows(self, name):
        """A bound such as kMaxRows is no maximum of values."""
        words = {part.lower() for part in self.PART.findall(name)}
        if re.match(r"k[A-Z]", name):
            words.discard("max")
        return bool(words & self.WORDS)


class Spdx:
    LINE = "SPDX-License-Identifier: Apache-2.0"
    BAD = [
        {"base/a.cpp": '#include "base/a.h"\n// SPDX-License-Identifier: Apache-2.0\n'},
        {"cmake/a.cmake": ""},
        {"tests/a.py": "#!/usr/bin/env python3\nimport os\n"},
        {"base/a.h": "// SPDX-License-Identifier: MIT\n"},
        {"a.h": "/* SPDX-License-Identifier: MIT\n"},
    ]
    GOOD = {
        "base/a.cpp": "// SPDX-License-Identifier: Apache-2.0\n",
        "tests/a.py": "#!/usr/bin/env python3\n# SPDX-License-Identifier: Apache-2.0\n",
        "docs/a.md": "# A page",
        "a.h": "/* SPDX-License-Identifier: Apache-2.0\n * C, where // is younger than the language.\n */\n",
    }

    def check(self, files):
        found = []
        for path, text in files.items():
            if not path.endswith(LINTED):
                continue
            lines = text.split("\n")
            first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
            sign = "/*" if first.startswith("/*") else "//" if path.endswith(CPP) else "#"
            if first != f"{sign} {self.LINE}":
                found.append(f"{path}:1: the first line is not '{sign} {self.LINE}'")
        return found


class ForbiddenWords:
    """Put together from pieces, or this file would find itself."""

    PIECES = [
        *(("/wo", "rk/"), ("/ro", "ot/"), ("/t", "mp/"), ("deb.debian", ".org"), ("pypi", ".org")),
        *(("python", "hosted.org"), ("registry.", "npmjs"), ("index.", "crates.io")),
    ]
    LEFTOVERS = [("TO", "DO"), ("FIX", "ME"), ("X", "XX"), ("HA", "CK")]
    PATTERN = re.compile(
        "|".join(re.escape("".join(p)) for p in PIECES)
        + r"|\b(?:"
        + "|".join("".join(p) for p in LEFTOVERS)
        + r")\b"
    )
    BAD = [{"docs/a.md": "see " + "".join(pieces)} for pieces in PIECES + LEFTOVERS]
    GOOD = {"docs/a.md": "a workpiece in build/, mkdtemp XXXXXX, roots"}

    def check(self, files):
        found = []
        for path, text in files.items():
            message = "{}: names this machine, a package host, or work left over"
            found += matches(path, text, self.PATTERN, message)
        return found
