// attngen: causal_gqa, digest dfe1117e12e37997
// attngen emit causal_gqa -D E=128 -D F=128 -D H=1 -D HK=1 -D P=16 --dtype T=bf16 --batch-axes 1 --skeleton decode --merge combine --arch sm_90
// cascade:
//   cascade causal_gqa {
//     rank H, HK, P, M, E, F
//     dtype T = bf16
//     param scale = rsqrt(E)
//     in Q[H,P,E]: T, K[HK,M,E]: T, V[HK,M,F]: T
//     expect passes(M) 3 -> 1
//
//     S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
//     GM[h,p] = max{m} S[h,p,m]
//     N[h,p,m] = exp(S[h,p,m] - GM[h,p])
//     D[h,p] = sum{m} N[h,p,m]
//     out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
//     out LSE[h,p] = GM[h,p] + log(D[h,p])
//   }
// plan:
//   decode rows=16 keys=64 warps=4 stages=2 blocks_per_sm=2 least_tiles=2 merge=combine
//   68 KB of keys and values in flight per multiprocessor
//   capture: lengths are read on the device, where one long sequence may be the whole makespan of uncut units
//   replay: of the 264 blocks, those work that get 2 tiles or more
//   replay: units of equal length stay whole, or are cut alike, where that is within 5 % of even ranges
//   capture: P7: as asked

struct Config {
  static constexpr int kRowTile = 16;  // rows per CTA, 16 per warp
  static constexpr int kKeyTile = 64;  // keys per step
  static constexpr int kKeysPerWarp = 16;  // of a step
  static constexpr int kThreads = 128;  // per CTA
  static constexpr int kStages = 2;  // tiles of keys and values in shared memory
  // copies in flight per loop turn; more only costs compile time
  static constexpr int kLoadUnroll = 2;
  // 16-column steps of the first contraction per loop turn
  static constexpr int kContractUnroll = 1;
  static constexpr int kLeastTiles = 2;  // key tiles per CTA; with fewer, fewer CTAs take part
  static constexpr int kPieceEdge = 0;  // sixteenths of a tile that each end of a piece costs
  static constexpr int kRowScalars = 2;  // running values of a row in a partial
  static constexpr int kPartsAtOnce = 4;  // partials on their way while a unit is merged
  static constexpr bool kKeysHaveGap = false;  // two ranges of keys count
  static constexpr bool kMergesInPlace = false;  // the last CTA of a unit merges it
  static constexpr bool kMergesInGroups = false;  // of many CTAs, the last one of each group first
  // tiles of a chunk, which is never cut; 0 = between any two tiles
  static constexpr int kChunkTiles = 0;
  static constexpr bool kCountsTiles = false;  // in place of meeting them: who is given how many
  static constexpr int kDirectPeers = 21;  // CTAs of a unit that are merged without groups
  // tiles between the first and the last key may be empty
  static constexpr bool kSkipsTiles = false;
  static constexpr bool kRowsBeginLate = false;  // a row may begin after the keys of its CTA
  static constexpr bool kRetagsWide = true;  // the wide accumulator follows running values
  static constexpr bool kScoreReadsTables = false;  // at pairs that count only
  static constexpr bool kClampsKeys = false;  // tables end with the keys
  static constexpr bool kReducesRows = false;  // over the columns of the row operand
  static constexpr bool kReducesKeys = false;  // over the columns of the key operand
};

// ---- infinity.cuh ----
// The infinity of f32, without a header.
// reads Config: -
// needs: -

__device__ __forceinline__ float infinity() { return __int_as_float(0x7f800000); }

// ---- opaque.cuh ----
// A value that the compiler must take as it stands.
// reads Config: -
// needs: -

/// x. Addresses made of it keep it as their base, so that those of an unrolled loop differ by a
/// literal; with the bits of x known, each of them would be computed from the start.
__device__ __forceinline__ long long opaque(long long x) {
  long long same;
  asm("mov.b64 %0, %1;" : "=l"(same) : "l"(x));
  return same;
}

// ---- integer.cuh ----
// Exact integer arithmetic of coordinates: floor division, the remainder with the divisor's sign.
// reads Config: -
// needs: -

template <class A, class B>
__device__ __forceinline__ auto floor_quotient(A a, B b) {
  const auto quotient = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

template <class A, class B>
__device__ __forceinline__ auto floor_remainder(A a, B b) {
  const auto remainder = a % b;
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

template <class A, class B>
__device__ __forceinline__ auto larger_of(A a, B b) {
  return a < b ? b : a;
}

template <class A, class B>
__device__ __forceinline__ auto smaller_of(A a, B b) {
  return b < a ? b : a;
}

template <class A>
__device__ __forceinline__ A size_of(A a) {
  return a < 0 ? -a : a;
}

/// `bound` brought down to `value`, which may be wider; a negative one is like 0, before any key.
template <class A>
__device__ __forceinline__ int at_most(int bound, A value) {
  return value < bound ? static_cast<int>(larger_of(value, A(0))) : bound;
}

/// `bound` brought up to `value`, as far as there are keys.
template <class A>
__device__ __forceinline__ int at_least(int bound, A value) {
  return value > bound ? static_cast<int>(smaller_of(value, A(0x7fffffff))) : bound;
}

// ---- order.cuh ----
// Larger and smaller of f32 values; NaN wins, as the language asks.
// reads Config: -
// needs: -

__device__ __forceinline__ float maximum(float a, float b) {
  float larger;
  asm("max.NaN.f32 %0, %1, %2;" : "=f"(larger) : "f"(a), "f"(b));
  return larger;
}

__device__ __forceinline__ float minimum(float a, float b) {
  float smaller;
  asm("min.NaN.f32 %0, %1, %2;" : "=f"(smaller) : "f"(a), "f"(b));
  return smaller;
}

// ---- monoid_sum.cuh ----
// The reduction sum{...}.
// reads Config: -
// needs: -

struct Sum {
  static __device__ __forceinline__ float identity() { return 0.0f; }
  static __device__ __forceinline__ float combine(float a, float b) { return a + b; }
};

// ---- monoid_max.cuh ----
// The reduction max{...}.
// reads Config: -
// needs: ops/infinity.cuh ops/order.cuh

struct Maximum {
  static __device__ __forceinline__ float identity() { return -infinity(); }
  static __device__ __forceinline__ float combine(float a, float b) { return maximum(a, b); }
};

// ---- reciprocal.cuh ----
// 1 / x to one unit in the last place.
// reads Config: -
// needs: -

__device__ __forceinline__ float approximate_reciprocal(float x) {
  float reciprocal;
  asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(reciprocal) : "f"(x));
  return reciprocal;
}

// ---- exponential.cuh ----
// exp by the hardware's power of two.
// reads Config: -
// needs: ops/infinity.cuh

constexpr float kLog2OfE = 1.44269504f;

__device__ __forceinline__ float power_of_two(float x) {
  float power;
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(power) : "f"(x));
  return power;
}

__device__ __forceinline__ float exponential(float x) { return power_of_two(x * kLog2OfE); }

/// What exponential_of_difference subtracts for y. Its 0 for y = -infinity makes
/// (-infinity) - (-infinity) = -infinity without a test per x, where no x is above y.
__device__ __forceinline__ float exponent_shift(float y) {
  return y == -infinity() ? 0.0f : y * kLog2OfE;
}

/// exp(x - y) for x <= y and shift = exponent_shift(y).
__device__ __forceinline__ float exponential_of_difference(float x, float shift) {
  return power_of_two(__fmaf_rn(x, kLog2OfE, -shift));
}

// ---- logarithm.cuh ----
// The natural logarithm by the hardware's base-2 logarithm; log(0) = -infinity.
// reads Config: -
// needs: -

__device__ __forceinline__ float natural_logarithm(float x) {
  float log2;
  asm("lg2.approx.f32 %0, %1;" : "=f"(log2) : "f"(x));
  return log2 * 0.693147181f;
}

// ---- difference.cuh ----
// x - y with (-infinity) - (-infinity) = -infinity.
// reads Config: -
// needs: ops/infinity.cuh

__device__ __forceinline__ float difference(float x, float y) {
  return x == -infinity() && y == -infinity() ? -infinity() : x - y;
}

// ---- quotient.cuh ----
// x / y with 0 / 0 = 0, without the slow path (and its call) that IEEE division brings.
// reads Config: -
// needs: ops/reciprocal.cuh

/// A divisor of many values, inverted once.
struct Divisor {
  float scale;    // a power of two that keeps the inverse finite and normal
  float inverse;  // of value * scale
};

__device__ __forceinline__ Divisor divisor_of(float value) {
  // Two finite factors stand for 1 / 0: 0 times them is 0, anything normal an infinity.
  if (value == 0.0f) return {0x1p127f, copysignf(0x1p127f, value)};
  const float size = fabsf(value);
  const float scale = size < 0x1p-64f ? 0x1p64f : size > 0x1p64f ? 0x1p-64f : 1.0f;
  return {scale, approximate_reciprocal(value * scale)};
}

__device__ __forceinline__ float quotient(float x, const Divisor& y) {
  return x * y.scale * y.inverse;
}

__device__ __forceinline__ float quotient(float x, float y) { return quotient(x, divisor_of(y)); }

// ---- f32.cuh ----
// Stores of f32 outputs.
// reads Config: -
// needs: -

__device__ __forceinline__ void store_one(float* to, float value) { *to = value; }

