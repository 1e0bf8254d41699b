# SPDX-License-Identifier: Apache-2.0
"""One attention problem as torch tensors, run by our library and by torch's own implementations."""

import math

import torch
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

from library import DL_CUDA, Kernel, Tensor, plan_of

BACKENDS = {"torch cudnn": SDPBackend.CUDNN_ATTENTION, "torch flash": SDPBackend.FLASH_ATTENTION,
            "torch efficient": SDPBackend.EFFICIENT_ATTENTION}
WINDOW, CAP = 1024, 50.0


class Case:
    """Q[B,H,L,D] and K, V[B,HK,M,D] in bf16, random."""

    def __init__(self, variant, batch, heads, key_heads, rows, keys, dim):
        self.variant, self.batch, self.heads, self.key_heads = variant, batch, heads, key_heads
        self.rows, self.keys, self.dim = rows, keys, dim
        make = torch.Generator(device="cuda").manual_seed(5)
        self.q = self._random(make, heads, rows)
        self.k, self.v = self._random(make, key_heads, keys), self._random(make, key_heads, keys)
        self.tables = {}
        if variant == "alibi_causal":
            self.tables["sl"] = torch.exp2(-8.0 * (torch.arange(heads, device="cuda") + 1) / heads)
        if variant == "document":
            length = max(1, keys // 8)
            ids = (torch.arange(keys, device="cuda") // length).to(torch.int32)
            self.tables.update(dq=ids[keys - rows:].contiguous(), dk=ids)
        self.out = torch.full((batch, heads, rows, dim), float("nan"), device="cuda")
        self.lse = torch.full((batch, heads, rows), float("nan"), device="cuda")

    def _random(self, make, heads, rows):
        shape = (self.batch, heads, rows, self.dim)
        return torch.randn(shape, device="cuda", dtype=torch.float32, generator=make).bfloat16()

    def visible_pairs(self):
        """(query, key) pairs of one head that the mask keeps."""
        rows, keys = self.rows, self.keys
        last = [p + keys - rows for p in range(rows)]
        if self.variant in ("causal", "causal_gqa", "alibi_causal"):
            return sum(max(0, min(keys, each + 1)) for each in last)
        if self.variant == "window":
            return sum(max(0, min(keys, each + 1, WINDOW)) for each in last)
        if self.variant == "document":
            length = max(1, keys // 8)
            return sum(min(length, keys - each // length * length) for each in last)
        return rows * keys

    def flops(self):
        return 4 * self.batch * self.heads * self.visible_pairs() * self.dim

    def key_bytes(self):
        return self.k.nbytes + self.v.nbytes

    def tensor(self, array, kind, axes=None):
        return Tensor(array.data_ptr(), kind, tuple(array.shape), tuple(array.stride()),
                      (DL_CUDA, array.device.index or 0))

    def ours(self, library):
        """Enqueues our kernel on torch's stream."""
        kernel = Kernel(library, self.variant,
                        *plan_of(self.variant, self.heads, self.key_heads, self.dim),
                        params={"window": {"W": WINDOW}, "softcap": {"cap": CAP}}.get(self.variant))
        kernel.prepare()
        tensors = {name: self.tensor(array, "bf16")
                   for name, array in (("Q", self.q), ("K", self.k), ("V", self.v))}
        tensors.update(O=self.tensor(self.out, "f32"), LSE=self.tensor(self.lse, "f32"))
        for name, table in self.tables.items():
            tensors[name] = self.tensor(table, "i32" if table.dtype == torch.int32 else "f32")
        enqueue = kernel.bind(tensors)
        return lambda: enqueue(torch.cuda.current_stream().cuda_stream)

    def sdpa(self, label):
        """scaled_dot_product_attention by one backend only; raises where it does not take the case."""
        causal = self.variant in ("causal", "causal_gqa") and self.rows > 1
        if causal and self.rows != self.keys:
            raise ValueError("torch aligns a causal mask at the first key, we at the last")
        grouped = {"enable_gqa": True} if self.key_heads != self.heads else {}

        def run():
            with sdpa_kernel(BACKENDS[label]):
                return F.scaled_dot_product_attention(self.q, self.k, self.v, is_causal=causal, **grouped)

        return run, run()

    def flex(self):
        """Compiled FlexAttention of the same formula."""
        from torch.nn.attention.flex_attention import create_block_mask, flex_attention

        shift = self.keys - self.rows
        slopes, row_ids, key_ids = (self.tables.get(name) for name in ("sl", "dq", "dk"))
        score = {
            "softcap": lambda s, b, h, q, k: CAP * torch.tanh(s / CAP),
            "alibi_causal": lambda s, b, h, q, k: s - slopes[h] * (q + shift - k),
        }.get(self.variant)
        mask = {
            "causal": lambda b, h, q, k: k <= q + shift,
            "causal_gqa": lambda b, h, q, k: k <= q + shift,
            "alibi_causal": lambda b, h, q, k: k <= q + shift,
            "window": lambda b, h, q, k: (k <= q + shift) & (k > q + shift - WINDOW),
            "document": lambda b, h, q, k: row_ids[q] == key_ids[k],
        }.get(self.variant)
        blocks = create_block_mask(mask, None, None, self.rows, self.keys, device="cuda") if mask else None
        compiled = torch.compile(flex_attention, dynamic=False)
        grouped = self.key_heads != self.heads
        scale = 1.0 / math.sqrt(self.dim)

        def run():
            return compiled(self.q, self.k, self.v, score_mod=score, block_mask=blocks, scale=scale,
                            enable_gqa=grouped)

        return run, run()
