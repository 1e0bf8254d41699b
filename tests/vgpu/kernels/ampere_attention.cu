// SPDX-License-Identifier: Apache-2.0
// softmax(scale * Q K^T) V in bf16, written for sm_80: 64 queries and 32 keys to a tile, four warps,
// K and V double-buffered by cp.async, 16-byte chunks swizzled by row. DEFECT plants one bug.
typedef unsigned short half_bits;
typedef unsigned int word;
typedef unsigned long long wide;

#ifndef DEFECT
#define DEFECT 0
#endif
#define DEFECT_WAIT_TOO_LAX 1
#define DEFECT_NO_BARRIER_K 2
#define DEFECT_NO_BARRIER_V 3
#define DEFECT_PREFETCH_EARLY 4
#define DEFECT_GLOBAL_READ_BEYOND 5
#define DEFECT_GLOBAL_WRITE_READ_ONLY 6
#define DEFECT_SHARED_BEYOND 7
#define DEFECT_MATRIX_MISALIGNED 8
#define DEFECT_DIVERGENT_SHUFFLE 9
#define DEFECT_WARP_SKIPS_BARRIER 10
#define DEFECT_NEVER_WRITTEN 11
#define DEFECT_NEVER_WAITED 12
#define DEFECT_TWO_BARRIERS 13

const int kQueries = 64;
const int kKeys = 32;
const int kDim = 64;
const int kThreads = 128;
const int kQBytes = kQueries * kDim * 2;
const int kTileBytes = kKeys * kDim * 2;

__device__ __forceinline__ void copy_chunk(word to, const half_bits* from, int bytes) {
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(to), "l"(from), "r"(bytes)
               : "memory");
}
__device__ __forceinline__ void close_group() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <int Left>
__device__ __forceinline__ void wait_groups() {
  asm volatile("cp.async.wait_group %0;" ::"n"(Left) : "memory");
}
__device__ __forceinline__ void load4(word (&r)[4], word at) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(at)
               : "memory");
}
__device__ __forceinline__ void load4_transposed(word (&r)[4], word at) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(at)
               : "memory");
}
__device__ __forceinline__ void multiply(float (&c)[4], const word (&a)[4], word b0, word b1) {
  asm volatile(
      "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, "
      "{%8, %9}, {%0, %1, %2, %3};"
      : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}
__device__ __forceinline__ float power_of_two(float x) {
  float y;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
}
__device__ __forceinline__ word packed(float low, float high) {
  word r;
  asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(r) : "f"(high), "f"(low));
  return r;
}

/// Byte offset of 16-byte chunk `chunk` of row `row` in a tile of 128-byte rows.
__device__ __forceinline__ word place(int row, int chunk) {
  return row * 128 + ((chunk ^ (row & 7)) << 4);
}

/// Rows [first, first + rows) of `from` into the tile at `to`; rows from `end` on become zero.
template <int Rows>
__device__ __forceinline__ void fetch(word to, const half_bits* from, int first, int end) {
#pragma unroll
  for (int i = 0; i < Rows * 8 / kThreads; ++i) {
    int chunk = threadIdx.x + i * kThreads;
    int row = chunk >> 3;
    bool inside = first + row < end;
    const half_bits* at = from + (wide)(inside ? first + row : 0) * kDim + (chunk & 7) * 8;
    copy_chunk(to + place(row, chunk & 7), at, inside ? 16 : 0);
  }
}

