# SPDX-License-Identifier: Apache-2.0
"""Runs the sections in order of value, each in a process of its own, inside a limit of seconds.

usage: run_sections.py OUT_DIR [LIMIT_S] [--only SECTION,...]

Exit codes: 0 every subject has a result or a reason why there is none; 1 a check failed or a section
died; 2 usage; 7 time ran out before every subject had its turn.
"""

import argparse
import importlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import summary
from machine import Machine, clocks
from subjects import BAD, LOST_CONTEXT, Subjects, read_all

# name, module, function, most seconds, seconds kept for it while earlier ones run
SECTIONS = [
    ("device", "device_facts", "device", 30, 0),
    ("gallery", "correctness", "gallery", 110, 40),
    ("rows", "correctness", "large_shapes", 60, 20),
    ("tests", "gpu_tests", "gpu_tests", 60, 15),
    ("conformance", "probe", "conformance", 30, 10),
    ("latency", "probe", "latency", 25, 8),
    ("memory", "probe", "memory", 45, 15),
    ("forward", "benchmarks", "forward", 80, 40),
    ("decode", "benchmarks", "decode", 110, 50),
    ("flex", "benchmarks", "flex", 120, 40),
    ("sanitizer", "sanitizer", "sanitizer", 60, 15),
]
RESTARTS = 3
GRACE_S = 3  # between a section's deadline and its end by force


def usage(text):
    sys.exit(print(text, file=sys.stderr) or 2)


def parse(words):
    parser = argparse.ArgumentParser(prog="bench/gpu/run.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", metavar="OUT_DIR")
    parser.add_argument("limit", metavar="LIMIT_S", nargs="?", type=float, default=540)
    parser.add_argument("--only", default="", help="sections, commas between: "
                        + ",".join(name for name, *_ in SECTIONS))
    parser.add_argument("--section", help=argparse.SUPPRESS)  # the process of one
    parser.add_argument("--deadline", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args(words)
    known = [name for name, *_ in SECTIONS]
    unknown = [name for name in given.only.split(",") if name and name not in known]
    if unknown:
        usage(f"no such section: {', '.join(unknown)}; there are {', '.join(known)}")
    if given.limit <= 0:
        usage("LIMIT_S is a number of seconds above 0")
    return given


def run_in_this_process(given):
    _, module, function, *_ = next(each for each in SECTIONS if each[0] == given.section)
    machine = Machine()
    subjects = Subjects(given.out, given.section, given.deadline, machine,
                        (lambda: None) if machine.fake else clocks)
    reason = machine.why_no_gpu()
    if reason and given.section != "device":
        subjects.record("section", "skipped", reason=reason)
        return
    getattr(importlib.import_module(module), function)(subjects)


def end_group(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def run_section(name, out, deadline, log):
    """Starts the section again behind what killed it, a few times at most."""
    words = [sys.executable, __file__, out, "--section", name, "--deadline", str(deadline)]
    for attempt in range(RESTARTS + 1):
        process = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        try:
            code = process.wait(max(0.5, deadline + GRACE_S - time.time()))
            why = f"exit code {code}"
        except subprocess.TimeoutExpired:
            code, why = None, "did not end at its deadline"
        finally:
            end_group(process)
        if code == 0:
            return
        # What became of the subject that was under way is written down by this.
        subjects = Subjects(out, name, deadline, Machine(), was_stopped=code is None)
        ended = [each for each in read_all(out) if each["section"] == name and each["status"] == "died"]
        if code is None:
            subjects.record("rest", "out of time", reason=f"the section {why}")
            return
        if not ended and code != LOST_CONTEXT:
            subjects.record("section", "died", reason=f"{why}; log.txt has its words")
            return
        if time.time() > deadline - 2 or attempt == RESTARTS:
            subjects.record("rest", "died", reason=f"the section stopped for good: {why}")
            return


def run_all(given, scratch):
    end = time.time() + given.limit
    wanted = [each for each in SECTIONS if not given.only or each[0] in given.only.split(",")]
    machine = Machine()
    with open(os.path.join(given.out, "log.txt"), "a", encoding="utf-8") as log:
        for number, (name, _, _, most, _) in enumerate(wanted):
            kept = sum(each[4] for each in wanted[number + 1:])
            now = time.time()
            deadline = min(now + most, max(end - kept, now + min(5, end - now)) - GRACE_S)
            if deadline - now < 1:
                Subjects(given.out, name, end, machine).record(
                    "section", "out of time", reason=f"the limit of {given.limit:g} s is spent")
                continue
            run_section(name, given.out, deadline, log)
            print(f"{name}: {time.time() - now:.1f} s", flush=True)
            summary.write(given.out, given.limit)
    shutil.rmtree(scratch, ignore_errors=True)


def exit_code(out):
    statuses = {each["status"] for each in read_all(out)}
    if statuses & set(BAD):
        return 1
    return 7 if "out of time" in statuses else 0


def main():
    given = parse(sys.argv[1:])
    if given.section:
        run_in_this_process(given)
        return 0
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    if read_all(out):
        usage(f"{out} holds results already: name a new folder, or remove them")
    scratch = tempfile.mkdtemp(prefix="attngen-gpu-")
    os.environ["ATTNGEN_CACHE_DIR"] = os.path.join(scratch, "cache")  # the user's own stays as it is
    os.environ["TORCHINDUCTOR_CACHE_DIR"] = os.path.join(scratch, "inductor")
    os.environ["PYTHONUNBUFFERED"] = "1"
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        run_all(given, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        print(summary.write(given.out, given.limit), flush=True)
    return exit_code(out)


if __name__ == "__main__":
    sys.exit(main())
