# SPDX-License-Identifier: Apache-2.0
"""What the cpu device reaches, as ratios measured side by side in one run.

    python3 bench/cpu/measure.py --program build/bench/cpu/cpu_bench
    python3 bench/cpu/measure.py --program ... --sections torch,flex --json out.json

Sections: prefill (of the FMA peak), threads, windows, documents, blocks, decode (of the read
bandwidth, and of the slower of reading and multiplying), tiles (another tile beside the planner's),
jit, cold, torch and flex. The last two need torch in the Python that runs this. Every ratio is the
median over rounds in which the two sides take turns, with the quartiles; nothing is compared across
runs.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time


class Bench:
    """The program, answering one line at a time."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(f"{line}: {answer['error']}")
        return answer

    def case(self, name, variant, **keys):
        given = " ".join(f"{key}={value}" for key, value in keys.items())
        return self.ask(f"case {name} {variant} {given}")

    def run(self, name, threads):
        return self.ask(f"run {name} {threads}")["ms"]


def spread(values):
    ordered = sorted(values)
    quartiles = statistics.quantiles(ordered, n=4) if len(ordered) > 1 else ordered * 3
    return {"median": statistics.median(ordered), "low": quartiles[0], "high": quartiles[-1],
            "best": ordered[-1], "count": len(ordered)}


def shown(ratio):
    return f"{ratio['median']:.3f} [{ratio['low']:.3f} .. {ratio['high']:.3f}]"


def geomean(values):
    return math.exp(sum(math.log(value) for value in values) / len(values))


def runs_of(first_ms, target_ms=30.0):
    """Runs in one measurement, so that it is longer than a clock's and a scheduler's grain."""
    return max(1, int(target_ms / max(first_ms, 1e-3)))


def timed(bench, name, threads, count):
    return sum(bench.run(name, threads) for _ in range(count)) / count


def prefill(bench, options):
    rows = []
    cases = [("softmax", dtype, 128) for dtype in ("f32", "bf16", "f16")]
    cases += [("causal", "f32", 128), ("softmax", "f32", 64)]
    for variant, dtype, dim in cases:
        keys = 512 if options.quick else 4096
        made = bench.case("a", variant, dtype=dtype, P=min(1152, keys), M=keys, E=dim, F=dim)
        count = runs_of(bench.run("a", 1))
        ratios = []
        for _ in range(options.rounds):
            peak = bench.ask("peak 1")["gflops"]
            reached = made["visited_gflop"] / timed(bench, "a", 1, count) * 1e3
            ratios.append(reached / peak)
        rows.append({"case": f"{variant} {dtype} d={dim}, 1 thread, of the f32 FMA peak",
                     "peak_gflops": peak, "ratio": spread(ratios)})
    return rows


def threads(bench, options):
    """Two threads against one, beside what the peak loop itself gains."""
    rows = []
    for dtype in ("f32", "bf16"):
        bench.case("a", "softmax", dtype=dtype, P=2304, M=4096, E=128, F=128)
        ratios = []
        bench.run("a", 2)
        for _ in range(options.rounds):
            peak = bench.ask("peak 2")["gflops"] / bench.ask("peak 1")["gflops"]
            ratios.append(bench.run("a", 1) / bench.run("a", 2) / peak)
        rows.append({"case": f"softmax {dtype} d=128: gain of 2 threads, of the peak loop's gain",
                     "ratio": spread(ratios)})
    return rows


