// SPDX-License-Identifier: Apache-2.0
// Types, values and constants of textual LLVM IR.
#pragma once

#include <cstdint>
#include <string>

namespace attngen {

enum class IrKind : std::uint8_t { none, i1, i8, i16, i32, i64, f16, bf16, f32, f64, ptr };

struct IrType {
  IrKind kind = IrKind::none;
  int lanes = 1;  ///< 1 = a scalar

  bool operator==(const IrType&) const = default;
};

std::string to_text(IrType type);  ///< "<16 x float>", "i64", "void"
int bytes_of(IrKind kind);         ///< of one element in memory; 1 for i1
bool is_float(IrKind kind);
/// The integer kind of the same width as a floating one.
IrKind bits_of(IrKind kind);
/// "v16f32": how intrinsics name a type.
std::string suffix_of(IrType type);

struct IrValue {
  std::string text;  ///< "%v12", "%arguments", "7"
  IrType type;
  int depth = 0;  ///< the region in which it is known; constants and parameters everywhere

  bool is_constant = false;
  std::int64_t integer = 0;  ///< of an integer constant

  explicit operator bool() const { return type.kind != IrKind::none; }
};

IrValue ir_integer(IrKind kind, std::int64_t value);
IrValue ir_i64(std::int64_t value);
IrValue ir_boolean(bool value);
/// Rounded to the kind; infinities and NaN too.
IrValue ir_float(IrKind kind, double value);
IrValue ir_zero(IrType type);
/// "<4 x i32> <i32 0, i32 1, i32 2, i32 3>", times `step`.
IrValue ir_lane_numbers(IrKind kind, int lanes, std::int64_t step = 1);

}  // namespace attngen
