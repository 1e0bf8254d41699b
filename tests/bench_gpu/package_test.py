# SPDX-License-Identifier: Apache-2.0
"""package.sh makes a folder that runs by itself: small, complete, on the fake driver to its end."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ["ATTNGEN_PROGRAM"])
FAKE = os.environ["ATTNGEN_FAKE_LIBCUDA_FOLDER"]


class Package(unittest.TestCase):
    def test_it_runs_from_its_folder(self):
        with tempfile.TemporaryDirectory(prefix="attngen-package-") as name:
            folder = pathlib.Path(name)
            environment = {**os.environ, "BUILD": str(PROGRAM.parent), "PYTHON": sys.executable}
            words = [str(ROOT / "bench/gpu/package.sh"), "sm_90", str(folder / "kit")]
            made = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
            self.assertEqual(made.returncode, 0, made.stdout + made.stderr)
            self.assertEqual(subprocess.run(words, env=environment, capture_output=True, check=False).returncode, 2)
            for path in ("run.sh", "bin/attngen", "bin/gpu_probe", "bin/libattngen.so.0",
                         "kit/run_sections.py", "cubins/read_global.sm_90.cubin", "tests/gpu_library"):
                self.assertTrue((folder / "kit" / path).exists(), path)
            self.assertGreater(len(list((folder / "kit/bundle").rglob("*.agk"))), 40)
            self.assertLess(sum(path.stat().st_size for path in (folder / "kit").rglob("*") if path.is_file()), 40e6)
            environment["LD_LIBRARY_PATH"] = FAKE
            ran = subprocess.run([str(folder / "kit/run.sh"), str(folder / "out"), "300", "--only",
                                  "device,rows,tests,conformance,latency"],
                                 env=environment, capture_output=True, text=True, check=False)
            self.assertEqual(ran.returncode, 0, ran.stdout[-3000:] + ran.stderr)
            software = json.loads((folder / "out/device.software.json").read_text())["data"]
            self.assertTrue(software["precompiled"] and software["library"] and software["gpu_probe"])


if __name__ == "__main__":
    unittest.main()
