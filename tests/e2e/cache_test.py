# SPDX-License-Identifier: Apache-2.0
"""The verb `cache`, and what other verbs do with the compile cache."""

import hashlib
import os
import pathlib
import unittest

from program_case import ProgramCase

HEADS = ["-D", "E=64,F=64"]


class CacheTest(ProgramCase):
    """`attngen cache`; that the cache itself holds is the matter of tests/store."""

    def setUp(self):
        super().setUp()
        self.compiled = self.document("compile", "causal", *HEADS)
        self.assertIs(self.compiled["cached"], False)

    def entry(self):
        (entry,) = self.document("cache", "ls")["entries"]
        return entry

    def test_a_second_compile_is_none(self):
        again = self.document("compile", "causal", *HEADS)
        self.assertIs(again["cached"], True)
        self.assertEqual(again["ms"], 0)
        for field in set(again) - {"cached", "ms"}:
            self.assertEqual(again[field], self.compiled[field], field)
        self.assertIn("cached", self.text("compile", "causal", *HEADS))
        self.assertIs(self.document("compile", "causal", *HEADS, "--arch", "sm_90")["cached"], False)

    def test_listings(self):
        entry = self.entry()
        self.assertRegex(entry["key"], "^[0-9a-f]{64}$")
        self.assertEqual((entry["entry"], entry["arch"]), (self.compiled["entry"], "sm_80"))
        self.assertTrue(entry["compiler"].startswith(self.compiled["compiler"] + " "))
        self.assertEqual(int(entry["facts"]["registers"]), self.compiled["registers"])
        self.assertIn(entry["key"][:12], self.text("cache", "ls"))
        stat = self.document("cache", "stat")
        self.assertEqual((stat["mode"], stat["entries"], stat["bytes"]), ("rw", 1, entry["bytes"]))
        self.assertEqual(stat["max_bytes"], 2 << 30)
        self.assertEqual(self.text("cache", "path"), self.cache + "\n")
        self.assertEqual(self.document("cache", "path")["folder"], self.cache)

    def test_extract(self):
        key = self.entry()["key"]
        files = self.document("cache", "extract", key[:8], "-o", "out")["files"]
        self.assertIn(f"out/{key}.cubin", files)
        self.assertEqual((self.folder / "out" / f"{key}.cu").read_text(), self.text("emit", "causal", *HEADS))
        cubin = (self.folder / "out" / f"{key}.cubin").read_bytes()
        self.assertEqual(hashlib.sha256(cubin).hexdigest(), self.compiled["cubin_sha256"])
        ptx = (self.folder / "out" / f"{key}.ptx").read_text()
        self.assertEqual(ptx.rstrip("\n"), self.text("show", "causal", *HEADS, "--stage", "ptx").rstrip("\n"))
        self.refused("cache", "extract", "0123456789", message="has the key 0123456789")
        self.refused("cache", "extract", "xyz", message="no key")

    def test_verify(self):
        self.assertEqual(self.document("cache", "verify")["entries"], 1)
        path = next(pathlib.Path(self.cache).glob("v1/obj/*/*.agk"))
        path.write_bytes(path.read_bytes()[:-1])
        found = self.document("cache", "verify", code=1)
        self.assertEqual([fault["key"] for fault in found["result"]["faults"]], [path.parent.name + path.stem])
        self.assertTrue(self.document("cache", "verify", "--remove")["faults"][0]["removed"])
        self.assertFalse(path.exists())
        self.assertEqual(self.document("cache", "verify")["entries"], 0)

    def test_upkeep(self):
        self.assertEqual(self.document("cache", "gc", "--max", "1K")["evicted"], 0)
        done = self.document("cache", "gc", "--max", "1K", "--min-age", "0")
        self.assertEqual((done["evicted"], done["entries"]), (1, 0))
        self.attngen("compile", "causal", *HEADS)
        self.assertEqual(self.document("cache", "clear")["removed"], 1)
        self.assertEqual(self.document("cache", "ls")["entries"], [])
        self.refused("cache", "gc", "--max", "much", message="--max much")

    def test_a_bundle(self):
        self.assertEqual(self.document("cache", "export", "bundle")["copied"], 1)
        self.assertEqual(self.document("cache", "export", "bundle")["present"], 1)
        self.attngen("cache", "clear")
        bundled = dict(os.environ, ATTNGEN_CACHE_RO_PATH=str(self.folder / "bundle"))
        self.assertIs(self.document("compile", "causal", *HEADS, env=bundled)["cached"], True)
        self.assertEqual(self.document("cache", "ls")["entries"], [])
        self.assertEqual(self.document("cache", "import", "bundle")["copied"], 1)
        self.assertIs(self.document("compile", "causal", *HEADS)["cached"], True)
        self.refused("cache", "import", "nothing", message="there is no folder nothing")
        path = next((self.folder / "bundle").glob("v1/obj/*/*.agk"))
        path.write_bytes(path.read_bytes() + b"x")
        self.attngen("cache", "clear")
        self.assertEqual(len(self.document("cache", "import", "bundle", code=1)["result"]["faults"]), 1)
        self.assertEqual(self.document("cache", "ls")["entries"], [])

    def test_settings_that_cannot_be_used(self):
        for variable, value, verb in (
            ("ATTNGEN_CACHE", "on", "compile"),
            ("ATTNGEN_CACHE_MAX", "-1", "compile"),
            ("ATTNGEN_CACHE_SHARED", "yes", "compile"),
            ("ATTNGEN_LOG", "loud", "compile"),
            ("ATTNGEN_LOG_FILE", "absent/log", "compile"),
        ):
            words = [verb, "causal", *HEADS] if verb == "compile" else [verb]
            done = self.attngen(*words, env=dict(os.environ, **{variable: value}), code=2)
            self.assertIn(variable, done.stderr.decode())
        required = dict(os.environ, ATTNGEN_CACHE="require")
        self.assertIs(self.document("compile", "causal", *HEADS, env=required)["cached"], True)
        done = self.attngen("compile", "causal", *HEADS, "--arch", "sm_90", env=required, code=6)
        self.assertIn(b"ATTNGEN_CACHE=require", done.stderr)
        for action in ("clear", "gc"):
            done = self.attngen("cache", action, env=required, code=2)
            self.assertIn(b"forbids to change", done.stderr)

    def test_words(self):
        self.refused("cache", message="required")
        self.refused("cache", "shrink", message="shrink")


if __name__ == "__main__":
    unittest.main()