/// Two neighbours; `to` is a multiple of 8 bytes.
__device__ __forceinline__ void store_two(float* to, float low, float high) {
  *reinterpret_cast<float2*>(to) = make_float2(low, high);
}

// ---- bf16.cuh ----
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

// ---- ticket.cuh ----
// Counters in global memory by which blocks of one launch learn who comes last.
// reads Config: -
// needs: -

/// Counts one arrival and returns how many came before; the one that finds `last` before it leaves
/// the counter at 0. What this thread knew is known to those that come later.
__device__ __forceinline__ unsigned take_ticket(unsigned* counter, unsigned last) {
  unsigned before;
  asm volatile("atom.acq_rel.gpu.global.inc.u32 %0, [%1], %2;"
               : "=r"(before)
               : "l"(counter), "r"(last)
               : "memory");
  return before;
}

/// Orders this thread's accesses to global memory for every block of the GPU.
__device__ __forceinline__ void fence_of_gpu() { asm volatile("fence.acq_rel.gpu;" ::: "memory"); }

// ---- structs, from the cascade ----

/// What one launch is given. Strides are in elements; a stride of 0 broadcasts.
struct Arguments {
  const Bf16* Q;  // Q[H,P,E]: bf16
  long long Q_stride_batch_0;
  long long Q_stride_H;
  long long Q_stride_P;
  const Bf16* K;  // K[HK,M,E]: bf16
  long long K_stride_batch_0;
  long long K_stride_HK;
  long long K_stride_M;
  const Bf16* V;  // V[HK,M,F]: bf16
  long long V_stride_batch_0;
  long long V_stride_HK;
  long long V_stride_M;
  float* O;  // O[H,P,F]: f32
  long long O_stride_batch_0;
  long long O_stride_H;
  long long O_stride_P;
  float* LSE;  // LSE[H,P]: f32
  long long LSE_stride_batch_0;
  long long LSE_stride_H;
  float* workspace;
  int H;
  int HK;
  int P;
  int M;
  int batch_extent_0;
  float scale;
};

/// One unit: a row tile and its keys.
struct Block {
  int row_begin;  // its rows, packed, from here
  int row_end;    // to before here
  int group;  // rows of one p: heads that share keys
  int row_first;  // its rows, from here
  int row_last;   // to here
  int key_begin;  // its keys, from here
  int key_end;    // to before here
  int gap_begin;  // but not these, from here
  int gap_end;    // to before here
  int h;
  float* O;  // where this CTA's part starts
  float* LSE;  // where this CTA's part starts
  const Bf16* Q;  // where this CTA's part starts
  const Bf16* K;  // where this CTA's part starts
  const Bf16* V;  // where this CTA's part starts
};

/// What a thread knows of one row.
struct Row {
  int p;
  int h;
  float GM;  // GM[h,p] = max{m} S[h,p,m]
  float D;  // D[h,p] = sum{m} N[h,p,m]
  Divisor D_divisor;
};

/// Packed rows: the heads of one position lie side by side.
__device__ __forceinline__ void place_row(const Block& block, int packed, Row& row) {
  row.p = packed / block.group;
  row.h = block.h + packed % block.group;
}

/// The tile of Q[h,p,e].
struct RowOperand {
  using Element = Bf16;
  static constexpr int kRows = Config::kRowTile;
  static constexpr int kColumns = 128;
  static constexpr int kPaddedColumns = 128;  // zeros beyond kColumns
  static constexpr int kPitch = 272;  // bytes from row to row: eight rows in eight banks
  static constexpr int kBytes = kRows * kPitch;
  static constexpr bool kAsyncCopies = true;  // 16 bytes at a time
  static constexpr bool kRowsLieApart = true;  // each has an address of its own

  static __device__ __forceinline__ const Element* row(const Arguments& arguments,
      const Block& block, int packed) {
    Row row;
    place_row(block, packed, row);
    return block.Q + row.h * arguments.Q_stride_H + row.p * arguments.Q_stride_P;
  }
  static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {
    return 0;
  }
  static __device__ __forceinline__ long long column_stride(const Arguments& arguments) {
    return 1;
  }
  /// Rows up to here may be read.
  static __device__ __forceinline__ int live_end(const Arguments& arguments, const Block& block,
      int end) {
    return end;
  }
};

/// The tile of K[h / (H / HK),m,e].
struct KeyOperand {
  using Element = Bf16;
  static constexpr int kRows = Config::kKeyTile;
  static constexpr int kColumns = 128;
  static constexpr int kPaddedColumns = 128;  // zeros beyond kColumns
  static constexpr int kPitch = 272;  // bytes from row to row: eight rows in eight banks
  static constexpr int kBytes = kRows * kPitch;
  static constexpr bool kAsyncCopies = true;  // 16 bytes at a time
  static constexpr bool kRowsLieApart = false;  // one stride from each other

  static __device__ __forceinline__ const Element* row(const Arguments& arguments,
      const Block& block, int m) {
    return block.K + m * arguments.K_stride_M;
  }
  static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {
    return arguments.K_stride_M;
  }
  static __device__ __forceinline__ long long column_stride(const Arguments& arguments) {
    return 1;
  }
  /// Rows up to here may be read.
  static __device__ __forceinline__ int live_end(const Arguments& arguments, const Block& block,
      int end) {
    return end;
  }
};

/// The tile of V[h / (H / HK),m,f].
struct ValueOperand {
  using Element = Bf16;
  static constexpr int kRows = Config::kKeyTile;
  static constexpr int kColumns = 128;
  static constexpr int kPaddedColumns = 128;  // zeros beyond kColumns
  static constexpr int kPitch = 272;  // bytes from row to row: eight rows in eight banks
  static constexpr int kBytes = kRows * kPitch;
  static constexpr bool kAsyncCopies = true;  // 16 bytes at a time
  static constexpr bool kRowsLieApart = false;  // one stride from each other

  static __device__ __forceinline__ const Element* row(const Arguments& arguments,
      const Block& block, int m) {
    return block.V + m * arguments.V_stride_M;
  }
  static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {
    return arguments.V_stride_M;
  }
  static __device__ __forceinline__ long long column_stride(const Arguments& arguments) {
    return 1;
  }
  /// Rows up to here may be read.
  static __device__ __forceinline__ int live_end(const Arguments& arguments, const Block& block,
      int end) {
    return end;
  }
};

// ---- shared_memory.cuh ----
// Shared memory: addresses, asynchronous copies into it, fragments out of it.
// reads Config: -
// needs: -

/// Copies 16 bytes to shared memory; the last 16 - `bytes` of them are zeros, not read.
__device__ __forceinline__ void copy_async_16(unsigned to, const void* from, int bytes) {
  asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(to), "l"(from), "r"(bytes)
               : "memory");
}

/// Ends the group of copies begun since the last call.
__device__ __forceinline__ void commit_copies() {
  asm volatile("cp.async.commit_group;" ::: "memory");
}

/// Waits for every copy of this thread; a barrier makes those of the other threads visible.
__device__ __forceinline__ void wait_for_copies() {
  asm volatile("cp.async.wait_group 0;" ::: "memory");
}

/// Waits for all but the `kPending` groups of copies that ended last.
template <int kPending>
__device__ __forceinline__ void wait_for_older_copies() {
  asm volatile("cp.async.wait_group %0;" ::"n"(kPending) : "memory");
}

/// Four 8x8 matrices of 16-bit elements; lane i gives the address of row i % 8 of matrix i / 8.
__device__ __forceinline__ void load_matrices(unsigned (&to)[4], unsigned row_address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
               : "r"(row_address)
               : "memory");
}

/// The same, each matrix transposed.
__device__ __forceinline__ void load_matrices_transposed(unsigned (&to)[4], unsigned row_address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
               : "r"(row_address)
               : "memory");
}

__device__ __forceinline__ void store_shared_16(unsigned to, const unsigned (&words)[4]) {
  asm volatile("st.shared.v4.b32 [%0], {%1, %2, %3, %4};" ::"r"(to), "r"(words[0]), "r"(words[1]),
               "r"(words[2]), "r"(words[3])
               : "memory");
}

__device__ __forceinline__ void load_shared_16(unsigned (&words)[4], unsigned from) {
  asm volatile("ld.shared.v4.b32 {%0, %1, %2, %3}, [%4];"
               : "=r"(words[0]), "=r"(words[1]), "=r"(words[2]), "=r"(words[3])
               : "r"(from)
               : "memory");
}

// ---- load_tile.cuh ----
// Rows of an operand from global to shared memory, zeros where there is nothing to read.
// reads Config: kThreads kLoadUnroll
// needs: ops/shared_memory.cuh

/// What one thread copies of a tile: 16 bytes of every kRowsAtOnce-th row.
template <class Operand>
struct TileCopy {
  static constexpr int kPieces = Operand::kPaddedColumns / 8;     // 16 bytes each, per row
  static constexpr int kRowsAtOnce = Config::kThreads / kPieces;  // each thread keeps its columns

  int column;
  int own_row;
  int live_rows;  // before here there is something to read
  int row;        // of the operand
  unsigned to;
  const typename Operand::Element* from;

  __device__ __forceinline__ TileCopy(const Arguments& arguments, const Block& block,
                                      unsigned shared, int first, int end) {
    column = threadIdx.x % kPieces * 8;
    own_row = threadIdx.x / kPieces;
    to = shared + own_row * Operand::kPitch + column * 2;
    row = first + own_row;
    from = nullptr;
    if constexpr (!Operand::kRowsLieApart) from = Operand::row(arguments, block, row);
    const int live_end = Operand::live_end(arguments, block, end);
    live_rows = column < Operand::kColumns ? live_end - first - own_row : 0;
  }

