# SPDX-License-Identifier: Apache-2.0
"""The command line's contract: what every verb prints, field by field."""

import hashlib
import os
import shutil
import subprocess
import unittest

import numpy

from program_case import PROGRAM, ROOT, ProgramCase

GALLERY = sorted(path.stem for path in (ROOT / "cascades").glob("*.cascade"))
PROMISED = "softmax causal window alibi softcap sink softcap_sink relbias gqa sigmoid relu2 cosine".split()
VERBS = "list show analyze emit compile run check cache warm doctor completion man".split()
HEADS = ["-D", "E=64,F=64"]


class ListTest(ProgramCase):
    def test_the_gallery_is_the_folder(self):
        names = [variant["name"] for variant in self.document("list")["variants"]]
        self.assertEqual(names, GALLERY)
        self.assertLessEqual(set(PROMISED), set(names))
        lines = self.text("list").splitlines()
        self.assertEqual([line.split()[0] for line in lines], GALLERY)
        for line in lines:
            self.assertGreater(len(line.split()), 3, "a variant without a summary")

    def test_tensors_and_params(self):
        by_name = {variant["name"]: variant for variant in self.document("list")["variants"]}
        for name in PROMISED:
            self.assertLessEqual({"Q", "K", "V"}, set(by_name[name]["inputs"]))
            self.assertIn("O", by_name[name]["outputs"])
        self.assertEqual(by_name["softmax"]["outputs"], ["O", "LSE"])

    def test_a_file_instead_of_stdout(self):
        self.assertEqual(self.text("list", "-o", "list.txt"), "")
        self.assertEqual((self.folder / "list.txt").read_text(), self.text("list", "-o", "-"))


class ShowTest(ProgramCase):
    def test_the_cascade_prints_as_text_that_prints_the_same(self):
        for name in GALLERY:
            with self.subTest(name):
                text = self.text("show", name)
                self.write("again.cascade", text)
                self.assertEqual(self.text("show", "again.cascade"), text)

    def test_the_stages(self):
        self.assertIn("3", self.text("show", "causal", "--stage", "analysis"))
        self.assertIn("forward", self.text("show", "causal", "--stage", "plan", *HEADS))
        self.assertEqual(
            self.text("show", "causal", "--stage", "source", *HEADS), self.text("emit", "causal", *HEADS)
        )
        self.assertIn(".entry", self.text("show", "causal", "--stage", "ptx", *HEADS))
        document = self.document("show", "causal", "--stage", "plan", *HEADS)
        self.assertEqual(document["stage"], "plan")
        self.assertIn("forward", document["text"])

    def test_dtype_override(self):
        self.assertIn("f16", self.text("show", "softmax", "--dtype", "T=f16"))

    def test_options_a_stage_has_no_use_for(self):
        self.refused("show", "causal", "-D", "E=64", message="--stage cascade")


class AnalyzeTest(ProgramCase):
    PASSES = {
        "softmax": (3, 1), "causal": (3, 1), "gqa": (3, 1), "window": (3, 1), "alibi": (3, 1),
        "softcap_sink": (3, 1), "relbias": (3, 1), "sigmoid": (1, 1), "relu2": (2, 1),
    }  # fmt: skip

    def test_passes(self):
        for name, (written, rewritten) in self.PASSES.items():
            with self.subTest(name):
                passes = self.document("analyze", name)["passes"]["M"]
                self.assertEqual((passes["written"], passes["rewritten"]), (written, rewritten))

    def test_boundaries(self):
        boundaries = self.document("analyze", "softmax")["boundaries"]
        self.assertTrue(boundaries)
        for boundary in boundaries:
            for field in ("rank", "reduction", "consumers", "kappa", "action", "reason"):
                self.assertIn(field, boundary)
            self.assertEqual(boundary["rank"], "M")
            self.assertIn(boundary["action"], ("DEFER", "ITERATE", "hard"))
        actions = {boundary["reduction"]: boundary["action"] for boundary in boundaries}
        self.assertEqual(actions, {"GM": "ITERATE", "D": "DEFER"})

    def test_text(self):
        text = self.text("analyze", "softmax", "-D", "P=1024,M=65536,E=64,F=64")
        self.assertRegex(text, r"rank M: passes 3 \(as written\) -> 1 \(rewritten\)")

    def test_your_own_file(self):
        passes = self.document("analyze", ROOT / "examples" / "my_variant.cascade")["passes"]["M"]
        self.assertEqual(passes, {"written": 3, "rewritten": 1})


