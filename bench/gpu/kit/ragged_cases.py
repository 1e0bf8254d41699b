# SPDX-License-Identifier: Apache-2.0
"""One decode step over sequences of their own lengths: our kernel once, torch sequence by sequence."""

import torch
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

from library import DL_CUDA, Kernel, Tensor
from ragged_plan import RAGGED_GQA, ragged_plan


class RaggedCase:
    """Q[B,H,1,D], K and V[B,HK,longest,D] in bf16, random; NaN behind each length."""

    def __init__(self, lengths, heads, key_heads, dim):
        self.lengths, self.heads, self.key_heads, self.dim = lengths, heads, key_heads, dim
        make = torch.Generator(device="cuda").manual_seed(7)
        self.q = self._random(make, heads, 1)
        self.k = self._random(make, key_heads, max(lengths))
        self.v = self._random(make, key_heads, max(lengths))
        for at, length in enumerate(lengths):
            self.k[at, :, length:] = float("nan")
            self.v[at, :, length:] = float("nan")
        self.len = torch.tensor(lengths, dtype=torch.int32, device="cuda")
        self.out = torch.full((len(lengths), heads, 1, dim), float("nan"), device="cuda")

    def _random(self, make, heads, rows):
        shape = (len(self.lengths), heads, rows, self.dim)
        array = torch.empty(shape, device="cuda", dtype=torch.bfloat16)
        for each in array:  # in f32 one sequence at a time: all at once would take twice the memory
            each.copy_(torch.randn(shape[1:], device="cuda", generator=make))
        return array

    def key_bytes(self):
        return 2 * 2 * sum(self.lengths) * self.key_heads * self.dim

    def ours(self, library):
        """Enqueues our kernel on torch's stream."""
        kernel = Kernel(library, RAGGED_GQA, *ragged_plan(self.heads, self.key_heads, self.dim))
        kernel.prepare()
        kinds = {"Q": "bf16", "K": "bf16", "V": "bf16", "len": "i32", "O": "f32"}
        arrays = {"Q": self.q, "K": self.k, "V": self.v, "len": self.len, "O": self.out}
        enqueue = kernel.bind({
            name: Tensor(array.data_ptr(), kinds[name], tuple(array.shape), tuple(array.stride()),
                         (DL_CUDA, array.device.index or 0)) for name, array in arrays.items()})
        return lambda: enqueue(torch.cuda.current_stream().cuda_stream)

    def one_by_one(self):
        """(a call, its result): flash attention of each sequence alone, one launch after the other."""
        out = torch.empty_like(self.q)
        parts = [(self.q[at:at + 1], self.k[at:at + 1, :, :length], self.v[at:at + 1, :, :length])
                 for at, length in enumerate(self.lengths)]

        def run():
            with sdpa_kernel(SDPBackend.FLASH_ATTENTION):
                for at, (q, k, v) in enumerate(parts):
                    out[at:at + 1] = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
            return out

        return run, run()