  /// False: threads and rows do not divide, and nothing is left for this one.
  __device__ __forceinline__ bool has_row(int i) const {
    return (Config::kThreads % kPieces == 0 || own_row < kRowsAtOnce) &&
           (Operand::kRows % kRowsAtOnce == 0 || own_row + i < Operand::kRows);
  }

  /// Row own_row + i; the next one is kRowsAtOnce further.
  __device__ __forceinline__ void copy_row(const Arguments& arguments, const Block& block, int i) {
    if constexpr (Operand::kRowsLieApart) {
      if (i < live_rows) from = Operand::row(arguments, block, row + i);
    }
    if constexpr (Operand::kAsyncCopies) {
      copy_async_16(to, from + column, i < live_rows ? 16 : 0);
    } else {
      const long long step = Operand::column_stride(arguments);
      unsigned words[4];
#pragma unroll
      for (int pair = 0; pair < 4; ++pair) {
        const int c = column + 2 * pair;
        const unsigned low = i < live_rows && c < Operand::kColumns ? from[c * step].bits : 0;
        const unsigned high =
            i < live_rows && c + 1 < Operand::kColumns ? from[(c + 1) * step].bits : 0;
        words[pair] = low | high << 16;
      }
      store_shared_16(to, words);
    }
    to += kRowsAtOnce * Operand::kPitch;
    if constexpr (!Operand::kRowsLieApart) from += kRowsAtOnce * Operand::row_stride(arguments);
  }
};

/// Rows `first` ... of Operand; rows from `end` on and columns beyond the operand's own are zeros.
/// Rows that can be read in 16-byte pieces are copied asynchronously: commit_copies() and
/// wait_for_copies() are the caller's.
template <class Operand>
__device__ __forceinline__ void load_tile(const Arguments& arguments, const Block& block,
                                          unsigned shared, int first, int end) {
  TileCopy<Operand> copy(arguments, block, shared, first, end);
#pragma unroll Config::kLoadUnroll
  for (int i = 0; i < Operand::kRows; i += TileCopy<Operand>::kRowsAtOnce) {
    if (!copy.has_row(i)) return;
    copy.copy_row(arguments, block, i);
  }
}

/// The same of two operands, B's tile behind A's. Tiles of one shape share a loop.
template <class A, class B>
__device__ __forceinline__ void load_tiles(const Arguments& arguments, const Block& block,
                                           unsigned shared, int first, int end) {
  if constexpr (A::kPitch == B::kPitch && A::kAsyncCopies && B::kAsyncCopies) {
    TileCopy<A> a(arguments, block, shared, first, end);
    TileCopy<B> b(arguments, block, shared + A::kBytes, first, end);
#pragma unroll 1
    for (int i = 0; i < A::kRows; i += TileCopy<A>::kRowsAtOnce) {
      if (!a.has_row(i)) return;
      a.copy_row(arguments, block, i);
      b.copy_row(arguments, block, i);
    }
  } else {
    load_tile<A>(arguments, block, shared, first, end);
    load_tile<B>(arguments, block, shared + A::kBytes, first, end);
  }
}

// ---- contract.cuh ----
// The two tensor-core contractions of one warp: 16 rows by the keys of a tile, and back.
// reads Config: kContractUnroll kKeysPerWarp
// needs: ops/shared_memory.cuh

/// One warp's 16 rows by 8 columns per fragment: [n][2 * half + c] is row lane / 4 + 8 * half,
/// column 8 * n + 2 * (lane % 4) + c.
template <int kColumns>
using Fragments = float[kColumns / 8][4];

/// dot[16 rows x keys] = sum over the columns that both operands share. `rows` and `keys` are the
/// shared addresses of the warp's first row and of its first key.
template <class Rows, class Keys>
__device__ __forceinline__ void contract_keys(Fragments<Config::kKeysPerWarp>& dot, unsigned rows,
                                              unsigned keys) {
  const int lane = threadIdx.x % 32;
  unsigned row_address = rows + lane % 16 * Rows::kPitch + lane / 16 * 16;
  unsigned key_address =
      keys + (lane % 8 + lane / 16 * 8) * Keys::kPitch + lane / 8 % 2 * 16;
#pragma unroll
  for (auto& fragment : dot) {
#pragma unroll
    for (float& x : fragment) x = 0.0f;
  }
#pragma unroll Config::kContractUnroll
  for (int k = 0; k < Rows::kPaddedColumns; k += 16) {
    unsigned a[4];
    load_matrices(a, row_address + k * 2);
#pragma unroll
    for (int n = 0; n < Config::kKeysPerWarp / 8; n += 2) {
      unsigned b[4];
      load_matrices(b, key_address + n * 8 * Keys::kPitch + k * 2);
      multiply_add(dot[n], a, b[0], b[1], typename Keys::Element());
      multiply_add(dot[n + 1], a, b[2], b[3], typename Keys::Element());
    }
  }
}

/// wide[16 rows x columns of Values] += weight[16 rows x keys] * values, the weights rounded to the
/// element type of Values. `values` is the shared address of the warp's first key.
template <class Values>
__device__ __forceinline__ void contract_values(Fragments<Values::kPaddedColumns>& wide,
                                                const Fragments<Config::kKeysPerWarp>& weight,
                                                unsigned values) {
  const int lane = threadIdx.x % 32;
  const unsigned value_address = values + lane % 16 * Values::kPitch + lane / 16 * 16;
  const typename Values::Element element = {};
#pragma unroll
  for (int k = 0; k < Config::kKeysPerWarp / 16; ++k) {
    const float(&left)[4] = weight[2 * k];
    const float(&right)[4] = weight[2 * k + 1];
    const unsigned a[4] = {
        pack_pair(left[0], left[1], element), pack_pair(left[2], left[3], element),
        pack_pair(right[0], right[1], element), pack_pair(right[2], right[3], element)};
#pragma unroll
    for (int n = 0; n < Values::kPaddedColumns / 8; n += 2) {
      unsigned b[4];
      load_matrices_transposed(b, value_address + k * 16 * Values::kPitch + n * 16);
      multiply_add(wide[n], a, b[0], b[1], element);
      multiply_add(wide[n + 1], a, b[2], b[3], element);
    }
  }
}

// ---- row_part.cuh ----
// One thread's part of one row of a tile, and what a row's four threads agree on.
// reads Config: kRowTile kKeyTile kKeysPerWarp
// needs: tile/contract.cuh

/// Where in the row tile the warp's 16 rows begin. Warps are numbered along the rows first.
__device__ __forceinline__ int first_row_of_warp() {
  return threadIdx.x / 32 % (Config::kRowTile / 16) * 16;
}

/// Where in the key tile the warp's keys begin.
__device__ __forceinline__ int first_key_of_warp() {
  if constexpr (Config::kKeysPerWarp == Config::kKeyTile) return 0;
  return threadIdx.x / 32 / (Config::kRowTile / 16) * Config::kKeysPerWarp;
}

struct RowPart {
  static constexpr int kCount = Config::kKeysPerWarp / 4;  // keys of the tile that a thread holds

  Fragments<Config::kKeysPerWarp>& tile;
  int half;   // row lane / 4 + 8 * half of the warp's 16
  int first;  // first key of the tile

  __device__ __forceinline__ float& operator[](int i) { return tile[i / 2][2 * half + i % 2]; }

  /// How far element i lies behind element 0.
  static __device__ __forceinline__ constexpr int step(int i) { return i / 2 * 8 + i % 2; }

  /// Where in the tile element i is, and which key that is.
  __device__ __forceinline__ int column(int i) const {
    return first_key_of_warp() + threadIdx.x % 4 * 2 + step(i);
  }
  __device__ __forceinline__ int key(int i) const { return first + column(i); }
};

/// Keys from `begin` to before `end`.
struct KeyRange {
  int begin;
  int end;
};

/// Monoid over the four threads that share a row; every one of them gets the result.
template <class Monoid>
__device__ __forceinline__ float over_row(float x) {
  x = Monoid::combine(x, __shfl_xor_sync(0xffffffffu, x, 1));
  return Monoid::combine(x, __shfl_xor_sync(0xffffffffu, x, 2));
}

// ---- hooks, from the cascade ----

/// Heads that share keys and values: their rows lie in one tile, side by side.
__device__ __forceinline__ int heads_together(const Arguments& arguments) {
  return larger_of(smaller_of(arguments.H / arguments.HK, arguments.H), 1);
}

__device__ __forceinline__ int head_group_count(const Arguments& arguments) {
  return (arguments.H + heads_together(arguments) - 1) / heads_together(arguments);
}

__device__ __forceinline__ int row_tile_count(const Arguments& arguments) {
  const int rows = arguments.P * heads_together(arguments);
  return (rows + Config::kRowTile - 1) / Config::kRowTile;
}

/// Units of one sequence have equally many keys.
__device__ __forceinline__ int sequence_count(const Arguments& arguments) {
  return row_tile_count(arguments);
}

/// Row tiles, times the coordinates that no key range reads.
__device__ __forceinline__ int units_per_sequence(const Arguments& arguments) {
  return arguments.batch_extent_0 * head_group_count(arguments);
}