class EmitTest(ProgramCase):
    def test_text_and_json_are_the_same_source(self):
        text = self.text("emit", "causal", *HEADS, "--arch", "sm_90")
        document = self.document("emit", "causal", *HEADS, "--arch", "sm_90")
        self.assertEqual(document["source"], text)
        self.assertEqual(document["sha256"], hashlib.sha256(text.encode()).hexdigest())
        self.assertEqual(document["arch"], "sm_90")
        self.assertIn(document["entry"], text)
        self.attngen("emit", "causal", *HEADS, "--arch", "sm_90", "-o", "k.cu")
        self.assertEqual((self.folder / "k.cu").read_text(), text)

    def test_the_header_regenerates_the_file(self):
        words = ["emit", "causal", *HEADS, "--arch", "sm_90", "--batch-axes", "1", "--dtype", "T=f16"]
        text = self.text(*words)
        line = next(line for line in text.splitlines()[:40] if "attngen emit" in line)
        again = line[line.index("attngen emit") :].split()[1:]
        self.assertEqual(self.text(*again), text)

    def test_the_directives(self):
        text = self.text("emit", "softcap_sink", *HEADS)
        for line in text.splitlines():
            if line.lstrip().startswith("#"):
                self.assertTrue(line.lstrip().startswith("#pragma unroll"), line)


class CompileTest(ProgramCase):
    def test_figures_and_cubin(self):
        document = self.document("compile", "causal", *HEADS, "--arch", "sm_90a", "-o", "k.cubin")
        cubin = (self.folder / "k.cubin").read_bytes()
        self.assertEqual(cubin[:4], b"\x7fELF")
        self.assertEqual(document["cubin_sha256"], hashlib.sha256(cubin).hexdigest())
        self.assertEqual(document["arch"], "sm_90a")
        self.assertIs(document["cached"], False)
        self.assertEqual(document["spill_bytes"], 0)
        self.assertGreater(document["registers"], 16)
        self.assertLessEqual(document["registers"], 255)
        self.assertGreater(document["smem_bytes"], 0)
        self.assertGreater(document["ms"], 0)
        self.assertIsInstance(document["diagnostics"], list)

    def test_cubin_to_stdout(self):
        done = self.attngen("compile", "causal", *HEADS, "-o", "-")
        self.assertEqual(done.stdout[:4], b"\x7fELF")
        self.assertIn(b"registers", done.stderr)
        errors = self.document("compile", "causal", *HEADS, "-o", "-", code=2)["errors"]
        self.assertIn("both need stdout", errors[0]["message"])


