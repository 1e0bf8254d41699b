# SPDX-License-Identifier: Apache-2.0
"""Attention variants in NumPy, written from the papers' formulas: fp64, or rounded after every step.

Knows the names of the gallery's tensors and params, and nothing else of attngen.
"""

import math

import numpy as np

HEADED = {"alibi", "alibi_causal", "softcap", "sink", "softcap_sink", "relbias", "gqa",
          "causal_gqa", "mqa", "window_heads"}
GROUPED = {"gqa", "causal_gqa"}
CAUSAL = {"causal", "causal_gqa", "alibi_causal", "window", "window_heads", "prefix_lm",
          "streaming"}
VARIANTS = sorted(HEADED | CAUSAL | {"softmax", "sigmoid", "relu2", "cosine", "ragged",
                                     "document"})
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
            return np.matmul(q * scale, np.swapaxes(k, -1, -2))  # without an e, 0: also for scale = inf
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