/// A unit: coordinates, rows, keys.
__device__ __forceinline__ Block enter_block(const Arguments& arguments, int sequence, int unit,
    float* scratch) {
  Block block;
  const int row_tile = static_cast<int>(sequence);
  const int head_group = static_cast<int>(unit % head_group_count(arguments));
  unit /= head_group_count(arguments);
  const int batch_0 = static_cast<int>(unit);
  block.row_begin = row_tile * Config::kRowTile;
  block.h = head_group * heads_together(arguments);
  block.group = smaller_of(heads_together(arguments), arguments.H - block.h);
  block.row_end = smaller_of(block.row_begin + Config::kRowTile, arguments.P * block.group);
  block.row_first = block.row_begin / block.group;
  block.row_last = (block.row_end - 1) / block.group;
  block.O = arguments.O + batch_0 * arguments.O_stride_batch_0;
  block.LSE = arguments.LSE + batch_0 * arguments.LSE_stride_batch_0;
  block.Q = arguments.Q + batch_0 * arguments.Q_stride_batch_0;
  block.K = arguments.K + batch_0 * arguments.K_stride_batch_0
      + (block.h / (arguments.H / arguments.HK)) * arguments.K_stride_HK;
  block.V = arguments.V + batch_0 * arguments.V_stride_batch_0
      + (block.h / (arguments.H / arguments.HK)) * arguments.V_stride_HK;
  // Keys that some row may use: m <= p + M - P
  block.key_begin = 0;
  block.key_end = arguments.M;
  block.key_end = at_most(block.key_end, block.row_last + arguments.M - arguments.P + 1);
  block.gap_begin = block.key_end;
  block.gap_end = block.key_end;
  return block;
}

/// A row before its first key.
__device__ __forceinline__ Row enter_row(const Arguments& arguments, const Block& block, int packed,
    int tile_row) {
  Row row;
  place_row(block, packed, row);
  row.GM = Maximum::identity();
  row.D = Sum::identity();
  return row;
}

/// Reductions over the columns of the row tile.
__device__ __forceinline__ void reduce_rows(const Block& block, unsigned tile) {
}

/// Reductions over the columns of one tile of keys.
__device__ __forceinline__ void reduce_keys(const Block& block, unsigned tile) {
}

/// False: no pair of these rows and the keys first ... last counts.
__device__ __forceinline__ bool tile_possible(const Arguments& arguments, const Block& block,
    int first, int last) {
  return true;
}

/// True: every pair of these rows and the keys first ... last counts.
__device__ __forceinline__ bool tile_certain(const Arguments& arguments, const Block& block,
    int first, int last) {
  return arguments.M + block.row_first + 1 > last + arguments.P;
}

/// The keys among which those that count for one row are.
__device__ __forceinline__ KeyRange kept_keys(const Arguments& arguments, const Block& block,
    const Row& row) {
  int begin = block.key_begin;
  int end = block.key_end;
  end = at_most(end, row.p + arguments.M - arguments.P + 1);
  return {begin, end};
}

/// All of kept_keys() count: m <= p + M - P
__device__ __forceinline__ bool keep(const Arguments& arguments, const Block& block, const Row& row,
    int m) {
  return true;
}

/// Every key that is read is used by some row: no values to clear.
__device__ __forceinline__ void clear_dead_keys(const Block& block, unsigned values,
    unsigned kept) {
}

/// What a tile holds for one row and key, made of their contraction.
__device__ __forceinline__ float score(const Arguments& arguments, const Block& block,
    const Row& row, int m, int column, float dot) {
  // S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m <= p + M - P
  const float S = dot * arguments.scale;
  return S;
}

/// Stands for a pair that does not count: no sum and no running value notices it.
__device__ __forceinline__ float excluded() {
  return -infinity();
}

/// One tile meets the running values of one row, and then holds its weights. Returns the
/// factor that brings what is accumulated so far to the new values.
__device__ __forceinline__ float update_row(const Arguments& arguments, const Block& block,
    Row& row, RowPart& tile, bool is_full, unsigned kept) {
  const float GM_before = row.GM;
  // GM[h,p] = max{m} S[h,p,m]
  float GM_tile = Maximum::identity();
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const float S = tile[i];
    GM_tile = maximum(GM_tile, S);
  }
  row.GM = maximum(row.GM, over_row<Maximum>(GM_tile));
  const float GM_shift = exponent_shift(row.GM);
  const float retag = exponential_of_difference(GM_before, GM_shift);
  // D[h,p] = sum{m} N[h,p,m]
  float D_tile = Sum::identity();
  // out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const float S = tile[i];
    // N[h,p,m] = exp(S[h,p,m] - GM[h,p])
    const float N = exponential_of_difference(S, GM_shift);
    D_tile += N;
    tile[i] = N;
  }
  row.D = row.D * retag + D_tile;
  return retag;
}

/// What later keys change of a row, one value per 32 lanes.
__device__ __forceinline__ void save_row(float* to, const Row& row) {
  to[0] = row.GM;
  to[32] = row.D;
}

__device__ __forceinline__ void load_row(const float* from, Row& row) {
  row.GM = from[0];
  row.D = from[32];
}

/// What brings the wide accumulators of two parts to the values of both together.
struct MergeFactors {
  float earlier;
  float later;
};

/// Running values of some keys of a row meet those of others; `row` then knows both.
__device__ __forceinline__ MergeFactors merge_row(const Arguments& arguments, const Block& block,
    Row& row, const Row& later) {
  const Row earlier = row;
  // GM[h,p] = max{m} S[h,p,m]
  row.GM = Maximum::combine(earlier.GM, later.GM);
  // D[h,p] = sum{m} N[h,p,m]
  row.D = Sum::combine(earlier.D * exponential(difference(earlier.GM, row.GM)),
      later.D * exponential(difference(later.GM, row.GM)));
  // out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  return {exponential(difference(earlier.GM, row.GM)), exponential(difference(later.GM, row.GM))};
}

/// Counters of arrivals: one per block of the grid, then one per slot.
__device__ __forceinline__ unsigned* tickets(const Arguments& arguments) {
  return nullptr;
}

/// Keys that a sequence has room for.
__device__ __forceinline__ long long key_capacity(const Arguments& arguments) {
  return arguments.M;
}

/// Of an instance that counts tiles: one number per block of the grid.
__device__ __forceinline__ unsigned long long* tile_counts(const Arguments& arguments) {
  return nullptr;
}

/// The four threads of a row agree on running values that were their own so far.
__device__ __forceinline__ void agree_row(Row& row) {
  // D[h,p] = sum{m} N[h,p,m]
  row.D = over_row<Sum>(row.D);
}

/// A row after its last key: final values, and the outputs that have one value per row.
__device__ __forceinline__ void finish_row(const Arguments& arguments, const Block& block, Row& row,
    bool is_stored) {
  // out LSE[h,p] = GM[h,p] + log(D[h,p])
  if (is_stored) store_one(block.LSE + row.h * arguments.LSE_stride_H + row.p,
      row.GM + natural_logarithm(row.D));
  row.D_divisor = divisor_of(row.D);
}

/// out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
__device__ __forceinline__ float finish_O(const Arguments& arguments, const Block& block,
    const Row& row, long long f, float accumulated) {
  return quotient(accumulated, row.D_divisor);
}

/// Two neighbouring columns of a finished row.
__device__ __forceinline__ void store_columns(const Arguments& arguments, const Block& block,
    const Row& row, long long f, float low, float high) {
  store_two(block.O + row.h * arguments.O_stride_H + row.p * arguments.O_stride_P + f,
      finish_O(arguments, block, row, f, low), finish_O(arguments, block, row, f + 1, high));
}

// ---- meet_tile.cuh ----
// One tile of keys and values: how it gets into shared memory, and how a warp's rows meet it.
// reads Config: kKeyTile kKeysPerWarp kSkipsTiles kRowsBeginLate kRetagsWide kScoreReadsTables
// reads Config: kClampsKeys
// needs: ops/integer.cuh ops/shared_memory.cuh tile/load_tile.cuh tile/contract.cuh
// needs: tile/row_part.cuh
// hooks: tile_possible tile_certain kept_keys keep score excluded update_row clear_dead_keys

/// The first tile of keys at or after `first` that some row of this CTA may use.
__device__ __forceinline__ int skip_empty_tiles(const Arguments& arguments, const Block& block,
                                                int first) {
  if constexpr (Config::kSkipsTiles) {
    while (first < block.key_end &&
           !tile_possible(arguments, block, first, first + Config::kKeyTile - 1)) {
      first += Config::kKeyTile;
    }
  }
  return first;
}

/// One stage: a tile of keys, then the tile of their values.
__device__ __forceinline__ void load_stage(const Arguments& arguments, const Block& block,
                                           unsigned stage, int first) {
  load_tiles<KeyOperand, ValueOperand>(arguments, block, stage, first, block.key_end);
  commit_copies();
}

/// From contractions to scores.
__device__ __forceinline__ void score_row(const Arguments& arguments, const Block& block,
                                          const Row& row, RowPart& part) {
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    int key = part.key(i);
    // Where every key counts, a table ends with the keys, not with their tile.
    if constexpr (Config::kClampsKeys) key = smaller_of(key, block.key_end - 1);
    part[i] = score(arguments, block, row, key, part.column(i), part[i]);
  }
}

