# SPDX-License-Identifier: Apache-2.0
"""attngen tune for GPUs, without one: spaces, compiles, seeds, and a driver that runs no kernel."""

import json
import os
import pathlib
import unittest
import xml.etree.ElementTree as tree

import numpy

from tune_case import TuneCase

GQA = "H=32,HK=8,P=1,M=4096,E=128,F=128"
ROOT = pathlib.Path(__file__).resolve().parents[2]


def rows_of(path):
    rows = json.loads(path.read_text())["rows"]
    for row in rows:
        # Which text a choice was made for, and by which version: the numbers depend on neither.
        del row["src"], row["tool"]
    return rows


class GpuModelTest(TuneCase):
    def modelled(self, *words, **options):
        words = ("causal_gqa", "-D", GQA, "--batch", "8", "--skeleton", "decode") + words
        return self.document("tune", *words, "--device", "model", "--arch", "h200", **options)

    def test_the_space_of_a_gpu_with_its_refusals(self):
        dry = self.modelled("--dry-run")
        self.assertIn("h200 (sm_90, 132 multiprocessors)", dry["device"])
        (shape,) = dry["shapes"]
        self.assertEqual(shape["size"], 4 * 4 * 4 * 4 * 3 * 3 * 4)
        self.assertEqual(shape["axes"], {"H": 32, "HK": 8, "M": 4096, "P": 1, "batch": 8})
        for rule in ("shared memory", "registers"):
            self.assertGreater(shape["refused"][rule]["count"], 0)
            self.assertTrue(shape["refused"][rule]["example"])
        self.assertIn("the model says", shape["why_left_out"])
        refused = sum(each["count"] for each in shape["refused"].values())
        self.assertGreaterEqual(refused + shape["left_out"] + shape["kept"], shape["size"])
        other = self.document("tune", "causal_gqa", "-D", GQA, "--device", "model", "--arch", "a100", "--dry-run")
        self.assertIn("a100 (sm_80, 108 multiprocessors)", other["device"])

    def test_what_spills_is_dropped_before_anything_is_measured(self):
        self.write("few.toml", '[space]\nblocks = [1]\nkey_warps = [2, 4]\nkeys = [64]\nleast = [1]\nmerge = [0]\n'
                   'rows = [16]\nstages = [2]\n[[shape]]\nname = "a"\nvariant = "causal_gqa"\nbatch = 8\n'
                   'extents = { H = 16, HK = 8, P = 1, M = 4096, E = 256, F = 256 }\nskeleton = "decode"\n')
        few = ("--suite", "few.toml", "--device", "model", "--arch", "h200")
        before = self.document("tune", *few, "--dry-run")["shapes"][0]
        after = self.document("tune", *few, "--dry-run", "--compile")["shapes"][0]
        self.assertNotIn("compile", before["refused"])
        dropped = after["refused"]["compile"]
        self.assertGreater(dropped["count"], 0)
        self.assertIn("spilled", dropped["example"])
        self.assertEqual(before["kept"] - dropped["count"], after["kept"])
        found = self.document("tune", *few, "--compile")
        # Steps from the best go through the gate too.
        self.assertGreaterEqual(found["shapes"][0]["invalid"], dropped["count"])
        records = [json.loads(line) for line in pathlib.Path(found["journal"]).read_text().splitlines()]
        invalid = [one["invalid"] for one in records if one["kind"] == "measured" and not one["ok"]]
        self.assertEqual(len(invalid), found["shapes"][0]["invalid"])
        for reason in invalid:
            self.assertRegex(reason, "^compile: .* are spilled")

    def test_a_choice_is_a_tile_that_emit_takes(self):
        found = self.modelled()
        self.assertEqual(found["undecided"], 0)
        (why,) = self.modelled("--why")["shapes"]
        self.assertEqual(why["rule"], "exact")
        self.assertEqual(why["candidate"], found["shapes"][0]["candidate"])
        words = ("causal_gqa", "-D", GQA, "--skeleton", "decode", "--arch", "sm_90", "--tile", why["tile"])
        text = self.text("emit", *words)
        command = text.splitlines()[1].removeprefix("// attngen ").split()
        self.assertIn(why["tile"], command)
        self.assertEqual(self.text(*command), text)
        done = self.document("compile", *words)
        self.assertEqual(done["spill_bytes"], 0)
        self.assertEqual(self.text("show", *words, "--stage", "source"), text)
        # The page says that nothing was run.
        page = self.text("report", found["journal"])
        tree.fromstring(page.replace("<!DOCTYPE html>\n", ""))
        self.assertIn("model: a cost model gave every time below", page)
        self.assertIn("data sheet of h200", page)

    def test_refusals(self):
        tile = "rows=64,keys=64,stages=2,key_warps=1,blocks=1"
        emit = ("emit", "softmax", "-D", "E=128,F=128", "--arch", "sm_90")
        self.refused(*emit, "--tile", "soup", message='"soup" names no tile of a GPU')
        self.refused(*emit, "--tile", tile.replace("blocks=1", "blocks=8"), message="no tile rows=64")
        self.refused(*emit, "--skeleton", "decode", "--tile", tile, message="one of forward, and decode is asked for")
        decode = tile.replace("stages=2", "stages=3") + ",least=1,merge=ticket"
        self.refused(*emit, "--skeleton", "decode", "--merge", "ticket", "--tile", decode, message="both say")
        self.refused("tune", "softmax", "-D", "P=1,M=64,E=64,F=64", "--dtype", "T=f32", "--skeleton", "decode",
                     message="a CPU has no skeleton named decode")
        self.refused("tune", "softmax", "-D", "P=1,M=64,E=64,F=64", "--device", "model", "--arch", "sm_90",
                     message="--arch sm_90: no cost model is of it")
        self.refused("tune", "softmax", "-D", "P=1,M=64,E=64,F=64", "--dtype", "T=f32", "--compile", "--dry-run",
                     message="--compile has no meaning on a CPU")
        self.refused("tune", "softmax", "-D", "P=1,M=64,E=64,F=64", "--device", "cuda", "--arch", "sm_80",
                     message="--arch sm_80 has no meaning with --device cuda")


