# SPDX-License-Identifier: Apache-2.0
"""Our kernels beside torch's attention in one process: prefill, decode with a cold L2, uniform and
ragged, FlexAttention."""

import time

from subjects import Skip, read_all

MOST_DIFFERENCE = 2e-2  # relative, bf16 against bf16

# variant, batch, heads, key heads, rows, keys, head dim
FORWARD = [
    ("causal", 2, 16, 16, 8192, 8192, 128),
    ("softmax", 2, 16, 16, 4096, 4096, 128),
    ("causal", 4, 32, 32, 4096, 4096, 64),
    ("causal_gqa", 1, 64, 8, 8192, 8192, 128),
    ("causal", 16, 16, 16, 1024, 1024, 128),
    ("softmax", 2, 32, 32, 4096, 4096, 64),
]
# The rows that others publish for this kind of GPU: large uniform batches, then one sequence of every length.
DECODE = [
    ("causal_gqa", 32, 32, 8, 1, 4096, 128),
    ("causal_gqa", 8, 32, 8, 1, 32768, 128),
    ("causal_gqa", 16, 64, 8, 1, 4096, 128),
    ("causal_gqa", 4, 64, 8, 1, 32768, 128),
    ("causal_gqa", 16, 32, 8, 1, 8192, 128),
    *(("causal_gqa", 1, 32, 4, 1, 1024 << step, 128) for step in range(9)),
]
# name, key lengths, heads, key heads, head dim: each beside a uniform batch of as many keys.
RAGGED = [
    ("64k_31x4k", [65536] + [4096] * 31, 32, 8, 128),
    ("32x128_32x4k", [128] * 32 + [4096] * 32, 32, 8, 128),
    ("16k_15x64", [16384] + [64] * 15, 32, 8, 128),
    ("128k_31x4k", [131072] + [4096] * 31, 8, 1, 128),
    ("agents16", [8193, 57345, 73729, 81921, 98305, 106497, 114689, 131073, 139265, 147457, 163841,
                  180225, 196609, 212993, 229377, 237569], 8, 1, 128),
]
FLEX = [
    ("window", 2, 16, 16, 8192, 8192, 128),
    ("softcap", 2, 16, 16, 4096, 4096, 128),
    ("alibi_causal", 2, 16, 16, 8192, 8192, 128),
    ("document", 2, 16, 16, 8192, 8192, 128),
]
COMPILE_S = 25  # what compiling FlexAttention once may take


def forward(subjects):
    each_case(subjects, FORWARD, ("torch cudnn", "torch flash", "torch efficient"), False, 6)


def decode(subjects):
    each_case(subjects, DECODE, ("torch cudnn", "torch flash", "torch efficient"), True, 4)
    reason = why_not(subjects.machine)
    for case in RAGGED:
        subjects.run("ragged_" + case[0], lambda case=case: compare_ragged(subjects, case, reason), 5,
                     in_process=True)


def flex(subjects):
    each_case(subjects, FLEX, ("FlexAttention",), False, COMPILE_S)


def why_not(machine):
    if machine.fake:
        return "fake driver: torch needs a real one"
    if not (machine.folder / "libattngen.so.0").exists():
        return "libattngen.so.0 is not beside the program"
    try:
        import torch
    except ImportError:
        return "torch is not installed: there is nothing to compare with"
    if not torch.cuda.is_available():
        return f"torch {torch.__version__} sees no GPU"
    return machine.why_no_kernels()


def each_case(subjects, cases, peers, cold, need_s):
    reason = why_not(subjects.machine)
    for case in cases:
        name = "{0}_b{1}_h{2}_{3}_{4}x{5}_d{6}".format(*case)
        subjects.run(name, lambda case=case: compare(subjects, case, peers, cold, reason), need_s,
                     in_process=True)