class RunTest(ProgramCase):
    def setUp(self):
        super().setUp()
        random = numpy.random.default_rng(3)
        for name in "qkv":
            numpy.save(self.folder / f"{name}.npy", random.standard_normal((2, 5, 16)).astype("f4"))
        self.inputs = ["-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy"]

    def test_results(self):
        document = self.document(
            "run", "softmax", *self.inputs, "-o", "O=o.npy", "--device", "oracle", "--check"
        )
        self.assertEqual(document["device"], "oracle")
        self.assertEqual(document["outputs"]["O"]["shape"], [2, 5, 16])
        self.assertEqual(document["outputs"]["LSE"]["shape"], [2, 5])
        self.assertEqual(document["outputs"]["O"]["file"], "o.npy")
        self.assertIsNone(document["outputs"]["LSE"]["file"])
        self.assertLessEqual(document["outputs"]["O"]["err_ratio"], 2)
        written = numpy.load(self.folder / "o.npy")
        self.assertEqual((written.shape, written.dtype), ((2, 5, 16), numpy.float32))
        self.assertEqual([name for name, *_ in self.files()], ["k.npy", "o.npy", "q.npy", "v.npy"])

    def test_output_to_stdout_is_the_array_alone(self):
        done = self.attngen("run", "softmax", *self.inputs, "-o", "O=-", "--device", "oracle")
        self.assertEqual(done.stdout[:6], b"\x93NUMPY")
        self.assertIn(b"softmax on oracle", done.stderr)

    def test_out_type(self):
        text = (self.folder / "half.cascade")
        text.write_text("cascade half {\n rank P\n in A[P]: f16\n out O[p]: f16 = A[p] * 2\n out I[]: i32 = argmax{p} A[p]\n}\n")
        numpy.save(self.folder / "a.npy", numpy.array([1.5, 7, -2], "f2"))
        words = ["run", "half.cascade", "-i", "A=a.npy", "--device", "oracle", "-o", "O=o.npy", "-o", "I=i.npy"]
        self.attngen(*words)
        self.assertEqual(numpy.load(self.folder / "o.npy").dtype, numpy.float32)
        self.assertEqual(numpy.load(self.folder / "i.npy").dtype, numpy.int32)
        self.assertEqual(int(numpy.load(self.folder / "i.npy")), 1)
        self.attngen(*words, "--out-type", "declared")
        numpy.testing.assert_array_equal(
            numpy.load(self.folder / "o.npy"), numpy.array([3, 14, -4], "f2"), strict=False
        )
        self.assertEqual(numpy.load(self.folder / "o.npy").dtype, numpy.float16)

    def test_auto_says_what_it_chose(self):
        done = self.attngen("run", "softmax", *self.inputs)
        self.assertIn(b"device: ", done.stderr)

    def test_virtual_gpu_figures(self):
        document = self.document("run", "softmax", *self.inputs, "--device", "vgpu", "--check")
        self.assertEqual(document["device"], "vgpu")
        self.assertEqual(document["races"], 0)
        self.assertGreater(document["ptx_instructions"], 0)

    def test_a_gpu_that_is_not_there(self):
        if shutil.which("nvidia-smi"):
            self.skipTest("this machine may have a GPU")
        errors = self.refused("run", "softmax", *self.inputs, "--device", "cuda", message="", code=4)
        self.assertTrue(errors[0]["message"])
        self.refused("emit", "softmax", *HEADS, "--arch", "native", message="", code=4)

    def test_one_container_for_all(self):
        import json
        import struct

        header, data = {}, b""
        for name, path in zip("QKV", "qkv"):
            array = numpy.load(self.folder / f"{path}.npy")
            header[name] = {
                "dtype": "F32",
                "shape": list(array.shape),
                "data_offsets": [len(data), len(data) + array.nbytes],
            }
            data += array.tobytes()
        text = json.dumps(header).encode()
        self.write("all.safetensors", struct.pack("<Q", len(text)) + text + data)
        self.attngen("run", "softmax", "-i", "all.safetensors", "-o", "O=a.npy", "--device", "oracle")
        self.attngen("run", "softmax", *self.inputs, "-o", "O=b.npy", "--device", "oracle")
        self.attngen(
            "run", "softmax", "-i", "Q=all.safetensors:Q", "-i", "K=all.safetensors",
            "-i", "V=v.npy", "-o", "O=c.npy", "--device", "oracle",
        )  # fmt: skip
        first = (self.folder / "a.npy").read_bytes()
        self.assertEqual(first, (self.folder / "b.npy").read_bytes())
        self.assertEqual(first, (self.folder / "c.npy").read_bytes())


