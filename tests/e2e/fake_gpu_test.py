# SPDX-License-Identifier: Apache-2.0
"""The program with a driver that works in host memory: all of the way to the GPU but the computing.

What the kernel would write stays as it was, so no result is looked at here."""

import os
import unittest

import numpy

from program_case import ProgramCase

FAKE = os.environ["ATTNGEN_FAKE_LIBCUDA_FOLDER"]


def with_driver(**settings):
    """The environment of a machine with that driver."""
    path = os.pathsep.join(filter(None, [FAKE, os.environ.get("LD_LIBRARY_PATH")]))
    return {**os.environ, "LD_LIBRARY_PATH": path, **settings}


class Doctor(ProgramCase):
    def test_facts_of_every_gpu(self):
        document = self.document("doctor", env=with_driver(FAKE_CUDA_DEVICES="ampere,hopper"))
        self.assertTrue(document["devices"]["cuda"]["usable"])
        first, second = document["gpus"]
        self.assertIn("Fake Ampere, sm_86", document["gpu"])
        self.assertEqual(first["arch"], "sm_86")
        self.assertEqual(second["ordinal"], 1)
        self.assertEqual(second["multiprocessors"], 132)
        self.assertEqual(second["memory_bytes"], 80 << 30)
        self.assertIs(second["cluster_launch"], True)
        self.assertEqual(second["driver_version"], 13000)
        text = self.text("doctor", env=with_driver(FAKE_CUDA_DEVICES="ampere,hopper"))
        self.assertIn("  0 Fake Ampere, sm_86, 84 multiprocessors", text)
        self.assertIn("  1 Fake Hopper, sm_90, 132 multiprocessors", text)

    def test_a_driver_for_an_older_cuda_than_nvrtc(self):
        found = self.document("doctor", env=with_driver())["libraries"]["NVRTC"]
        used = next(each["reason"] for each in found if each["usable"])
        if int(used.split(".")[0]) < 13:
            print(f"[SKIP] NVRTC {used} is of no newer major version than any driver we accept")
            return
        environment = with_driver(FAKE_CUDA_VERSION="12000")
        gpu = self.document("doctor", env=environment)["gpus"][0]
        self.assertFalse(gpu["kernels"]["usable"])
        self.assertIn("newer major version than the driver", gpu["kernels"]["reason"])
        self.assertIn(gpu["kernels"]["reason"], self.text("doctor", env=environment))

    def test_drivers_that_cannot_be_used(self):
        for settings, reason in (
            ({"FAKE_CUDA_VERSION": "11040"}, "too old: the installed one is for CUDA 11.4"),
            ({"FAKE_CUDA_DEVICES": ""}, "works but reports no GPU"),
            ({"FAKE_CUDA_FAIL": "cuInit=803"}, "cuInit failed: 803 CUDA_ERROR_SYSTEM_DRIVER_MISMATCH"),
        ):
            document = self.document("doctor", env=with_driver(**settings))
            self.assertFalse(document["devices"]["cuda"]["usable"])
            self.assertIn(reason, document["devices"]["cuda"]["reason"])
            self.assertEqual(document["gpus"], [])
            self.assertIsNone(document["gpu"])


class Run(ProgramCase):
    def setUp(self):
        super().setUp()
        random = numpy.random.default_rng(1)
        self.inputs = []
        for name, shape in (("Q", (2, 33, 64)), ("K", (2, 70, 64)), ("V", (2, 70, 32))):
            numpy.save(self.folder / f"{name}.npy", random.standard_normal(shape, dtype="float32"))
            self.inputs += ["-i", f"{name}={name}.npy"]

    def calls(self):
        return (self.folder / "calls").read_text().split()

    def test_one_launch_and_everything_released(self):
        environment = with_driver(FAKE_CUDA_LOG=str(self.folder / "calls"))
        document = self.document(
            "run", "softmax", *self.inputs, "-o", "O=o.npy", "--device", "cuda", env=environment
        )
        self.assertEqual(document["device"], "cuda")
        self.assertEqual(document["arch"], "sm_90")
        self.assertEqual(numpy.load(self.folder / "o.npy").shape, (2, 33, 32))
        calls = self.calls()
        self.assertEqual(calls.count("cuLaunchKernelEx"), 1)
        for made, released in (
            ("cuMemAlloc", "cuMemFree"),
            ("cuLibraryLoadData", "cuLibraryUnload"),
            ("cuEventCreate", "cuEventDestroy"),
            ("cuDevicePrimaryCtxRetain", "cuDevicePrimaryCtxRelease"),
            ("cuCtxPushCurrent", "cuCtxPopCurrent"),
        ):
            self.assertGreater(calls.count(made), 0)
            self.assertEqual(calls.count(made), calls.count(released), made)

    def test_the_gpu_is_chosen_first_and_named(self):
        done = self.attngen("run", "softmax", *self.inputs, "-o", "O=o.npy", env=with_driver())
        self.assertIn("device: cuda", done.stderr.decode())

    def test_a_native_architecture(self):
        extents = "P=64,M=64,E=64,F=64"
        environment = with_driver(FAKE_CUDA_DEVICES="ampere")
        document = self.document(
            "compile", "softmax", "-D", extents, "--arch", "native", env=environment
        )
        self.assertEqual(document["arch"], "sm_86")

    def test_what_the_driver_refuses_ends_the_run_by_name(self):
        for call, code, name, exit_code in (
            ("cuMemAlloc", 2, "CUDA_ERROR_OUT_OF_MEMORY", 4),
            ("cuDevicePrimaryCtxRetain", 46, "CUDA_ERROR_DEVICE_UNAVAILABLE", 4),
            ("cuLibraryLoadData", 209, "CUDA_ERROR_NO_BINARY_FOR_GPU", 5),
            ("cuLaunchKernelEx", 701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES", 5),
            ("cuEventSynchronize", 700, "CUDA_ERROR_ILLEGAL_ADDRESS", 5),
        ):
            words = ["run", "softmax", *self.inputs, "-o", "O=o.npy", "--device", "cuda"]
            environment = with_driver(FAKE_CUDA_FAIL=f"{call}={code}")
            done = self.attngen(*words, code=exit_code, env=environment)
            self.assertIn(call, done.stderr.decode())
            self.assertIn(f"failed: {code} {name}", done.stderr.decode())
            self.assertFalse((self.folder / "o.npy").exists())


if __name__ == "__main__":
    unittest.main()
