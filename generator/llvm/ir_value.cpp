// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_value.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "base/dtype.h"
#include "base/error.h"

namespace attngen {
namespace {

const char* name_of(IrKind kind) {
  switch (kind) {
    case IrKind::none:
      return "void";
    case IrKind::i1:
      return "i1";
    case IrKind::i8:
      return "i8";
    case IrKind::i16:
      return "i16";
    case IrKind::i32:
      return "i32";
    case IrKind::i64:
      return "i64";
    case IrKind::f16:
      return "half";
    case IrKind::bf16:
      return "bfloat";
    case IrKind::f32:
      return "float";
    case IrKind::f64:
      return "double";
    case IrKind::ptr:
      return "ptr";
  }
  throw InternalError("an IR kind without a name");
}

}  // namespace

std::string to_text(IrType type) {
  if (type.lanes == 1) return name_of(type.kind);
  return fmt::format("<{} x {}>", type.lanes, name_of(type.kind));
}

int bytes_of(IrKind kind) {
  switch (kind) {
    case IrKind::i1:
    case IrKind::i8:
      return 1;
    case IrKind::i16:
    case IrKind::f16:
    case IrKind::bf16:
      return 2;
    case IrKind::i32:
    case IrKind::f32:
      return 4;
    case IrKind::i64:
    case IrKind::f64:
    case IrKind::ptr:
      return 8;
    case IrKind::none:
      break;
  }
  throw InternalError("the size of no value");
}

bool is_float(IrKind kind) {
  return kind == IrKind::f16 || kind == IrKind::bf16 || kind == IrKind::f32 || kind == IrKind::f64;
}

IrKind bits_of(IrKind kind) {
  switch (kind) {
    case IrKind::f16:
    case IrKind::bf16:
      return IrKind::i16;
    case IrKind::f32:
      return IrKind::i32;
    case IrKind::f64:
      return IrKind::i64;
    default:
      return kind;
  }
}

std::string suffix_of(IrType type) {
  std::string element;
  switch (type.kind) {
    case IrKind::f16:
      element = "f16";
      break;
    case IrKind::bf16:
      element = "bf16";
      break;
    case IrKind::f32:
      element = "f32";
      break;
    case IrKind::f64:
      element = "f64";
      break;
    case IrKind::ptr:
      element = "p0";
      break;
    default:
      element = name_of(type.kind);
      break;
  }
  return type.lanes == 1 ? element : fmt::format("v{}{}", type.lanes, element);
}

IrValue ir_integer(IrKind kind, std::int64_t value) {
  IrValue made;
  made.text = std::to_string(value);
  made.type = {kind, 1};
  made.is_constant = true;
  made.integer = value;
  return made;
}

IrValue ir_i64(std::int64_t value) {
  return ir_integer(IrKind::i64, value);
}

IrValue ir_boolean(bool value) {
  IrValue made = ir_integer(IrKind::i1, value ? 1 : 0);
  made.text = value ? "true" : "false";
  return made;
}

IrValue ir_float(IrKind kind, double value) {
  IrValue made;
  made.type = {kind, 1};
  made.is_constant = true;
  if (kind == IrKind::f16) {
    made.text = fmt::format("0xH{:04X}", f16_bits(value));
    return made;
  }
  const double rounded =
      kind == IrKind::f32 ? static_cast<double>(static_cast<float>(value)) : value;
  // LLVM takes a decimal only where it is exact; small dyadic numbers are, and read better.
  const bool is_short = std::isfinite(rounded) && std::fabs(rounded) < 4096 &&
                        rounded * 16 == std::nearbyint(rounded * 16);
  made.text = is_short && !(rounded == 0 && std::signbit(rounded))
                  ? fmt::format("{:.4f}", rounded)
                  : fmt::format("0x{:016X}", std::bit_cast<std::uint64_t>(rounded));
  return made;
}

IrValue ir_zero(IrType type) {
  IrValue made;
  made.text = type.lanes > 1 ? "zeroinitializer" : is_float(type.kind) ? "0.0" : "0";
  made.type = type;
  made.is_constant = true;
  return made;
}

IrValue ir_lane_numbers(IrKind kind, int lanes, std::int64_t step) {
  if (lanes == 1) return ir_integer(kind, 0);
  IrValue made;
  made.type = {kind, lanes};
  made.is_constant = true;
  made.text = "<";
  for (int lane = 0; lane < lanes; ++lane) {
    made.text += fmt::format("{}{} {}", lane == 0 ? "" : ", ", name_of(kind), lane * step);
  }
  made.text += ">";
  return made;
}

}  // namespace attngen
