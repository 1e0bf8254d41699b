# SPDX-License-Identifier: Apache-2.0
"""The CPU device as a user meets it: run, check, show --stage ll, doctor, and what it refuses."""

import os
import unittest

import numpy

from program_case import ROOT, ProgramCase

HEADS = ["-D", "E=40,F=72"]
# No tiles: an output that no one-pass form has.
NESTED = """cascade nested {
  rank P, M
  in A[P,M]: f32
  B[p,m] = A[p,m] * 2 where m <= p
  out O[p] = max{m} B[p,m]
  out T[m] = sum{p} B[p,m]
}
"""
LARGE = """cascade large {
  rank P, M
  in A[P]: f32, B[M]: f32
  X[p,m] = A[p] * B[m]
  Y[p,m] = exp(X[p,m])
  out O[p] = max{m} Y[p,m]
  out T[m] = sum{p} Y[p,m]
}
"""


def softmax(q, k, v, scale, keep):
    """The plain formula in float64, of single heads."""
    scores = numpy.where(keep, (q @ k.swapaxes(-1, -2)) * scale, -numpy.inf)
    weights = numpy.exp(scores - scores.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True) @ v


class CpuCase(ProgramCase):
    def setUp(self):
        super().setUp()
        random = numpy.random.default_rng(7)
        self.arrays = {name: random.standard_normal((2, 37, 40)).astype("f4") for name in "qkv"}
        for name, array in self.arrays.items():
            numpy.save(self.folder / f"{name}.npy", array)
        self.inputs = ["-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy"]
        self.words = ["run", "causal", *self.inputs, "--dtype", "T=f32"]

    def host_arch(self):
        return self.document("doctor")["cpu"]["arch"]


class RunTest(CpuCase):
    def test_against_numpy(self):
        document = self.document(*self.words, "--device", "cpu", "-o", "O=o.npy", "--check")
        self.assertEqual(document["device"], "cpu")
        self.assertEqual(document["arch"], self.host_arch())
        self.assertGreater(document["ms"], 0)
        self.assertGreaterEqual(document["threads"], 1)
        self.assertTrue(document["plan"].startswith("tiles "))
        self.assertEqual(document["reasons"], [])
        self.assertIs(document["compile"]["cached"], False)
        self.assertGreater(document["compile"]["ms"], 0)
        q, k, v = (self.arrays[name].astype("f8") for name in "qkv")
        wanted = softmax(q, k, v, 40**-0.5, numpy.tri(37, dtype=bool))
        numpy.testing.assert_allclose(numpy.load(self.folder / "o.npy"), wanted, rtol=0, atol=4e-6)

    def test_the_second_run_compiles_nothing(self):
        self.document(*self.words, "--device", "cpu")
        again = self.document(*self.words, "--device", "cpu")
        self.assertEqual(again["compile"], {"ms": 0, "cached": True})
        self.assertEqual([entry["kind"] for entry in self.document("cache", "ls")["entries"]], ["cpu-object"])

    def test_a_thread_more_changes_no_bit(self):
        for threads in ("1", "3"):
            done = self.document(*self.words, "--device", "cpu", "-o", f"O=o{threads}.npy",
                                 env=dict(os.environ, ATTNGEN_JOBS=threads))
            self.assertEqual(done["threads"], int(threads))
        self.assertEqual((self.folder / "o1.npy").read_bytes(), (self.folder / "o3.npy").read_bytes())

    def test_every_width_that_the_cpu_has(self):
        widths = ["v128", "avx2", "avx512", "avx512_bf16"]
        host = self.host_arch()
        if host not in widths:
            widths = [host]
        for arch in widths[: widths.index(host) + 1]:
            document = self.document(*self.words, "--device", "cpu", "--arch", arch, "--check")
            self.assertEqual(document["arch"], arch)

    def test_every_type_and_f64_inside(self):
        for dtype in ("bf16", "f16", "f32"):
            words = ["run", "causal", *self.inputs, "--dtype", f"T={dtype}", "--device", "cpu", "--check"]
            ratio = self.document(*words)["outputs"]["O"]["err_ratio"]
            document = self.document(*words, "--in-f64")
            self.assertIs(document["in_f64"], True)
            self.assertLess(document["outputs"]["O"]["err_ratio"], max(ratio, 1e-3))

    def test_what_has_no_tiles_runs_as_a_loop_nest_and_says_so(self):
        self.write("nested.cascade", NESTED)
        a = numpy.random.default_rng(1).standard_normal((5, 9)).astype("f4")
        numpy.save(self.folder / "a.npy", a)
        words = ["run", "nested.cascade", "-i", "A=a.npy", "--device", "cpu", "-o", "T=t.npy", "--check"]
        self.assertIn(b"as a loop nest: ", self.attngen(*words).stderr)
        document = self.document(*words)
        self.assertEqual(document["plan"], "loopnest")
        self.assertTrue(document["reasons"])
        kept = numpy.where(numpy.tri(5, 9, dtype=bool), 2 * a.astype("f8"), 0)
        numpy.testing.assert_allclose(numpy.load(self.folder / "t.npy"), kept.sum(0), rtol=0, atol=1e-5)

    def test_auto_takes_the_cpu_where_there_is_no_gpu(self):
        if self.document("doctor")["devices"]["cuda"]["usable"]:
            self.skipTest("[SKIP] this machine has a GPU")
        done = self.attngen("run", "causal", *self.inputs)
        self.assertIn(b"device: cpu (cuda cannot be used: ", done.stderr)

    def test_nothing_to_compute(self):
        for name in "qkv":
            numpy.save(self.folder / f"{name}.npy", numpy.zeros((0, 3, 40), "f4"))
        document = self.document(*self.words, "--device", "cpu", "-o", "O=o.npy")
        self.assertIsNone(document["arch"])
        self.assertEqual(numpy.load(self.folder / "o.npy").shape, (0, 3, 40))


