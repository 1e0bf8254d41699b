// attngen: softmax, digest 72b8e349d33d65af
// attngen emit softmax -D E=128 -D F=128 --dtype T=bf16 --batch-axes 1 --arch sm_80
// cascade:
//   cascade softmax {
//     rank P, M, E, F
//     dtype T = bf16
//     param scale = rsqrt(E)
//     in Q[P,E]: T, K[M,E]: T, V[M,F]: T
//     expect passes(M) 3 -> 1
//
//     S[p,m] = sum{e} Q[p,e] * K[m,e] * scale
//     GM[p] = max{m} S[p,m]
//     N[p,m] = exp(S[p,m] - GM[p])
//     D[p] = sum{m} N[p,m]
//     out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
//     out LSE[p] = GM[p] + log(D[p])
//   }
// plan:
//   forward rows=64 keys=64 warps=4 stages=2

struct Config {
  static constexpr int kRowTile = 64;  // rows per CTA, 16 per warp
  static constexpr int kKeyTile = 64;  // keys per step
  static constexpr int kKeysPerWarp = 64;  // of a step
  static constexpr int kThreads = 128;  // per CTA
  static constexpr int kStages = 2;  // tiles of keys and values in shared memory
  // copies in flight per loop turn; more only costs compile time
  static constexpr int kLoadUnroll = 2;
  // 16-column steps of the first contraction per loop turn
  static constexpr int kContractUnroll = 1;
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

// ---- structs, from the cascade ----

/// What one launch is given. Strides are in elements; a stride of 0 broadcasts.
struct Arguments {
  const Bf16* Q;  // Q[P,E]: bf16
  long long Q_stride_batch_0;
  long long Q_stride_P;
  const Bf16* K;  // K[M,E]: bf16
  long long K_stride_batch_0;
  long long K_stride_M;
  const Bf16* V;  // V[M,F]: bf16
  long long V_stride_batch_0;
  long long V_stride_M;
  float* O;  // O[P,F]: f32
  long long O_stride_batch_0;
  long long O_stride_P;
  float* LSE;  // LSE[P]: f32
  long long LSE_stride_batch_0;
  int P;
  int M;
  int batch_extent_0;
  float scale;
};

/// What is the same for a whole CTA.
struct Block {
  int row_first;  // its rows, from here
  int row_last;   // to here
  int key_begin;  // its keys, from here
  int key_end;    // to before here
  float* O;  // where this CTA's part starts
  float* LSE;  // where this CTA's part starts
  const Bf16* Q;  // where this CTA's part starts
  const Bf16* K;  // where this CTA's part starts
  const Bf16* V;  // where this CTA's part starts
};

/// What a thread knows of one row.
struct Row {
  int p;
  float GM;  // GM[p] = max{m} S[p,m]
  float D;  // D[p] = sum{m} N[p,m]
  Divisor D_divisor;
};

/// The tile of Q[p,e].
struct RowOperand {
  using Element = Bf16;
  static constexpr int kRows = Config::kRowTile;
  static constexpr int kColumns = 128;
  static constexpr int kPaddedColumns = 128;  // zeros beyond kColumns
  static constexpr int kPitch = 272;  // bytes from row to row: eight rows in eight banks
  static constexpr int kBytes = kRows * kPitch;
  static constexpr bool kAsyncCopies = true;  // 16 bytes at a time
  static constexpr bool kRowsLieApart = false;  // one stride from each other

  static __device__ __forceinline__ const Element* row(const Arguments& arguments,
      const Block& block, int p) {
    return block.Q + p * arguments.Q_stride_P;
  }
  static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {
    return arguments.Q_stride_P;
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

/// The tile of K[m,e].
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

/// The tile of V[m,f].
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

/// What CTA number `index` works on: row tiles vary fastest, then coordinates, then batches.
__device__ __forceinline__ Block enter_block(const Arguments& arguments, unsigned index,
    float* scratch) {
  Block block;
  const unsigned row_tiles = (arguments.P + Config::kRowTile - 1) / Config::kRowTile;
  const unsigned row_tile = index % row_tiles;
  index /= row_tiles;
  const int batch_0 = static_cast<int>(index);
  block.row_first = static_cast<int>(row_tile) * Config::kRowTile;
  block.row_last = smaller_of(block.row_first + Config::kRowTile, arguments.P) - 1;
  block.O = arguments.O + batch_0 * arguments.O_stride_batch_0;
  block.LSE = arguments.LSE + batch_0 * arguments.LSE_stride_batch_0;
  block.Q = arguments.Q + batch_0 * arguments.Q_stride_batch_0;
  block.K = arguments.K + batch_0 * arguments.K_stride_batch_0;
  block.V = arguments.V + batch_0 * arguments.V_stride_batch_0;
  block.key_begin = 0;
  block.key_end = arguments.M;
  return block;
}

/// A row before its first key.
__device__ __forceinline__ Row enter_row(const Arguments& arguments, const Block& block, int p,
    int tile_row) {
  Row row;
  row.p = p;
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
  return true;
}

/// The keys among which those that count for one row are.
__device__ __forceinline__ KeyRange kept_keys(const Arguments& arguments, const Block& block,
    const Row& row) {
  int begin = block.key_begin;
  int end = block.key_end;
  return {begin, end};
}

/// Every pair counts.
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
  // S[p,m] = sum{e} Q[p,e] * K[m,e] * scale
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
  // GM[p] = max{m} S[p,m]
  float GM_tile = Maximum::identity();
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const float S = tile[i];
    GM_tile = maximum(GM_tile, S);
  }
  row.GM = maximum(row.GM, over_row<Maximum>(GM_tile));
  const float GM_shift = exponent_shift(row.GM);
  const float retag = exponential_of_difference(GM_before, GM_shift);
  // D[p] = sum{m} N[p,m]
  float D_tile = Sum::identity();
  // out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) {
    const float S = tile[i];
    // N[p,m] = exp(S[p,m] - GM[p])
    const float N = exponential_of_difference(S, GM_shift);
    D_tile += N;
    tile[i] = N;
  }
  row.D = row.D * retag + D_tile;
  return retag;
}

