#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Full disks, read-only mounts, quotas, failing calls: slower, never wrong, never fatal, one warning."""

import concurrent.futures
import os
import pathlib
import resource
import shutil
import subprocess
import unittest

from store_case import (
    FILE_CALLS, SANITIZED, WORKER, StoreCase, environment, require_strace, skip, store_range, traced_calls,
    unshare_works,
)  # fmt: skip

ERRORS = ("ENOSPC", "EIO", "EACCES", "ESTALE", "EMFILE", "EINTR")


def shell(case, script, code=0):
    """A shell script that is root of its own mounts."""
    line = ["unshare", "-rm", "sh", "-euc", script]
    return case.run_line(line, code, env=environment(WORKER=WORKER))


class FullDiskTest(StoreCase):
    def test_a_full_tmpfs(self):
        if not unshare_works():
            skip("no private mounts here (unshare -rm)")
        # 64 KiB: some entries fit, then none does; every kernel is right and one warning is given.
        self.cache.mkdir()
        done = shell(
            self,
            f"mount -t tmpfs -o size=64k,mode=0700 none {self.cache}; "
            f"\"$WORKER\" get --dir {self.cache} --count 30 --bytes 8000; "
            f"\"$WORKER\" get --dir {self.cache} --count 30 --bytes 8000; "
            f"\"$WORKER\" check --dir {self.cache} --count 30 --bytes 8000; "
            f"find {self.cache} -name '*.tmp' | wc -l",
        )
        first, second, check, temporaries = [line for line in done.stdout.splitlines() if line]
        self.assertIn('"compiles": 30', first)
        self.assertIn('"warnings": 1', first)
        self.assertNotIn('"disk_hits": 0', second)
        self.assertIn('"faults": 0', check)
        self.assertEqual(temporaries, "0")
        self.assertIn("No space left", done.stderr)

    def test_no_space_for_a_single_folder(self):
        if not unshare_works():
            skip("no private mounts here (unshare -rm)")
        self.cache.mkdir()
        done = shell(
            self,
            f"mount -t tmpfs -o nr_inodes=1,mode=0700 none {self.cache}; \"$WORKER\" get --dir {self.cache} --count 3",
        )
        self.assertIn('"compiles": 3', done.stdout)
        self.assertIn('"warnings": 1', done.stdout)

    def test_a_limit_on_file_size(self):
        """Going past RLIMIT_FSIZE would end the process by a signal."""
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))  # noqa: E731
        result = self.worker("get", count=3, bytes=8000, preexec_fn=limit)
        self.assertEqual((result["compiles"], result["warnings"]), (3, 1))
        self.assertEqual(self.entries(), [])
        self.assertEqual(self.temporaries(), [])

    def test_no_descriptors_left(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))  # noqa: E731
        result = self.worker("get", count=3, preexec_fn=limit)
        self.assertEqual(result["compiles"], 3)
        self.assertLessEqual(result["warnings"], 1)