class DoctorTest(ProgramCase):
    def test_candidates_and_devices(self):
        document = self.document("doctor")
        self.assertEqual(sorted(document["libraries"]), ["LLVM", "NVRTC"])
        for candidates in document["libraries"].values():
            self.assertTrue(any(candidate["usable"] for candidate in candidates))
            for candidate in candidates:
                self.assertTrue(candidate["path"])
                self.assertTrue(candidate["reason"])
        self.assertTrue(document["devices"]["vgpu"]["usable"])
        self.assertTrue(document["devices"]["cpu"]["usable"])

    def test_without_the_libraries(self):
        environment = dict(os.environ, ATTNGEN_NVRTC="/nonexistent", ATTNGEN_LLVM="/nonexistent")
        done = self.attngen("doctor", env=environment, code=3)
        self.assertIn(b"/nonexistent", done.stdout)
        document = self.document("doctor", env=environment, code=3)
        self.assertEqual(document["exit"], 3)
        self.assertIn("libraries", document["result"])
        words = ["compile", "softmax", *HEADS]
        self.assertIn(b"NVRTC", self.attngen(*words, env=environment, code=3).stderr)


class ProgramTest(ProgramCase):
    def test_version(self):
        self.assertRegex(self.text("--version"), r"^attngen \d+\.\d+\.\d+\n$")

    def test_help(self):
        text = self.text("--help")
        for verb in VERBS:
            self.assertIn(f"\n  {verb} ", text)
            verb_help = self.text(verb, "--help")
            self.assertIn("Examples:", verb_help)
            self.assertIn("--json", verb_help)
            for line in verb_help.splitlines():
                self.assertLessEqual(len(line), 120, line)
        for hidden in ("bench",):
            self.assertNotIn(f"\n  {hidden} ", text)

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "list"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 6)
        self.assertIn(b"cannot write to stdout", done.stderr)

    def test_no_colour_where_nobody_looks(self):
        self.assertNotIn(b"\x1b", self.attngen("show", "nothing-like-it", code=2).stderr)

    def test_bash_completion(self):
        script = self.text("completion", "bash")
        self.write("completion.bash", script)

        def offered(*words):
            ask = (
                "source completion.bash; "
                f"COMP_WORDS=({' '.join(repr(word) for word in words)}); "
                f"COMP_CWORD={len(words) - 1}; _attngen; printf '%s\\n' \"${{COMPREPLY[@]}}\""
            )
            done = subprocess.run(
                ["bash", "-u", "-c", ask], cwd=self.folder, capture_output=True, check=True
            )
            return done.stdout.decode().split()

        self.assertEqual(offered("attngen", "an"), ["analyze"])
        self.assertEqual(offered("attngen", "run", "softcap"), ["softcap", "softcap_sink"])
        self.assertEqual(offered("attngen", "run", "softmax", "--device", "v"), ["vgpu"])
        self.assertEqual(offered("attngen", "run", "softmax", "--ch"), ["--check"])
        self.assertEqual(offered("attngen", "cache", "ex"), ["export", "extract"])
        self.assertEqual(offered("attngen", "cache", "gc", "--m"), ["--max", "--min-age"])
        self.assertIn("completion.bash", offered("attngen", "show", "comp"))

    def test_other_shells(self):
        fish = self.text("completion", "fish")
        for verb in VERBS:
            self.assertIn(f"-a {verb} ", fish)
        self.assertIn("#compdef attngen", self.text("completion", "zsh"))
        for shell in ("zsh", "fish"):
            if shutil.which(shell):
                self.write("script", self.text("completion", shell))
                subprocess.run([shell, "-n", self.folder / "script"], check=True)
        self.refused("completion", "tcsh", message="`tcsh`")

    def test_manual_page(self):
        page = self.text("man")
        self.assertTrue(page.startswith(".TH ATTNGEN 1"))
        for verb in VERBS:
            self.assertIn(f'.SS "attngen {verb}', page)
        if shutil.which("groff"):
            self.write("attngen.1", page)
            done = subprocess.run(
                ["groff", "-man", "-Tutf8", "-ww", "attngen.1"],
                cwd=self.folder, capture_output=True, check=True,
            )  # fmt: skip
            self.assertEqual(done.stderr, b"")
            self.assertIn("attngen analyze", done.stdout.decode())


if __name__ == "__main__":
    unittest.main()
