// SPDX-License-Identifier: Apache-2.0
// bf16: storage, conversions, and the tensor-core product with f32 accumulation.
// reads Config: -
// needs: -

struct Bf16 {
  unsigned short bits;
};

__device__ __forceinline__ float to_float(Bf16 x) {
  return __uint_as_float(static_cast<unsigned>(x.bits) << 16);
}

/// Two values rounded to nearest even, `low` in the low half.
__device__ __forceinline__ unsigned pack_pair(float low, float high, Bf16) {
  unsigned pair;
  asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(pair) : "f"(high), "f"(low));
  return pair;
}

/// d[16x8] += a[16x16] b[16x8], one warp.
__device__ __forceinline__ void multiply_add(float (&d)[4], const unsigned (&a)[4], unsigned b0,
                                             unsigned b1, Bf16) {
  asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 "
      "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
      : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

__device__ __forceinline__ void store_one(Bf16* to, float value) {
  asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(to->bits) : "f"(value));
}

/// Two neighbours; `to` is a multiple of 4 bytes.
__device__ __forceinline__ void store_two(Bf16* to, float low, float high) {
  *reinterpret_cast<unsigned*>(to) = pack_pair(low, high, Bf16());
}
