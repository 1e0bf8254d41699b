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

/// to[c][r] = from[r][c]; rows and columns are multiples of 4, strides are in elements.
template <typename Real>
void transpose(const Real* from, std::int64_t from_stride, Real* to, std::int64_t to_stride,
               std::int64_t rows, std::int64_t columns) {
  using Row = typename Block<Real>::Row;
  using Lanes = typename Block<Real>::Lanes;
  constexpr Lanes kEven = {0, 4, 2, 6};
  constexpr Lanes kOdd = {1, 5, 3, 7};
  constexpr Lanes kLow = {0, 1, 4, 5};
  constexpr Lanes kHigh = {2, 3, 6, 7};
  for (std::int64_t r = 0; r < rows; r += 4) {
    for (std::int64_t c = 0; c < columns; c += 4) {
      Row row[4];
      for (int i = 0; i < 4; ++i) {
        std::memcpy(&row[i], from + (r + i) * from_stride + c, sizeof(Row));
      }
      // 2 x 2 blocks inside pairs of rows, then the pairs.
      const Row a = __builtin_shuffle(row[0], row[1], kEven);
      const Row b = __builtin_shuffle(row[0], row[1], kOdd);
      const Row d = __builtin_shuffle(row[2], row[3], kEven);
      const Row e = __builtin_shuffle(row[2], row[3], kOdd);
      const Row turned[4] = {__builtin_shuffle(a, d, kLow), __builtin_shuffle(b, e, kLow),
                             __builtin_shuffle(a, d, kHigh), __builtin_shuffle(b, e, kHigh)};
      for (int i = 0; i < 4; ++i) {
        std::memcpy(to + (c + i) * to_stride + r, &turned[i], sizeof(Row));
      }
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
