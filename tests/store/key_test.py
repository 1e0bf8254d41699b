#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Keys depend on the request alone: not on the process, its folder, language, clock or user."""

import json
import os
import random
import shutil
import unittest

from store_case import PROGRAM, WORKER, StoreCase, environment

REQUESTS = 1000


class KeyTest(StoreCase):
    def test_equal_in_every_surrounding(self):
        draw = random.Random(5)
        answers = set()
        for turn in range(12):
            extra = {f"V{draw.randrange(10**6)}": "x" * draw.randrange(40) for _ in range(turn)}
            env = environment(
                LANG=draw.choice(("C", "de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8")),
                LC_ALL=draw.choice(("", "C", "tr_TR.UTF-8")),
                TZ=draw.choice(("UTC", "Asia/Tokyo", "America/Lima")),
                HOME=draw.choice(("/", "/nonexistent")),
                **extra,
            )
            items = list(env.items())
            draw.shuffle(items)
            folder = self.folder / f"d{turn}"
            folder.mkdir()
            copy = shutil.copy(WORKER, folder / f"worker{turn}")
            line = [str(copy), *self.command("keys", count=REQUESTS)[1:]]
            answers.add(self.run_line(line, env=dict(items), cwd=folder).stdout)
        self.assertEqual(len(answers), 1)

    def test_another_compiler_is_another_key(self):
        """A driver is in no key; a build of the compiler is, both ways."""
        old, new = "NVRTC 13.0 aaaa bbbb", "NVRTC 13.0 aaaa bbbc"
        self.assertEqual(self.worker("get", "--compiler", old)["compiles"], 1)
        self.assertEqual(self.worker("get", "--compiler", new)["compiles"], 1)
        for name in (old, new):
            self.assertEqual(self.worker("get", "--compiler", name)["disk_hits"], 1)


class CompilerTest(StoreCase):
    """The same with NVRTC itself."""

    WORDS = ["compile", "softmax", "-D", "E=16,F=16", "--json"]

    def compile(self, *words, cwd=None, **env):
        env = environment(ATTNGEN_CACHE_DIR=str(self.cache), **env)
        return json.loads(self.run_line([PROGRAM, *self.WORDS, *words], env=env, cwd=cwd).stdout)

    def test_two_processes_compile_the_same_bytes(self):
        first = self.compile(ATTNGEN_CACHE="off")
        second = self.compile(ATTNGEN_CACHE="off", cwd="/", LANG="tr_TR.UTF-8")
        self.assertEqual(first["cubin_sha256"], second["cubin_sha256"])
        self.assertFalse(self.cache.exists())

    def test_a_hit_is_what_was_compiled(self):
        first = self.compile("-o", str(self.folder / "first.cubin"))
        self.assertIs(first["cached"], False)
        self.assertGreater(first["ms"], 0)
        second = self.compile("-o", str(self.folder / "second.cubin"), cwd="/", TZ="Asia/Tokyo")
        self.assertIs(second["cached"], True)
        self.assertEqual(second["ms"], 0)
        differ = {name for name in first if first[name] != second[name]}
        self.assertEqual(differ, {"cached", "ms"})
        self.assertEqual(
            (self.folder / "first.cubin").read_bytes(), (self.folder / "second.cubin").read_bytes()
        )

    def test_every_architecture_has_its_own_entry(self):
        archs = ("sm_80", "sm_90", "sm_90a", "sm_120", "sm_121")
        for arch in archs:
            self.assertIs(self.compile("--arch", arch)["cached"], False)
        self.assertEqual(len(self.entries()), len(archs))
        for arch in archs:
            document = self.compile("--arch", arch)
            self.assertIs(document["cached"], True)
            self.assertEqual(document["arch"], arch)

    def test_a_damaged_entry_is_compiled_again(self):
        good = self.compile()
        (path,) = self.entries()
        damaged = bytearray(path.read_bytes())
        damaged[len(damaged) // 2] ^= 4
        path.write_bytes(damaged)
        again = self.compile()
        self.assertIs(again["cached"], False)
        self.assertEqual(again["cubin_sha256"], good["cubin_sha256"])
        self.assertIs(self.compile()["cached"], True)

    def test_the_virtual_gpu_runs_from_the_cache(self):
        check = [PROGRAM, "check", "softmax", "-D", "P=5,M=7,E=16,F=16", "--seeds", "1", "--devices", "vgpu", "--json"]
        env = environment(ATTNGEN_CACHE_DIR=str(self.cache))
        self.run_line(check, env=env)
        self.assertEqual(len(self.entries()), 1)
        env["ATTNGEN_CACHE"] = "require"
        document = json.loads(self.run_line(check, env=env).stdout)
        self.assertEqual(document["races"], 0)
        other = [word.replace("E=16", "E=32") for word in check]
        done = self.run_line(other, 6, env=env)
        self.assertIn("ATTNGEN_CACHE=require", done.stderr)


if __name__ == "__main__":
    unittest.main()
