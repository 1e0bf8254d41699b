#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many processes and threads, one cache: all get the right kernel, and few compile."""

import os
import shutil
import signal
import threading
import time
import unittest

from store_case import NIGHTLY, StoreCase, environment, running

ROUNDS = 20


class ManyProcessesTest(StoreCase):
    def test_64_processes_one_cold_key(self):
        for turn in range(ROUNDS):
            line = self.command("get", first=turn, sleep=200 if NIGHTLY else 60)
            results = self.start_together([line] * 64)
            compiles = sum(result["compiles"] for result in results)
            self.assertGreaterEqual(compiles, 1)
            self.assertLessEqual(compiles, 2)
            self.assertEqual(sum(result["warnings"] for result in results), 0)
            self.assertEqual(self.temporaries(), [])
        self.assertEqual(self.verify()["entries"], ROUNDS)

    def test_64_threads_one_cold_key(self):
        for turn in range(ROUNDS):
            result = self.worker("get", first=turn, threads=64, sleep=10)
            self.assertEqual(result["compiles"], 1)
            self.assertEqual(result["warnings"], 0)
        self.assertEqual(self.verify()["entries"], ROUNDS)

    def test_many_keys_by_many_processes(self):
        """Every process walks all keys: each is compiled about once, by whoever comes first."""
        results = self.start_together([self.command("get", count=40, sleep=5)] * 8)
        self.assertLessEqual(sum(result["compiles"] for result in results), 44)
        self.assertEqual(self.verify()["entries"], 40)

    def test_a_stopped_holder_delays_and_blocks_nobody(self):
        line = self.command("get", sleep=30000)
        with running(line, env=environment()) as holder:
            lock = self.cache / "v1" / "lock"
            for _ in range(500):
                if lock.is_dir() and any(lock.iterdir()):
                    break
                time.sleep(0.01)
            else:
                self.fail("the holder never took its lock")
            time.sleep(0.1)
            holder.send_signal(signal.SIGSTOP)
            start = time.monotonic()
            results = self.start_together([self.command("get", lock_wait=1200)] * 6)
            took = time.monotonic() - start
            holder.send_signal(signal.SIGCONT)
        self.assertGreaterEqual(sum(result["compiles"] for result in results), 1)
        self.assertGreater(took, 1.0, "nobody waited for the lock")
        self.assertLess(took, 10)
        self.assertEqual(self.verify()["entries"], 1)

    def test_deleted_under_us(self):
        """rm -rf in a loop beside 16 workers: everyone gets every kernel."""
        stop = threading.Event()

        def remove():
            while not stop.is_set():
                shutil.rmtree(self.cache, ignore_errors=True)
                time.sleep(0.003)

        remover = threading.Thread(target=remove)
        remover.start()
        try:
            lines = [self.command("churn", count=30, seconds=10 if NIGHTLY else 3)] * 16
            results = self.start_together(lines)
        finally:
            stop.set()
            remover.join()
        self.assertTrue(all(result["rounds"] > 0 for result in results))
        self.assert_clean(count=30)

    def test_require_never_compiles(self):
        done = self.worker("get", mode="require", code=6)
        self.assertIn("ATTNGEN_CACHE=require", done["stderr"])
        self.assertFalse(self.cache.exists())
        self.worker("get")
        before = {path: path.stat().st_mtime_ns for path in self.cache.rglob("*")}
        result = self.worker("get", mode="require")
        self.assertEqual((result["compiles"], result["disk_hits"]), (0, 1))
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.cache.rglob("*")}, before)
        self.worker("get", mode="require", first=1, code=6)

    def test_modes_that_do_not_write(self):
        for mode in ("ro", "off"):
            result = self.worker("get", mode=mode)
            self.assertEqual((result["compiles"], result["warnings"]), (1, 0))
            self.assertFalse(self.cache.exists())
        self.worker("get")
        self.assertEqual(self.worker("get", mode="ro")["disk_hits"], 1)
        self.assertEqual(self.worker("get", mode="off")["disk_hits"], 0)

    def test_a_bundle_is_found_first_and_never_written(self):
        bundle = self.folder / "bundle"
        self.worker("get", cache=bundle, count=2)
        before = {path: path.stat().st_mtime_ns for path in bundle.rglob("*")}
        result = self.worker("get", "--bundle", bundle, count=3)
        self.assertEqual((result["disk_hits"], result["compiles"]), (2, 1))
        self.assertEqual({path: path.stat().st_mtime_ns for path in bundle.rglob("*")}, before)
        self.assertEqual(len(self.entries()), 1)
        (next(iter(self.entries(bundle)))).write_bytes(b"AGK1")
        result = self.worker("get", "--bundle", bundle, count=2)
        self.assertEqual((result["disk_hits"], result["compiles"], result["warnings"]), (1, 1, 1))

    def test_a_fresh_account(self):
        """A cache several levels below what exists, as on a fresh account."""
        cache = self.folder / "home" / ".cache" / "attngen"
        self.worker("get", cache=cache)
        self.assertEqual(self.worker("get", cache=cache)["disk_hits"], 1)
        for folder in (cache, cache / "v1", cache / "v1" / "obj", cache / "v1" / "lock"):
            self.assertEqual(os.stat(folder).st_mode & 0o777, 0o700, folder)
        for path in (*self.entries(cache), *(cache / "v1" / "lock").iterdir()):
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)
        self.assertTrue((cache / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55"))


if __name__ == "__main__":
    unittest.main()
