# SPDX-License-Identifier: Apache-2.0
"""What every end-to-end test shares: the program run as a user runs it, in a folder of its own."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["ATTNGEN_PROGRAM"]


class ProgramCase(unittest.TestCase):
    """Each test gets an empty folder as its working directory."""

    def setUp(self):
        kept = tempfile.TemporaryDirectory(prefix="attngen-e2e-")
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)
        # A compile cache of its own, beside that folder: tests neither see nor fill the user's.
        cache = tempfile.TemporaryDirectory(prefix="attngen-e2e-cache-")
        self.addCleanup(cache.cleanup)
        self.cache = cache.name

    def attngen(self, *words, code=0, **options):
        """Runs one command; fails the test, with both streams, on another exit code."""
        options.setdefault("cwd", self.folder)
        options.setdefault("timeout", 300)
        env = dict(options.get("env") or os.environ)
        if env.get("ATTNGEN_CACHE_DIR") == os.environ.get("ATTNGEN_CACHE_DIR"):
            env["ATTNGEN_CACHE_DIR"] = self.cache
        options["env"] = env
        command = [PROGRAM, *map(str, words)]
        done = subprocess.run(command, capture_output=True, check=False, **options)
        if done.returncode != code:
            self.fail(
                f"exit code {done.returncode}, expected {code}: {' '.join(command)[:500]}\n"
                f"--- stdout\n{done.stdout[-2000:].decode(errors='replace')}\n"
                f"--- stderr\n{done.stderr[-4000:].decode(errors='replace')}"
            )
        return done

    def text(self, *words, **options):
        return self.attngen(*words, **options).stdout.decode()

    def document(self, *words, **options):
        """The JSON of a verb, its schema checked."""
        code = options.get("code", 0)
        document = json.loads(self.attngen(*words, "--json", **options).stdout)
        verb = "error" if code else words[0]
        self.assertEqual(document["schema"], f"attngen.{verb}/1")
        return document

    def refused(self, *words, message, code=2):
        """The command fails with `code`, says `message`, prints no data and leaves no file behind; with
        --json it says the same in the error form."""
        before = self.files()
        plain = self.attngen(*words, code=code)
        self.assertIn(message, plain.stderr.decode(errors="replace"))
        self.assertEqual(plain.stdout, b"", "data was printed although the command failed")
        document = self.document(*words, code=code)
        self.assertEqual(document["exit"], code)
        self.assertTrue(document["errors"])
        for error in document["errors"]:
            self.assertEqual(
                sorted(error), ["column", "file", "fix", "line", "message", "rule"]
            )
            self.assertTrue(error["message"])
        told = "\n".join(
            error["rule"] + ": " + error["message"] + "\n" + error["fix"]
            for error in document["errors"]
        )
        self.assertIn(message, told)
        self.assertEqual(self.files(), before, "a failed command left files behind")
        return document["errors"]

    def files(self):
        return sorted(
            (str(path.relative_to(self.folder)), path.stat().st_mtime_ns, path.stat().st_size)
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path