/// Excludes the pairs that do not count. Returns those that do: bit i for element i.
__device__ __forceinline__ unsigned exclude_pairs(const Arguments& arguments, const Block& block,
                                                  const Row& row, RowPart& part) {
  const KeyRange range = kept_keys(arguments, block, row);
  const int begin = range.begin - part.key(0);
  const int end = range.end - part.key(0);
  unsigned kept = 0;
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const bool is_before = Config::kRowsBeginLate && RowPart::step(i) < begin;
    const bool counts = !is_before && RowPart::step(i) < end &&
                        keep(arguments, block, row, part.key(i));
    if constexpr (Config::kScoreReadsTables) {
      // A table may end where pairs no longer count.
      part[i] = counts ? score(arguments, block, row, part.key(i), part.column(i), part[i])
                       : excluded();
    } else {
      part[i] = counts ? part[i] : excluded();
    }
    if (counts) kept |= 1u << i;
  }
  return kept;
}

/// The tile of keys `first` ... in `stage` meets this thread's two rows; `rows` is the shared
/// address of the row tile.
__device__ __forceinline__ void meet_tile(const Arguments& arguments, const Block& block,
                                          Row (&row)[2],
                                          Fragments<ValueOperand::kPaddedColumns>& wide,
                                          unsigned rows, unsigned stage, int first) {
  Fragments<Config::kKeysPerWarp> tile;
  contract_keys<RowOperand, KeyOperand>(tile, rows + first_row_of_warp() * RowOperand::kPitch,
                                        stage + first_key_of_warp() * KeyOperand::kPitch);

  const int last = first + Config::kKeyTile - 1;
  const bool is_full = last < block.key_end && tile_certain(arguments, block, first, last);
  RowPart part[2] = {{tile, 0, first}, {tile, 1, first}};
  if (is_full || !Config::kScoreReadsTables) {
    score_row(arguments, block, row[0], part[0]);
    score_row(arguments, block, row[1], part[1]);
  }
  unsigned kept[2] = {0, 0};
  if (!is_full) {
    kept[0] = exclude_pairs(arguments, block, row[0], part[0]);
    kept[1] = exclude_pairs(arguments, block, row[1], part[1]);
  }
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const float factor = update_row(arguments, block, row[half], part[half], is_full, kept[half]);
    if constexpr (Config::kRetagsWide) {
#pragma unroll
      for (auto& fragment : wide) {
        fragment[2 * half] *= factor;
        fragment[2 * half + 1] *= factor;
      }
    }
  }
  const unsigned values = stage + KeyOperand::kBytes;
  if (!is_full) clear_dead_keys(block, values, kept[0] | kept[1]);
  contract_values<ValueOperand>(wide, tile, values + first_key_of_warp() * ValueOperand::kPitch);
}

// ---- line_cut.cuh ----
// Which part of a line of atoms each block has: even ranges; or, where all units are equally long
// and little is lost by it, whole units or equal pieces of each, so that fewer partials meet.
// reads Config: -
// needs: ops/integer.cuh

/// What a line is made of.
struct LineUnits {
  long long atoms;  // of all units
  long long count;  // units that have atoms
  int each;         // atoms of each of those, if they have equally many; else 0
};

/// What a unit weighs on the line: each atom `atom`, and each end of the unit `edge`, for a piece
/// costs twice that beside its atoms. With edge 0 positions on the line are atoms. An atom is where
/// its last part is, so that a boundary in an edge is one at the unit's end.
struct UnitWeight {
  int atom;
  int edge;

  __device__ __forceinline__ long long of(int atoms) const {
    return atoms == 0 ? 0 : 1ll * atom * atoms + 2 * edge;
  }
  /// Where an atom of a unit is, from the unit's begin on.
  __device__ __forceinline__ long long place_of(int at) const {
    return edge + 1ll * atom * (at + 1) - 1;
  }
  /// How many of a unit's atoms are before `offset`, counted from the unit's begin.
  __device__ __forceinline__ int atoms_before(long long offset, int atoms) const {
    if (offset <= edge) return 0;
    return static_cast<int>(smaller_of((offset - edge) / atom, 0ll + atoms));
  }
};

/// A cut as one of its blocks sees it. No block's part crosses the ends of a span, which is the
/// line or one unit: `first` is the first block of the span, `begin` where it begins. The first
/// `longer` blocks of a span have share + grain of the line, the others `share`.
struct LineCut {
  long long begin;
  long long share;
  long long grain;
  int longer;
  int first;
  int blocks;  // of the line; the others of the grid have no atoms
  UnitWeight weight;

  __device__ __forceinline__ long long longest() const { return share + (longer > 0 ? grain : 0); }
  /// Of a block of the span, or the one behind it.
  __device__ __forceinline__ long long start(int block) const {
    const int at = block - first;
    return begin + at * share + smaller_of(at, longer) * grain;
  }
  /// The block on whose part position `at` of the span is; grains of more than one position are
  /// units, which have no second block to be asked for.
  __device__ __forceinline__ int block_of(long long at) const {
    const long long in_longer = longer * (share + 1);
    at -= begin;
    return first +
           static_cast<int>(at < in_longer ? at / (share + 1) : longer + (at - in_longer) / share);
  }
};

/// No block gets fewer than `least` atoms of a unit that is cut. `edge` is in sixteenths of an
/// atom, 8 * (least - 1) at most: then every block has an atom.
__device__ __forceinline__ LineCut choose_line_cut(const LineUnits& units, int launched, int least,
                                                   int edge, int block) {
  const long long of_least = larger_of(units.atoms / least, 1ll);
  const int blocks = static_cast<int>(smaller_of(0ll + launched, of_least));
  UnitWeight weight = {edge > 0 ? 16 : 1, edge};
  const long long length = weight.atom * units.atoms + 2 * edge * units.count;
  const int longer = static_cast<int>(length % blocks);
  const LineCut even = {0, length / blocks, 1, longer, 0, blocks, weight};
  if (units.each == 0) return even;
  LineCut snapped;
  long long dearest;
  const int pieces = static_cast<int>(blocks / units.count);
  if (pieces > 1) {
    // All pieces have the same two edges, so none need stand on the line.
    weight.edge = 0;
    const int unit = block / pieces;
    const long long span = weight.of(units.each);
    snapped = {unit * span, span / pieces, 1, static_cast<int>(span % pieces), unit * pieces,
               static_cast<int>(units.count) * pieces, weight};
    dearest = snapped.longest() + 2 * edge;
  } else {
    const int whole = static_cast<int>(smaller_of(0ll + launched, units.count));
    const long long unit = weight.of(units.each);
    snapped = {0, units.count / whole * unit, unit, static_cast<int>(units.count % whole), 0, whole,
               weight};
    dearest = snapped.longest();
  }
  // It may leave 5 % of the blocks idle, and its dearest part be 5 % dearer.
  const long long most = even.longest() + 2 * edge;
  const bool is_close = snapped.blocks >= blocks - blocks / 20 && dearest <= most + most / 20;
  return is_close ? snapped : even;
}

// ---- key_line.cuh ----
// The line of all work: the key tiles of every unit, sequence by sequence, and how it is cut.
// Units of one sequence have equally many tiles; a unit is one row tile with its keys. What is never
// cut is an atom: a tile, or, where bits must not depend on the cut, a chunk of them.
// reads Config: kKeyTile kLeastTiles kPieceEdge kKeysHaveGap kSkipsTiles kChunkTiles
// needs: ops/integer.cuh kernel/line_cut.cuh
// hooks: sequence_count units_per_sequence enter_block tile_possible

__device__ __forceinline__ int tiles_between(int begin, int end) {
  return (larger_of(end - begin, 0) + Config::kKeyTile - 1) / Config::kKeyTile;
}

/// Tiles of keys that some row of a unit may use.
__device__ __forceinline__ int tile_count(const Block& block) {
  if constexpr (Config::kKeysHaveGap) {
    return tiles_between(block.key_begin, block.gap_begin) +
           tiles_between(block.gap_end, block.key_end);
  }
  return tiles_between(block.key_begin, block.key_end);
}

__device__ __forceinline__ int first_key(const Block& block, int tile) {
  if constexpr (Config::kKeysHaveGap) {
    const int before = tiles_between(block.key_begin, block.gap_begin);
    if (tile >= before) return block.gap_end + (tile - before) * Config::kKeyTile;
  }
  return block.key_begin + tile * Config::kKeyTile;
}

/// Tiles whose first keys lie in the same kChunkTiles * kKeyTile positions of a sequence, counted
/// from its first, are a chunk: it depends on the unit's own keys alone.
__device__ __forceinline__ int chunk_at(const Block& block, int tile) {
  constexpr int kChunkKeys = (Config::kChunkTiles > 0 ? Config::kChunkTiles : 1) * Config::kKeyTile;
  return first_key(block, tile) / kChunkKeys;
}

/// Chunks of the tiles begin ... end - 1, of which no two have a gap between them.
__device__ __forceinline__ int chunks_between(const Block& block, int begin, int end) {
  return begin < end ? chunk_at(block, end - 1) - chunk_at(block, begin) + 1 : 0;
}

/// The same, and where keys have a gap, its two sides: tiles before it, their chunks, and whether
/// the last of these goes on behind it.
struct ChunkRuns {
  int tiles;
  int before;
  int chunks_before;
  bool is_shared;
};

__device__ __forceinline__ ChunkRuns chunk_runs(const Block& block) {
  ChunkRuns runs = {tile_count(block), 0, 0, false};
  if constexpr (Config::kKeysHaveGap) {
    runs.before = tiles_between(block.key_begin, block.gap_begin);
    runs.chunks_before = chunks_between(block, 0, runs.before);
    runs.is_shared = runs.before > 0 && runs.before < runs.tiles &&
                     chunk_at(block, runs.before - 1) == chunk_at(block, runs.before);
  }
  return runs;
}

