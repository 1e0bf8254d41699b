#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A kernel is code: a folder or a file that others could have written is not believed."""

import os
import shutil
import subprocess
import unittest

from store_case import PROGRAM, WORKER, StoreCase, environment, skip

NOBODY = 65534


def as_user(user, group, groups=()):
    line = ["setpriv", f"--reuid={user}", f"--regid={group}"]
    return [*line, "--groups=" + ",".join(map(str, groups))] if groups else [*line, "--clear-groups"]


class TrustTest(StoreCase):
    def refused(self, why, cache=None, **options):
        """Memory only: kernels are right, nothing is read or written, one warning says why."""
        cache = cache or self.cache
        before = {path: os.lstat(path).st_mtime_ns for path in self.folder.rglob("*")}
        result = self.worker("get", cache=cache, count=3, **options)
        self.assertEqual((result["compiles"], result["disk_hits"], result["warnings"]), (3, 0, 1))
        self.assertIn(why, result["stderr"])
        self.assertIn("is not used", result["stderr"])
        self.assertEqual({path: os.lstat(path).st_mtime_ns for path in self.folder.rglob("*")}, before)

    def warmed(self):
        self.worker("get", count=3)

    def test_everyone_can_write(self):
        self.warmed()
        self.cache.chmod(0o777)
        self.refused("everyone can write to it")
        self.cache.chmod(0o1777)
        self.refused("everyone can write to it")

    def test_the_group_can_write(self):
        self.warmed()
        self.cache.chmod(0o770)
        self.refused("ATTNGEN_CACHE_SHARED")

    def test_an_inner_folder_is_open(self):
        for inner in ("v1", "v1/obj"):
            self.warmed()
            (self.cache / inner).chmod(0o777)
            self.refused("everyone can write to it")
            (self.cache / inner).chmod(0o700)

    def test_a_link_in_place_of_the_folder(self):
        real = self.folder / "real"
        self.worker("get", cache=real, count=3)
        os.symlink(real, self.cache)
        self.refused("")

    def test_a_link_in_place_of_an_inner_folder(self):
        self.warmed()
        os.rename(self.cache / "v1" / "obj", self.folder / "obj")
        os.symlink(self.folder / "obj", self.cache / "v1" / "obj")
        self.refused("")

    def test_a_file_in_place_of_the_folder(self):
        self.cache.write_text("x")
        self.refused("")

    def test_somebody_elses_folder(self):
        self.need_root()
        self.warmed()
        os.chown(self.cache, NOBODY, NOBODY)
        self.refused("belongs to user 65534")

    def test_a_planted_entry(self):
        """Whole and well-formed, but of another owner, or writable by others."""
        self.need_root()
        self.warmed()
        for change in (lambda path: os.chown(path, NOBODY, -1), lambda path: path.chmod(0o666)):
            path = self.entries()[0]
            change(path)
            result = self.worker("get", count=3)
            self.assertEqual((result["compiles"], result["repairs"], result["warnings"]), (1, 1, 1))
            self.assertEqual(os.stat(path).st_uid, os.geteuid())
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)

    def test_a_bundle_of_another_user(self):
        self.need_root()
        bundle = self.folder / "bundle"
        self.worker("get", cache=bundle)
        os.chown(bundle, NOBODY, NOBODY)
        result = self.worker("get", "--bundle", bundle)
        self.assertEqual((result["compiles"], result["disk_hits"], result["warnings"]), (1, 0, 1))
        self.assertIn("belongs to user 65534", result["stderr"])

    def test_a_cache_shared_by_a_group(self):
        """Two users of one group, a folder with set-group and sticky bits; a third user gets nothing."""
        self.need_root()
        group = 54321
        self.folder.chmod(0o755)
        self.cache.mkdir()
        os.chown(self.cache, 0, group)
        self.cache.chmod(0o3770)
        alice = as_user(50001, 50001, [group])
        bob = as_user(50002, 50002, [group])
        if subprocess.run([*alice, WORKER], capture_output=True, check=False).returncode != 9:
            skip("the worker lies where another user cannot run it")
        first = self.worker("get", count=3, shared=1, prefix=alice)
        self.assertEqual((first["compiles"], first["warnings"]), (3, 0), first["stderr"])
        second = self.worker("get", count=4, shared=1, prefix=bob)
        self.assertEqual((second["disk_hits"], second["compiles"], second["warnings"]), (3, 1, 0), second["stderr"])
        third = self.worker("get", count=4, shared=1, prefix=alice)
        self.assertEqual((third["disk_hits"], third["warnings"]), (4, 0), third["stderr"])
        for path in self.entries():
            self.assertEqual((path.stat().st_gid, path.stat().st_mode & 0o777), (group, 0o640))
        stranger = self.worker("get", shared=1, prefix=as_user(50003, 50003))
        self.assertEqual((stranger["compiles"], stranger["warnings"]), (1, 1))
        unshared = self.worker("get", prefix=alice)
        self.assertEqual((unshared["compiles"], unshared["warnings"]), (1, 1))
        self.cache.chmod(0o2770)
        self.refused("sticky", shared=1, prefix=alice)

    def test_the_verbs_say_why(self):
        self.warmed()
        self.cache.chmod(0o777)
        env = environment(ATTNGEN_CACHE_DIR=str(self.cache))
        for verb in ("ls", "verify", "clear", "gc", "path"):
            done = self.run_line([PROGRAM, "cache", verb], 6, env=env)
            self.assertIn("everyone can write to it", done.stderr)
        self.assertEqual(len(self.entries()), 3)

    def need_root(self):
        if os.geteuid() != 0 or shutil.which("setpriv") is None:
            skip("needs root and setpriv")


if __name__ == "__main__":
    unittest.main()
