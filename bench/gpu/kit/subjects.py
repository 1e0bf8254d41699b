# SPDX-License-Identifier: Apache-2.0
"""One JSON per subject, written when it begins and again when it ends: what died is seen."""

import json
import math
import os
import pathlib
import subprocess
import time

SCHEMA = "attngen.gpu_kit/1"
FINAL = ("measured", "passed", "failed", "skipped", "died", "out of time", "not meaningful")
BAD = ("failed", "died")
FAKE_REASON = "fake driver: kernels do not run, so results mean nothing"

NO_NVRTC = 3        # exit code of attngen
NO_KERNEL = (3, 6)  # ATTNGEN_E_NO_COMPILER, ATTNGEN_E_CACHE: neither NVRTC nor a precompiled kernel
LOST_CONTEXT = 17  # exit code of a section whose CUDA context is gone
_LOST_WORDS = ("illegal memory", "illegal instruction", "misaligned", "launch failure",
               "launch_failed", "illegal_address", "launch_timeout", "hardware stack", "invalid pc")


class Skip(Exception):
    """The subject cannot be had here; its text is the reason."""


def read_all(out):
    """Every subject's document, in the order in which they began."""
    found = []
    for path in pathlib.Path(out).glob("*.json"):
        try:
            document = json.loads(path.read_text())
        except ValueError:
            continue
        if document.get("schema") == SCHEMA:
            found.append(document)
    return sorted(found, key=lambda each: each["began"])


def finite(value):
    """The same with null for numbers that JSON does not have."""
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


class Subjects:
    """The subjects of one section's process."""

    def __init__(self, out, section, deadline, machine, clocks=None, was_stopped=False):
        self.out = pathlib.Path(out)
        self.section = section
        self.deadline = deadline
        self.machine = machine
        self.clocks = clocks or (lambda: None)
        self._bury_the_dead(was_stopped)

    def left(self):
        """Seconds."""
        return self.deadline - time.time()

    def path(self, subject):
        safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in subject)
        return self.out / f"{self.section}.{safe}.json"

    def _bury_the_dead(self, was_stopped):
        """What an earlier process of this section began and did not end, by itself or by force."""
        for document in read_all(self.out):
            if document["section"] == self.section and document["status"] == "began":
                if was_stopped:
                    document.update(status="out of time", reason="its section's time ended while it ran: slow, or hung")
                else:
                    document.update(status="died", reason="the process ended in this subject")
                self._write(document)

    def _write(self, document):
        path = self.path(document["subject"])
        temporary = path.with_suffix(".partial")
        temporary.write_text(json.dumps(finite(document), indent=1, default=str) + "\n")
        os.replace(temporary, path)

    def record(self, subject, status, data=None, reason="", began=None, before=None):
        """Writes the end of a subject. Under the fake driver a comparison has no outcome."""
        if status not in FINAL:
            raise ValueError(f"{status} is no status")
        data = data if data is not None else {}
        if self.machine.fake and status in ("passed", "failed") and "raised" not in data:
            data, status, reason = {**data, "as_run": status}, "not meaningful", FAKE_REASON
        began = began or time.time()
        self._write({
            "schema": SCHEMA, "section": self.section, "subject": subject, "status": status,
            "reason": reason, "began": began, "seconds": round(time.time() - began, 2),
            "gpu": self.machine.gpus[0]["name"] if self.machine.gpus else None,
            "fake_driver": self.machine.fake,
            "clocks": {"before": before, "after": self.clocks()} if before else None,
            "data": data,
        })
        print(f"{self.section}.{subject}: {status} {reason}".rstrip(), flush=True)

    def is_done(self, subject):
        try:
            return json.loads(self.path(subject).read_text())["status"] in FINAL
        except (OSError, ValueError, KeyError):
            return False

    def run(self, subject, measure, need_s=1.0, in_process=False):
        """measure() -> (status, data), with a reason as third where there is one to tell. An exception
        is a failure with its text. `in_process`: the CUDA context is this process's own; losing it
        ends the process, and the section goes on behind this subject in a new one."""
        if self.is_done(subject):
            return
        if self.left() < need_s:
            self.record(subject, "out of time", reason=f"{need_s:.0f} s needed, {max(0, self.left()):.0f} left")
            return
        began, before = time.time(), self.clocks()
        self._write({"schema": SCHEMA, "section": self.section, "subject": subject,
                     "status": "began", "began": began})
        try:
            status, data, *reason = measure()
            self.record(subject, status, data, reason[0] if reason else "", began, before)
        except Skip as skip:
            self.record(subject, "skipped", reason=str(skip), began=began)
        except subprocess.TimeoutExpired as late:
            self.record(subject, "out of time", reason=f"no end after {late.timeout:.0f} s", began=began)
        except Exception as fault:
            if getattr(fault, "status", None) in NO_KERNEL:
                self.record(subject, "skipped", began=began,
                            reason="no NVRTC here, and no precompiled kernel for this: " + str(fault)[:300])
                return
            text = f"{type(fault).__name__}: {fault}"[-1500:]
            self.record(subject, "failed", {"raised": True}, text, began, before)
            if in_process and any(word in text.lower() for word in _LOST_WORDS):
                os._exit(LOST_CONTEXT)


def json_of(done, codes=(0,)):
    """The JSON that a program printed; its complaint as an exception on any other exit code."""
    if done.returncode not in codes:
        said = (done.stderr.strip() or done.stdout.strip())[-1200:]
        if done.returncode == NO_NVRTC:
            raise Skip("no NVRTC here, and no precompiled kernel for this: " + said[:300])
        raise RuntimeError(f"exit code {done.returncode}: {said}")
    return json.loads(done.stdout)
