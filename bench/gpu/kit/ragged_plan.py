# SPDX-License-Identifier: Apache-2.0
"""The variant of the ragged decode cases, and what a plan of it fixes. Knows no torch."""

# Grouped queries over padded keys of which each sequence has its own number.
RAGGED_GQA = """cascade ragged_gqa {
  rank P, M, E, F, H, HK
  dtype T = bf16
  param scale = rsqrt(E)
  in Q[H,P,E]: T, K[HK,M,E]: T, V[HK,M,F]: T, len[]: i32
  S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m < len[]
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
}
"""


def ragged_plan(heads, key_heads, dim):
    """The ranks a plan must fix, and the batch axes of tensors [batch, head, row, dim]."""
    return {"P": 1, "E": dim, "F": dim, "H": heads, "HK": key_heads}, 1
