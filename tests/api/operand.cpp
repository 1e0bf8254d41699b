// SPDX-License-Identifier: Apache-2.0
#include "tests/api/operand.h"

#include <cmath>
#include <cstring>
#include <random>
#include <stdexcept>

namespace attngen_test {
namespace {

constexpr unsigned char kPoison = 0xff;  // NaN in bf16, f16 and f32, -1 in a table

/// The bits of a number of `mantissa` explicit bits and an exponent biased by `bias`; subnormal
/// results become 0, which the values of these tests never are.
std::uint16_t bits_of(double value, int mantissa, int bias) {
  if (value == 0) return std::signbit(value) ? 0x8000 : 0;
  int exponent = 0;
  const double fraction = std::frexp(std::fabs(value), &exponent);  // 0.5 .. 1
  auto scaled = static_cast<long>(std::nearbyint(std::ldexp(fraction, mantissa + 1)));
  if (scaled == 1L << (mantissa + 1)) {
    scaled >>= 1;
    ++exponent;
  }
  const int biased = exponent - 1 + bias;
  if (biased <= 0) return 0;
  const long bits = static_cast<long>(biased) << mantissa | (scaled - (1L << mantissa));
  return static_cast<std::uint16_t>(bits | (value < 0 ? 0x8000 : 0));
}

double value_of(std::uint16_t bits, int mantissa, int bias) {
  const int exponents = 1 << (15 - mantissa);
  const int biased = (bits & 0x7fff) >> mantissa;
  const double fraction = bits & ((1 << mantissa) - 1);
  double magnitude = std::ldexp(1 + std::ldexp(fraction, -mantissa), biased - bias);
  if (biased == 0) magnitude = std::ldexp(fraction, 1 - bias - mantissa);
  if (biased == exponents - 1) magnitude = fraction == 0 ? HUGE_VAL : std::nan("");
  return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

}  // namespace

double rounded(DLDataType type, double value) {
  if (type.code == kDLBfloat) return value_of(bits_of(value, 7, 127), 7, 127);
  if (type.code == kDLFloat && type.bits == 16) return value_of(bits_of(value, 10, 15), 10, 15);
  return type.code == kDLFloat ? static_cast<double>(static_cast<float>(value)) : value;
}

Operand::Operand(DLDataType type, std::vector<std::int64_t> shape, Layout layout)
    : shape_(std::move(shape)),
      strides_(std::move(layout.strides)),
      first_(layout.first),
      element_bytes_(type.bits / 8u) {
  if (strides_.empty()) {
    strides_.assign(shape_.size(), 1);
    for (std::size_t axis = shape_.size(); axis-- > 1;) {
      strides_[axis - 1] = strides_[axis] * shape_[axis];
    }
  }
  std::int64_t last = first_;
  for (std::size_t axis = 0; axis < shape_.size(); ++axis) {
    if (shape_[axis] > 1) last += (shape_[axis] - 1) * strides_[axis];
  }
  const std::size_t bytes = static_cast<std::size_t>(last + 1) * element_bytes_;
  words_.assign(bytes / 8 + 2, 0);
  std::memset(words_.data(), kPoison, words_.size() * 8);
  auto* base = reinterpret_cast<unsigned char*>(words_.data());
  const std::size_t start = static_cast<std::size_t>(first_) * element_bytes_;
  dl_.data = layout.uses_byte_offset ? base : base + start;
  dl_.byte_offset = layout.uses_byte_offset ? start : 0;
  dl_.device = {kDLCPU, 0};
  dl_.ndim = static_cast<std::int32_t>(shape_.size());
  dl_.dtype = type;
  dl_.shape = shape_.data();
  dl_.strides = layout.null_strides ? nullptr : strides_.data();
}

std::size_t Operand::offset_of(const std::vector<std::int64_t>& at) const {
  std::int64_t element = first_;
  for (std::size_t axis = 0; axis < at.size(); ++axis) element += at[axis] * strides_[axis];
  return static_cast<std::size_t>(element) * element_bytes_;
}

void Operand::set(const std::vector<std::int64_t>& at, double value) {
  auto* to = reinterpret_cast<unsigned char*>(words_.data()) + offset_of(at);
  const DLDataType type = dl_.dtype;
  if (type.bits == 16) {
    const std::uint16_t bits =
        type.code == kDLBfloat ? bits_of(value, 7, 127) : bits_of(value, 10, 15);
    std::memcpy(to, &bits, sizeof bits);
  } else if (type.code == kDLFloat) {
    const auto number = static_cast<float>(value);
    std::memcpy(to, &number, sizeof number);
  } else if (type.bits == 64) {
    const auto number = static_cast<std::int64_t>(value);
    std::memcpy(to, &number, sizeof number);
  } else {
    const auto number = static_cast<std::int32_t>(value);
    std::memcpy(to, &number, sizeof number);
  }
}

double Operand::get(const std::vector<std::int64_t>& at) const {
  const auto* from = reinterpret_cast<const unsigned char*>(words_.data()) + offset_of(at);
  const DLDataType type = dl_.dtype;
  if (type.bits == 16) {
    std::uint16_t bits = 0;
    std::memcpy(&bits, from, sizeof bits);
    return type.code == kDLBfloat ? value_of(bits, 7, 127) : value_of(bits, 10, 15);
  }
  if (type.code == kDLFloat) {
    float number = 0;
    std::memcpy(&number, from, sizeof number);
    return number;
  }
  if (type.bits == 64) {
    std::int64_t number = 0;
    std::memcpy(&number, from, sizeof number);
    return static_cast<double>(number);
  }
  std::int32_t number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

void Operand::for_each(const std::function<void(const std::vector<std::int64_t>&)>& visit) const {
  std::vector<std::int64_t> at(shape_.size(), 0);
  for (const std::int64_t extent : shape_) {
    if (extent == 0) return;
  }
  for (;;) {
    visit(at);
    std::size_t axis = at.size();
    while (axis > 0 && ++at[axis - 1] == shape_[axis - 1]) at[--axis] = 0;
    if (axis == 0) return;
  }
}

void Operand::fill_random(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  for_each([&](const std::vector<std::int64_t>& at) { set(at, uniform(random)); });
}

bool Operand::gaps_untouched() const {
  std::vector<bool> is_element(words_.size() * 8, false);
  for_each([&](const std::vector<std::int64_t>& at) {
    for (std::size_t byte = 0; byte < element_bytes_; ++byte) {
      is_element[offset_of(at) + byte] = true;
    }
  });
  const auto* bytes = reinterpret_cast<const unsigned char*>(words_.data());
  for (std::size_t byte = 0; byte < is_element.size(); ++byte) {
    if (!is_element[byte] && bytes[byte] != kPoison) return false;
  }
  return true;
}

}  // namespace attngen_test
