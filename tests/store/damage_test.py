#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever happened to a file, it is a miss and is repaired; it is never another kernel."""

import os
import shutil
import stat
import unittest

from store_case import StoreCase, require_strace, traced_calls


class DamageTest(StoreCase):
    def test_every_bit_every_length_and_swaps(self):
        """Each bit of an entry flipped, each shorter length, longer ones, another kernel's file."""
        result = self.worker("damage", bytes=3650)
        forms = 8 * result["bytes"] + result["bytes"] + 3
        self.assertEqual((result["forms"], result["repairs"]), (forms, forms))
        print(f"an entry of {result['bytes']} bytes: {forms} damaged forms, all repaired")

    def replaced(self, plant):
        """The entry of kernel 0, replaced by whatever plant() puts at its path, is a miss and repaired."""
        self.worker("get")
        (path,) = self.entries()
        good = path.read_bytes()
        path.unlink()
        plant(path)
        found = self.worker("check")
        self.assertEqual(found["found"], 0)
        self.assertEqual(found["faults"], 1)
        result = self.worker("get")
        self.assertEqual((result["compiles"], result["repairs"], result["disk_hits"]), (1, 1, 0))
        self.assertIn("is not used", result["stderr"])
        self.assertTrue(stat.S_ISREG(os.lstat(path).st_mode))
        self.assertEqual(path.read_bytes(), good)
        self.assertEqual(self.verify()["faults"], [])

    def test_a_folder(self):
        self.replaced(lambda path: path.mkdir())

    def test_a_folder_with_files(self):
        def plant(path):
            (path / "a" / "b").mkdir(parents=True)
            (path / "a" / "b" / "c").write_text("c")

        self.replaced(plant)

    def test_a_pipe(self):
        self.replaced(os.mkfifo)

    def test_a_link_to_a_good_entry(self):
        def plant(path):
            self.worker("get", cache=self.folder / "other")
            os.symlink(self.entries(self.folder / "other")[0], path)

        self.replaced(plant)

    def test_a_link_to_nowhere(self):
        self.replaced(lambda path: os.symlink("nowhere", path))

    def test_a_file_of_another_form(self):
        self.replaced(lambda path: path.write_bytes(b"\x7fELF" + bytes(300)))

    def test_a_file_too_large(self):
        def plant(path):
            with open(path, "wb") as file:
                file.truncate(65 << 20)
            path.chmod(0o600)

        self.replaced(plant)

    def test_swapped_files(self):
        self.worker("get", count=2)
        first, second = self.entries()
        kept = first.read_bytes()
        shutil.copyfile(second, first)
        second.write_bytes(kept)
        result = self.worker("get", count=2)
        self.assertEqual((result["compiles"], result["repairs"]), (2, 2))
        self.assertEqual(self.verify()["faults"], [])

    def test_verify_tells_and_removes(self):
        self.worker("get", count=3)
        self.entries()[1].write_bytes(b"AGK1" + b"\xff" * 20)
        document = self.verify(code=1)
        self.assertEqual(document["result"]["entries"], 2)
        self.assertEqual(len(document["result"]["faults"]), 1)
        self.assertIn("cut off", document["errors"][0]["message"])

    def test_other_formats_are_passed_by(self):
        """Folders of older and newer formats are neither read nor touched."""
        self.worker("get")
        for version in ("v0", "v2"):
            shutil.copytree(self.cache / "v1", self.cache / version)
        shutil.rmtree(self.cache / "v1")
        before = {str(path): path.stat().st_mtime_ns for path in self.cache.rglob("*")}
        result = self.worker("get")
        self.assertEqual((result["compiles"], result["disk_hits"], result["warnings"]), (1, 0, 0))
        for path, time in before.items():
            self.assertEqual(os.stat(path).st_mtime_ns, time)

    def test_temporaries_are_siblings(self):
        """A rename cannot cross file systems: both names are in one folder."""
        require_strace()
        calls = traced_calls(self.command("get", count=3), self.folder / "strace.log")
        renames = [text for name, text in calls if name == "renameat"]
        self.assertEqual(len(renames), 3)
        for text in renames:
            inside = text[text.index("(") + 1 : text.rindex(")")]
            source_folder, source, target_folder, target = [word.strip() for word in inside.split(",")]
            self.assertEqual(source_folder, target_folder)
            self.assertNotIn("/", source + target)
            self.assertTrue(source.startswith('".') and source.endswith('.tmp"'))


if __name__ == "__main__":
    unittest.main()
