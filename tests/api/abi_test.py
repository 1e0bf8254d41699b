# SPDX-License-Identifier: Apache-2.0
"""libattngen.so exports the calls of attngen.h, which exports.map lists, and nothing else."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = os.environ["ATTNGEN_LIBRARY"]


def declared():
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "attngen.h").read_text(), flags=re.DOTALL)
    return sorted(re.findall(r"ATTNGEN_API[^;(]*?(attngen_\w+)\s*\(", text))


def listed():
    text = re.sub(r"#.*", "", (ROOT / "runtime/api/exports.map").read_text())
    exported, hidden = re.search(r"global:(.*)local:(.*)\}", text, re.DOTALL).groups()
    return re.findall(r"(\w+);", exported), hidden.split()


def exported():
    """(name with its version, kind) of every defined dynamic symbol."""
    done = subprocess.run(
        [os.environ["ATTNGEN_NM"], "-D", "--defined-only", LIBRARY],
        check=True, capture_output=True, text=True,
    )
    return [(line.split()[-1], line.split()[-2]) for line in done.stdout.splitlines()]


class Abi(unittest.TestCase):
    def test_the_header_and_the_list_agree(self):
        names, hidden = listed()
        self.assertGreater(len(names), 20)
        self.assertEqual(names, sorted(names), "exports.map is sorted")
        self.assertEqual(declared(), names)
        self.assertEqual(hidden, ["*;"])

    def test_the_library_exports_that_and_nothing_else(self):
        names = listed()[0]
        calls = sorted(name.split("@")[0] for name, kind in exported() if kind == "T")
        self.assertEqual(calls, names)
        others = [(name, kind) for name, kind in exported() if kind not in "Tw"]
        self.assertEqual(others, [("ATTNGEN_0.1", "A")])
        for name, kind in exported():
            if kind == "T":
                self.assertTrue(name.endswith("@@ATTNGEN_0.1"), name)

    def test_what_it_is_linked_with(self):
        done = subprocess.run(["readelf", "-d", LIBRARY], check=True, capture_output=True, text=True)
        needed = re.findall(r"NEEDED.*\[(.*?)\]", done.stdout)
        for name in needed:
            self.assertNotRegex(name, r"^lib(cuda|nvrtc|LLVM)", "those are opened, never linked")
        self.assertIn("[libattngen.so.0]", done.stdout)


if __name__ == "__main__":
    unittest.main()
