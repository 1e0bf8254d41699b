# SPDX-License-Identifier: Apache-2.0
"""Equal requests give equal bytes, whatever the process and its environment look like."""

import os
import unittest

from program_case import ProgramCase

REQUESTS = {
    "causal": ["-D", "E=64,F=64", "--arch", "sm_90"],
    "softcap_sink": ["-D", "E=40,F=72", "--batch-axes", "1"],
    "gqa": ["-D", "E=128,F=128", "--dtype", "T=f16"],
}


class EmitBytesTest(ProgramCase):
    def source(self, variant, environment, folder):
        return self.attngen(
            "emit", variant, *REQUESTS[variant], env=environment, cwd=folder
        ).stdout

    def test_other_environments_change_nothing(self):
        elsewhere = self.folder / "some where"
        elsewhere.mkdir()
        plain = dict(os.environ)
        odd = {
            "ZZZ": "1",
            "TZ": "Pacific/Kiritimati",
            "LANG": "de_DE.UTF-8",
            "LC_ALL": "tr_TR.UTF-8",
            "HOME": str(elsewhere),
            "USER": "somebody",
            "MALLOC_PERTURB_": "165",
        }
        for name in reversed(sorted(plain)):
            odd.setdefault(name, plain[name])
        for variant in REQUESTS:
            with self.subTest(variant):
                first = self.source(variant, plain, self.folder)
                self.assertGreater(len(first), 2000)
                self.assertEqual(first, self.source(variant, odd, elsewhere))

    def test_launch_arguments_are_not_in_the_text(self):
        short = self.text("emit", "causal", "-D", "P=1,M=1,E=64,F=64")
        long = self.text("emit", "causal", "-D", "P=5000,M=70000,E=64,F=64")
        left_out = self.text("emit", "causal", "-D", "E=64,F=64")
        self.assertEqual(short, long)
        self.assertEqual(short, left_out)

    def test_the_text_names_no_place(self):
        text = self.text("emit", "causal", "-D", "E=64,F=64")
        home = os.path.expanduser("~")
        for place in (str(self.folder), "#include", *([home] if len(home) > 1 else [])):
            self.assertNotIn(place, text)


if __name__ == "__main__":
    unittest.main()