def windows(bench, options):
    """Time of a window against the dense time times (visited / dense) work."""
    rows = []
    size = 8192
    dense = bench.case("dense", "softmax", dtype="f32", P=size, M=size, E=128, F=128)
    for window in (128, 256, 1024, 4096):
        made = bench.case("window", "window", dtype="f32", P=size, M=size, E=128, F=128, W=window)
        share = made["visited_gflop"] / dense["visited_gflop"]
        bench.run("window", 1)
        ratios = []
        for _ in range(max(3, options.rounds // 3)):
            dense_ms = bench.run("dense", 1)
            ratios.append(timed(bench, "window", 1, 3) / (dense_ms * share))
        rows.append({"case": f"window W={window} N={size}: time over (visited / dense) dense time",
                     "share": share, "ratio": spread(ratios)})
    return rows


def documents(bench, options):
    """Documents in order against their share of the dense work, and shuffled against all of it."""
    rows = []
    size, dim = 8192, 64
    shape = {"P": size, "M": size, "E": dim, "F": dim}
    for dtype in ("f32", "bf16"):
        bench.case("dense", "softmax", dtype=dtype, **shape)
        bench.case("shuffled", "document", dtype=dtype, shuffled_documents=16, **shape)
        ordered = (128, 512, 2048)
        for length in ordered:
            bench.case(f"of_{length}", "document", dtype=dtype, document_rows=length, **shape)
        ratios = {name: [] for name in ["shuffled"] + [f"of_{length}" for length in ordered]}
        for _ in range(max(3, options.rounds // 3)):
            dense_ms = bench.run("dense", 1)
            for name, of_name in ratios.items():
                of_name.append(timed(bench, name, 1, 1) / dense_ms)
        for length in ordered:
            share = length / size
            rows.append({"case": f"documents of {length} {dtype} d={dim} N={size}: time over (own "
                                 f"pairs / all) dense time", "share": share,
                         "ratio": spread([one / share for one in ratios[f"of_{length}"]])})
        rows.append({"case": f"16 documents shuffled {dtype} d={dim} N={size}: time over the dense "
                             f"time", "ratio": spread(ratios["shuffled"])})
    return rows


def blocks(bench, options):
    """A table of blocks of 64 x 64, some of them kept by chance, against the dense time."""
    rows = []
    size, dim = 4096, 128
    here = os.path.dirname(os.path.abspath(__file__))
    variant = os.path.join(here, "../../tests/cascades/block_mask.cascade")
    shape = {"P": size, "M": size, "E": dim, "F": dim}
    tables = {"PB": size // 64, "MB": size // 64}
    kept = (100, 50, 25, 10)
    for dtype in ("f32", "bf16"):
        bench.case("dense", "softmax", dtype=dtype, **shape)
        for percent in kept:
            bench.case(f"kept_{percent}", variant, dtype=dtype, kept_percent=percent, **shape,
                       **tables)
        ratios = {percent: [] for percent in kept}
        for _ in range(max(3, options.rounds // 3)):
            dense_ms = bench.run("dense", 1)
            for percent in kept:
                ratios[percent].append(timed(bench, f"kept_{percent}", 1, 1) / dense_ms)
        for percent in kept:
            rows.append({"case": f"{percent}% of blocks of 64 x 64 {dtype} d={dim} N={size}: time "
                                 f"over the dense time", "ratio": spread(ratios[percent])})
    return rows


def decode(bench, options):
    rows = []
    for dtype in ("f32", "bf16"):
        for batch in (1, 8):
            for keys in (4096, 16384, 65536):
                made = bench.case("a", "gqa", dtype=dtype, batch=batch, H=8, HK=1, P=1, M=keys,
                                  E=128, F=128)
                size = made["input_bytes"]
                bench.ask(f"read {size} {options.threads}")
                count = runs_of(bench.run("a", options.threads), 10)
                ratios, of_bound = [], []
                for _ in range(options.rounds):
                    speed = bench.ask(f"read {size} {options.threads}")["gb_per_s"]
                    peak = bench.ask(f"peak {options.threads}")["gflops"]
                    ms = timed(bench, "a", options.threads, count)
                    ratios.append(size / ms / 1e6 / speed)
                    # f32 multiply-adds: where bf16 is multiplied in pairs this is no bound.
                    bound_ms = max(size / speed / 1e6, made["visited_gflop"] / peak * 1e3)
                    of_bound.append(bound_ms / ms)
                case = (f"gqa 8:1 {dtype} B={batch} keys={keys}, {size >> 20} MiB, "
                        f"{options.threads} threads, of the ")
                rows.append({"case": case + "read bandwidth", "read_gb_per_s": speed,
                             "peak_gflops": peak, "ratio": spread(ratios)})
                rows.append({"case": case + "slower of reading and multiplying in f32",
                             "ratio": spread(of_bound)})
                bench.ask("drop a")
    return rows


def tiles(bench, options):
    """Time of the tile that is asked for over that of the planner's own, taking turns."""
    rows = []
    cases = [("softmax", dtype, 768, 4096, 128) for dtype in ("f32", "bf16", "f16")]
    cases += [("causal", "f32", 1024, 1024, 128), ("causal", "bf16", 1024, 1024, 64),
              ("softmax", "f32", 1152, 8192, 128)]
    for variant, dtype, queries, keys, dim in cases:
        shape = {"dtype": dtype, "P": queries, "M": keys, "E": dim, "F": dim}
        bench.case("own", variant, **shape)
        bench.case("asked", variant, tile=options.tile, **shape)
        for name in ("own", "asked"):
            bench.run(name, 1)
        ratios = [bench.run("asked", 1) / bench.run("own", 1) for _ in range(options.rounds)]
        rows.append({"case": f"{variant} {dtype} d={dim} {queries} x {keys}: time of {options.tile} "
                             "over the planner's own", "ratio": spread(ratios)})
    return rows


def jit(bench, options):
    rows = []
    heads = {"alibi", "alibi_causal", "causal_gqa", "gqa", "mqa", "relbias", "sink", "softcap",
             "softcap_sink", "window_heads"}
    names = sorted(heads | {"causal", "cosine", "document", "prefix_lm", "ragged", "relu2",
                            "sigmoid", "softmax", "streaming", "window"})
    for name in names:
        for dtype in ("f32", "bf16"):
            keys = {"P": 256, "M": 256, "E": 128, "F": 128}
            if name in heads:
                keys["H"] = 2
            if name in ("gqa", "causal_gqa"):
                keys["HK"] = 1
            if name == "relbias":
                keys["R"] = 64
            times = [bench.case("a", name, dtype=dtype, **keys)["compile_ms"]
                     for _ in range(options.rounds)]
            rows.append({"case": f"{name} {dtype} d=128: ms of the compile", "ratio": spread(times)})
    return rows


def cold(_, options):
    """What the first compile of a process costs beyond a second one of the same text."""
    rows = []
    for dtype in ("f32", "bf16"):
        added = []
        for _round in range(options.rounds):
            bench = Bench(options.program)
            loaded = bench.ask("load")["load_ms"]
            first, second = (
                bench.case("a", "softmax", dtype=dtype, P=256, M=256, E=128,
                           F=128)["compile_ms"] for _ in range(2))
            added.append(loaded + first - second)
            bench.process.stdin.close()
            bench.process.wait()
        rows.append({"case": f"softmax {dtype} d=128: ms that a cold process adds",
                     "ratio": spread(added)})
    return rows


def torch_side(options):
    import torch
    torch.set_num_threads(options.threads)
    return torch


def torch_ms(call, count):
    start = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - start) * 1e3 / count


def compare(bench, options, call):
    """Time of `call` over the time of case "a", taking turns."""
    call()
    bench.run("a", options.threads)
    count_torch = runs_of(torch_ms(call, 1), 10)
    count_ours = runs_of(bench.run("a", options.threads), 10)
    ratios = []
    for _ in range(max(9, options.rounds)):
        other = torch_ms(call, count_torch)
        # Its threads go on spinning for a while after their work, on the cores that ours need.
        time.sleep(0.02)
        ratios.append(other / timed(bench, "a", options.threads, count_ours))
    return spread(ratios)


def torch_sdpa(bench, options):
    torch = torch_side(options)
    rows = []
    for dtype, kind in (("f32", torch.float32), ("bf16", torch.bfloat16)):
        for dim in (64, 128):
            for keys in (512, 1024, 2048, 4096, 8192):
                heads = 8 if keys <= 2048 else 4 if keys == 4096 else 2
                q, k, v = (torch.randn(1, heads, keys, dim).to(kind) for _ in range(3))
                for causal in (False, True):
                    def call():
                        return torch.nn.functional.scaled_dot_product_attention(
                            q, k, v, is_causal=causal)
                    bench.case("a", "causal" if causal else "softmax", dtype=dtype, batch=heads,
                               P=keys, M=keys, E=dim, F=dim)
                    row = {"case": f"{'causal' if causal else 'dense'} {dtype} d={dim} N={keys} "
                                   f"H={heads}: torch SDPA time over ours",
                           "ratio": compare(bench, options, call)}
                    rows.append(row)
                    print(row["case"], shown(row["ratio"]), flush=True)
    return rows


def torch_flex(bench, options):
    torch = torch_side(options)
    from torch.nn.attention.flex_attention import create_block_mask, flex_attention
    compiled = torch.compile(flex_attention)
    heads, keys, dim = 8, 2048, 64
    slopes = torch.tensor([1.0 / (i + 2) for i in range(heads)])
    documents = torch.arange(keys) // 512

    def capped(score, b, h, i, j):
        return 50 * torch.tanh(score / 50)

    def sloped(score, b, h, i, j):
        return score - slopes[h] * (i - j)

    def in_window(b, h, i, j):
        return (j <= i) & (j > i - 256)

    def same_document(b, h, i, j):
        return documents[i] == documents[j]

    def masked(rule):
        return create_block_mask(rule, None, None, keys, keys, device="cpu")

    cases = [("softcap", {"H": heads}, {"score_mod": capped}),
             ("alibi", {"H": heads}, {"score_mod": sloped}),
             ("window", {"batch": heads, "W": 256}, {"block_mask": masked(in_window)}),
             ("document", {"batch": heads, "document_rows": 512},
              {"block_mask": masked(same_document)})]
    rows = []
    for dtype, kind in (("f32", torch.float32), ("bf16", torch.bfloat16)):
        q, k, v = (torch.randn(1, heads, keys, dim).to(kind) for _ in range(3))
        for variant, shape, how in cases:
            bench.case("a", variant, dtype=dtype, P=keys, M=keys, E=dim, F=dim, **shape)
            row = {"case": f"{variant} {dtype} d={dim} N={keys} H={heads}: FlexAttention time over "
                           "ours", "ratio": compare(bench, options, lambda: compiled(q, k, v, **how))}
            rows.append(row)
            print(row["case"], shown(row["ratio"]), flush=True)
    return rows


SECTIONS = {"prefill": prefill, "threads": threads, "windows": windows, "documents": documents,
            "blocks": blocks, "decode": decode, "tiles": tiles, "jit": jit, "cold": cold,
            "torch": torch_sdpa, "flex": torch_flex}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the built cpu_bench")
    parser.add_argument("--sections", default="prefill,threads,windows,documents,blocks,decode,jit,cold",
                        help=f"of {','.join(SECTIONS)}")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--tile", help="of the section tiles, as `attngen show --tile` takes it")
    parser.add_argument("--quick", action="store_true", help="small shapes, to see that it works")
    parser.add_argument("--json", help="a file for all figures")
    options = parser.parse_args()

    unknown = [name for name in options.sections.split(",") if name not in SECTIONS]
    if unknown:
        parser.error(f"no section is called {unknown[0]}")
    if "tiles" in options.sections.split(",") and not options.tile:
        parser.error("the section tiles needs --tile")
    report = {"rounds": options.rounds, "threads": options.threads, "sections": {}}
    bench = Bench(options.program)
    for name in options.sections.split(","):
        rows = SECTIONS[name](bench, options)
        report["sections"][name] = rows
        print(f"== {name}")
        for row in rows:
            print(f"{shown(row['ratio'])}  {row['case']}")
        if name in ("torch", "flex"):
            print(f"geomean {geomean([row['ratio']['median'] for row in rows]):.3f}")
        sys.stdout.flush()
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump(report, out, indent=1)


if __name__ == "__main__":
    main()
