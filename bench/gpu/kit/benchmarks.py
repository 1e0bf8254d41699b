# SPDX-License-Identifier: Apache-2.0
"""Our kernels beside torch's attention in one process: prefill, decode with a cold L2, FlexAttention."""

import time

from subjects import Skip

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
DECODE = [
    ("causal_gqa", 1, 32, 8, 1, 8192, 128),
    ("causal_gqa", 16, 32, 8, 1, 8192, 128),
    ("causal_gqa", 64, 32, 8, 1, 4096, 128),
    ("causal_gqa", 1, 32, 8, 1, 131072, 128),
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
    each_case(subjects, DECODE, ("torch cudnn", "torch flash", "torch efficient"), True, 6)


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
            data["nothing_timed"] = timing.time_all({"nothing": lambda: None}, 20, 1.0, flush)["nothing"]
    finally:
        library.close()
    far = [label for label, value in differences.items() if not value <= MOST_DIFFERENCE]
    if not differences:
        return "measured", data, "no peer took the case: our result is not compared here"
    return ("failed", data, "differs from " + ", ".join(far)) if far else ("measured", data)


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