class SeedTest(TuneCase):
    def seeds_of(self, suite, *words):
        files = ("--journal", suite.stem + ".jsonl", "--tuned", suite.stem + ".json")
        found = self.document("tune", "--suite", str(suite), "--device", "model", "--arch", "h200", "--budget", "10m",
                              *files, *words)
        return found["shapes"], rows_of(self.folder / files[3])

    def test_the_seeds_are_what_the_model_says_today_of_kernels_that_do_not_spill(self):
        suite = ROOT / "bench" / "shapes" / "h200.toml"
        shipped = rows_of(ROOT / "autotune" / "seeds" / "h200.json")
        shapes, rows = self.seeds_of(suite)
        self.assertEqual([row["axes"] for row in rows], [row["axes"] for row in shipped])
        # All kernels of all shapes take minutes to compile: only where the model's own choice is not what
        # ships is it asked again with compiles.
        others = [one["axes"] for one, ours in zip(rows, shipped) if one != ours]
        self.assertLessEqual(len(others), 3)
        if not others:
            return
        head, *blocks = suite.read_text().split("[[shape]]\n")
        names = [shape["name"] for shape in shapes if shape["axes"] in others]
        blocks = [block for block in blocks if any(f'name = "{name}"' in block for name in names)]
        self.write("few.toml", "[[shape]]\n".join([head, *blocks]))
        _, compiled = self.seeds_of(self.folder / "few.toml", "--compile")
        self.assertEqual(compiled, [row for row in shipped if row["axes"] in [one["axes"] for one in compiled]])
        self.assertEqual(len(compiled), len(blocks))

    def test_a_run_takes_a_seed_and_says_so(self):
        random = numpy.random.default_rng(1)
        for name, shape in (("q", (1, 32, 1, 128)), ("k", (1, 8, 600, 128)), ("v", (1, 8, 600, 128))):
            numpy.save(self.folder / f"{name}.npy", random.standard_normal(shape).astype("f4"))
        run = ["run", "causal_gqa", "-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy", "--skeleton", "decode"]
        run += ["--device", "vgpu", "--arch", "sm_90"]
        seeded = self.document(*run)
        self.assertEqual(seeded["tuned"]["rule"], "seed")
        self.assertIn("a model, for", seeded["tuned"]["why"])
        pinned = dict(os.environ, ATTNGEN_TUNED="off")
        own = self.document(*run, env=pinned)
        self.assertEqual(own["tuned"]["rule"], "model")
        tile = "rows=16,keys=128,stages=2,key_warps=4,blocks=1,least=1,merge=ticket"
        asked = self.document(*run, "--tile", tile, "--check")
        self.assertEqual(asked["tuned"], {"rule": "asked", "why": "asked: --tile " + tile})
        self.assertIn("keys=128 warps=4 stages=2 blocks_per_sm=1 least_tiles=1", asked["plan"])
        self.assertEqual(asked["races"], 0)
        why = self.attngen(*run, "--why").stderr.decode()
        self.assertIn("tile: seed: a model, for", why)
        self.refused("run", "causal_gqa", *run[2:8], "--device", "oracle", "--tile", tile, message="--tile has no meaning")


class CudaTest(TuneCase):
    WORDS = ("tune", "causal_gqa", "-D", GQA, "--skeleton", "decode", "--device", "cuda")

    def test_without_a_gpu_it_is_4_and_says_why(self):
        if self.document("doctor")["devices"]["cuda"]["usable"]:
            print("[SKIP] there is a GPU")
            return
        failure = self.document(*self.WORDS, code=4)
        self.assertEqual(failure["errors"][0]["message"], self.document("doctor")["devices"]["cuda"]["reason"])
        self.assertFalse(os.path.exists(os.path.join(self.cache, "tune")))

    def test_a_driver_that_runs_no_kernel_fails_verification(self):
        fake = os.environ["ATTNGEN_FAKE_LIBCUDA_FOLDER"]
        path = os.pathsep.join(filter(None, [fake, os.environ.get("LD_LIBRARY_PATH")]))
        env = {**os.environ, "LD_LIBRARY_PATH": path, "FAKE_CUDA_LOG": str(self.folder / "calls")}
        dry = self.document(*self.WORDS, "--dry-run", env=env)
        self.assertIn("Fake Hopper (sm_90, 132 multiprocessors)", dry["device"])
        failure = self.document(*self.WORDS, "--budget", "60s", code=1, env=env)
        self.assertIn("has no time: err_ratio", failure["errors"][0]["message"])
        calls = (self.folder / "calls").read_text().split()
        self.assertGreater(calls.count("cuLaunchKernelEx"), 0)
        for made, released in (("cuMemAlloc", "cuMemFree"), ("cuLibraryLoadData", "cuLibraryUnload")):
            self.assertGreater(calls.count(made), 0)
        broken = dict(env, FAKE_CUDA_FAIL="cuLaunchKernelEx=700")
        failure = self.document(*self.WORDS, "--budget", "60s", code=1, env=broken)
        self.assertIn("CUDA_ERROR_ILLEGAL_ADDRESS", failure["errors"][0]["message"])


if __name__ == "__main__":
    unittest.main()
