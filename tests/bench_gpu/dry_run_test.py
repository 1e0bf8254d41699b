# SPDX-License-Identifier: Apache-2.0
"""The whole GPU kit without a GPU: on the fake driver, with no driver, and with no time."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
KIT = ROOT / "bench" / "gpu" / "kit"
PROGRAM = pathlib.Path(os.environ["ATTNGEN_PROGRAM"])
FAKE = os.environ["ATTNGEN_FAKE_LIBCUDA_FOLDER"]
sys.path.insert(0, str(KIT))

STATUSES = {"measured", "passed", "failed", "skipped", "died", "out of time", "not meaningful"}
SECTIONS = {"device", "gallery", "rows", "tests", "conformance", "latency", "memory", "forward",
            "decode", "flex", "sanitizer"}


class KitCase(unittest.TestCase):
    def setUp(self):
        kept = tempfile.TemporaryDirectory(prefix="attngen-kit-")
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)
        self.out = self.folder / "out"

    def run_kit(self, *words, fake=True, **settings):
        """-> exit code, seconds. torch is hidden, should this Python have it."""
        (self.folder / "hidden").mkdir(exist_ok=True)
        (self.folder / "hidden" / "torch.py").write_text("raise ImportError('hidden from the test')\n")
        environment = {**os.environ, "ATTNGEN": str(PROGRAM), "PYTHON": sys.executable,
                       "PYTHONPATH": str(self.folder / "hidden"), **settings}
        if fake:
            paths = [FAKE, os.environ.get("LD_LIBRARY_PATH")]
            environment["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, paths))
        began = time.time()
        done = subprocess.run([str(ROOT / "bench/gpu/run.sh"), str(self.out), *map(str, words)],
                              env=environment, capture_output=True, text=True, timeout=600, check=False)
        self.said = done.stdout + done.stderr
        return done.returncode, time.time() - began

    def documents(self):
        found = [json.loads(path.read_text()) for path in self.out.glob("*.json")]
        for each in found:
            self.assertEqual(each["schema"], "attngen.gpu_kit/1")
            self.assertIn(each["status"], STATUSES, each)
            if each["status"] not in ("measured", "passed"):
                self.assertTrue(each["reason"] or each["data"], each)
        return found

    def summary(self):
        return (self.out / "summary.md").read_text()


class FakeDriver(KitCase):
    def test_every_section_has_a_result_or_a_reason(self):
        code, _ = self.run_kit(500)
        documents = self.documents()
        bad = [each for each in documents if each["status"] in ("failed", "died", "out of time")]
        self.assertEqual((code, bad), (0, []), self.said[-3000:])
        self.assertEqual({each["section"] for each in documents}, SECTIONS)
        # Nothing that only a kernel could show is called right.
        self.assertEqual([each for each in documents if each["status"] == "passed"], [])
        by_name = {(each["section"], each["subject"]): each for each in documents}
        gallery = [each for each in documents
                   if each["section"] == "gallery" and not each["subject"].endswith("_large")]
        self.assertGreaterEqual(len(gallery), 20)
        for each in gallery:
            self.assertEqual(each["status"], "not meaningful")
            # The program ran and compared: its verdict, or what did not hold.
            self.assertIn(each["data"]["schema"], ("attngen.check/1", "attngen.error/1"))
            self.assertEqual(each["data"].get("exit", 1), 1)
            self.assertIn("fake driver", each["reason"])
        self.assertEqual(by_name["latency", "launch"]["status"], "measured")
        self.assertTrue(by_name["latency", "launch"]["fake_driver"])
        self.assertEqual(len(by_name["memory", "read"]["data"]["rows"]) > 40, True)
        self.assertEqual(by_name["memory", "read"]["status"], "not meaningful")
        self.assertIn("fake driver", by_name["sanitizer", "memcheck_window"]["reason"])
        self.assertFalse((self.out / "conformance").exists(), "a record of nothing was kept")
        self.assertIn("Fake driver: no kernel ran", self.summary())
        self.assertIn("(fake driver)", self.summary())
        self.assertIn("CTAs per SM", self.summary())
        self.assertEqual(list(self.out.glob("*.partial")), [])

    def test_a_driver_that_fails_is_a_failure_with_its_words(self):
        code, _ = self.run_kit(200, "--only", "latency", FAKE_CUDA_FAIL="cuLaunchKernelEx=700")
        self.assertEqual(code, 1, self.said[-2000:])
        found = {each["subject"]: each for each in self.documents()}
        self.assertEqual(found["launch"]["status"], "failed")
        self.assertIn("CUDA_ERROR_ILLEGAL_ADDRESS", found["launch"]["reason"])
        self.assertEqual(found["atomics"]["status"], "failed")


class WithoutTime(KitCase):
    def test_a_tiny_limit_is_kept_and_said(self):
        code, seconds = self.run_kit(4)
        self.assertEqual(code, 7, self.said[-3000:])
        self.assertLess(seconds, 40)
        late = {each["section"] for each in self.documents() if each["status"] == "out of time"}
        self.assertIn("sanitizer", late)
        self.assertIn("flex", late)
        self.assertIn("out of time", self.summary())

    def test_results_are_not_overwritten(self):
        self.assertIn(self.run_kit(30, "--only", "device")[0], (0,))
        before = sorted(path.read_bytes() for path in self.out.glob("*.json"))
        self.assertEqual(self.run_kit(30, "--only", "device")[0], 2)
        self.assertIn("holds results already", self.said)
        self.assertEqual(before, sorted(path.read_bytes() for path in self.out.glob("*.json")))

    def test_wrong_usage(self):
        self.assertEqual(self.run_kit(30, "--only", "nothing")[0], 2)
        self.assertIn("no such section: nothing", self.said)
        self.assertEqual(self.run_kit("soon")[0], 2)
        self.assertEqual(self.run_kit(-1)[0], 2)


class WithoutGpu(KitCase):
    def test_everything_is_skipped_with_the_driver_s_reason(self):
        code, _ = self.run_kit(60, FAKE_CUDA_DEVICES="")
        self.assertEqual(code, 0, self.said[-2000:])
        documents = self.documents()
        self.assertEqual({each["section"] for each in documents}, SECTIONS)
        for each in documents:
            if each["section"] != "device":
                self.assertEqual(each["status"], "skipped")
                self.assertIn("no GPU", each["reason"])

    def test_a_missing_program_is_named(self):
        code, _ = self.run_kit(30, "--only", "gallery", ATTNGEN=str(self.folder / "none"))
        self.assertEqual(code, 0)
        self.assertIn("does not exist: build it", self.documents()[0]["reason"])


if __name__ == "__main__":
    unittest.main()