/// The four threads of a row agree on running values that were their own so far.
__device__ __forceinline__ void agree_row(Row& row) {
  // D[p] = sum{m} N[p,m]
  row.D = over_row<Sum>(row.D);
}

/// A row after its last key: final values, and the outputs that have one value per row.
__device__ __forceinline__ void finish_row(const Arguments& arguments, const Block& block, Row& row,
    bool is_stored) {
  // out LSE[p] = GM[p] + log(D[p])
  if (is_stored) store_one(block.LSE + row.p, row.GM + natural_logarithm(row.D));
  row.D_divisor = divisor_of(row.D);
}

/// out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
__device__ __forceinline__ float finish_O(const Arguments& arguments, const Block& block,
    const Row& row, long long f, float accumulated) {
  return quotient(accumulated, row.D_divisor);
}

/// Two neighbouring columns of a finished row.
__device__ __forceinline__ void store_columns(const Arguments& arguments, const Block& block,
    const Row& row, long long f, float low, float high) {
  store_two(block.O + row.p * arguments.O_stride_P + f, finish_O(arguments, block, row, f, low),
      finish_O(arguments, block, row, f + 1, high));
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

// ---- forward.cuh ----
// One CTA: a tile of rows meets its keys once, tile by tile, and leaves with finished rows.
// reads Config: kKeyTile kStages kClampsKeys kReducesRows kReducesKeys
// needs: ops/integer.cuh ops/opaque.cuh ops/shared_memory.cuh tile/load_tile.cuh
// needs: tile/contract.cuh tile/row_part.cuh kernel/meet_tile.cuh
// hooks: enter_block enter_row reduce_rows reduce_keys agree_row finish_row store_columns

__device__ __forceinline__ void forward(const Arguments& arguments) {
  extern __shared__ __align__(16) unsigned char shared_memory[];
  constexpr int kStageBytes = KeyOperand::kBytes + ValueOperand::kBytes;
  constexpr int kScratchAt = RowOperand::kBytes + Config::kStages * kStageBytes;
  const unsigned rows = static_cast<unsigned>(__cvta_generic_to_shared(shared_memory));
  const unsigned stages = rows + RowOperand::kBytes;
  const int lane = threadIdx.x % 32;

  const Block block = enter_block(arguments, blockIdx.x,
                                  reinterpret_cast<float*>(shared_memory + kScratchAt));
  load_tile<RowOperand>(arguments, block, rows, block.row_first, block.row_last + 1);
  commit_copies();
  int first = skip_empty_tiles(arguments, block, smaller_of(block.key_begin, block.key_end));
  load_stage(arguments, block, stages, first);
  if constexpr (Config::kReducesRows) {
    wait_for_copies();
    __syncthreads();
    reduce_rows(block, rows);
    __syncthreads();
  }

  // Each thread follows two rows; a row beyond the last one repeats it and is not stored.
  const int own_row = first_row_of_warp() + lane / 4;
  Row row[2];
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const int tile_row = smaller_of(own_row + 8 * half, block.row_last - block.row_first);
    row[half] = enter_row(arguments, block, block.row_first + tile_row, tile_row);
  }
  Fragments<ValueOperand::kPaddedColumns> wide = {};

  unsigned stage = stages;
  // A CTA without keys meets one tile in which no pair counts: one way to the end costs less to
  // compile than two.
  if (!Config::kClampsKeys || first < block.key_end) {
#pragma unroll 1
    do {
      wait_for_copies();
      __syncthreads();
      const int next = skip_empty_tiles(arguments, block, first + Config::kKeyTile);
      const unsigned next_stage = stage == stages ? stages + kStageBytes : stages;
      if (next < block.key_end) load_stage(arguments, block, next_stage, next);
      if constexpr (Config::kReducesKeys) {
        reduce_keys(block, stage);
        __syncthreads();
      }

      meet_tile(arguments, block, row, wide, rows, stage, first);
      first = next;
      stage = next_stage;
    } while (first < block.key_end);
  }
  wait_for_copies();  // of the rows, where there was no key

  const long long own_column = opaque(lane % 4 * 2);
#pragma unroll
  for (int half = 0; half < 2; ++half) {
    const bool is_stored = block.row_first + own_row + 8 * half <= block.row_last;
    agree_row(row[half]);
    finish_row(arguments, block, row[half], is_stored && lane % 4 == 0);
    if (is_stored) {
#pragma unroll
      for (int n = 0; n < ValueOperand::kPaddedColumns / 8; ++n) {
        if (n * 8 < ValueOperand::kColumns) {
          store_columns(arguments, block, row[half], own_column + n * 8, wide[n][2 * half],
                        wide[n][2 * half + 1]);
        }
      }
    }
  }
}

// ---- entry ----

// At least 1 CTA per SM: without the number ptxas saves registers for more, and spills.
extern "C" __global__ void __launch_bounds__(Config::kThreads, 1)
attngen_softmax_e128_f128_bf16(const __grid_constant__ Arguments arguments) {
  forward(arguments);
}
