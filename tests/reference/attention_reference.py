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

HEADED = {"alibi", "alibi_causal", "softcap", "sink", "softcap_sink", "relbias", "gqa",
          "causal_gqa", "mqa", "window_heads"}
GROUPED = {"gqa", "causal_gqa"}
CAUSAL = {"causal", "causal_gqa", "alibi_causal", "window", "window_heads", "prefix_lm",
          "streaming"}
VARIANTS = sorted(HEADED | CAUSAL | {"softmax", "sigmoid", "relu2", "cosine", "ragged",
                                     "document"})
HOSTILE = ("none", "large", "masked", "nan", "negative", "single")
# Half the distance between 1 and the next number of the type.
UNIT_ROUNDOFF = {"f32": 2.0**-24, "f16": 2.0**-11, "bf16": 2.0**-8}


# ---------------------------------------------------------------- numbers

def round_bf16(x):
    """float32 bit patterns cut to 16 bits, to nearest, ties to even."""
    x32 = np.asarray(x, np.float64).astype(np.float32)
    # A double between two float32 may sit on the other side of a bf16 tie: nudge to odd first.
    err = np.asarray(x, np.float64) - x32.astype(np.float64)
    bits = np.atleast_1d(x32).view(np.uint32).copy()
    err = np.atleast_1d(err)
    tie = (bits & 0xFFFF) == 0x8000
    away = np.sign(err) * np.where(np.atleast_1d(x32) < 0, -1, 1)
    odd = (bits >> 16) & 1
    up = np.where(tie & (away > 0), 1, np.where(tie & (away < 0), 0, odd))
    rounded = ((bits + np.uint32(0x7FFF) + up.astype(np.uint32)) >> np.uint32(16)) << np.uint32(16)
    out = rounded.astype(np.uint32).view(np.float32).astype(np.float64)
    nan = np.isnan(np.atleast_1d(x32))
    return np.where(nan, np.nan, out).reshape(np.shape(x))


def rounded(x, kind):
    x = np.asarray(x, np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        if kind == "bf16":
            return round_bf16(x)
        if kind == "f16":
            return x.astype(np.float16).astype(np.float64)
        if kind == "f32":
            return x.astype(np.float32).astype(np.float64)
        return x


class Arithmetic:
    """Either plain fp64, or every result rounded to `kind` with sums in f32 in index order."""

    def __init__(self, kind=None):
        self.kind = kind

    def r(self, x):
        return rounded(x, self.kind) if self.kind else np.asarray(x, np.float64)

    def sum_last(self, x):
        if not self.kind:
            return x.sum(axis=-1)
        if x.shape[-1] == 0:
            return np.zeros(x.shape[:-1])
        acc = np.zeros(x.shape[:-1], np.float32)
        for i in range(x.shape[-1]):
            acc = (acc.astype(np.float64) + x[..., i]).astype(np.float32)
        return acc.astype(np.float64)

    def scores(self, q, k, scale=1.0):
        """sum_e q[p,e] k[m,e] scale, before rounding."""
        if not self.kind:
            return np.matmul(q, np.swapaxes(k, -1, -2)) * scale
        lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2])
        acc = np.zeros(lead + (q.shape[-2], k.shape[-2]), np.float32)
        for e in range(q.shape[-1]):
            term = q[..., :, None, e] * k[..., None, :, e] * scale
            acc = (acc.astype(np.float64) + term).astype(np.float32)
        return acc.astype(np.float64)

    def weighted(self, w, v):
        """sum_m w[p,m] v[m,f] over the pairs with weight; a row without weight is 0."""
        if not self.kind:
            return np.matmul(w, v)
        lead = np.broadcast_shapes(w.shape[:-2], v.shape[:-2])
        acc = np.zeros(lead + (w.shape[-2], v.shape[-1]), np.float32)
        for m in range(w.shape[-1]):
            term = w[..., :, m, None] * v[..., m, None, :]
            acc = (acc.astype(np.float64) + term).astype(np.float32)
        return acc.astype(np.float64)


def minus(a, b):
    """a - b with (-inf) - (-inf) = -inf."""
    with np.errstate(invalid="ignore"):
        d = a - b
    return np.where(np.isneginf(a) & np.isneginf(b), -np.inf, d)


