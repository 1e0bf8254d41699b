// SPDX-License-Identifier: Apache-2.0
// A strided host tensor whose gaps are NaN, or watched: what the library may neither read nor
// write.
#pragma once

#include <attngen.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace attngen_test {

inline constexpr DLDataType kBf16{kDLBfloat, 16, 1};
inline constexpr DLDataType kF16{kDLFloat, 16, 1};
inline constexpr DLDataType kF32{kDLFloat, 32, 1};
inline constexpr DLDataType kI32{kDLInt, 32, 1};
inline constexpr DLDataType kI64{kDLInt, 64, 1};

/// How far apart the elements lie.
struct Layout {
  std::vector<std::int64_t> strides;  ///< elements; empty = row-major
  std::int64_t first = 0;             ///< elements before the first one
  bool uses_byte_offset = false;      ///< `first` as DLTensor::byte_offset
  bool null_strides = false;          ///< row-major without saying so
};

class Operand {
 public:
  Operand(DLDataType type, std::vector<std::int64_t> shape, Layout layout = {});
  Operand(const Operand&) = delete;
  Operand& operator=(const Operand&) = delete;

  const DLTensor* dl() const { return &dl_; }
  DLTensor& raw() { return dl_; }
  const std::vector<std::int64_t>& shape() const { return shape_; }

  /// Rounds to the type.
  void set(const std::vector<std::int64_t>& at, double value);
  double get(const std::vector<std::int64_t>& at) const;

  /// Random numbers between -1 and 1, as the type holds them.
  void fill_random(std::uint32_t seed);
  /// Calls visit(position) for every element.
  void for_each(const std::function<void(const std::vector<std::int64_t>&)>& visit) const;

  /// Is every byte that belongs to no element as the constructor left it?
  bool gaps_untouched() const;

 private:
  std::size_t offset_of(const std::vector<std::int64_t>& at) const;

  DLTensor dl_{};
  std::vector<std::int64_t> shape_;
  std::vector<std::int64_t> strides_;
  std::int64_t first_ = 0;
  std::size_t element_bytes_ = 0;
  std::vector<std::uint64_t> words_;  ///< the memory, 8-byte aligned
};

/// The nearest f16 or bf16 number, ties to even.
double rounded(DLDataType type, double value);

}  // namespace attngen_test
