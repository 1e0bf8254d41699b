#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Objects of the CPU device in the store, beside cubins: listed, verified, extracted, moved."""

import json
import unittest

from store_case import PROGRAM, StoreCase, environment


class ObjectTest(StoreCase):
    def cache_verb(self, *words, code=0, cache=None):
        env = environment(ATTNGEN_CACHE_DIR=str(cache or self.cache))
        done = self.run_line([PROGRAM, "cache", *words, "--json"], code, env=env)
        return json.loads(done.stdout)

    def setUp(self):
        super().setUp()
        self.worker("get", kind="cpu-object", compiler="LLVM 19.1.7 0123abcd", first=4, count=1, bytes=777)
        self.worker("get", first=5, count=1)

    def by_kind(self, cache=None):
        return {entry["kind"]: entry for entry in self.cache_verb("ls", cache=cache)["entries"]}

    def test_both_kinds_are_listed(self):
        entries = self.by_kind()
        self.assertEqual(sorted(entries), ["cpu-object", "cubin"])
        self.assertEqual(entries["cpu-object"]["compiler"], "LLVM 19.1.7 0123abcd")
        table = self.run_line([PROGRAM, "cache", "ls"], env=environment(ATTNGEN_CACHE_DIR=str(self.cache))).stdout
        self.assertRegex(table, r"(?m)^\S+ +entry_4 +\S+ +LLVM 19\.1\.7 ")

    def test_extract_writes_text_and_object(self):
        key = self.by_kind()["cpu-object"]["key"]
        files = self.cache_verb("extract", key, "-o", str(self.folder / "out"))["files"]
        self.assertEqual(sorted(files), [str(self.folder / "out" / f"{key}{end}") for end in (".ll", ".o")])
        self.assertTrue((self.folder / "out" / f"{key}.ll").read_text().startswith("kernel 4 "))
        self.assertEqual((self.folder / "out" / f"{key}.o").stat().st_size, 777)
        cubin = self.by_kind()["cubin"]["key"]
        files = self.cache_verb("extract", cubin, "-o", str(self.folder / "out"))["files"]
        ends = sorted(name.rpartition(".")[2] for name in files)
        self.assertEqual(ends, ["cu", "cubin", "ptx"])

    def test_verify_finds_a_damaged_object(self):
        self.assertEqual(self.verify()["entries"], 2)
        key = self.by_kind()["cpu-object"]["key"]
        (path,) = (path for path in self.entries() if path.parent.name + path.stem == key)
        content = bytearray(path.read_bytes())
        content[-100] ^= 1
        path.write_bytes(content)
        found = self.verify(code=1)
        self.assertEqual([fault["key"] for fault in found["result"]["faults"]], [key])
        repaired = self.worker("get", kind="cpu-object", compiler="LLVM 19.1.7 0123abcd", first=4, count=1, bytes=777)
        self.assertEqual((repaired["compiles"], repaired["repairs"]), (1, 1))
        self.assertEqual(self.verify()["entries"], 2)

    def test_a_bundle_carries_objects(self):
        bundle, other = self.folder / "bundle", self.folder / "other"
        self.assertEqual(self.cache_verb("export", str(bundle))["copied"], 2)
        self.assertEqual(self.cache_verb("import", str(bundle), cache=other)["copied"], 2)
        self.assertEqual(self.by_kind(other)["cpu-object"]["key"], self.by_kind()["cpu-object"]["key"])


if __name__ == "__main__":
    unittest.main()
