// SPDX-License-Identifier: Apache-2.0
// Single PTX instructions on many operands, compared with a function of the host.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace attngen::vgpu {

using Bits = std::uint64_t;

/// `text` computes %d from %a, %b, %c; it may use %p1 ... %p4 (predicates), %h1 ... %h4 (b16),
/// %t1 ... %t8 (b32) and %x1 ... %x4 (b64). Types name the registers; "" means the operand is
/// unused.
struct OpcodeCase {
  std::string text;
  std::string d;
  std::string a;
  std::string b;
  std::string c;
  std::function<Bits(Bits, Bits, Bits)> expected;
  int ulps = 0;  ///< allowed distance of an f32 result
};

/// Runs every case on random and special operands in one module and reports each difference.
/// All NaNs of a float type are equal.
void check_opcodes(const std::vector<OpcodeCase>& cases);

float f32_of(Bits bits);
double f64_of(Bits bits);
Bits bits_of(float value);
Bits bits_of(double value);
/// f32 with subnormals as zeros of their sign.
float flushed(float value);

inline std::int16_t s16_of(Bits bits) {
  return static_cast<std::int16_t>(bits);
}
inline std::int32_t s32_of(Bits bits) {
  return static_cast<std::int32_t>(bits);
}
inline std::int64_t s64_of(Bits bits) {
  return static_cast<std::int64_t>(bits);
}
inline std::uint16_t u16_of(Bits bits) {
  return static_cast<std::uint16_t>(bits);
}
inline std::uint32_t u32_of(Bits bits) {
  return static_cast<std::uint32_t>(bits);
}
template <typename Integer>
Bits integer(Integer value) {
  return static_cast<Bits>(value);
}

}  // namespace attngen::vgpu