class CheckTest(CpuCase):
    def test_every_check_includes_the_cpu(self):
        document = self.document("check", "causal_gqa")
        self.assertIn("cpu", [device["device"] for device in document["devices"]])
        self.assertIn("vgpu", [device["device"] for device in document["devices"]])

    def test_the_whole_gallery(self):
        for path in sorted((ROOT / "cascades").glob("*.cascade")):
            for dtype in ("bf16", "f16"):
                with self.subTest(path.stem + " " + dtype):
                    document = self.document("check", path.stem, "--devices", "cpu", "--dtype", f"T={dtype}")
                    for output in document["outputs"].values():
                        self.assertLessEqual(output["err_ratio"], 2)

    def test_what_no_gpu_has_is_checked_on_the_cpu_alone(self):
        self.write("nested.cascade", NESTED)
        done = self.attngen("check", "nested.cascade")
        self.assertIn(b"vgpu is left out: ", done.stderr)
        self.assertEqual(done.stderr.count(b"as a loop nest: "), 1)
        document = self.document("check", "nested.cascade")
        self.assertEqual([device["device"] for device in document["devices"]], ["cpu"])
        self.refused("check", "nested.cascade", "--devices", "cpu,vgpu", message="")


class ShowTest(CpuCase):
    REQUESTS = {
        "causal": [[*HEADS], [*HEADS, "--rows", "1", "--arch", "avx2"]],
        "causal_gqa": [[*HEADS, "--rows", "8", "--dtype", "T=f32"], [*HEADS, "--batch-axes", "2", "--arch", "v128"]],
        "alibi": [["-D", "E=23,F=41", "--dtype", "T=f32", "--rows", rows] for rows in ("5", "20", "40")],
        "window": [[*HEADS, "-p", "W=100", "--in-f64"], [*HEADS, "--any-layout", "Q,O", "--arch", "neon"]],
        "document": [[*HEADS, "--dtype", "T=f16", "--rows", "40"], [*HEADS, "--any-layout", "all"]],
        "softmax": [["-D", "E=2000,F=8"], ["-D", "E=2000,F=8", "--in-f64", "--arch", "avx2"]],
        "nested.cascade": [[], ["--batch-axes", "1", "--any-layout", "A"]],
    }  # fmt: skip

    def test_the_header_prints_the_text_again(self):
        self.write("nested.cascade", NESTED)
        for variant, requests in self.REQUESTS.items():
            for words in requests:
                with self.subTest(f"{variant} {words}"):
                    text = self.text("show", variant, "--stage", "ll", *words)
                    self.assertTrue(text.startswith("; attngen: "))
                    line = text.splitlines()[1]
                    self.assertTrue(line.startswith("; attngen show "), line)
                    again = line.split()[2:]
                    again[1] = variant  # a file is not known by the name of its cascade
                    self.assertEqual(self.text(*again), text)

    def test_few_rows_have_one_text(self):
        first = self.text("show", "causal", "--stage", "ll", *HEADS, "--rows", "5")
        self.assertEqual(first, self.text("show", "causal", "--stage", "ll", *HEADS, "--rows", "8"))
        self.assertNotEqual(first, self.text("show", "causal", "--stage", "ll", *HEADS))

    def test_the_plan(self):
        plan = self.text("show", "causal", "--stage", "plan", *HEADS, "--arch", "avx2")
        self.assertTrue(plan.startswith("tiles rows="), plan)
        plan = self.text("show", "causal", "--stage", "plan", "-D", "E=2000,F=8", "--arch", "avx512")
        self.assertEqual(plan.splitlines()[0], "loopnest")
        self.assertIn("reason: no tiles: E=2000 is outside", plan)

    def test_it_is_the_same_on_every_machine(self):
        text = self.text("show", "causal", "--stage", "ll", *HEADS)
        self.assertTrue(text.splitlines()[1].endswith("--arch avx512"))


