# SPDX-License-Identifier: Apache-2.0
"""Every ```sh block of the README and the docs that starts with the program runs as it stands."""

import os
import re
import subprocess
import unittest

import numpy

from program_case import PROGRAM, ROOT, ProgramCase

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STARTS = ("attngen ", "build/attngen ")


def examples_of(page):
    return [block for block in BLOCK.findall(page.read_text()) if block.lstrip().startswith(STARTS)]


class DocumentedExamplesTest(ProgramCase):
    def setUp(self):
        super().setUp()
        (self.folder / "build").mkdir()
        (self.folder / "build" / "attngen").symlink_to(PROGRAM)
        for name in ("examples", "cascades"):
            (self.folder / name).symlink_to(ROOT / name)
        random = numpy.random.default_rng(5)
        for name in ("q", "k", "v"):
            array = random.standard_normal((4, 48, 32)).astype(numpy.float32)
            numpy.save(self.folder / f"{name}.npy", array)

    def test_programs_in_the_readme_are_those_of_the_examples(self):
        readme = (ROOT / "README.md").read_text()
        for name, language in (("causal_gqa.c", "c"), ("causal_gqa.cpp", "cpp")):
            program = (ROOT / "examples" / name).read_text()
            self.assertIn(f"```{language}\n{program}```", readme, name)

    def test_they_run(self):
        environment = dict(os.environ)
        environment["PATH"] = f"{self.folder / 'build'}:{environment['PATH']}"
        count = 0
        for page in PAGES:
            for number, block in enumerate(examples_of(page), start=1):
                count += 1
                with self.subTest(page=page.name, block=number):
                    done = subprocess.run(
                        ["bash", "-eu", "-o", "pipefail", "-c", block],
                        cwd=self.folder,
                        env=environment,
                        capture_output=True,
                        timeout=300,
                        check=False,
                    )
                    self.assertEqual(
                        done.returncode, 0, f"{block}\n{done.stderr.decode(errors='replace')[-3000:]}"
                    )
        self.assertGreaterEqual(count, 2, "the README and docs/language.md have runnable examples")

    def test_the_help_examples_name_real_verbs_and_options(self):
        verbs = re.findall(r"^  (\w+)  ", self.text("--help"), re.MULTILINE)
        for verb in ("list", "show", "analyze", "emit", "compile", "run", "check", "doctor"):
            self.assertIn(verb, verbs)
            help_text = self.text(verb, "--help")
            examples = re.findall(r"^  .*\battngen (\w+) (.*)$", help_text.split("Examples:")[1], re.MULTILINE)
            self.assertTrue(examples or f"attngen {verb}" in help_text, verb)
            for named, words in examples:
                self.assertIn(named, verbs)
                for option in re.findall(r"(?<!\S)(--?[A-Za-z][\w-]*)", words):
                    self.assertIn(option, help_text, f"{verb}: {words}")


if __name__ == "__main__":
    unittest.main()
