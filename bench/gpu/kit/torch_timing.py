# SPDX-License-Identifier: Apache-2.0
"""Times of GPU work from Python: interleaved, order alternated, by events; cold caches where asked."""

import statistics
import time

import torch

FLUSH_BYTES = 1 << 30  # many times any L2, and long enough to hide the launches behind it


class Flush:
    """Reads memory that nothing else uses: afterwards the L2 holds clean lines of it."""

    def __init__(self):
        self.memory = torch.empty(FLUSH_BYTES // 4, dtype=torch.int32, device="cuda").random_()

    def __call__(self):
        self.memory.sum()


def spread(ms):
    ordered = sorted(ms)
    return {"median_ms": statistics.median(ordered), "least_ms": ordered[0],
            "p90_ms": ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)], "runs": len(ordered)}


def between_events(run):
    start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    start.record()
    run()
    end.record()
    return start, end


def time_all(runs, rounds, limit_s, flush=None, warm=3):
    """{label: spread}: every run once per round, the order reversed every other round. Stops after
    `limit_s`, but never before five rounds."""
    for run in runs.values():
        for _ in range(warm):
            run()
    torch.cuda.synchronize()
    began, labels = time.time(), list(runs)
    times = {label: [] for label in labels}
    for number in range(rounds):
        events = []
        for label in labels if number % 2 == 0 else labels[::-1]:
            if flush:
                flush()
            events.append((label, *between_events(runs[label])))
        torch.cuda.synchronize()
        for label, start, end in events:
            times[label].append(start.elapsed_time(end))
        if number >= 4 and time.time() - began > limit_s:
            break
    return {label: spread(ms) for label, ms in times.items()}


def relative_difference(got, wanted):
    """Norm of the difference over the norm; not-a-number anywhere is infinitely far."""
    if not bool(torch.isfinite(got).all()):
        return float("inf")
    got, wanted = got.float(), wanted.float()
    return float((got - wanted).norm() / wanted.norm().clamp_min(1e-30))