class DoctorTest(CpuCase):
    def test_the_cpu(self):
        document = self.document("doctor", env=dict(os.environ, ATTNGEN_JOBS="5"))
        self.assertTrue(document["devices"]["cpu"]["usable"])
        cpu = document["cpu"]
        self.assertEqual(cpu["threads"], 5)
        self.assertEqual(cpu["vector_bits"], 512 if "512" in cpu["arch"] else 256 if cpu["arch"] == "avx2" else 128)
        self.assertRegex(cpu["compiler"], r"^LLVM \d+\.\d+\.\d+$")
        self.assertIn(cpu["name"], self.text("doctor"))

    def test_without_nvrtc_the_cpu_is_enough(self):
        document = self.document("doctor", env=dict(os.environ, ATTNGEN_NVRTC="/nonexistent"))
        self.assertFalse(document["devices"]["vgpu"]["usable"])


class BadInputTest(CpuCase):
    def test_architectures_of_others(self):
        cpu = [*self.words, "--device", "cpu"]
        self.refused(*cpu, "--arch", "sm_90", message="--arch sm_90 has no meaning on cpu")
        self.refused(*cpu, "--arch", "avx1024", message="--arch avx1024 has no meaning on cpu")
        other = "avx2" if self.host_arch() == "neon" else "neon"
        self.refused(*cpu, "--arch", other, message=f"{other} is for another CPU than this one")
        self.refused("run", "causal", *self.inputs, "--device", "vgpu", "--arch", "avx2",
                     message="--arch avx2 has no meaning on vgpu")
        self.refused("emit", "causal", *HEADS, "--arch", "avx2", message="--arch avx2 is a CPU")
        self.refused("show", "causal", "--stage", "ll", *HEADS, "--arch", "sm_90",
                     message="--arch sm_90 is not a CPU's")
        self.refused("check", "causal", "--devices", "oracle", "--arch", "avx2",
                     message="--arch avx2 has no meaning on oracle")

    def test_options_of_the_cpu_alone(self):
        self.refused("run", "causal", *self.inputs, "--device", "oracle", "--in-f64",
                     message="--in-f64 has no meaning on oracle")
        self.refused("show", "causal", "--stage", "ptx", *HEADS, "--rows", "4",
                     message="--rows and --in-f64 have no meaning for --stage ptx")
        self.refused("show", "causal", "--rows", "4", message="--stage cascade")
        self.refused("show", "causal", "--stage", "ll", *HEADS, "--rows", "0", message="--rows")
        self.refused("show", "causal", "--stage", "ll", message="add -D E=N,F=N")

    def refused_with(self, environment, code, message):
        done = self.attngen(*self.words, "--device", "cpu", "-o", "O=o.npy",
                            env=dict(os.environ, **environment), code=code)
        self.assertIn(message, done.stderr.decode())
        self.assertFalse((self.folder / "o.npy").exists())

    def test_no_libllvm(self):
        self.refused_with({"ATTNGEN_LLVM": "/nonexistent"}, 3, "libLLVM 19 or newer not usable at ATTNGEN_LLVM")

    def test_a_libllvm_that_is_none_or_too_old(self):
        old = os.environ["ATTNGEN_OLD_LLVM"]
        self.refused_with({"ATTNGEN_LLVM": old}, 3, "LLVM 18.1.8 is too old")
        self.write("libLLVM.so", b"no library")
        self.refused_with({"ATTNGEN_LLVM": str(self.folder / "libLLVM.so")}, 3, "libLLVM.so")

    def test_threads_that_are_no_number(self):
        for jobs in ("abc", "0", "-3", "1e3", "99999999999999999999"):
            with self.subTest(jobs):
                self.refused_with({"ATTNGEN_JOBS": jobs}, 2, "ATTNGEN_JOBS")

    def test_no_memory_for_scratch(self):
        # A loop nest keeps what several reductions read: here 9e10 numbers.
        self.write("large.cascade", LARGE)
        numpy.save(self.folder / "a.npy", numpy.ones(300_000, "f4"))
        self.refused("run", "large.cascade", "-i", "A=a.npy", "-i", "B=a.npy", "--device", "cpu",
                     message="bytes")


if __name__ == "__main__":
    unittest.main()
