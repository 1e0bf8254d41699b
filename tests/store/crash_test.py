#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at every call to the system: the cache stays usable, and `cache verify` finds it clean."""

import concurrent.futures
import os
import shutil
import subprocess
import unittest

from store_case import NIGHTLY, StoreCase, environment, require_strace, store_range, traced_calls

# At least so many writers killed, each at another point, however the store's calls change.
POINTS = 500
# Between two of these nothing changes that another process could see.
KILL_CALLS = "openat,read,write,fdatasync,renameat,unlinkat,mkdirat,utimensat,flock"
LANES = max(2, os.cpu_count() or 1)


class CrashTest(StoreCase):
    KEYS = 14

    def prepared(self, name):
        """A cache with everything a writer can meet: a good entry, a damaged one, a folder in the place of
        one, an orphan; small enough that it must evict."""
        cache = self.folder / name
        self.worker("get", cache=cache, count=3, bytes=1000)
        good, damaged, planted = self.entries(cache)[:3]
        damaged.write_bytes(damaged.read_bytes()[:-7])
        planted.unlink()
        (planted / "below").mkdir(parents=True)
        orphan = good.parent / f".{good.stem}.1.1-1.tmp"
        orphan.write_bytes(b"x" * 100)
        os.utime(orphan, (1, 1))
        return cache

    def writer(self, cache, first=0):
        return self.command(
            "get", cache=cache, first=first, count=self.KEYS, bytes=1000, max=30000, min_age=0, lock_wait=50
        )

    def killed_at(self, point, cache, first=0):
        line = [
            "strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=" + KILL_CALLS,
            "-e", f"inject={KILL_CALLS}:signal=KILL:when={point}", *self.writer(cache, first),
        ]  # fmt: skip
        done = subprocess.run(line, capture_output=True, text=True, env=environment(), check=False)
        return done.returncode

    def test_killed_at_every_call(self):
        require_strace()
        model = self.prepared("model")
        calls = traced_calls(
            self.writer(self.prepared("trace")), self.folder / "strace.log", KILL_CALLS
        )
        first, last = store_range(calls, self.folder / "trace")
        if NIGHTLY:
            points = list(range(first, last))
        else:
            # Every call of the first kernels, then evenly; runs differ a little in how long they are.
            dense = list(range(first, first + POINTS // 2))
            rest = range(dense[-1] + 1, first + (last - first) * 9 // 10)
            spread = POINTS * 7 // 10
            self.assertGreaterEqual(len(rest), spread, "a longer run is needed for so many points")
            points = dense + [rest[at * len(rest) // spread] for at in range(spread)]
        killed = [0] * LANES

        def lane(mine):
            # Each lane goes on with the cache that its killed writers left, in turn with a fresh one.
            cache = self.folder / f"lane{mine}"
            for turn, point in enumerate(points[mine::LANES]):
                if turn % 8 == 0:
                    shutil.rmtree(cache, ignore_errors=True)
                    shutil.copytree(model, cache)
                first = 1000 * (turn % 8)  # kernels that this cache does not have yet
                killed[mine] += self.killed_at(point, cache, first) != 0
                self.check_usable(cache, point, first)

        with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
            list(pool.map(lane, range(LANES)))
        print(f"{len(points)} of {last - first} calls, {sum(killed)} writers killed")
        self.assertGreaterEqual(sum(killed), POINTS)

    def check_usable(self, cache, point, first):
        """No killed writer has left an entry that is not whole; what the test planted may still be there."""
        result = self.worker("check", cache=cache, first=first, count=self.KEYS, bytes=1000)
        planted = [line for line in result["stderr"].splitlines() if line and not line.startswith("attngen: ")]
        self.assertEqual(result["faults"], len(planted))
        for line in planted:
            self.assertRegex(line, "not a regular file|not those that were written", f"point {point}")
        self.assertLessEqual(result["faults"], 2, f"point {point}: {planted}")

    def test_the_next_writer_heals_everything(self):
        require_strace()
        cache = self.prepared("cache")
        first, last = store_range(
            traced_calls(self.writer(self.prepared("trace")), self.folder / "strace.log", KILL_CALLS),
            self.folder / "trace",
        )
        for point in range(first, last, 40):
            self.killed_at(point, cache)
        result = self.worker("get", cache=cache, count=self.KEYS, bytes=1000)
        self.assertEqual(result["compiles"] + result["disk_hits"], self.KEYS)
        self.assertEqual(self.verify(cache=cache)["faults"], [])
        again = self.worker("get", cache=cache, count=self.KEYS, bytes=1000)
        self.assertEqual((again["disk_hits"], again["compiles"]), (self.KEYS, 0))


if __name__ == "__main__":
    unittest.main()
