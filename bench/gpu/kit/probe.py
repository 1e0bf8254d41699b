# SPDX-License-Identifier: Apache-2.0
"""Sections that gpu_probe measures: conformance records, latencies, memory."""

from subjects import Skip, json_of


def need_probe(machine):
    if not machine.probe.exists():
        raise Skip(f"there is no {machine.probe.name} beside {machine.attngen.name}")
    if not machine.has_nvrtc() and not machine.cubins:
        raise Skip("no NVRTC here and no precompiled probe kernels")


def size_words(machine):
    """The fake driver's memory is this machine's."""
    return ["--bytes", 1 << 20, "--rounds", 2] if machine.fake else []


def measured(subjects, subject):
    machine = subjects.machine
    need_probe(machine)
    words = [machine.probe, subject, *machine.probe_words(), *size_words(machine)]
    result = json_of(machine.run(words, subjects.left()))["result"]
    wrong = [row for row in result.get("rows", []) if False in (row.get("all_read"), row.get("all_taken"))]
    if result.get("copied_right") is False or result.get("barrier_never_came") or wrong:
        # A rate of something that was not done is no figure.
        return "failed", result, "a kernel did not do all of the work that was timed"
    return "measured", result


def latency(subjects):
    subjects.run("launch", lambda: measured(subjects, "launch"), 5)
    subjects.run("atomics", lambda: measured(subjects, "atomics"), 5)


def memory(subjects):
    subjects.run("copy", lambda: measured(subjects, "copy"), 5)
    subjects.run("read", lambda: measured(subjects, "read"), 10)


def conformance(subjects):
    subjects.run("record", lambda: record(subjects), 5)


def record(subjects):
    machine = subjects.machine
    need_probe(machine)
    folder = subjects.out / "conformance"
    folder.mkdir(exist_ok=True)
    words = [machine.probe, "conformance", "--device", "cuda", *machine.probe_words(), "-o", folder]
    found = json_of(machine.run(words, subjects.left()), codes=(0, 1))
    if machine.fake:
        for path in folder.glob("*.json"):
            path.unlink()  # a record of nothing must not be compared with
        folder.rmdir()
    return "passed" if found["agrees_with_arithmetic"] else "failed", found