/// Atoms of a unit.
__device__ __forceinline__ int atom_count(const Block& block) {
  if constexpr (Config::kChunkTiles == 0) return tile_count(block);
  const ChunkRuns runs = chunk_runs(block);
  return runs.chunks_before + chunks_between(block, runs.before, runs.tiles) -
         (runs.is_shared ? 1 : 0);
}

/// The first tile of an atom; that of the one behind the last is the number of tiles.
__device__ __forceinline__ int first_tile(const Block& block, int atom) {
  if constexpr (Config::kChunkTiles == 0) return atom;
  const ChunkRuns runs = chunk_runs(block);
  const bool is_behind = atom >= runs.chunks_before;
  const int begin = is_behind ? runs.before : 0;
  const int end = is_behind ? runs.tiles : runs.before;
  const int later = is_behind ? atom - runs.chunks_before + (runs.is_shared ? 1 : 0) : atom;
  if (begin >= end || later == 0) return begin;
  const int chunk = chunk_at(block, begin) + later;
  const int tiles = chunk * Config::kChunkTiles -
                    static_cast<int>(first_key(block, begin) / Config::kKeyTile);
  return smaller_of(begin + tiles, end);
}

/// The next tile from `tile` on of which some pair may count.
__device__ __forceinline__ int skip_empty(const Arguments& arguments, const Block& block, int tile,
                                          int end) {
  if constexpr (Config::kSkipsTiles) {
    while (tile < end && !tile_possible(arguments, block, first_key(block, tile),
                                        first_key(block, tile) + Config::kKeyTile - 1)) {
      ++tile;
    }
  }
  return tile;
}

/// Atoms of each unit of a sequence; none beyond the last sequence.
__device__ __forceinline__ int atoms_of_sequence(const Arguments& arguments, int sequence) {
  if (sequence >= sequence_count(arguments)) return 0;
  return atom_count(enter_block(arguments, sequence, 0, nullptr));
}

struct KeyLine {
  LineCut cut;
  bool has_work;        // for this block
  bool has_empty_unit;  // of no atom, so on no block's part of the line
};

/// Every warp measures for itself.
__device__ __forceinline__ KeyLine measure_line(const Arguments& arguments) {
  const int sequences = sequence_count(arguments);
  long long atoms = 0;
  int longest = 0;
  int filled = 0;
#pragma unroll 1
  for (int sequence = threadIdx.x % 32; sequence < sequences; sequence += 32) {
    const int own = atoms_of_sequence(arguments, sequence);
    atoms += own;
    longest = larger_of(longest, own);
    filled += own > 0 ? 1 : 0;
  }
#pragma unroll 1
  for (int distance = 16; distance > 0; distance /= 2) {
    atoms += __shfl_xor_sync(0xffffffffu, atoms, distance);
    filled += __shfl_xor_sync(0xffffffffu, filled, distance);
    longest = larger_of(longest, __shfl_xor_sync(0xffffffffu, longest, distance));
  }
  const long long each = units_per_sequence(arguments);
  const bool are_equal = atoms == 1ll * filled * longest;
  const LineUnits units = {atoms * each, filled * each, are_equal ? longest : 0};
  KeyLine line;
  line.cut = choose_line_cut(units, static_cast<int>(gridDim.x), Config::kLeastTiles,
                             Config::kPieceEdge, static_cast<int>(blockIdx.x));
  line.has_work = atoms > 0 && static_cast<int>(blockIdx.x) < line.cut.blocks;
  line.has_empty_unit = filled < sequences;
  return line;
}

/// A place on the line.
struct LinePlace {
  int sequence;
  int unit;           // of the sequence
  int atom;           // of the unit; how many it has, in the edge behind them
  int atoms;          // that the unit has
  long long unit_at;  // where the unit begins
};

/// Atoms of one unit.
struct Segment {
  int begin;
  int end;
  bool is_cut;
};

/// The place of position `at`, which is on the line.
__device__ __forceinline__ LinePlace place_on_line(const Arguments& arguments,
                                                   const UnitWeight& weight, long long at) {
  const int lane = threadIdx.x % 32;
  const long long units = units_per_sequence(arguments);
  long long before = 0;
#pragma unroll 1
  for (int base = 0;; base += 32) {
    const int atoms = atoms_of_sequence(arguments, base + lane);
    long long up_to = weight.of(atoms);
#pragma unroll
    for (int distance = 1; distance < 32; distance *= 2) {
      const long long other = __shfl_up_sync(0xffffffffu, up_to, distance);
      if (lane >= distance) up_to += other;
    }
    const unsigned beyond = __ballot_sync(0xffffffffu, at < before + up_to * units);
    if (beyond != 0) {
      const int found = __ffs(beyond) - 1;
      LinePlace place;
      place.sequence = base + found;
      place.atoms = __shfl_sync(0xffffffffu, atoms, found);
      const long long own = weight.of(place.atoms);
      const long long rest = at - before - (__shfl_sync(0xffffffffu, up_to, found) - own) * units;
      place.unit = static_cast<int>(rest / own);
      place.atom = weight.atoms_before(rest % own, place.atoms);
      place.unit_at = at - rest % own;
      return place;
    }
    before += __shfl_sync(0xffffffffu, up_to, 31) * units;
  }
}

/// The beginning of the unit behind that of `place`; the line does not end there.
__device__ __forceinline__ LinePlace next_unit(const Arguments& arguments,
                                               const UnitWeight& weight, LinePlace place) {
  place.unit_at += weight.of(place.atoms);
  place.atom = 0;
  place.unit += 1;
  if (place.unit < units_per_sequence(arguments)) return place;
  place.unit = 0;
#pragma unroll 1
  do {
    place.sequence += 1;
    place.atoms = atoms_of_sequence(arguments, place.sequence);
  } while (place.atoms == 0);
  return place;
}

/// The first atom of a block that has some.
__device__ __forceinline__ LinePlace first_on_line(const Arguments& arguments,
                                                   const UnitWeight& weight, long long start) {
  const LinePlace place = place_on_line(arguments, weight, start);
  return place.atom < place.atoms ? place : next_unit(arguments, weight, place);
}

// ---- partials.cuh ----
// What a warp knows of its rows after some of their keys, as floats [element][lane]; how several of
// them become one, and how the last one becomes outputs.
// reads Config: kRowTile kThreads kRowScalars kPartsAtOnce
// needs: ops/integer.cuh ops/opaque.cuh tile/contract.cuh tile/row_part.cuh
// hooks: enter_row save_row load_row merge_row agree_row finish_row store_columns

/// Sizes. Lane i of every warp has the same rows and columns, so no element changes its lane.
struct Partial {
  static constexpr int kRowWarps = Config::kRowTile / 16;
  static constexpr int kKeyWarps = Config::kThreads / 32 / kRowWarps;
  static constexpr int kRowFloats = Config::kRowScalars * 32;
  static constexpr int kFragments = ValueOperand::kPaddedColumns / 8;
  static constexpr int kFloats = 2 * kRowFloats + kFragments * 4 * 32;  // of one warp
  static constexpr int kSlotFloats = kRowWarps * kFloats;               // of a row tile
  /// Warps of the same rows share the columns of a merge: each has every kKeyWarps-th fragment.
  static constexpr int kShare = (kFragments + kKeyWarps - 1) / kKeyWarps;
};

using ColumnShare = float[Partial::kShare][4];

__device__ __forceinline__ int row_warp() { return threadIdx.x / 32 % Partial::kRowWarps; }
__device__ __forceinline__ int key_warp() { return threadIdx.x / 32 / Partial::kRowWarps; }

/// The rows of this thread; one beyond the last repeats it.
__device__ __forceinline__ void enter_rows(const Arguments& arguments, const Block& block,
                                           Row (&row)[2]) {
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const int own = block.row_begin + first_row_of_warp() + threadIdx.x % 32 / 4 + 8 * half;
    const int packed = smaller_of(own, block.row_end - 1);
    row[half] = enter_row(arguments, block, packed, larger_of(packed - block.row_begin, 0));
  }
}

/// One warp's rows and all their columns. `part` is the warp's own.
__device__ __forceinline__ void store_partial(
    float* part, const Row (&row)[2], const Fragments<ValueOperand::kPaddedColumns>& wide) {
  part += threadIdx.x % 32;
  save_row(part, row[0]);
  save_row(part + Partial::kRowFloats, row[1]);
  part += 2 * Partial::kRowFloats;
#pragma unroll
  for (int n = 0; n < Partial::kFragments; ++n) {
#pragma unroll
    for (int i = 0; i < 4; ++i) part[(n * 4 + i) * 32] = wide[n][i];
  }
}

/// Whether there is a row at this thread's place: what is not there is neither stored nor loaded.
__device__ __forceinline__ bool holds_row(const Block& block, int half) {
  return block.row_begin + first_row_of_warp() + threadIdx.x % 32 / 4 + 8 * half < block.row_end;
}

