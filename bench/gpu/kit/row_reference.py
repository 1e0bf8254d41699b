# SPDX-License-Identifier: Apache-2.0
"""Single rows of attention in NumPy: in fp64, and as a naive bf16 evaluation rounds them. Written from
the formulas; knows nothing of attngen but names of variants."""

import numpy as np

WINDOW, CAP = 1024, 50.0


def bf16_words(values):
    """float32 to bf16 bit patterns, nearest, ties to even; finite values only."""
    bits = np.ascontiguousarray(values, np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def bf16_values(words):
    return (words.astype(np.uint32) << 16).view(np.float32)


def rounded(values):
    return bf16_values(bf16_words(np.asarray(values, np.float32))).astype(np.float64)


def slopes(heads):
    return np.exp2(-8.0 * (np.arange(heads) + 1) / heads).astype(np.float32)


def keeps(variant, row, rows, keys):
    """Which keys the row sees; rows are aligned at the end of the keys."""
    m, last = np.arange(keys), row + keys - rows
    if variant in ("causal", "causal_gqa", "alibi_causal"):
        return m <= last
    if variant == "window":
        return (m <= last) & (m > last - WINDOW)
    if variant in ("softmax", "softcap", "alibi", "gqa"):
        return np.ones(keys, bool)
    raise ValueError(f"no row reference for {variant}")


def row(variant, head, heads, p, rows, q, k, v, naive=False):
    """O of one row: q[E], k[M,E], v[M,F] in float64; `naive` rounds every step to bf16."""
    r = rounded if naive else (lambda x: x)
    keys = len(k)
    seen = keeps(variant, p, rows, keys)
    if not seen.any():
        return np.zeros(v.shape[1])
    k, v, m = k[seen], v[seen], np.arange(keys)[seen]
    s = r(k @ q / np.sqrt(len(q)))
    if variant == "softcap":
        s = r(CAP * r(np.tanh(r(s / CAP))))
    if variant.startswith("alibi"):
        s = r(s - r(float(slopes(heads)[head]) * (p + keys - rows - m)))
    n = r(np.exp(r(s - s.max())))
    return r(r(n / n.sum()) @ v)


def sampled(variant, q, k, v, o, count, seed):
    """Largest errors over `count` rows of q[H,P,E], k and v[HK,M,E], o[H,P,F], float64 but for o."""
    random = np.random.default_rng(seed)
    heads, rows = q.shape[:2]
    group = heads // len(k)
    worst = {"max_abs_err": 0.0, "naive_max_abs_err": 0.0, "max_abs_value": 0.0, "rows": count}
    bad = 0
    for index in range(count):
        head = int(random.integers(heads))
        p = [0, rows - 1][index] if index < 2 else int(random.integers(rows))
        arguments = (variant, head, heads, p, rows, q[head, p], k[head // group], v[head // group])
        exact = row(*arguments)
        got = o[head, p].astype(np.float64)
        bad += int((~np.isfinite(got)).sum())
        for name, value in (("max_abs_err", got - exact), ("max_abs_value", exact),
                            ("naive_max_abs_err", row(*arguments, naive=True) - exact)):
            finite = np.abs(value)[np.isfinite(value)]
            worst[name] = max(worst[name], float(finite.max(initial=0.0)))
    worst["not_finite"] = bad
    worst["err_ratio"] = worst["max_abs_err"] / max(worst["naive_max_abs_err"], 1e-30)
    return worst
