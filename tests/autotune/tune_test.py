# SPDX-License-Identifier: Apache-2.0
"""attngen tune and report: what is found is kept, taken up, used, exported and shown."""

import html.parser
import json
import os
import pathlib
import re
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree as tree

import numpy

from program_case import PROGRAM
from tune_case import SUITE, TuneCase


class FindsAndKeepsTest(TuneCase):
    def test_a_second_process_measures_nothing_and_a_run_takes_it(self):
        first = self.tune("--budget", "60s")
        self.assertGreater(first["measured"], 10)
        self.assertEqual(first["undecided"], 0)
        for shape in first["shapes"]:
            self.assertLessEqual(shape["err_ratio"], 2)
            self.assertGreaterEqual(shape["gain"]["pairs"], 30)
            self.assertGreater(shape["gain"]["low"], 1.01, "the start is a poor one")
        second = self.tune("--budget", "60s")
        self.assertEqual(second["measured"], 0)
        for before, after in zip(first["shapes"], second["shapes"]):
            self.assertTrue(after["remembered"])
            self.assertEqual(before["candidate"], after["candidate"])

        chosen = dict(word.split("=") for word in first["shapes"][0]["candidate"].split())
        random = numpy.random.default_rng(1)
        for name, rows in (("q", 1), ("k", 700), ("v", 700)):
            numpy.save(self.folder / f"{name}.npy", random.standard_normal((3, rows, 64)).astype("f4"))
        run = ["run", "softmax", "--dtype", "T=f32", "-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy"]
        run += ["--device", "cpu", "--check"]
        done = self.document(*run)
        self.assertEqual(done["tuned"]["rule"], "exact")
        plan = f"rows={chosen['rows']}x{chosen['lanes']} keys={chosen['keys']} block={chosen['block']}"
        self.assertIn(plan + f" split={chosen['split']}", done["plan"])
        why = self.attngen(*run, "--why").stderr.decode()
        self.assertIn("tile: exact: measured at M=700 P=1 batch=3", why)
        pinned = dict(os.environ, ATTNGEN_TUNED="off")
        untuned = self.document(*run, env=pinned)
        self.assertEqual(untuned["tuned"]["rule"], "model")

    def test_the_space_is_printed_before_anything_is_measured(self):
        dry = self.tune("--dry-run")
        shape = dry["shapes"][0]
        self.assertEqual(shape["space"]["keys"], [16, 32])
        self.assertEqual(shape["size"], len(shape["space"]["block"]) * 2 * len(shape["space"]["lanes"]) * 2 * 2 * 2)
        self.assertIn(shape["start"], shape["candidates"])
        self.assertLessEqual(shape["kept"], shape["size"])
        self.assertGreater(dry["estimated_s"], 0)
        text = self.text("tune", "--suite", "suite.toml", "--dry-run")
        self.assertIn("keys in {16, 32}: keys per step", text)
        self.assertFalse(os.path.exists(os.path.join(self.cache, "tune")))

    def test_the_model_is_a_clock_too(self):
        found = self.tune("--device", "model", "--arch", "avx2", "--budget", "60s")
        self.assertEqual(found["undecided"], 0)
        self.assertEqual(self.tune("--device", "model", "--arch", "avx2")["measured"], 0)
        with open(found["tuned"]) as file:
            self.assertTrue(all(row["model"] for row in json.load(file)["rows"]))


