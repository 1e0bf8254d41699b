// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/host_functions.h"

#include <cstdint>
#include <cstring>

namespace attngen {
namespace {

template <typename Real>
struct Block;
template <>
struct Block<float> {
  typedef float Row __attribute__((vector_size(16)));
  typedef std::int32_t Lanes __attribute__((vector_size(16)));
};
template <>
struct Block<double> {
  typedef double Row __attribute__((vector_size(32)));
  typedef std::int64_t Lanes __attribute__((vector_size(32)));
};

/// Four rows of four. The loops are unrolled by name: GCC 12 otherwise keeps the rows in memory,
/// for three times as long.
template <typename Real>
inline void transpose_block(const Real* from, std::int64_t from_stride, Real* to,
                            std::int64_t to_stride) {
  using Row = typename Block<Real>::Row;
  using Lanes = typename Block<Real>::Lanes;
  constexpr Lanes kEven = {0, 4, 2, 6};
  constexpr Lanes kOdd = {1, 5, 3, 7};
  constexpr Lanes kLow = {0, 1, 4, 5};
  constexpr Lanes kHigh = {2, 3, 6, 7};
  Row row[4];
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) std::memcpy(&row[i], from + i * from_stride, sizeof(Row));
  // 2 x 2 blocks inside pairs of rows, then the pairs.
  const Row a = __builtin_shuffle(row[0], row[1], kEven);
  const Row b = __builtin_shuffle(row[0], row[1], kOdd);
  const Row d = __builtin_shuffle(row[2], row[3], kEven);
  const Row e = __builtin_shuffle(row[2], row[3], kOdd);
  const Row turned[4] = {__builtin_shuffle(a, d, kLow), __builtin_shuffle(b, e, kLow),
                         __builtin_shuffle(a, d, kHigh), __builtin_shuffle(b, e, kHigh)};
#pragma GCC unroll 4
  for (int i = 0; i < 4; ++i) std::memcpy(to + i * to_stride, &turned[i], sizeof(Row));
}

/// to[c][r] = from[r][c]; rows and columns are multiples of 4, strides are in elements. The shorter
/// way goes inside: the cache lines of both sides are then met once.
template <typename Real>
void transpose(const Real* from, std::int64_t from_stride, Real* to, std::int64_t to_stride,
               std::int64_t rows, std::int64_t columns) {
  const auto block = [&](std::int64_t r, std::int64_t c) {
    transpose_block(from + r * from_stride + c, from_stride, to + c * to_stride + r, to_stride);
  };
  if (rows < columns) {
    for (std::int64_t c = 0; c < columns; c += 4) {
      for (std::int64_t r = 0; r < rows; r += 4) block(r, c);
    }
  } else {
    for (std::int64_t r = 0; r < rows; r += 4) {
      for (std::int64_t c = 0; c < columns; c += 4) block(r, c);
    }
  }
}

}  // namespace

const std::vector<std::pair<std::string, void*>>& host_functions() {
  static const std::vector<std::pair<std::string, void*>> kFunctions = {
      {"attngen_transpose_f32", reinterpret_cast<void*>(&transpose<float>)},
      {"attngen_transpose_f64", reinterpret_cast<void*>(&transpose<double>)},
  };
  return kFunctions;
}

}  // namespace attngen
