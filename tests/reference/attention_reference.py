#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Attention variants in NumPy, written from the papers' formulas, and test data for them.

This is the independent reference of the tests: it knows the names of the gallery's tensors and
params, and nothing else of attngen.

  make VARIANT DIR --shape B,H,P,E [--keys M] [--values F] [--kv-heads HK]
                   [--type bf16|f16|f32] [--dtype f16|f32] [--hostile KIND] [--seed N]
      writes DIR/<input>.npy, DIR/case.json and DIR/args.txt (the -i, -p and --dtype arguments of
      `attngen run`, one per line).
  check VARIANT DIR [--exact|--narrow] [--outputs O,LSE]
      recomputes the outputs from DIR's inputs and compares DIR/<output>.npy with them; prints the
      error figures; exit 1 when one of them is too large: err_ratio above 2, non-finite entries
      that differ, or an LSE of 16-bit inputs more than 1e-3 off. --exact asks for fp64 agreement;
      --narrow for agreement with the naive evaluation in the element type, to its last bit or two.
  list
      prints the variants.

--type is the element type of the kernel: what a file holds is rounded to it first. --dtype is what
the files hold. Variants without a head rank take B and H as batch axes.
KIND: none, large (scores of several hundred), masked (rows that see no key), nan (NaN in every key
row that no query may read), negative (scores far below 0), single (one key).
"""

import argparse
import json
import math
import os
import sys

import numpy as np

from attention_formulas import (Arithmetic, CAUSAL, GROUPED, HEADED, UNIT_ROUNDOFF, VARIANTS,
                                 compute, rounded, visible)

HOSTILE = ("none", "large", "masked", "nan", "negative", "single")


# ---------------------------------------------------------------- test data

def parsed_shape(text):
    parts = [int(part) for part in text.split(",")]
    if len(parts) != 4 or min(parts) < 0:
        sys.exit("--shape wants B,H,P,E, for example 2,4,333,72")
    return parts


def kv_heads_of(args, heads):
    if args.kv_heads is not None:
        return args.kv_heads
    return max((n for n in range(1, heads) if heads % n == 0), default=max(heads, 1))


def tables(variant, case, rng, hostile):
    """The inputs beside Q, K and V, and the params."""
    batch, heads, p_len, m_len = case["B"], case["H"], case["P"], case["M"]
    extra, params = {}, {}
    masked = hostile == "masked"
    if variant in ("alibi", "alibi_causal"):
        extra["sl"] = np.float32(2.0 ** (-8.0 * (np.arange(heads) + 1) / max(heads, 1)))
    if variant in ("sink", "softcap_sink"):
        extra["sk"] = rng.standard_normal(heads).astype(np.float32)
    if variant in ("softcap", "softcap_sink"):
        params["cap"] = 30
    if variant == "relbias":
        extra["RB"] = rng.standard_normal((heads, 33)).astype(np.float32)
    if variant == "window":
        params["W"] = 0 if masked else max(1, m_len // 3)
    if variant == "streaming":
        params["W"] = max(1, m_len // 4)
        params["first"] = 0 if masked else 3
    if variant == "window_heads":
        extra["window"] = rng.integers(0 if masked else 1, m_len + 2, heads).astype(np.int32)
        if masked and heads:
            extra["window"][0] = 0
    if variant in ("ragged", "prefix_lm"):
        name = "len" if variant == "ragged" else "prefix"
        extra[name] = rng.integers(0, m_len + 1, (batch, 1)).astype(np.int32)
        if masked and batch:
            extra[name][0] = 0
        elif hostile != "nan":
            extra[name] = np.maximum(extra[name], min(1, m_len)).astype(np.int32)
    if variant == "document":
        extra["dq"] = np.sort(rng.integers(0, 3, (batch, 1, p_len))).astype(np.int32)
        extra["dk"] = np.sort(rng.integers(0, 3, (batch, 1, m_len))).astype(np.int32)
        if masked:
            extra["dq"][..., ::2] = 7
    return extra, params


def make(args):
    batch, heads, p_len, e_len = parsed_shape(args.shape)
    m_len = 1 if args.hostile == "single" else p_len if args.keys is None else args.keys
    if args.hostile == "masked" and args.keys is None and args.variant in CAUSAL:
        m_len = p_len // 2  # the first queries stand before the first key
    f_len = e_len if args.values is None else args.values
    rng = np.random.default_rng(args.seed)
    case = {"variant": args.variant, "type": args.type, "B": batch, "H": heads, "P": p_len,
            "M": m_len, "E": e_len, "F": f_len, "seed": args.seed, "hostile": args.hostile}
    kv = (kv_heads_of(args, heads),) if args.variant in GROUPED else (heads,)
    if args.variant == "mqa":
        kv = ()
    spread = 8.0 if args.hostile == "large" else 1.0
    q = rng.standard_normal((batch, heads, p_len, e_len)) * spread
    k = rng.standard_normal((batch,) + kv + (m_len, e_len)) * spread
    v = rng.standard_normal((batch,) + kv + (m_len, f_len))
    if args.hostile == "negative":
        q, k = np.abs(q) * 4, -np.abs(k) * 4
    dtype = np.float16 if args.dtype == "f16" else np.float32
    x = {"Q": q.astype(dtype), "K": k.astype(dtype), "V": v.astype(dtype)}
    extra, params = tables(args.variant, case, rng, args.hostile)
    x.update(extra)
    case["params"] = params
    if args.hostile == "nan":
        poison(args.variant, x, case)
    os.makedirs(args.dir, exist_ok=True)
    lines = []
    for name, array in x.items():
        path = os.path.join(args.dir, name + ".npy")
        np.save(path, array)
        lines += ["-i", f"{name}={path}"]
    for name, value in params.items():
        lines += ["-p", f"{name}={value}"]
    if args.type != "bf16":
        lines += ["--dtype", f"T={args.type}"]
    with open(os.path.join(args.dir, "case.json"), "w", encoding="utf-8") as file:
        json.dump(case, file, indent=1)
    with open(os.path.join(args.dir, "args.txt"), "w", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))


def poison(variant, x, case):
    """NaN where no query of the sequence may read."""
    keep = visible(variant, x, case)
    used = np.broadcast_to(keep, np.broadcast_shapes(keep.shape, (case["P"], case["M"]))).any(axis=-2)
    for name in ("K", "V"):
        lead = x[name].shape[:-1]
        if variant in HEADED and variant != "window_heads":
            rows = np.broadcast_to(used, lead)
        else:
            rows = np.broadcast_to(used, lead[:-1] + (used.shape[-1],))
        x[name][~rows] = np.nan


# ---------------------------------------------------------------- checking

def loaded(directory):
    with open(os.path.join(directory, "case.json"), encoding="utf-8") as file:
        case = json.load(file)
    x = {}
    for name in sorted(os.listdir(directory)):
        stem, ext = os.path.splitext(name)
        if ext == ".npy" and stem not in ("O", "LSE"):
            x[stem] = np.load(os.path.join(directory, name))
    for name in ("Q", "K", "V"):
        x[name] = rounded(x[name], case["type"])
    return case, x


def figures(actual, exact, narrow, kind, name):
    """Error figures of one output, and whether they are small enough."""
    same = (np.isnan(actual) == np.isnan(exact)).all() and \
        (np.where(np.isinf(exact) | np.isinf(actual), actual == exact, True)
         | np.isnan(exact)).all()
    both = np.isfinite(actual) & np.isfinite(exact)
    with np.errstate(invalid="ignore"):
        err = np.abs(actual - exact)[both]
        naive = np.abs(narrow - exact)[both & np.isfinite(narrow)]
    top = np.abs(exact[both]).max(initial=0.0)
    allowed = max(naive.max(initial=0.0), UNIT_ROUNDOFF[kind] * top)
    worst = err.max(initial=0.0)
    ratio = 0.0 if worst == 0 else worst / allowed if allowed else math.inf
    good = bool(same) and ratio <= 2
    if name == "LSE" and kind in ("f16", "bf16"):
        good = good and worst <= 1e-3
    return {"max_abs_err": float(worst), "err_ratio": float(ratio), "nonfinite_agree": bool(same),
            "max_abs": float(top), "passes": bool(good)}


def same_but_last_bits(actual, narrow, kind):
    """exp and log of two libraries differ in their last bit, which may turn a rounding."""
    same = (actual == narrow) | (np.isnan(actual) & np.isnan(narrow))
    with np.errstate(invalid="ignore"):
        near = np.abs(actual - narrow) <= 8 * UNIT_ROUNDOFF[kind] * np.abs(narrow) + 1e-30
    return bool((same | near).all() and same.mean() >= 0.9) if same.size else True


def check(args):
    case, x = loaded(args.dir)
    if case["variant"] != args.variant:
        sys.exit(f"{args.dir} holds a case of {case['variant']}")
    exact = compute(args.variant, x, case, Arithmetic())
    narrow = exact if args.exact else compute(args.variant, x, case, Arithmetic(case["type"]))
    failed = False
    for name in args.outputs.split(",") if args.outputs else exact:
        path = os.path.join(args.dir, name + ".npy")
        if not os.path.exists(path):
            sys.exit(f"{path} is missing")
        actual = np.load(path).astype(np.float64)
        if actual.shape != exact[name].shape:
            print(f"{args.variant} {name}: shape {actual.shape}, expected {exact[name].shape}")
            failed = True
            continue
        result = figures(actual, exact[name], narrow[name], case["type"], name)
        if args.exact:
            result["passes"] = result["nonfinite_agree"] and \
                bool(result["max_abs_err"] <= 1e-11 * max(1.0, result["max_abs"]))
        if args.narrow:
            result["passes"] = same_but_last_bits(actual, narrow[name], case["type"])
        failed = failed or not result["passes"]
        print(args.variant, name, json.dumps(result))
    return 1 if failed else 0


def parser():
    top = argparse.ArgumentParser(description="NumPy reference of attention variants")
    verbs = top.add_subparsers(dest="verb", required=True)
    m = verbs.add_parser("make")
    m.add_argument("variant", choices=VARIANTS)
    m.add_argument("dir")
    m.add_argument("--shape", required=True)
    m.add_argument("--keys", type=int)
    m.add_argument("--values", type=int)
    m.add_argument("--kv-heads", type=int)
    m.add_argument("--type", choices=sorted(UNIT_ROUNDOFF), default="bf16")
    m.add_argument("--dtype", choices=("f16", "f32"), default="f32")
    m.add_argument("--hostile", choices=HOSTILE, default="none")
    m.add_argument("--seed", type=int, default=0)
    c = verbs.add_parser("check")
    c.add_argument("variant", choices=VARIANTS)
    c.add_argument("dir")
    c.add_argument("--outputs", default="")
    mode = c.add_mutually_exclusive_group()
    mode.add_argument("--exact", action="store_true")
    mode.add_argument("--narrow", action="store_true")
    verbs.add_parser("list")
    return top


def main(argv):
    args = parser().parse_args(argv)
    if args.verb == "list":
        print("\n".join(VARIANTS))
        return 0
    if args.verb == "make":
        make(args)
        return 0
    return check(args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