class StoppedTest(TuneCase):
    def start(self):
        env = dict(os.environ, ATTNGEN_CACHE_DIR=self.cache)
        command = [PROGRAM, "tune", "--suite", "suite.toml", "--budget", "60s", "--json"]
        return subprocess.Popen(
            command, cwd=self.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def wait_for_records(self, count):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with open(self.journal(), "rb") as file:
                    if file.read().count(b"\n") >= count:
                        return
            except (FileNotFoundError, ValueError):
                pass
            time.sleep(0.01)
        self.fail("no records came")

    def test_kill_9_loses_no_record_and_the_next_run_takes_up(self):
        for count in (1, 9):
            process = self.start()
            self.wait_for_records(count)
            process.kill()
            process.wait()
            process.stdout.close()
            process.stderr.close()
            with open(self.journal(), "rb") as file:
                before = file.read()
        whole = [json.loads(line) for line in before.split(b"\n")[:-1]]
        measured = [r for r in whole if r["kind"] == "measured"]
        self.assertGreaterEqual(len(measured), 9)
        resumed = self.tune("--budget", "60s")
        self.assertGreater(sum(shape["from_journal"] for shape in resumed["shapes"]), 0)
        with open(self.journal(), "rb") as file:
            after = file.read()
        self.assertTrue(after.startswith(before))
        keys = [
            (json.dumps(r["cfg"]), json.dumps(r["axes"]), r["op"])
            for r in map(json.loads, after.splitlines())
            if r["kind"] == "measured"
        ]
        self.assertEqual(len(keys), len(set(keys)), "a candidate was measured twice")
        self.assertEqual(self.tune()["measured"], 0)

    def test_ctrl_c_is_130_and_says_what_stays(self):
        process = self.start()
        self.wait_for_records(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 130)
        self.assertIn(b"the journal has what was measured", err)
        self.assertEqual(json.loads(out)["exit"], 130)
        self.assertGreaterEqual(len(pathlib.Path(self.journal()).read_bytes().splitlines()), 1)

    def test_a_budget_without_a_result_is_7(self):
        failure = self.document("tune", "--suite", "suite.toml", "--budget", "1ms", code=7)
        self.assertIn("the budget of 1ms was spent", failure["errors"][0]["message"])


class FilesTest(TuneCase):
    def test_export_merge_freeze(self):
        self.tune("--budget", "60s")
        exported = self.text("tune", "export")
        self.assertEqual(exported, self.text("tune", "export"))
        document = json.loads(exported)
        self.assertEqual(list(document), sorted(document))
        self.assertEqual(len(document["rows"]), 2)
        self.write("a.json", exported)
        surer = json.loads(exported)
        for row in surer["rows"]:
            row["ns"]["low"] = row["ns"]["high"] = row["ns"]["median"]
            row["runner_up"] = "the surer one"
        self.write("b.json", json.dumps(surer))
        for order in (("a.json", "b.json"), ("b.json", "a.json")):
            merged = json.loads(self.text("tune", "merge", *order))
            self.assertEqual([row["runner_up"] for row in merged["rows"]], ["the surer one"] * 2)
        self.attngen("tune", "freeze", "--suite", "suite.toml", "-o", "frozen.json")
        frozen = json.loads((self.folder / "frozen.json").read_text())
        self.assertTrue(frozen["frozen"])
        self.assertEqual(len(frozen["rows"]), 2)
        pinned = dict(os.environ, ATTNGEN_TUNED=str(self.folder / "frozen.json"))
        why = self.document("tune", "--suite", "suite.toml", "--why", env=pinned)
        self.assertEqual([shape["rule"] for shape in why["shapes"]], ["exact", "exact"])
        refused = self.document("tune", "--suite", "suite.toml", code=2, env=pinned)
        self.assertIn("ATTNGEN_TUNED pins", refused["errors"][0]["message"])

    def test_a_setting_that_cannot_be_used_is_refused_before_anything_is_measured(self):
        wrong = dict(os.environ, ATTNGEN_CACHE=str(self.folder))
        refused = self.document("tune", "--suite", "suite.toml", code=2, env=wrong)
        self.assertIn("is no mode of the cache", refused["errors"][0]["message"])
        self.assertIn("rw", refused["errors"][0]["fix"])
        self.assertFalse(os.path.exists(os.path.join(self.cache, "tune")))

    def test_a_damaged_tuned_file_is_refused_and_nothing_is_lost(self):
        self.tune("--budget", "60s")
        (tuned,) = self.tuned_files(".json")
        good = pathlib.Path(tuned).read_text()
        journal = pathlib.Path(self.journal()).read_bytes()
        hostile = {
            "unknown field": good.replace('"frozen"', '"surprise": 1,\n "frozen"'),
            "deep": '{"a":' * 5000,
            "huge number": re.sub(r'"pairs": \d+', '"pairs": 1e999', good),
            "wrong type": re.sub(r'"pairs": \d+', '"pairs": [30]', good),
            "a name twice": good.replace('"frozen"', '"frozen": false,\n "frozen"'),
            "an integer beyond 32 bits": re.sub(r'"pairs": \d+', '"pairs": 4294967296', good),
            "a zero byte": good.replace("softmax", "soft\0max"),
            "torn": good[: len(good) // 2],
            "empty": "",
        }
        for name, text in hostile.items():
            with self.subTest(name):
                with open(tuned, "w") as file:
                    file.write(text)
                self.document("tune", "--suite", "suite.toml", code=2)
                self.assertEqual(pathlib.Path(tuned).read_text(), text)
                self.assertEqual(pathlib.Path(self.journal()).read_bytes(), journal)
                # A run goes on without it, and says so.
                self.write("bad.json", text)
                pinned = dict(os.environ, ATTNGEN_TUNED=str(self.folder / "bad.json"))
                self.document("tune", "--suite", "suite.toml", "--why", code=2, env=pinned)

    def test_bad_requests(self):
        self.refused("tune", message="nothing to tune is given")
        self.refused("tune", "softmax", "--suite", "suite.toml", message="are both given")
        self.refused("tune", "softmax", message="P")
        self.refused("tune", "--suite", "none.toml", message="none.toml")
        self.refused("tune", "--suite", "suite.toml", "--budget", "soon", message="is no time")
        self.refused("tune", "--suite", "suite.toml", "--device", "abacus", message="abacus")
        self.write("bad.toml", SUITE + "colour = 3\n")
        self.refused("tune", "--suite", "bad.toml", message="no field called colour")
        self.refused(
            "tune", "--suite", "suite.toml", "--start", "soup", message="is no candidate"
        )
        self.refused("report", "none.jsonl", message="there is no journal")


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("src", "href", "action", "data")]
        if tag in ("script", "link", "iframe", "object", "embed"):
            self.found.append(tag)


class ReportTest(TuneCase):
    def test_one_page_with_the_numbers_of_the_journal(self):
        self.tune("--budget", "60s")
        self.attngen("report", self.journal(), "-o", "page.html", "--title", "<mine> & yours")
        page = (self.folder / "page.html").read_text()
        tree.fromstring(page.replace("<!DOCTYPE html>\n", ""))  # well-formed, not only tag soup
        links = Links()
        links.feed(page)
        self.assertEqual(links.found, [])
        self.assertNotRegex(page, r"https?:|url\(|@import")
        self.assertIn("prefers-color-scheme: dark", page)
        self.assertIn("&lt;mine&gt; &amp; yours", page)
        for line in pathlib.Path(self.journal()).read_text().splitlines():
            record = json.loads(line)
            key = " ".join(f"{name}={value}" for name, value in sorted(record["cfg"].items()))
            if record["kind"] == "chosen":
                self.assertIn(key, page)
                self.assertIn(f"{record['ns']['median'] / 1000:.1f}", page)
                self.assertIn(f"{record['gain']['median']:.3f}", page)
        self.assertIn("<svg", page)
        for heading in ("Roofline", "Regret of choices by the model alone"):
            self.assertIn(heading, page)
        self.assertEqual(self.document("report", self.journal())["text"].count("<svg"), page.count("<svg"))


if __name__ == "__main__":
    unittest.main()