class ReadOnlyTest(StoreCase):
    def test_a_read_only_mount(self):
        if not unshare_works():
            skip("no private mounts here (unshare -rm)")
        self.worker("get", count=2)
        done = shell(
            self,
            f"mount --bind {self.cache} {self.cache}; mount -o remount,ro,bind {self.cache}; "
            f"\"$WORKER\" get --dir {self.cache} --count 4; \"$WORKER\" get --dir {self.cache}/deeper --count 2",
        )
        some, none = done.stdout.splitlines()
        self.assertIn('"disk_hits": 2, "compiles": 2', some)
        self.assertIn('"warnings": 1', some)
        self.assertIn('"compiles": 2', none)
        self.assertIn('"warnings": 1', none)
        self.assertEqual(len(self.entries()), 2)

    def test_a_user_who_may_not_write(self):
        if os.geteuid() != 0 or shutil.which("setpriv") is None:
            skip("needs root and setpriv")
        # Root's cache, readable by all: what a container image brings along.
        self.worker("get", count=2)
        for path in (self.folder, self.cache, *self.cache.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if not self.runs_as(nobody):
            skip("the worker lies where another user cannot run it")
        result = self.worker("get", count=4, prefix=nobody)
        self.assertEqual((result["disk_hits"], result["compiles"], result["warnings"]), (2, 2, 1))
        self.assertIn("Permission denied", result["stderr"])

    def test_a_home_that_cannot_be_made(self):
        if os.geteuid() != 0 or shutil.which("setpriv") is None:
            skip("needs root and setpriv")
        self.folder.chmod(0o755)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if not self.runs_as(nobody):
            skip("the worker lies where another user cannot run it")
        result = self.worker("get", count=3, prefix=nobody)
        self.assertEqual((result["compiles"], result["warnings"]), (3, 1))

    def runs_as(self, prefix):
        return subprocess.run([*prefix, WORKER], capture_output=True, check=False).returncode == 9


class FailingCallTest(StoreCase):
    """SQLite's method: the k-th call fails, for every k."""

    KEYS = 4

    def injected(self, line, what):
        return self.run_line(
            ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=" + FILE_CALLS, "-e", "inject=" + what, *line]
        )

    def test_every_call_fails_once(self):
        require_strace()
        self.worker("get", cache=self.folder / "model", count=1)
        model = self.folder / "model"
        trace = self.folder / "trace"
        shutil.copytree(model, trace)
        calls = traced_calls(self.command("get", cache=trace, count=self.KEYS), self.folder / "log")
        first, last = store_range(calls, trace)
        self.assertGreater(last - first, 100)

        def fails_at(point):
            cache = self.folder / f"cache{point}"
            shutil.copytree(model, cache)
            error = ERRORS[point % len(ERRORS)]
            done = self.injected(
                self.command("get", cache=cache, count=self.KEYS), f"{FILE_CALLS}:error={error}:when={point}"
            )
            counts = eval(done.stdout)  # the worker compared every kernel already
            self.assertEqual(counts["compiles"] + counts["disk_hits"], self.KEYS)
            self.assertLessEqual(counts["warnings"], 1, done.stderr)
            result = self.worker("check", cache=cache, count=self.KEYS)
            self.assertEqual(result["faults"], 0, result["stderr"])
            # All is well for the next one.
            healed = self.worker("get", cache=cache, count=self.KEYS)
            self.assertEqual(healed["warnings"], 0)
            self.assertEqual(self.worker("get", cache=cache, count=self.KEYS)["disk_hits"], self.KEYS)
            shutil.rmtree(cache)

        with concurrent.futures.ThreadPoolExecutor(max(2, os.cpu_count() or 1)) as pool:
            list(pool.map(fails_at, range(first, last)))
        print(f"{last - first} calls, each failed once")

    def test_reads_that_fail_for_ever(self):
        require_strace()
        self.worker("get", count=3)
        calls = traced_calls(self.command("get", count=3), self.folder / "log")
        reads = [text for name, text in calls if name == "read"]
        entry_reads = [at for at, text in enumerate(reads, 1) if "AGK1" in text]
        self.assertGreaterEqual(len(entry_reads), 3)
        kept = {path: path.read_bytes() for path in self.entries()}
        for error in ("ESTALE", "EIO"):
            done = self.injected(self.command("get", count=3), f"read:error={error}:when={entry_reads[0]}+")
            self.assertIn('"compiles": 3', done.stdout)
            self.assertIn('"warnings": 1', done.stdout)
            self.assertEqual({path: path.read_bytes() for path in self.entries()}, kept)
        self.assertEqual(self.worker("get", count=3)["disk_hits"], 3)

    def test_every_write_of_a_kind_fails_for_ever(self):
        require_strace()
        for call in ("fdatasync", "renameat", "flock", "mkdirat", "getdents64", "utimensat", "fstatfs"):
            with self.subTest(call):
                shutil.rmtree(self.cache, ignore_errors=True)
                done = self.injected(self.command("get", count=3), f"{call}:error=EIO")
                self.assertIn('"compiles": 3', done.stdout)
                self.assertLessEqual(eval(done.stdout)["warnings"], 1, done.stderr)
                self.assertEqual(self.temporaries(), [])
                self.assert_clean()


class RandomFaultTest(StoreCase):
    """libfiu: calls of the C library fail by chance."""

    def test_by_chance(self):
        if shutil.which("fiu-run") is None:
            skip("no fiu-run here")
        if SANITIZED:
            skip("libfiu cannot be loaded before a sanitizer's run-time library")
        for turn, probability in enumerate(("0.05", "0.5", "1")):
            points = (
                "posix/io/rw/write", "posix/io/rw/read", "posix/io/oc/open", "posix/io/oc/close",
                "posix/io/sync/fdatasync", "posix/io/dir/rename", "posix/io/dir/unlink", "posix/io/dir/mkdir",
            )  # fmt: skip
            prefix = ["fiu-run", "-x"]
            for point in points:
                if (probability, point) == ("1", "posix/io/rw/write"):
                    continue  # the worker's report must get out
                prefix += ["-c", f"enable_random name={point},probability={probability}"]
            for _ in range(5):
                self.one_run(prefix, turn)
        self.assert_clean(count=40)

    def one_run(self, prefix, turn):
        done = self.run_line([*prefix, *self.command("get", first=10 * turn, count=10)], code=None)
        # The report itself may have failed to be written; a wrong kernel or an exception may not be.
        self.assertEqual(done.returncode, 0, done.stderr)


class NoHomeTest(StoreCase):
    def test_without_a_home_memory_only(self):
        from store_case import PROGRAM

        env = {k: v for k, v in environment().items() if k != "HOME"}
        line = [PROGRAM, "compile", "softmax", "-D", "E=16,F=16"]
        done = self.run_line(line, env=env)
        self.assertEqual(done.stderr.count("warn"), 1, done.stderr)
        self.assertIn("HOME", done.stderr)
        done = self.run_line([PROGRAM, "cache", "ls"], 6, env=env)
        self.assertIn("HOME", done.stderr)

    def test_nothing_outside_the_folder(self):
        from store_case import PROGRAM

        home = self.folder / "home"
        home.mkdir()
        env = environment(HOME=str(home), TMPDIR=str(self.folder / "absent"))
        self.run_line([PROGRAM, "compile", "softmax", "-D", "E=16,F=16"], env=env, cwd=home)
        made = {path.relative_to(home).parts[:2] for path in home.rglob("*")}
        self.assertEqual(made, {(".cache",), (".cache", "attngen")})
        for path in (home / ".cache").rglob("*"):
            self.assertEqual(pathlib.Path(path).stat().st_mode & 0o077, 0, path)


if __name__ == "__main__":
    unittest.main()
