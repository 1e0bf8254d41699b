# SPDX-License-Identifier: Apache-2.0
"""Where the kit's programs are, what GPU there is, and how a program is run."""

import json
import os
import pathlib
import subprocess

KIT = pathlib.Path(__file__).resolve().parent
HOME = KIT.parent  # bench/gpu of a checkout, or the package


class Machine:
    """Paths and facts. `fake` says that the driver is the tests' own, which executes no kernel."""

    def __init__(self):
        packaged = HOME / "bin" / "attngen"
        default = packaged if packaged.exists() else HOME.parents[1] / "build" / "attngen"
        self.attngen = pathlib.Path(os.environ.get("ATTNGEN", default)).resolve()
        self.folder = self.attngen.parent
        self.probe = self.folder / "gpu_probe"
        self.tests = HOME / "tests" if packaged.exists() else self.folder / "tests" / "gpu"
        self.cubins = HOME / "cubins" if (HOME / "cubins").is_dir() else None
        self.bundle = HOME / "bundle" if (HOME / "bundle").is_dir() else None
        self.libraries = HOME / "lib" if (HOME / "lib").is_dir() else None
        self.doctor, self.doctor_error, self.no_gpu = {}, "", ""
        self.gpus = []
        if self.attngen.exists():
            self._ask_doctor()
            self._find_gpus()
        self.fake = bool(self.gpus) and self.gpus[0].get("name", "").startswith("Fake ")

    def _ask_doctor(self):
        done = self.run([self.attngen, "doctor", "--json"], 60)
        try:
            self.doctor = json.loads(done.stdout)
        except ValueError:
            self.doctor = {}
        if done.returncode:
            self.doctor_error = (done.stderr or done.stdout)[-500:] or f"exit {done.returncode}"

    def _find_gpus(self):
        """From gpu_probe, which asks for no compiler; else from doctor."""
        if not self.probe.exists():
            self.gpus = self.doctor.get("gpus") or []
            cuda = self.doctor.get("devices", {}).get("cuda", {})
            self.no_gpu = cuda.get("reason") or self.doctor_error or "doctor names no GPU"
            return
        done = self.run([self.probe, "facts"], 60)
        if done.returncode == 0:
            self.gpus = json.loads(done.stdout)["gpus"]
        self.no_gpu = done.stderr.strip() or f"gpu_probe facts: exit code {done.returncode}"

    def environment(self):
        """For our own programs; torch never sees the package's libraries."""
        environment = dict(os.environ)
        if self.libraries:
            paths = [str(self.libraries), environment.get("LD_LIBRARY_PATH", "")]
            environment["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, paths))
        if self.bundle:
            environment.setdefault("ATTNGEN_CACHE_RO_PATH", str(self.bundle))
        return environment

    def run(self, command, seconds, **options):
        """One program to its end. Raises subprocess.TimeoutExpired; the program is dead then."""
        return subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, errors="replace",
            timeout=max(1.0, seconds), env=self.environment(), check=False, **options)

    def why_no_gpu(self):
        """One sentence, or nothing when a GPU can be used."""
        if not self.attngen.exists():
            return f"{self.attngen} does not exist: build it, or name it by ATTNGEN"
        return "" if self.gpus else self.no_gpu

    def has_nvrtc(self):
        found = self.doctor.get("libraries", {}).get("NVRTC", [])
        return any(each.get("usable") for each in found)

    def why_no_kernels(self):
        """Why nothing can be compiled or found; kernels that the bundle lacks fail by themselves."""
        if self.has_nvrtc() or self.bundle:
            return ""
        return "no NVRTC here and no precompiled kernels: kernels cannot be had"

    def probe_words(self):
        """Options of gpu_probe that let it do without NVRTC."""
        return ["--cubins", self.cubins] if self.cubins and not self.has_nvrtc() else []


def nvidia_smi(fields):
    """{field: value}, or None where there is no nvidia-smi or it does not answer."""
    try:
        done = subprocess.run(
            ["nvidia-smi", f"--query-gpu={fields}", "--format=csv,noheader,nounits", "-i", "0"],
            capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode or not done.stdout.strip():
        return None
    values = [each.strip() for each in done.stdout.strip().splitlines()[0].split(",")]
    return dict(zip(fields.split(","), values))


def clocks():
    """Clocks, heat and power now: by NVML, else by nvidia-smi, else None."""
    try:
        import pynvml

        pynvml.nvmlInit()
        gpu = pynvml.nvmlDeviceGetHandleByIndex(0)
        found = {
            "sm_mhz": pynvml.nvmlDeviceGetClockInfo(gpu, pynvml.NVML_CLOCK_SM),
            "memory_mhz": pynvml.nvmlDeviceGetClockInfo(gpu, pynvml.NVML_CLOCK_MEM),
            "celsius": pynvml.nvmlDeviceGetTemperature(gpu, pynvml.NVML_TEMPERATURE_GPU),
            "watts": pynvml.nvmlDeviceGetPowerUsage(gpu) / 1000.0,
        }
        pynvml.nvmlShutdown()
        return found
    except Exception:  # whatever a binding of another version throws: the next way is tried
        pass
    return nvidia_smi("clocks.sm,clocks.mem,temperature.gpu,power.draw")