/// The same after a merge: each warp has its share of the columns.
__device__ __forceinline__ void store_share(float* part, const Block& block, const Row (&row)[2],
                                            const ColumnShare& columns) {
  part += threadIdx.x % 32;
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    if (!holds_row(block, half)) continue;
    if (key_warp() == 0) save_row(part + half * Partial::kRowFloats, row[half]);
    float* own = part + 2 * Partial::kRowFloats;
#pragma unroll
    for (int k = 0; k < Partial::kShare; ++k) {
      const int n = key_warp() + k * Partial::kKeyWarps;
      if (n < Partial::kFragments) {
#pragma unroll
        for (int i = 2 * half; i < 2 * half + 2; ++i) own[(n * 4 + i) * 32] = columns[k][i];
      }
    }
  }
}

/// Partials of the same rows in the order in which they are merged: `first`, then rest + i * stride.
struct PartialList {
  const float* first;
  const float* rest;
  long long stride;
  int count;
};

__device__ __forceinline__ void merge_partials(const Arguments& arguments, const Block& block,
                                               const PartialList& list, Row (&row)[2],
                                               ColumnShare& columns) {
  enter_rows(arguments, block, row);
#pragma unroll
  for (auto& fragment : columns) {
#pragma unroll
    for (float& x : fragment) x = 0.0f;
  }
#pragma unroll 1
  for (int base = 0; base < list.count; base += Config::kPartsAtOnce) {
    Row later[Config::kPartsAtOnce][2];
    float loaded[Config::kPartsAtOnce][Partial::kShare][4];
#pragma unroll
    for (int at = 0; at < Config::kPartsAtOnce; ++at) {
      const int i = smaller_of(base + at, list.count - 1);
      const float* part = (i == 0 ? list.first : list.rest + i * list.stride) + threadIdx.x % 32;
#pragma unroll
      for (int half = 0; half < 2; ++half) {
        const bool is_there = holds_row(block, half);
        later[at][half] = row[half];
        if (is_there) load_row(part + half * Partial::kRowFloats, later[at][half]);
        const float* own = part + 2 * Partial::kRowFloats;
#pragma unroll
        for (int k = 0; k < Partial::kShare; ++k) {
          const int n = smaller_of(key_warp() + k * Partial::kKeyWarps, Partial::kFragments - 1);
#pragma unroll
          for (int j = 2 * half; j < 2 * half + 2; ++j) {
            loaded[at][k][j] = is_there ? own[(n * 4 + j) * 32] : 0.0f;
          }
        }
      }
    }
#pragma unroll
    for (int at = 0; at < Config::kPartsAtOnce; ++at) {
      if (base + at < list.count) {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
          const MergeFactors factor = merge_row(arguments, block, row[half], later[at][half]);
#pragma unroll
          for (int k = 0; k < Partial::kShare; ++k) {
#pragma unroll
            for (int j = 2 * half; j < 2 * half + 2; ++j) {
              columns[k][j] = columns[k][j] * factor.earlier + loaded[at][k][j] * factor.later;
            }
          }
        }
      }
    }
  }
}

/// Rows that have met all their keys: final values, outputs.
__device__ __forceinline__ void finish_rows(const Arguments& arguments, const Block& block,
                                            Row (&row)[2], const ColumnShare& columns) {
  const int lane = threadIdx.x % 32;
  const long long own_column = opaque(key_warp() * 8 + lane % 4 * 2);
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = holds_row(block, half);
    agree_row(row[half]);
    finish_row(arguments, block, row[half], is_stored && lane % 4 == 0 && key_warp() == 0);
    if (is_stored) {
#pragma unroll
      for (int k = 0; k < Partial::kShare; ++k) {
        const int n = key_warp() + k * Partial::kKeyWarps;
        if (n * 8 < ValueOperand::kColumns) {
          store_columns(arguments, block, row[half], own_column + k * Partial::kKeyWarps * 8,
                        columns[k][2 * half], columns[k][2 * half + 1]);
        }
      }
    }
  }
}

// ---- peers.cuh ----
// The CTAs that share a unit, and how their partials become one: all at once, or those of many CTAs
// in groups first and then over the groups; always in the order of the CTAs.
// reads Config: kMergesInGroups kDirectPeers kChunkTiles kKeyTile
// needs: ops/integer.cuh kernel/line_cut.cuh kernel/key_line.cuh kernel/partials.cuh
// hooks: tickets key_capacity units_per_sequence

/// CTAs `first` ... first + count - 1, `group` of them in each group.
struct Peers {
  long long first;
  int count;
  int group;

  __device__ __forceinline__ int groups() const { return (count + group - 1) / group; }
};

/// Those of the unit at `place`. About as many groups as a group has CTAs: the least number whose
/// square is not below theirs.
__device__ __forceinline__ Peers peers_of(const KeyLine& line, const LinePlace& place) {
  const UnitWeight weight = line.cut.weight;
  Peers peers;
  peers.first = line.cut.block_of(place.unit_at + weight.place_of(0));
  const int last = line.cut.block_of(place.unit_at + weight.place_of(place.atoms - 1));
  peers.count = static_cast<int>(last - peers.first) + 1;
  peers.group = peers.count;
  if constexpr (Config::kMergesInGroups) {
    if (peers.count > Config::kDirectPeers) {
      peers.group = 1;
      while (peers.group * peers.group < peers.count) ++peers.group;
    }
  }
  return peers;
}

/// Where a CTA keeps its partial: it shares at most two units, and begins one of them.
__device__ __forceinline__ long long slot_of(const Peers& peers, long long block) {
  return 2 * block + (block == peers.first ? 1 : 0);
}

/// Partials that meet: the last CTA to store one of them merges all.
struct Meeting {
  float* own;  // where this CTA stores what it brings
  unsigned* counter;
  unsigned others;
  PartialList list;
};

/// Level 0: of this CTA's group. Level 1: of the groups, each by its first slot. `slots` are those
/// of this warp.
__device__ __forceinline__ Meeting meeting_of(const Arguments& arguments, const Peers& peers,
                                              int level, float* slots) {
  const int own = static_cast<int>(blockIdx.x - peers.first);
  const int begin = own / peers.group * peers.group;
  const bool is_of_groups = level > 0;
  const long long first = peers.first + (is_of_groups ? 0 : begin);
  const int step = is_of_groups ? peers.group : 1;
  const int count = is_of_groups ? peers.groups() : smaller_of(peers.group, peers.count - begin);
  const bool is_last_level = is_of_groups || peers.group == peers.count;
  Meeting meeting;
  meeting.own =
      slots + slot_of(peers, peers.first + (is_of_groups ? begin : own)) * Partial::kSlotFloats;
  // Of groups there may be several in a CTA's range, of slots never.
  meeting.counter =
      tickets(arguments) + (is_last_level ? peers.first : gridDim.x + slot_of(peers, first));
  meeting.others = static_cast<unsigned>(count - 1);
  meeting.list = {slots + slot_of(peers, first) * Partial::kSlotFloats,
                  slots + 2 * first * Partial::kSlotFloats,
                  2ll * step * Partial::kSlotFloats, count};
  return meeting;
}

/// Where a unit's first chunk has its slot; the others follow, whatever CTA meets them.
__device__ __forceinline__ long long chunk_slot(const Arguments& arguments,
                                                const LinePlace& place) {
  constexpr int kChunkKeys = (Config::kChunkTiles > 0 ? Config::kChunkTiles : 1) * Config::kKeyTile;
  const long long most = (key_capacity(arguments) + kChunkKeys - 1) / kChunkKeys;
  const long long unit =
      static_cast<long long>(place.sequence) * units_per_sequence(arguments) + place.unit;
  return unit * most;
}

/// All chunks of a unit, in their order.
__device__ __forceinline__ PartialList chunk_partials(const float* slots, long long slot,
                                                      int chunks) {
  slots += slot * Partial::kSlotFloats;
  return {slots, slots, Partial::kSlotFloats, chunks};
}

// ---- decode.cuh ----
// One CTA walks its part of the line of all key tiles. A unit that lies on it whole is finished; one
// that is cut leaves a partial in the workspace, for whoever merges the unit.
// reads Config: kThreads kStages kReducesRows kReducesKeys kMergesInPlace kSkipsTiles
// reads Config: kCountsTiles kChunkTiles
// needs: ops/integer.cuh ops/shared_memory.cuh ops/ticket.cuh tile/load_tile.cuh tile/contract.cuh
// needs: kernel/meet_tile.cuh kernel/line_cut.cuh kernel/key_line.cuh kernel/partials.cuh
// needs: kernel/peers.cuh
// hooks: enter_block units_per_sequence sequence_count tile_counts reduce_rows reduce_keys

/// Tiles of one unit that a CTA meets one after the other.
struct TileRange {
  int begin;
  int end;
};

/// Tiles go through a ring of stages, so that kStages - 1 of them are on their way.
__device__ __forceinline__ void meet_tiles(const Arguments& arguments, const Block& block,
                                           const TileRange& range, unsigned rows, unsigned ring,
                                           Row (&row)[2],
                                           Fragments<ValueOperand::kPaddedColumns>& wide) {
  constexpr int kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  int tile = skip_empty(arguments, block, range.begin, range.end);
  int ahead = tile;
  unsigned filled = ring;
  unsigned stage = ring;
  const unsigned ring_end = ring + Config::kStages * kStageBytes;
#pragma unroll 1
  for (int turn = 1 - Config::kStages; tile < range.end; ++turn) {
    wait_for_older_copies<Config::kStages - 2>();
    __syncthreads();
    if (ahead < range.end) {
      load_tiles<KeyOperand, ValueOperand>(arguments, block, filled, first_key(block, ahead),
                                           block.key_end);
      ahead = skip_empty(arguments, block, ahead + 1, range.end);
    }
    commit_copies();
    filled = filled + kStageBytes == ring_end ? ring : filled + kStageBytes;
    if (turn < 0) continue;
    if constexpr (Config::kReducesKeys) {
      reduce_keys(block, stage);
      __syncthreads();
    }
    meet_tile(arguments, block, row, wide, rows, stage, first_key(block, tile));
    stage = stage + kStageBytes == ring_end ? ring : stage + kStageBytes;
    tile = skip_empty(arguments, block, tile + 1, range.end);
  }
}

