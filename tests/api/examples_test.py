# SPDX-License-Identifier: Apache-2.0
"""Both examples on each device: the same numbers as each other and as NumPy."""

import os
import pathlib
import re
import subprocess
import unittest

import numpy

BUILD = pathlib.Path(os.environ["ATTNGEN_BUILD"])
FAKE = os.environ["ATTNGEN_FAKE_LIBCUDA_FOLDER"]
EXAMPLES = ("example_causal_gqa_c", "example_causal_gqa_cpp")
HEADS, KEY_HEADS, TOKENS, DIM = 8, 2, 96, 64


def run(example, *words, **environment):
    return subprocess.run(
        [BUILD / "examples" / example, *words],
        capture_output=True, text=True, check=False, timeout=120, env={**os.environ, **environment},
    )


def inputs(heads):
    """The bf16 patterns of the examples, as numbers."""
    words = 0x3C00 + numpy.arange(heads * TOKENS * DIM, dtype=numpy.int64) * 7919 % 0x380
    return (
        (words.astype(numpy.uint32) << 16).view(numpy.float32)
        .reshape(heads, TOKENS, DIM).astype(numpy.float64)
    )


def expected():
    """O[0,0,0] and O[7,95,63] by NumPy in fp64, and what rounding of the weights can change."""
    query, key = inputs(HEADS), inputs(KEY_HEADS)
    found = []
    for head, row, column in ((0, 0, 0), (HEADS - 1, TOKENS - 1, DIM - 1)):
        group = head // (HEADS // KEY_HEADS)
        scores = key[group, : row + 1] @ query[head, row] / numpy.sqrt(DIM)
        weights = numpy.exp(scores - scores.max())
        weights /= weights.sum()
        values = key[group, : row + 1, column]
        found.append((weights @ values, weights @ abs(values) / 256))
    return found


def numbers(text):
    found = re.fullmatch(r"O\[0,0,0\] = (\S+)  O\[7,95,63\] = (\S+)\n", text)
    return [float(each) for each in found.groups()]


class Examples(unittest.TestCase):
    def on_device(self, device, **environment):
        texts = set()
        for example in EXAMPLES:
            done = run(example, device, **environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stderr, "")
            texts.add(done.stdout)
        self.assertEqual(len(texts), 1, f"C and C++ differ: {texts}")
        return numbers(texts.pop())

    def test_the_oracle_prints_what_numpy_computes(self):
        for printed, (number, _) in zip(self.on_device("oracle"), expected()):
            self.assertAlmostEqual(printed, number, delta=1e-5)

    def test_the_cpu_within_the_rounding_of_its_weights(self):
        probe = run(EXAMPLES[0], "cpu")
        if probe.returncode != 0 and "libLLVM" in probe.stderr + probe.stdout:
            print("[SKIP] no libLLVM:", probe.stderr.splitlines()[0])
            return
        for printed, (number, rounding) in zip(self.on_device("cpu"), expected()):
            self.assertAlmostEqual(printed, number, delta=rounding + 1e-5)

    def test_the_virtual_gpu_within_the_rounding_of_its_weights(self):
        probe = run(EXAMPLES[0], "vgpu")
        if probe.returncode != 0 and "libLLVM" in probe.stderr + probe.stdout:
            print("[SKIP] no libLLVM or NVRTC:", probe.stderr.splitlines()[0])
            return
        for printed, (number, rounding) in zip(self.on_device("vgpu"), expected()):
            self.assertAlmostEqual(printed, number, delta=rounding + 1e-5)

    def test_without_a_gpu_one_sentence_and_exit_code_1(self):
        for example in EXAMPLES:
            done = run(example, "cuda")
            if done.returncode == 0:
                print("[SKIP] this machine has a GPU")
                return
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, "")
            self.assertIn("NVIDIA", done.stderr)
            self.assertLessEqual(len(done.stderr.strip().splitlines()), 2, done.stderr)
            done = run(example, "abacus")
            self.assertEqual(done.returncode, 1)
            self.assertIn("no device is called abacus", done.stderr)

    @unittest.skipIf(os.environ["ATTNGEN_SANITIZED"], "[SKIP] the sanitizers replace dlopen")
    def test_with_a_driver_they_run_to_the_end(self):
        """The driver is a fake: it computes nothing, so no number is looked at."""
        path = os.pathsep.join(filter(None, [FAKE, os.environ.get("LD_LIBRARY_PATH")]))
        for example in EXAMPLES:
            done = run(example, "cuda", LD_LIBRARY_PATH=path)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(len(numbers(done.stdout)), 2)
            failed = run(example, "cuda", LD_LIBRARY_PATH=path, FAKE_CUDA_FAIL="cuLaunchKernelEx=700")
            self.assertEqual(failed.returncode, 1)
            self.assertIn("cuLaunchKernelEx failed: 700 CUDA_ERROR_ILLEGAL_ADDRESS", failed.stderr)

    def test_a_shared_prefix_merged_is_what_one_run_over_all_keys_gives(self):
        def drawn(count, seed):
            mixed = (numpy.arange(count, dtype=numpy.int64) + seed) * 7919
            words = numpy.where(mixed % 3 == 0, 0xBC00, 0x3C00) + mixed % 0x380
            return (words.astype(numpy.uint32) << 16).view(numpy.float32).astype(numpy.float64)

        sequences, prefix, suffix = 6, 192, 40
        query = drawn(sequences * HEADS * DIM, 1).reshape(sequences, HEADS, DIM)
        shared = [drawn(KEY_HEADS * prefix * DIM, seed).reshape(KEY_HEADS, prefix, DIM)
                  for seed in (1001, 2001)]
        own = [drawn(sequences * KEY_HEADS * suffix * DIM, seed).reshape(-1, KEY_HEADS, suffix, DIM)
               for seed in (3001, 4001)]
        wanted = []
        for sequence, head, column in ((0, 0, 0), (sequences - 1, HEADS - 1, DIM - 1)):
            group = head // (HEADS // KEY_HEADS)
            keys, values = (numpy.concatenate([shared[at][group], own[at][sequence, group]])
                            for at in (0, 1))
            scores = keys @ query[sequence, head] / numpy.sqrt(DIM)
            weights = numpy.exp(scores - scores.max())
            weights /= weights.sum()
            wanted.append((weights @ values[:, column], weights @ abs(values[:, column]) / 256))
        for device in ("oracle", "cpu", "vgpu"):
            done = run("example_shared_prefix_cpp", device)
            if done.returncode != 0 and "libLLVM" in done.stderr:
                print(f"[SKIP] {device}:", done.stderr.splitlines()[0])
                continue
            self.assertEqual((done.returncode, done.stderr), (0, ""), device)
            found = re.fullmatch(r"O\[0,0,0\] = (\S+)  O\[5,7,63\] = (\S+)  merged against whole: "
                                 r"(\S+)\n", done.stdout)
            for printed, (number, rounding) in zip(found.groups(), wanted):
                allowed = 1e-5 + (0 if device == "oracle" else rounding)
                self.assertAlmostEqual(float(printed), number, delta=allowed, msg=device)
            self.assertLess(float(found.group(3)), 1e-6 if device == "oracle" else 4e-3, device)

    def test_the_examples_are_as_short_as_promised(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        for name, most in (("causal_gqa.c", 60), ("causal_gqa.cpp", 40)):
            lines = (root / "examples" / name).read_text().splitlines()
            self.assertLessEqual(len(lines), most)


if __name__ == "__main__":
    unittest.main()
