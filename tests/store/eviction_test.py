#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The cap, the order of leaving, and clocks that are wrong."""

import os
import pathlib
import time
import unittest

from store_case import NIGHTLY, SANITIZED, StoreCase, environment, skip

DECADE_S = 10 * 365 * 86400


def disk_bytes(paths):
    return sum(path.stat().st_blocks * 512 for path in paths)


def faketime_library():
    for path in pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"):
        return path
    return None


class EvictionTest(StoreCase):
    def set_age(self, path, age_s):
        moment = time.time() - age_s
        os.utime(path, (moment, moment))

    def test_the_least_recently_used_go_first(self):
        self.worker("get", count=10, bytes=8000)
        entries = self.entries()
        one = disk_bytes(entries[:1])
        by_age = sorted(entries, key=lambda path: path.name[::-1])
        for rank, path in enumerate(by_age):
            self.set_age(path, 10000 - 100 * rank)
        self.worker("get", first=100, bytes=8000, max=5 * one)
        left = set(self.entries())
        self.assertEqual([path for path in by_age if path in left], by_age[6:])
        self.assertEqual(len(left), 5)

    def test_a_hit_makes_young_at_most_hourly(self):
        self.worker("get", count=2)
        old, new = self.entries()
        self.set_age(old, 7200)
        self.set_age(new, 1800)
        stamp = new.stat().st_mtime_ns
        self.worker("get", count=2)
        self.assertLess(abs(time.time() - old.stat().st_mtime), 60)
        self.assertEqual(new.stat().st_mtime_ns, stamp)

    def test_the_young_stay(self):
        self.worker("get", count=10, max=1)
        self.assertEqual(len(self.entries()), 10)
        self.worker("get", first=20, max=1, min_age=0)
        self.assertLessEqual(len(self.entries()), 1)

    def test_orphans_go_after_an_hour(self):
        self.worker("get")
        folder = self.entries()[0].parent
        for name, age_s in (("old", 4000), ("young", 3000), ("future", -4000)):
            orphan = folder / f".{name}.1.2-3.tmp"
            orphan.write_bytes(b"half")
            self.set_age(orphan, age_s)
        stranger = folder / "stranger.txt"
        stranger.write_text("not ours")
        self.set_age(stranger, DECADE_S)
        self.worker("get", first=1, max=1, min_age=0)
        self.assertEqual([path.name for path in self.temporaries()], [".young.1.2-3.tmp"])
        self.assertTrue(stranger.exists())

    def test_the_cap_holds_under_16_writers(self):
        """No reader fails while entries vanish between its open and its read, and in the end the cap
        holds up to one entry."""
        cap = 200_000
        line = self.command("churn", count=100, bytes=8000, max=cap, min_age=0, seconds=10 if NIGHTLY else 3)
        results = self.start_together([line] * 16)
        self.assertTrue(all(result["rounds"] > 0 for result in results))
        result = self.assert_clean(count=100, bytes=8000)
        self.assertEqual(result["temporaries"], 0)
        entries = self.entries()
        self.assertGreater(len(entries), 3)
        self.assertLessEqual(disk_bytes(entries), cap + max(disk_bytes([path]) for path in entries))

    def test_stamps_of_1970_and_2100_decide_nothing_but_the_order(self):
        self.worker("get", count=3, bytes=8000)
        first, second, third = self.entries()
        os.utime(first, (0, 0))
        os.utime(second, (4102444800, 4102444800))
        result = self.worker("get", count=3, bytes=8000)
        self.assertEqual((result["disk_hits"], result["compiles"]), (3, 0))
        os.utime(first, (0, 0))
        os.utime(second, (4102444800, 4102444800))
        self.worker("get", first=50, bytes=8000, max=3 * disk_bytes([third]))
        left = self.entries()
        self.assertNotIn(first, left)
        self.assertIn(second, left)
        self.assertLess(abs(time.time() - second.stat().st_mtime), 60, "a stamp of 2100 is for ever")

    def test_clocks_ten_years_off(self):
        library = faketime_library()
        if library is None:
            skip("no libfaketime here")
        if SANITIZED:
            skip("libfaketime cannot be loaded before a sanitizer's run-time library")

        def at(offset):
            return environment(LD_PRELOAD=str(library), FAKETIME=offset, DONT_FAKE_MONOTONIC="1")

        cap = 5 * 12288
        for turn, offset in enumerate(("+3650d", "-3650d", "+0d", "-3650d", "+3650d")):
            self.worker("get", count=3, bytes=8000, env=at(offset), max=cap, min_age=0)
            result = self.worker("get", count=3, bytes=8000, env=at("-0d"), max=cap, min_age=0)
            self.assertEqual((result["disk_hits"], result["compiles"]), (3, 0), "a clock decided validity")
            self.worker("get", first=100 * (turn + 1), count=9, bytes=8000, env=at(offset), max=cap, min_age=0)
            self.assertLessEqual(disk_bytes(self.entries()), cap + 12288)
        self.assert_clean()


if __name__ == "__main__":
    unittest.main()
