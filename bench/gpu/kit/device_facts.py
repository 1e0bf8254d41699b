# SPDX-License-Identifier: Apache-2.0
"""What the machine is: the driver's facts, nvidia-smi's, and which tools are there."""

import platform
import shutil
import sys

from machine import clocks, nvidia_smi
from subjects import Skip

SMI_FIELDS = ("name,driver_version,vbios_version,memory.total,clocks.max.sm,clocks.max.mem,"
              "power.limit,ecc.mode.current,temperature.gpu")


def device(subjects):
    subjects.run("doctor", lambda: doctor(subjects.machine))
    subjects.run("nvidia_smi", lambda: smi(subjects.machine))
    subjects.run("software", lambda: software(subjects.machine))


def doctor(machine):
    reason = machine.why_no_gpu()
    if reason:
        raise Skip(reason)
    return "measured", {"gpus": machine.gpus, "doctor": machine.doctor}, machine.doctor_error


def smi(machine):
    if machine.fake:
        raise Skip("fake driver: nvidia-smi would speak of another one")
    found = nvidia_smi(SMI_FIELDS)
    if found is None:
        raise Skip("there is no nvidia-smi here, or it does not answer")
    return "measured", {**found, "clocks_now": clocks()}


def version_of(module):
    try:
        return __import__(module).__version__
    except ImportError:
        return None


def software(machine):
    found = {
        "python": sys.version.split()[0],
        "libc": " ".join(platform.libc_ver()),
        "numpy": version_of("numpy"),
        "torch": version_of("torch"),
        "triton": version_of("triton"),
        "nvrtc": machine.has_nvrtc(),
        "compute_sanitizer": shutil.which("compute-sanitizer") is not None,
        "library": (machine.folder / "libattngen.so.0").exists(),
        "gpu_probe": machine.probe.exists(),
        "precompiled": machine.bundle is not None,
    }
    if found["torch"]:
        import torch

        found["torch_cuda"] = torch.version.cuda
        found["cudnn"] = torch.backends.cudnn.version()
    return "measured", found
