# SPDX-License-Identifier: Apache-2.0
"""Ctrl-C: the program ends at once with 130 and leaves no partial file behind."""

import json
import signal
import subprocess
import time
import unittest

import numpy

from program_case import PROGRAM, ProgramCase


class InterruptTest(ProgramCase):
    def interrupted(self, *words, number=signal.SIGINT):
        """Interrupts the command in the middle of its computation."""
        before = self.files()
        # a shell that runs the tests in the background ignores SIGINT for its children
        process = subprocess.Popen(
            [PROGRAM, *map(str, words)],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.addCleanup(process.kill)
        time.sleep(1.0)
        self.assertIsNone(process.poll(), "it ended before it could be interrupted")
        sent = time.monotonic()
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=30)
        self.assertLess(time.monotonic() - sent, 5.0, "it took long to stop")
        self.assertEqual(process.returncode, 130)
        self.assertIn(b"interrupted", stderr)
        self.assertEqual(self.files(), before)
        return stdout

    def long_run(self):
        random = numpy.random.default_rng(1)
        for name in "qkv":
            array = random.standard_normal((16, 700, 64)).astype(numpy.float32)
            numpy.save(self.folder / f"{name}.npy", array)
        return ["run", "softmax", "-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy",
                "-o", "O=o.npy", "--device", "oracle"]  # fmt: skip

    def test_the_oracle_stops(self):
        self.assertEqual(self.interrupted(*self.long_run()), b"")

    def test_with_json_the_failure_form_is_printed(self):
        stdout = self.interrupted(*self.long_run(), "--json")
        document = json.loads(stdout)
        self.assertEqual(document["schema"], "attngen.error/1")
        self.assertEqual(document["exit"], 130)

    def test_a_termination_request_is_the_same(self):
        self.interrupted(*self.long_run(), number=signal.SIGTERM)


if __name__ == "__main__":
    unittest.main()