def over(a, b):
    """a / b with 0 / 0 = 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        d = a / b
    return np.where((a == 0) & (b == 0), 0.0, d)


def f32(x):
    return float(np.float32(x))


# ---------------------------------------------------------------- variants

def softmax_rows(ar, s, keep, v, sink=None):
    """Weights over the kept keys, their average of v, and log of the denominator."""
    s = np.where(keep, s, -np.inf)
    top = np.max(s, axis=-1, initial=-np.inf)
    if sink is not None:
        top = ar.r(np.maximum(top, sink))
    n = ar.r(np.where(keep, np.exp(minus(s, top[..., None])), 0.0))
    d = ar.r(ar.sum_last(n))
    if sink is not None:
        d = ar.r(d + np.exp(minus(np.broadcast_to(sink, top.shape), top)))
    o = ar.r(ar.weighted(over(n, d[..., None]), v))
    with np.errstate(divide="ignore", invalid="ignore"):
        lse = ar.r(top + np.log(d))
    return {"O": o, "LSE": lse}


def visible(variant, x, case):
    """Which query may use which key, as an array that broadcasts to the scores."""
    p_len, m_len = case["P"], case["M"]
    p = np.arange(p_len)[:, None] + (m_len - p_len)  # position of the query among the keys
    m = np.arange(m_len)[None, :]
    seen = np.ones((p_len, m_len), bool)
    if variant in CAUSAL:
        seen = m <= p
    if variant == "window":
        seen = seen & (p - m < case["params"]["W"])
    if variant == "window_heads":
        seen = seen & (p - m < x["window"][:, None, None])
    if variant == "streaming":
        near = p - m < case["params"]["W"]
        seen = seen & (near | (m < case["params"]["first"]))
    if variant == "prefix_lm":
        seen = seen | (m < x["prefix"][..., None, None])
    if variant == "ragged":
        seen = seen & (m < x["len"][..., None, None])
    if variant == "document":
        seen = x["dq"][..., :, None] == x["dk"][..., None, :]
    return seen


def compute(variant, x, case, ar):
    """All outputs of a variant from inputs of the element type."""
    q, k, v = x["Q"], x["K"], x["V"]
    keep = visible(variant, x, case)
    scale = f32(1 / math.sqrt(case["E"])) if case["E"] else math.inf
    # Keys that nobody may use hold anything.
    used = np.broadcast_to(keep, np.broadcast_shapes(keep.shape, (case["P"], case["M"]))).any(axis=-2)
    if variant not in HEADED or variant == "window_heads":
        k = np.where(used[..., None], k, 0.0)
        v = np.where(used[..., None], v, 0.0)
    else:
        k = np.where(used[:, None], k, 0.0)
        v = np.where(used[:, None], v, 0.0)
    if variant in GROUPED:
        group = case["H"] // k.shape[-3]
        k, v = np.repeat(k, group, axis=-3), np.repeat(v, group, axis=-3)
    if variant == "mqa":
        k, v = k[..., None, :, :], v[..., None, :, :]
    distance = (np.arange(case["P"])[:, None] + (case["M"] - case["P"])
                - np.arange(case["M"])[None, :])

    if variant == "sigmoid":
        s = ar.r(ar.scores(q, k, scale))
        bias = f32(-math.log(case["M"])) if case["M"] else math.inf
        with np.errstate(over="ignore"):
            return {"O": ar.r(ar.weighted(1 / (1 + np.exp(-(s + bias))), v))}
    if variant == "relu2":
        r = ar.r(np.square(np.maximum(ar.r(ar.scores(q, k, scale)), 0)))
        total = ar.r(ar.sum_last(r))
        return {"O": ar.r(ar.weighted(over(r, (total + f32(1e-6))[..., None]), v))}
    if variant == "cosine":
        nq, nk = ar.r(ar.sum_last(q * q)), ar.r(ar.sum_last(k * k))
        tiny = 1e-24
        s = ar.r(10.0 * ar.r(ar.scores(q, k)) / np.sqrt(np.maximum(nq, tiny))[..., :, None]
                 / np.sqrt(np.maximum(nk, tiny))[..., None, :])
        return softmax_rows(ar, s, keep, v)

    sink = None
    if variant in ("sink", "softcap_sink"):
        sink = x["sk"][:, None]
    if variant in ("alibi", "alibi_causal"):
        s = ar.r(ar.r(ar.scores(q, k)) * scale - x["sl"][:, None, None] * distance)
    elif variant == "relbias":
        size = x["RB"].shape[-1]
        index = np.clip(np.arange(case["P"])[:, None] - np.arange(case["M"])[None, :] + size // 2,
                        0, size - 1)
        s = ar.r(ar.r(ar.scores(q, k)) * scale + x["RB"][:, index])
    elif variant in ("softcap", "softcap_sink"):
        cap = f32(case["params"]["cap"])
        s = ar.r(cap * np.tanh(ar.r(ar.scores(q, k, scale)) / cap))
    else:
        s = ar.r(ar.scores(q, k, scale))
    return softmax_rows(ar, s, keep, v, sink)


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
