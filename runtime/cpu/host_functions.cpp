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
};
template <>
struct Block<double> {
  typedef double Row __attribute__((vector_size(32)));
};

/// Four rows of four, each written out: in a loop GCC 12 keeps them in memory.
template <typename Real>
inline void transpose_block(const Real* from, std::int64_t from_stride, Real* to,
                            std::int64_t to_stride) {
  using Row = typename Block<Real>::Row;
  Row first;
  Row second;
  Row third;
  Row fourth;
  std::memcpy(&first, from, sizeof(Row));
  std::memcpy(&second, from + from_stride, sizeof(Row));
  std::memcpy(&third, from + 2 * from_stride, sizeof(Row));
  std::memcpy(&fourth, from + 3 * from_stride, sizeof(Row));
  // 2 x 2 blocks inside pairs of rows, then the pairs.
  const Row a = __builtin_shufflevector(first, second, 0, 4, 2, 6);
  const Row b = __builtin_shufflevector(first, second, 1, 5, 3, 7);
  const Row d = __builtin_shufflevector(third, fourth, 0, 4, 2, 6);
  const Row e = __builtin_shufflevector(third, fourth, 1, 5, 3, 7);
  const auto store = [&](std::int64_t line, const Row& turned) {
    std::memcpy(to + line * to_stride, &turned, sizeof(Row));
  };
  store(0, __builtin_shufflevector(a, d, 0, 1, 4, 5));
  store(1, __builtin_shufflevector(b, e, 0, 1, 4, 5));
  store(2, __builtin_shufflevector(a, d, 2, 3, 6, 7));
  store(3, __builtin_shufflevector(b, e, 2, 3, 6, 7));
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
