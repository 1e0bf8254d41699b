// SPDX-License-Identifier: Apache-2.0
// The fundamental types of PTX and what they are in LLVM IR.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace attngen::vgpu {

enum class PtxType : std::uint8_t {
  pred,
  b8,
  b16,
  b32,
  b64,
  b128,
  u8,
  u16,
  u32,
  u64,
  s8,
  s16,
  s32,
  s64,
  f16,
  f16x2,
  bf16,
  bf16x2,
  f32,
  f64,
};

std::optional<PtxType> ptx_type_named(std::string_view name);
std::string_view name_of(PtxType type);

/// Width in bits; a predicate has 1.
int bits_of(PtxType type);
inline int bytes_of(PtxType type) {
  return bits_of(type) / 8;
}
bool is_signed(PtxType type);            ///< s8 ... s64
bool is_single_or_double(PtxType type);  ///< f32, f64
bool is_half(PtxType type);              ///< f16, f16x2, bf16, bf16x2

/// "i1", "i32", "float", "double"; half types are held as integers of their width.
std::string_view ir_type(PtxType type);

}  // namespace attngen::vgpu
