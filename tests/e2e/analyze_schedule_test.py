# SPDX-License-Identifier: Apache-2.0
"""`analyze --schedule`: the slot simulator as a user runs it, against sums made here."""

import random
import unittest

from program_case import ProgramCase

RULES = ["streamk", "fa2", "fa3", "fa3-varlen", "flashinfer", "flashmla"]
BATCH = ["--lens", "65536,4096x31", "--kv-heads", "8", "--head-dim", "128", "--slots", "132"]


def ceil_div(a, b):
    return -(-a // b)


def streamk_makespan(tiles, heads, slots, k_min):
    """Even ranges; equal units whole, or in as many pieces as each has blocks, where 5 % is not lost by that."""
    work = heads * sum(tiles)
    blocks = min(slots, max(1, work // k_min))
    even = ceil_div(work, blocks)
    filled = [own for own in tiles if own > 0]
    if len(set(filled)) != 1:
        return even
    units = heads * len(filled)
    if units * 2 > blocks:
        used, longest = min(units, slots), filled[0] * ceil_div(units, min(units, slots))
    else:
        used, longest = blocks // units * units, ceil_div(filled[0], blocks // units)
    return longest if used * 20 >= blocks * 19 and longest * 20 <= even * 21 else even


def option(flag, value):
    """One word where the value would be taken for another option."""
    return [f"{flag}={value}"] if value.startswith("-") else [flag, value]


class AnalyzeScheduleTest(ProgramCase):
    def schedule(self, rule, *words):
        return self.document("analyze", "--schedule", rule, *words)["schedule"]

    def test_the_example_of_the_contract(self):
        document = self.document("analyze", "--schedule", "streamk", *BATCH)
        tiles = (1024 + 31 * 64) * 8
        self.assertEqual(
            document["schedule"],
            {
                "rule": "streamk", "tile": 64, "work_tiles": tiles, "slots": 132,
                "makespan_tiles": ceil_div(tiles, 132),
                "efficiency": tiles / (132 * ceil_div(tiles, 132)),
            },
        )  # fmt: skip
        self.assertEqual((document["k_min"], document["kernel_k_min"]), (1, 2))
        self.assertEqual(document["sequences"], 32)

    def test_every_rule_of_its_own_counts_the_same_work(self):
        for rule in RULES:
            with self.subTest(rule):
                tile = 128 if rule.startswith("fa") else 64
                found = self.schedule(rule, *BATCH)
                self.assertEqual(found["work_tiles"], (65536 // tile + 31 * 4096 // tile) * 8)
                self.assertEqual(found["tile"], tile)
                self.assertAlmostEqual(
                    found["efficiency"],
                    found["work_tiles"] / (found["slots"] * found["makespan_tiles"]),
                )

    def test_streamk_on_random_batches(self):
        draw = random.Random(4)
        for turn in range(40):
            choices = [0, 1, 63, 64, 65, draw.randrange(100_000)]
            if turn % 2 == 0:
                choices = [draw.choice(choices)]
            lengths = [draw.choice(choices) for _ in range(draw.randrange(1, 9))]
            heads, slots, k_min = draw.randrange(1, 9), draw.randrange(1, 300), draw.choice([1, 2, 4])
            words = ["--lens", ",".join(map(str, lengths)), "--kv-heads", heads, "--slots", slots, "--k-min", k_min]
            found = self.schedule("streamk", *words)
            tiles = [ceil_div(length, 64) for length in lengths]
            work = heads * sum(tiles)
            self.assertEqual(found["work_tiles"], work)
            self.assertEqual(found["makespan_tiles"], streamk_makespan(tiles, heads, slots, k_min))
            if work == 0:
                self.assertIsNone(found["efficiency"])

    def test_no_work_at_all(self):
        for rule in RULES:
            found = self.schedule(rule, "--lens", "0x5", "--slots", "132")
            self.assertEqual((found["work_tiles"], found["makespan_tiles"], found["efficiency"]), (0, 0, None))
        self.assertRegex(self.text("analyze", "--schedule", "all", "--lens", "0", "--slots", "8"), r"fa2 .* -\n")

    def test_one_row_a_rule(self):
        text = self.text("analyze", "--schedule", "all", *BATCH)
        lines = text.splitlines()
        self.assertEqual(lines[0].split(), ["rule", "tile", "work_tiles", "slots", "makespan_tiles", "efficiency"])
        self.assertEqual([line.split()[0] for line in lines[1:-1]], RULES)
        self.assertIn("k_min 1 (the kernel's: 2 tiles of 64 keys, for 1 row of 128 bf16 keys and values)", lines[-1])
        several = self.document("analyze", "--schedule", "fa3,streamk", *BATCH)
        self.assertEqual([found["rule"] for found in several["schedules"]], ["fa3", "streamk"])
        self.assertNotIn("schedule", several)
        self.assertEqual(several["schedules"][1], self.schedule("streamk", *BATCH))

    def test_tile_group_and_the_k_min_of_the_kernel(self):
        batch = ["--lens", "1000", "--slots", "132"]
        self.assertEqual(self.schedule("fa2", *batch, "--tile", "100")["work_tiles"], 10)
        self.assertEqual(self.schedule("fa2", *batch, "--group", "65")["work_tiles"], 16)
        grouped = self.document("analyze", "--schedule", "streamk", *batch, "--group", "8")
        self.assertEqual(grouped["kernel_k_min"], 2)
        for group, head_dim in ((1, 128), (8, 64), (20, 128), (40, 256)):
            words = ["-D", f"P=1,M=4096,H={group},HK=1,E={head_dim},F={head_dim}", "--batch-axes", "1"]
            text = self.text("emit", "gqa", *words, "--skeleton", "decode", "--arch", "sm_90", "-o", "-")
            emitted = int(text.split("kLeastTiles = ")[1].split(";")[0])
            found = self.document(
                "analyze", "--schedule", "streamk", *batch, "--group", str(group), "--head-dim", str(head_dim)
            )
            self.assertEqual(found["kernel_k_min"], emitted)
        words = ["--schedule", "streamk", *batch, "--head-dim", "4096"]
        self.assertIsNone(self.document("analyze", *words)["kernel_k_min"])
        self.assertIn("no kernel has 1 row of 4096", self.text("analyze", *words))
        self.assertEqual(self.schedule("streamk", *batch, "--k-min", "4")["makespan_tiles"], 4)

    def test_a_file_instead_of_stdout(self):
        self.assertEqual(self.text("analyze", "--schedule", "all", *BATCH, "-o", "table.txt"), "")
        self.assertEqual((self.folder / "table.txt").read_text(), self.text("analyze", "--schedule", "all", *BATCH))

    def bad(self, *words, message):
        self.refused("analyze", *words, message=message)

    def test_either_a_variant_or_a_schedule(self):
        self.bad(message="VARIANT is required")
        self.bad("causal", "--schedule", "streamk", *BATCH, message="no use for VARIANT")
        for flag, word in (("-D", "P=4"), ("-p", "cap=5"), ("--dtype", "T=f16"), ("--arch", "h200")):
            self.bad("--schedule", "streamk", *BATCH, flag, word, message=f"no use for {flag}")
        for flag in ("--lens", "--kv-heads", "--head-dim", "--slots", "--tile", "--k-min", "--group"):
            self.bad("causal", flag, "8", message=f"{flag} is for --schedule")

    def test_bad_rules(self):
        self.bad("--schedule", "fa4", *BATCH, message="`fa4` is not a rule")
        self.bad("--schedule", "", *BATCH, message="`` is not a rule")
        self.bad("--schedule", "fa2,fa2", *BATCH, message="names fa2 twice")
        self.bad("--schedule", "fa2", *BATCH, "--k-min", "2", message="--k-min is for the rule streamk")

    def test_bad_lengths(self):
        one = ["--schedule", "streamk", "--slots", "132"]
        self.bad(*one, message="--schedule has no batch")
        for lens in ("", ",", "4096,", "x", "x3", "-1", "4k", "1e3", "0x", "4096x", "4096x0", "4096x-1", "4096x2x2",
                     "99999999999999999999", "4096x99999999999999999999", " 64", "64;65", "\u0664"):
            with self.subTest(lens):
                self.bad(*one, *option("--lens", lens), message="--lens: `")
        self.bad(*one, "--lens", "1x1000000000000", message="--lens has over 1048576 sequences")
        self.bad(*one, "--lens", "1x1000000,1x1000000", message="--lens has over 1048576 sequences")
        self.bad(*one, "--lens", "9223372036854775807", message="keys in all kv heads")
        self.bad(*one, "--lens", "70368744177664x1048576", message="keys in all kv heads")
        self.bad(*one, "--lens", "1x1048576", "--kv-heads", "1024", message="units in all")

    def test_bad_numbers(self):
        self.bad("--schedule", "streamk", "--lens", "64", message="--schedule has no slots")
        for flag in ("--kv-heads", "--head-dim", "--slots", "--tile", "--k-min", "--group"):
            for value in ("0", "-3", "1.5", "many", "", "99999999999999999999", "4294967296000"):
                with self.subTest(flag=flag, value=value):
                    words = ["--schedule", "streamk", "--lens", "64", *option(flag, value)]
                    if flag != "--slots":
                        words += ["--slots", "132"]
                    self.bad(*words, message=f"{flag} `{value}` is not a whole number from 1 to")

    def test_the_largest_batches_end(self):
        words = ["--lens", "50000x1048576", "--kv-heads", "4", "--slots", "65536"]
        found = self.document("analyze", "--schedule", "all", *words, timeout=120)["schedules"]
        self.assertEqual([each["rule"] for each in found], RULES)


if __name__ == "__main__":
    unittest.main()