/// In their place, of an instance that shows who is given what: how many they are.
__device__ __forceinline__ void count_tiles(const Arguments& arguments, const Block& block,
                                            const TileRange& range) {
  unsigned long long count = 0;
  int tile = skip_empty(arguments, block, range.begin, range.end);
  while (tile < range.end) {
    const int next = Config::kSkipsTiles ? tile + 1 : range.end;
    count += next - tile;
    tile = skip_empty(arguments, block, next, range.end);
  }
  if (threadIdx.x == 0) tile_counts(arguments)[blockIdx.x] += count;
}

/// Every CTA of a unit asks once, after it stored its partial; the last one may read all of them.
__device__ __forceinline__ bool arrives_last(unsigned* counter, unsigned others,
                                             unsigned* in_shared) {
  __syncthreads();
  if (threadIdx.x == 0) {
    fence_of_gpu();
    *in_shared = take_ticket(counter, others);
    fence_of_gpu();
  }
  __syncthreads();
  return *in_shared == others;
}

__device__ __forceinline__ void decode(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  constexpr int kRingBytes = Config::kStages * (KeyOperand::kBytes + ValueOperand::kBytes);
  constexpr int kPartsBytes = Config::kThreads / 32 * Partial::kFloats * 4;
  constexpr int kTicketAt = RowOperand::kBytes + (kRingBytes < kPartsBytes ? kPartsBytes : kRingBytes);
  const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
  unsigned* ticket = reinterpret_cast<unsigned*>(shared_memory + kTicketAt);
  float* scratch = reinterpret_cast<float*>(shared_memory + kTicketAt + 16);
  // Between two segments the ring is free: there the warps' partials meet.
  float* own_parts = reinterpret_cast<float*>(shared_memory + RowOperand::kBytes) +
                     row_warp() * Partial::kFloats;

  const KeyLine line = measure_line(arguments);
  const int units = units_per_sequence(arguments);
  const int all_units = line.has_empty_unit ? sequence_count(arguments) * units : 0;
  const UnitWeight weight = line.cut.weight;
  bool is_on_line = line.has_work;
  const long long end = line.cut.start(blockIdx.x + 1);
  LinePlace place = {};
  if (is_on_line) place = first_on_line(arguments, weight, line.cut.start(blockIdx.x));
  // Units without a key are on nobody's part of the line; they are dealt out one by one.
  int empty_unit = blockIdx.x;

#pragma unroll 1
  while (true) {
    Segment segment = {0, 0, false};
    if (is_on_line) {
      segment.begin = place.atom;
      segment.end = weight.atoms_before(end - place.unit_at, place.atoms);
      segment.is_cut = segment.begin > 0 || segment.end < place.atoms;
    } else {
      while (empty_unit < all_units && atoms_of_sequence(arguments, empty_unit / units) > 0) {
        empty_unit += gridDim.x;
      }
      if (empty_unit >= all_units) break;
      place = {empty_unit / units, empty_unit % units, 0, 0, 0};
      empty_unit += gridDim.x;
    }

    const Block block = enter_block(arguments, place.sequence, place.unit, scratch);
    load_tile<RowOperand>(arguments, block, rows, block.row_begin, block.row_end);
    if constexpr (Config::kReducesRows) {
      commit_copies();
      wait_for_copies();
      __syncthreads();
      reduce_rows(block, rows);
      __syncthreads();
    }
    // Where bits must not depend on the cut, chunk by chunk; else all tiles at once.
    int atom = segment.begin;
#pragma unroll 1
    do {
      const int next_atom = Config::kChunkTiles > 0 ? smaller_of(atom + 1, segment.end) : segment.end;
      const TileRange range = {first_tile(block, atom), first_tile(block, next_atom)};
      Row row[2];
      enter_rows(arguments, block, row);
      Fragments<ValueOperand::kPaddedColumns> wide = {};
      if constexpr (Config::kCountsTiles) {
        count_tiles(arguments, block, range);
      } else {
        meet_tiles(arguments, block, range, rows, rows + RowOperand::kBytes, row, wide);
      }
      commit_copies();
      wait_for_copies();
      __syncthreads();

      // The parts of the CTA's warps meet, then, of a cut unit, those of its CTAs.
      store_partial(own_parts + key_warp() * Partial::kSlotFloats, row, wide);
      __syncthreads();
      PartialList list = {own_parts, own_parts, Partial::kSlotFloats, Partial::kKeyWarps};
      Peers peers = {};
      int levels = Config::kChunkTiles > 0 && place.atoms > 1 ? 1 : 0;
      if (segment.is_cut) {
        peers = peers_of(line, place);
        levels = Config::kChunkTiles > 0 || peers.group == peers.count ? 1 : 2;
      }
#pragma unroll 1
      for (int level = 0;; ++level) {
        ColumnShare columns;
        merge_partials(arguments, block, list, row, columns);
        if (level == levels) {
          finish_rows(arguments, block, row, columns);
          break;
        }
        // A group's result goes where one of its partials was: all warps have read that.
        __syncthreads();
        float* slots = arguments.workspace + row_warp() * Partial::kFloats;
        Meeting meeting;
        if constexpr (Config::kChunkTiles > 0) {
          meeting.counter = tickets(arguments) + peers.first;
          meeting.others = static_cast<unsigned>(peers.count - 1);
          const long long slot = chunk_slot(arguments, place);
          meeting.own = slots + (slot + atom) * Partial::kSlotFloats;
          meeting.list = chunk_partials(slots, slot, place.atoms);
        } else {
          meeting = meeting_of(arguments, peers, level, slots);
        }
        store_share(meeting.own, block, row, columns);
        if (next_atom < segment.end) break;
        if (Config::kChunkTiles > 0 && !segment.is_cut) {
          __syncthreads();
        } else if (!Config::kMergesInPlace ||
                   !arrives_last(meeting.counter, meeting.others, ticket)) {
          break;
        }
        list = meeting.list;
      }
      __syncthreads();
      atom = next_atom;
    } while (atom < segment.end);

    // The block goes on if the next unit's first atom is on its part.
    is_on_line = is_on_line && place.unit_at + weight.of(place.atoms) + weight.place_of(0) < end;
    if (is_on_line) place = next_unit(arguments, weight, place);
  }
}

// ---- combine.cuh ----
// After the line was walked: each block merges the partials of the unit that it began and did not
// end, if there is one.
// reads Config: kReducesRows kChunkTiles
// needs: ops/shared_memory.cuh tile/load_tile.cuh kernel/line_cut.cuh kernel/key_line.cuh
// needs: kernel/partials.cuh kernel/peers.cuh
// hooks: enter_block reduce_rows

__device__ __forceinline__ void combine_units(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  const KeyLine line = measure_line(arguments);
  if (!line.has_work) return;
  const UnitWeight weight = line.cut.weight;
  const long long end = line.cut.start(blockIdx.x + 1);
  const LinePlace last = place_on_line(arguments, weight, end - 1);
  const long long begin = line.cut.start(blockIdx.x) - last.unit_at;
  const int behind = weight.atoms_before(end - last.unit_at, last.atoms);
  const bool begins_here = weight.atoms_before(begin, last.atoms) == 0 && behind > 0;
  if (!begins_here || behind == last.atoms) return;

  const Block block = enter_block(arguments, last.sequence, last.unit,
                                  reinterpret_cast<float*>(shared_memory + RowOperand::kBytes));
  if constexpr (Config::kReducesRows) {
    const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
    load_tile<RowOperand>(arguments, block, rows, block.row_begin, block.row_end);
    commit_copies();
    wait_for_copies();
    __syncthreads();
    reduce_rows(block, rows);
    __syncthreads();
  }
  const long long first = blockIdx.x;
  const float* slots = arguments.workspace + row_warp() * Partial::kFloats;
  const int final_block = line.cut.block_of(last.unit_at + weight.place_of(last.atoms - 1));
  PartialList list = {slots + (2 * first + 1) * Partial::kSlotFloats,
                      slots + 2 * first * Partial::kSlotFloats, 2 * Partial::kSlotFloats,
                      static_cast<int>(final_block - first + 1)};
  if constexpr (Config::kChunkTiles > 0) {
    list = chunk_partials(slots, chunk_slot(arguments, last), last.atoms);
  }
  Row row[2];
  ColumnShare columns;
  merge_partials(arguments, block, list, row, columns);
  finish_rows(arguments, block, row, columns);
}

// ---- entry ----

// CTAs per SM as planned: 2.
extern "C" __global__ void __launch_bounds__(Config::kThreads, 2)
attngen_causal_gqa_decode16_e128_f128_bf16(const __grid_constant__ Arguments arguments) {
  decode(arguments);
}

extern "C" __global__ void __launch_bounds__(Config::kThreads, 1)
attngen_causal_gqa_decode16_e128_f128_bf16_combine(const __grid_constant__ Arguments arguments) {
  combine_units(arguments);
}
