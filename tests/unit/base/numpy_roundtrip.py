#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""NumPy writes, array_tool reads and writes, NumPy reads: every dtype, order and version.

usage: numpy_roundtrip.py ARRAY_TOOL
"""

import json
import os
import struct
import subprocess
import sys
import tempfile

SKIPPED = 77

try:
    import numpy as np
    from numpy.lib import format as npy
except ImportError:
    print("[SKIP] this Python has no NumPy: the .npy round trip was not run")
    sys.exit(SKIPPED)

SHAPES = [(), (1,), (0,), (5,), (3, 4), (2, 0, 3), (2, 3, 4), (2, 1, 3, 2, 2)]


class Tool:
    def __init__(self, program, folder):
        self.program = program
        self.source = os.path.join(folder, "in")
        self.result = os.path.join(folder, "out.npy")

    def run(self, *arguments):
        return subprocess.run(
            [self.program, self.source, self.result, *arguments],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    def convert(self, *arguments):
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return np.load(self.result, allow_pickle=False)


def assert_same(got, expected, what):
    assert got.dtype == expected.dtype, (what, got.dtype, expected.dtype)
    assert got.shape == expected.shape, (what, got.shape, expected.shape)
    assert np.ascontiguousarray(got).tobytes() == np.ascontiguousarray(expected).tobytes(), what


def random_array(rng, code, shape):
    dtype = np.dtype(code)
    if dtype.kind == "b":
        return np.asarray(rng.integers(0, 2, shape)).astype("b1")
    if dtype.kind == "f":
        return np.asarray(rng.normal(size=shape) * 100).astype(dtype)
    limits = np.iinfo(dtype)
    return np.asarray(rng.integers(limits.min, limits.max, shape, dtype=dtype, endpoint=True))


def check_all_types(tool, rng):
    count = 0
    for code in ["f8", "f4", "f2", "i1", "u1", "i4", "i8", "b1"]:
        for shape in SHAPES:
            version = [(1, 0), (2, 0), (3, 0)][count % 3]
            for order in ["C", "F"]:
                array = np.array(random_array(rng, code, shape), order=order)
                with open(tool.source, "wb") as out:
                    npy.write_array(out, array, version=version)
                assert_same(tool.convert(), array, (code, shape, order, version))
                count += 1
    return count


def check_f16(tool):
    """All f16 values, all midpoints, and the doubles next to both, against NumPy's own rounding."""
    codes = np.arange(0x7C00, dtype="u2")
    values = codes.view("f2").astype("f8")
    following = np.append(values[1:], 65536.0)
    middles = (values + following) / 2
    near = [values, middles]
    near += [np.nextafter(x, limit) for x in (values, middles) for limit in (0.0, np.inf)]
    doubles = np.concatenate([np.concatenate(near + [[np.inf, 1e300]]) * s for s in (1, -1)])
    np.save(tool.source + ".npy", doubles)
    os.replace(tool.source + ".npy", tool.source)
    with np.errstate(over="ignore"):
        expected = doubles.astype("f2")
    assert_same(tool.convert("f16"), expected, "f16")
    return doubles.size


def check_safetensors(tool, rng):
    bf16 = (rng.normal(size=24).astype("f4").view("u4") & np.uint32(0xFFFF0000)).view("f4")
    tensors = {
        "q": ("F32", rng.normal(size=(2, 3)).astype("f4")),
        "lengths": ("I64", np.array([1, 2**40, -3])),
        "k": ("BF16", (bf16.view("u4") >> 16).astype("u2").reshape(4, 6)),
        "mask": ("BOOL", np.array([True, False])),
    }
    header, data = {"__metadata__": {"made_by": "a test"}}, b""
    for name, (dtype, array) in tensors.items():
        end = len(data) + array.nbytes
        header[name] = {"dtype": dtype, "shape": array.shape, "data_offsets": [len(data), end]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    with open(tool.source, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text + data)
    for name, (_, array) in tensors.items():
        expected = bf16.reshape(4, 6) if name == "k" else array
        assert_same(tool.convert("-", name), expected, name)
    return len(tensors)


def check_refusals(tool):
    refused = [np.array([None]), np.array(["a"]), np.zeros(2, dtype=">f8"), np.zeros(2, dtype="i2")]
    if os.path.exists(tool.result):
        os.remove(tool.result)
    for array in refused:
        with open(tool.source, "wb") as out:
            np.save(out, array)
        done = tool.run()
        assert done.returncode == 2 and "npy:" in done.stderr, done
        assert not os.path.exists(tool.result), array.dtype
    return len(refused)


def main():
    rng = np.random.default_rng(7)
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(sys.argv[1], folder)
        print(check_all_types(tool, rng), "arrays came back equal")
        print(check_f16(tool), "doubles rounded to f16 as NumPy does")
        print(check_safetensors(tool, rng), "safetensors tensors read right")
        print(check_refusals(tool), "files refused")


if __name__ == "__main__":
    main()