extern "C" __global__ void __launch_bounds__(kThreads)
    ampere_attention(const half_bits* __restrict__ q, const half_bits* __restrict__ k,
                     const half_bits* __restrict__ v, float* __restrict__ o, int queries, int keys,
                     float scale) {
  extern __shared__ __align__(128) unsigned char memory[];
  const word q_tile = (word)__cvta_generic_to_shared(memory);
  const word k_tiles = q_tile + kQBytes;
  const word v_tiles = k_tiles + 2 * kTileBytes;
  const int lane = threadIdx.x & 31;
  const int warp = threadIdx.x >> 5;
  const int head = blockIdx.y;
  const int first_query = blockIdx.x * kQueries;
  q += (wide)head * queries * kDim;
  k += (wide)head * keys * kDim;
  v += (wide)head * keys * kDim;
  o += (wide)head * queries * kDim;
#if DEFECT == DEFECT_GLOBAL_READ_BEYOND
  const int keys_end = keys + 1;
#else
  const int keys_end = keys;
#endif

  fetch<kQueries>(q_tile, q, first_query, queries);
  fetch<kKeys>(k_tiles, k, 0, keys_end);
  close_group();
  fetch<kKeys>(v_tiles, v, 0, keys);
  close_group();

  float sums[8][4] = {};
  float largest[2] = {-__int_as_float(0x7f800000), -__int_as_float(0x7f800000)};
  float total[2] = {0.f, 0.f};
  word a[4][4];
  const int tiles = (keys + kKeys - 1) / kKeys;
  for (int t = 0; t < tiles; ++t) {
    const word k_tile = k_tiles + (t & 1) * kTileBytes;
    const word v_tile = v_tiles + (t & 1) * kTileBytes;
    const word other = ((t + 1) & 1) * kTileBytes;
    const int next = (t + 1) * kKeys;
#if DEFECT == DEFECT_PREFETCH_EARLY
    if (t + 1 < tiles) fetch<kKeys>(v_tiles + other, v, next, keys);
    close_group();
    wait_groups<2>();
#elif DEFECT == DEFECT_WAIT_TOO_LAX
    wait_groups<2>();
#else
    wait_groups<1>();
#endif
#if DEFECT == DEFECT_WARP_SKIPS_BARRIER
    if (warp != 3 || t != 1) __syncthreads();
#elif DEFECT == DEFECT_TWO_BARRIERS
    if (lane < 16) {
      asm volatile("bar.sync 0;" ::: "memory");
    } else {
      asm volatile("bar.sync 0; // the same barrier elsewhere" ::: "memory");
    }
#elif DEFECT != DEFECT_NO_BARRIER_K
    __syncthreads();
#endif
    if (t == 0) {
#pragma unroll
      for (int s = 0; s < 4; ++s) {
        word at = q_tile + place(warp * 16 + (lane & 15), 2 * s + (lane >> 4));
#if DEFECT == DEFECT_MATRIX_MISALIGNED
        at += 8;
#endif
        load4(a[s], at);
      }
    }
    if (t + 1 < tiles) fetch<kKeys>(k_tiles + other, k, next, keys_end);
    close_group();

    float p[4][4] = {};
#pragma unroll
    for (int n = 0; n < 2; ++n) {
#pragma unroll
      for (int s = 0; s < 4; ++s) {
        word b[4];
        load4(b, k_tile + place(n * 16 + (lane & 7) + ((lane >> 4) << 3), 2 * s + ((lane >> 3) & 1)));
        multiply(p[2 * n], a[s], b[0], b[1]);
        multiply(p[2 * n + 1], a[s], b[2], b[3]);
      }
    }
    float before[2] = {largest[0], largest[1]};
#pragma unroll
    for (int n = 0; n < 4; ++n) {
#pragma unroll
      for (int i = 0; i < 4; ++i) {
        int key = t * kKeys + n * 8 + 2 * (lane & 3) + (i & 1);
        p[n][i] = key < keys ? p[n][i] * scale : -__int_as_float(0x7f800000);
        largest[i >> 1] = fmaxf(largest[i >> 1], p[n][i]);
      }
    }
#pragma unroll
    for (int r = 0; r < 2; ++r) {
#if DEFECT == DEFECT_DIVERGENT_SHUFFLE
      if (largest[r] > before[r]) largest[r] = fmaxf(largest[r], __shfl_xor_sync(~0u, largest[r], 1));
#else
      largest[r] = fmaxf(largest[r], __shfl_xor_sync(~0u, largest[r], 1));
#endif
      largest[r] = fmaxf(largest[r], __shfl_xor_sync(~0u, largest[r], 2));
      float shrink = power_of_two(before[r] - largest[r]);
      total[r] *= shrink;
#pragma unroll
      for (int n = 0; n < 8; ++n) {
        sums[n][2 * r] *= shrink;
        sums[n][2 * r + 1] *= shrink;
      }
#pragma unroll
      for (int n = 0; n < 4; ++n) {
#pragma unroll
        for (int i = 0; i < 2; ++i) {
          p[n][2 * r + i] = power_of_two(p[n][2 * r + i] - largest[r]);
          total[r] += p[n][2 * r + i];
        }
      }
    }

#if DEFECT == DEFECT_PREFETCH_EARLY || DEFECT == DEFECT_WAIT_TOO_LAX
    wait_groups<2>();
#else
    wait_groups<1>();
#endif
#if DEFECT != DEFECT_NO_BARRIER_V
    __syncthreads();
#endif
#if DEFECT != DEFECT_PREFETCH_EARLY
    if (t + 1 < tiles) fetch<kKeys>(v_tiles + other, v, next, keys);
    close_group();
#endif
#pragma unroll
    for (int s = 0; s < 2; ++s) {
      word weights[4] = {packed(p[2 * s][0], p[2 * s][1]), packed(p[2 * s][2], p[2 * s][3]),
                         packed(p[2 * s + 1][0], p[2 * s + 1][1]),
                         packed(p[2 * s + 1][2], p[2 * s + 1][3])};
#pragma unroll
      for (int n = 0; n < 4; ++n) {
        word b[4];
        load4_transposed(b, v_tile + place(s * 16 + (lane & 15), 2 * n + (lane >> 4)));
        multiply(sums[2 * n], weights, b[0], b[1]);
        multiply(sums[2 * n + 1], weights, b[2], b[3]);
      }
    }
  }
#if DEFECT == DEFECT_NEVER_WAITED
  fetch<kKeys>(k_tiles, k, 0, keys);
#endif
#if DEFECT == DEFECT_NEVER_WRITTEN
  total[0] += *(float*)(memory + kQBytes + 4 * kTileBytes + 4 * threadIdx.x);
#endif
#if DEFECT == DEFECT_SHARED_BEYOND
  *(float*)(memory + kQBytes + 4 * kTileBytes + 508 + 4 * threadIdx.x) = total[0];
#endif
#if DEFECT == DEFECT_GLOBAL_WRITE_READ_ONLY
  if (first_query == 0) const_cast<half_bits*>(q)[threadIdx.x] = 0;
#endif

#pragma unroll
  for (int r = 0; r < 2; ++r) {
    total[r] += __shfl_xor_sync(~0u, total[r], 1);
    total[r] += __shfl_xor_sync(~0u, total[r], 2);
    const int query = first_query + warp * 16 + (lane >> 2) + 8 * r;
    if (query < queries) {
#pragma unroll
      for (int n = 0; n < 8; ++n) {
        float2 pair = make_float2(sums[n][2 * r] / total[r], sums[n][2 * r + 1] / total[r]);
        *(float2*)(o + (wide)query * kDim + n * 8 + 2 * (lane & 3)) = pair;
      }
    }
  }
}
