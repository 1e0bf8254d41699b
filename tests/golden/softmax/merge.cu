// attngen: softmax, digest 72b8e349d33d65af
// attngen emit softmax --dtype T=bf16 --batch-axes 1 --skeleton merge --arch sm_80
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
//   merge rows=4 axes=2 parts=32

struct Config {
  static constexpr int kThreads = 128;
  static constexpr int kRowAxes = 2;  // batch axis 0, P
  static constexpr int kMostParts = 32;
  static constexpr int kColumnsAtOnce = 8;  // of a row, in each lane
};

// ---- infinity.cuh ----
// The infinity of f32, without a header.
// reads Config: -
// needs: -

__device__ __forceinline__ float infinity() { return __int_as_float(0x7f800000); }

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

// ---- row_view.cuh ----
// One tensor as rows and their columns, in whatever order its axes lie in memory.
// reads Config: kRowAxes
// needs: -

/// Strides are in elements. A tensor with one value per row has the column stride 0.
template <class Element>
struct RowView {
  Element* data;
  long long row_strides[Config::kRowAxes];
  long long column_stride;
};

/// Where a row is, along each axis.
struct RowPlace {
  long long at[Config::kRowAxes];
};

/// The last axis runs fastest.
__device__ __forceinline__ RowPlace place_of_row(const long long (&extents)[Config::kRowAxes],
                                                 long long row) {
  RowPlace place;
#pragma unroll
  for (int axis = Config::kRowAxes - 1; axis >= 0; --axis) {
    place.at[axis] = row % extents[axis];
    row /= extents[axis];
  }
  return place;
}

template <class Element>
__device__ __forceinline__ Element* element_of(const RowView<Element>& view, const RowPlace& place,
                                               long long column) {
  long long offset = column * view.column_stride;
#pragma unroll
  for (int axis = 0; axis < Config::kRowAxes; ++axis) {
    offset += place.at[axis] * view.row_strides[axis];
  }
  return view.data + offset;
}

// ---- structs, from the cascade ----

/// What one launch is given.
struct Arguments {
  long long extents[Config::kRowAxes];  // batch axis 0, P
  long long rows;     // all of them: the product of the extents
  long long columns;  // F
  long long parts;
  RowView<float> O[Config::kMostParts + 1];  // the whole, then each part
  RowView<float> LSE[Config::kMostParts + 1];  // the whole, then each part
};

/// What is known of a row after the keys of some parts.
struct Row {
  float GM;  // GM[p] = max{m} S[p,m]
  float D;  // D[p] = sum{m} N[p,m]
  Divisor D_divisor;
};

// ---- hooks, from the cascade ----

/// A row that met no key.
__device__ __forceinline__ Row no_key() {
  Row row;
  // GM[p] = max{m} S[p,m]
  row.GM = Maximum::identity();
  // D[p] = sum{m} N[p,m]
  row.D = Sum::identity();
  return row;
}

/// Running values that give the outputs of a part, now and after any further keys.
__device__ __forceinline__ Row told_row(const Arguments& arguments, int part,
    const RowPlace& place) {
  Row row;
  // out LSE[p] = GM[p] + log(D[p])
  row.GM = *element_of(arguments.LSE[part + 1], place, 0);
  row.D = 1.0f;
  return row;
}

/// A column of O as a part has it.
__device__ __forceinline__ float told_column(const Arguments& arguments, int part,
    const RowPlace& place, long long f) {
  return *element_of(arguments.O[part + 1], place, f);
}

/// What brings the wide accumulators of two parts to the values of both together.
struct MergeFactors {
  float earlier;
  float later;
};