def compare(subjects, case, peers, cold, reason):
    if reason:
        raise Skip(reason)
    import torch
    import torch_timing as timing
    from library import Library
    from torch_cases import Case

    problem = Case(*case)
    library = Library(subjects.machine, "cuda")
    try:
        runs = {"attngen": problem.ours(library)}
        runs["attngen"]()
        torch.cuda.synchronize()
        absent, differences = {}, {}
        for label in peers:
            try:
                run, result = problem.flex() if label == "FlexAttention" else problem.sdpa(label)
                torch.cuda.synchronize()
                differences[label] = timing.relative_difference(problem.out, result)
                runs[label] = run
            except Exception as fault:  # a backend that does not take the case is a finding, not an end
                absent[label] = f"{type(fault).__name__}: {fault}"[:300]
        flush = timing.Flush() if cold else None
        limit_s = max(1.0, min(4.0, subjects.left() - 2))
        times = timing.time_all(runs, 30, limit_s, flush)
        data = {"case": case, "cold_l2": cold, "visible_flops": problem.flops(),
                "key_value_bytes": problem.key_bytes(), "absent": absent,
                "relative_difference": differences, "host_call_us": host_call_us(runs["attngen"]),
                "times": {label: with_rates(each, problem, cold, times["attngen"])
                          for label, each in times.items()}}
        if cold:
            data["of_read_rate"] = of_read_rate(subjects, data["times"]["attngen"])
            data["nothing_timed"] = timing.time_all({"nothing": lambda: None}, 20, 1.0, flush)["nothing"]
    finally:
        library.close()
    far = [label for label, value in differences.items() if not value <= MOST_DIFFERENCE]
    if not differences:
        return "measured", data, "no peer took the case: our result is not compared here"
    return ("failed", data, "differs from " + ", ".join(far)) if far else ("measured", data)


def compare_ragged(subjects, case, reason):
    """Ours on a ragged batch, ours on a uniform one of as many keys, torch sequence by sequence."""
    if reason:
        raise Skip(reason)
    import torch
    import torch_timing as timing
    from library import Library
    from ragged_cases import RaggedCase

    _, lengths, heads, key_heads, dim = case
    mean = -(-sum(lengths) // len(lengths))
    library = Library(subjects.machine, "cuda")
    try:
        ragged = RaggedCase(lengths, heads, key_heads, dim)
        uniform = RaggedCase([mean] * len(lengths), heads, key_heads, dim)
        runs = {"attngen": ragged.ours(library), "attngen, uniform": uniform.ours(library)}
        for run in runs.values():
            run()
        run, result = ragged.one_by_one()
        runs["torch flash, one by one"] = run
        torch.cuda.synchronize()
        difference = timing.relative_difference(ragged.out, result)
        times = timing.time_all(runs, 30, max(1.0, min(4.0, subjects.left() - 2)), timing.Flush())
        data = {"case": case, "cold_l2": True, "key_value_bytes": ragged.key_bytes(), "absent": {},
                "relative_difference": {"torch flash, one by one": difference},
                "ragged_over_uniform": times["attngen"]["median_ms"] / times["attngen, uniform"]["median_ms"],
                "times": {label: with_rates(each, ragged, True, times["attngen"])
                          for label, each in times.items()}}
        data["of_read_rate"] = of_read_rate(subjects, data["times"]["attngen"])
    finally:
        library.close()
    if not difference <= MOST_DIFFERENCE:
        return "failed", data, "differs from torch"
    return "measured", data


def of_read_rate(subjects, row):
    """Our rate of keys and values over the best read-only rate that this run measured; None without one."""
    rates = [each["bytes_per_s"] for document in read_all(subjects.out)
             if (document["section"], document["subject"], document["status"]) == ("memory", "read", "measured")
             for each in document["data"]["rows"] if each.get("bytes_per_s")]
    return row["key_value_bytes_per_s"] / max(rates) if rates else None


def with_rates(spread, problem, cold, ours):
    """What the time means: a rate, and the ratio to ours (above 1: slower than ours)."""
    seconds = spread["median_ms"] / 1e3
    rate = {"key_value_bytes_per_s": problem.key_bytes() / seconds} if cold else {
        "visible_flops_per_s": problem.flops() / seconds}
    return {**spread, **rate, "time_over_ours": spread["median_ms"] / ours["median_ms"]}


def host_call_us(run, count=50):
    """Host time of one enqueue, ctypes included."""
    import torch

    for _ in range(5):
        run()
    torch.cuda.synchronize()
    began = time.perf_counter()
    for _ in range(count):
        run()
    took = time.perf_counter() - began
    torch.cuda.synchronize()
    return took / count * 1e6