/// Running values of some keys of a row meet those of others; `row` then knows both.
__device__ __forceinline__ MergeFactors merge_row(Row& row, const Row& later) {
  const Row earlier = row;
  // GM[p] = max{m} S[p,m]
  row.GM = Maximum::combine(earlier.GM, later.GM);
  // D[p] = sum{m} N[p,m]
  row.D = Sum::combine(earlier.D * exponential(difference(earlier.GM, row.GM)),
      later.D * exponential(difference(later.GM, row.GM)));
  // out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
  return {exponential(difference(earlier.GM, row.GM)), exponential(difference(later.GM, row.GM))};
}

/// A row after its last part: final values.
__device__ __forceinline__ void finish_row(Row& row) {
  row.D_divisor = divisor_of(row.D);
}

/// out O[p,f] = sum{m} N[p,m] / D[p] * V[m,f]
__device__ __forceinline__ float finish_O(const Row& row, float accumulated) {
  return quotient(accumulated, row.D_divisor);
}

/// A column of O where the running sum is 1.
__device__ __forceinline__ float column_of_one(Row row) {
  finish_row(row);
  return finish_O(row, 1.0f);
}

/// A column of a finished row.
__device__ __forceinline__ void store_column(const Arguments& arguments, const RowPlace& place,
    const Row& row, long long f, float accumulated) {
  store_one(element_of(arguments.O[0], place, f), finish_O(row, accumulated));
}

/// The outputs of a finished row that have no columns.
__device__ __forceinline__ void store_row(const Arguments& arguments, const RowPlace& place,
    const Row& row) {
  // out LSE[p] = GM[p] + log(D[p])
  store_one(element_of(arguments.LSE[0], place, 0), row.GM + natural_logarithm(row.D));
}

// ---- merge.cuh ----
// Outputs over disjoint sets of keys become the outputs over all of them. A warp takes a row, meets
// its parts in their order and holds the columns in registers, some at a time.
// reads Config: kThreads kColumnsAtOnce
// needs: ops/infinity.cuh tile/row_view.cuh
// hooks: no_key told_row told_column column_of_one merge_row finish_row store_row store_column

__device__ __forceinline__ void merge_outputs(const Arguments& arguments) {
  const long long index =
      static_cast<long long>(blockIdx.x) * (Config::kThreads / 32) + threadIdx.x / 32;
  if (index >= arguments.rows) return;
  const RowPlace place = place_of_row(arguments.extents, index);
  const int lane = threadIdx.x % 32;
  long long first = 0;
  do {  // at least once: a row without columns may have other outputs
    Row row = no_key();
    float wide[Config::kColumnsAtOnce];
#pragma unroll
    for (float& sum : wide) sum = 0.0f;
#pragma unroll 1
    for (int part = 0; part < arguments.parts; ++part) {
      const Row later = told_row(arguments, part, place);
      // A column of the output shows so much of each unit of the running sum: where that is
      // nothing, or without bound, it tells nothing of the sum.
      const float shown = column_of_one(later);
      const bool tells = shown != 0.0f && fabsf(shown) < infinity();
      const MergeFactors factor = merge_row(row, later);
#pragma unroll
      for (int i = 0; i < Config::kColumnsAtOnce; ++i) {
        const long long column = first + i * 32 + lane;
        if (column < arguments.columns) {
          const float value = told_column(arguments, part, place, column);
          const float sum = tells && value != 0.0f ? value / shown : 0.0f;
          wide[i] = wide[i] * factor.earlier + sum * factor.later;
        }
      }
    }
    finish_row(row);
    if (first == 0 && lane == 0) store_row(arguments, place, row);
#pragma unroll
    for (int i = 0; i < Config::kColumnsAtOnce; ++i) {
      const long long column = first + i * 32 + lane;
      if (column < arguments.columns) store_column(arguments, place, row, column, wide[i]);
    }
    first += Config::kColumnsAtOnce * 32;
  } while (first < arguments.columns);
}

// ---- entry ----

extern "C" __global__ void __launch_bounds__(Config::kThreads, 1)
attngen_softmax_merge2(const __grid_constant__ Arguments arguments) {
  merge_outputs(arguments);
}
