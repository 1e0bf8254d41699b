// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_value.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "base/dtype.h"
#include "generator/llvm/ir_function.h"
#include "generator/llvm/ir_module.h"
#include "runtime/llvm_api.h"

namespace attngen {
namespace {

TEST_CASE("types are spelled as LLVM spells them") {
  CHECK(to_text(IrType{}) == "void");
  CHECK(to_text(IrType{IrKind::i1, 1}) == "i1");
  CHECK(to_text(IrType{IrKind::ptr, 1}) == "ptr");
  CHECK(to_text(IrType{IrKind::f16, 1}) == "half");
  CHECK(to_text(IrType{IrKind::f32, 16}) == "<16 x float>");
  CHECK(to_text(IrType{IrKind::ptr, 8}) == "<8 x ptr>");
  CHECK(suffix_of({IrKind::f32, 16}) == "v16f32");
  CHECK(suffix_of({IrKind::f64, 1}) == "f64");
  CHECK(suffix_of({IrKind::ptr, 8}) == "v8p0");
  CHECK(suffix_of({IrKind::i64, 4}) == "v4i64");
}

TEST_CASE("sizes and kinds") {
  CHECK(bytes_of(IrKind::i1) == 1);
  CHECK(bytes_of(IrKind::f16) == 2);
  CHECK(bytes_of(IrKind::f32) == 4);
  CHECK(bytes_of(IrKind::ptr) == 8);
  CHECK_THROWS(bytes_of(IrKind::none));
  CHECK(is_float(IrKind::f16));
  CHECK_FALSE(is_float(IrKind::i32));
  CHECK(bits_of(IrKind::f16) == IrKind::i16);
  CHECK(bits_of(IrKind::f64) == IrKind::i64);
  CHECK(bits_of(IrKind::i8) == IrKind::i8);
}

TEST_CASE("constants read well where they can, and else name every bit") {
  CHECK(ir_float(IrKind::f32, 1.0).text == "1.0000");
  CHECK(ir_float(IrKind::f32, -0.5).text == "-0.5000");
  CHECK(ir_float(IrKind::f32, 0.0625).text == "0.0625");
  CHECK(ir_float(IrKind::f32, -0.0).text == "0x8000000000000000");
  CHECK(ir_float(IrKind::f32, 0.1).text == "0x3FB99999A0000000");
  CHECK(ir_float(IrKind::f64, 0.1).text == "0x3FB999999999999A");
  CHECK(ir_float(IrKind::f16, 1.0).text == "0xH3C00");
  CHECK(ir_float(IrKind::f32, std::numeric_limits<double>::infinity()).text ==
        "0x7FF0000000000000");
  CHECK(ir_i64(-7).text == "-7");
  CHECK(ir_boolean(true).text == "true");
  CHECK(ir_zero({IrKind::f32, 8}).text == "zeroinitializer");
  CHECK(ir_lane_numbers(IrKind::i32, 4, 3).text == "<i32 0, i32 3, i32 6, i32 9>");
  CHECK(ir_lane_numbers(IrKind::i64, 1).text == "0");
}

TEST_CASE("LLVM reads every constant as the value that was meant") {
  using Limits = std::numeric_limits<float>;
  std::vector<float> values{0.0f,
                            -0.0f,
                            1.0f,
                            -4095.9375f,
                            4096.0f,
                            0.1f,
                            Limits::max(),
                            Limits::min(),
                            Limits::denorm_min(),
                            Limits::infinity(),
                            -Limits::infinity(),
                            Limits::quiet_NaN(),
                            12582912.0f,
                            0.0312f,
                            -0.03125f};
  std::mt19937 random(5);
  while (values.size() < 80) {
    values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(random())));
  }
  IrFunction f("constants",
               {{"f32", {IrKind::ptr, 1}}, {"f64", {IrKind::ptr, 1}}, {"f16", {IrKind::ptr, 1}}});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const IrValue at = ir_i64(static_cast<std::int64_t>(i));
    const double value = static_cast<double>(values[i]);
    f.store(ir_float(IrKind::f32, value), f.element(f.parameter("f32"), IrKind::f32, at));
    f.store(ir_float(IrKind::f64, value / 3), f.element(f.parameter("f64"), IrKind::f64, at));
    f.store(ir_float(IrKind::f16, value), f.element(f.parameter("f16"), IrKind::f16, at));
  }
  IrModule module("", 512);
  module.add(f);
  LlvmJit jit(LlvmEffort::quick);
  jit.add(module.text(), {}, "");
  std::vector<float> single(values.size());
  std::vector<double> wide(values.size());
  std::vector<std::uint16_t> half(values.size());
  reinterpret_cast<void (*)(float*, double*, std::uint16_t*)>(jit.lookup("constants"))(
      single.data(), wide.data(), half.data());
  for (std::size_t i = 0; i < values.size(); ++i) {
    CAPTURE(values[i]);
    if (std::isnan(values[i])) {
      CHECK(std::isnan(single[i]));
      CHECK(std::isnan(wide[i]));
      CHECK(std::isnan(f16_value(half[i])));
      continue;
    }
    CHECK(std::bit_cast<std::uint32_t>(single[i]) == std::bit_cast<std::uint32_t>(values[i]));
    CHECK(std::bit_cast<std::uint64_t>(wide[i]) ==
          std::bit_cast<std::uint64_t>(static_cast<double>(values[i]) / 3));
    CHECK(half[i] == f16_bits(static_cast<double>(values[i])));
  }
}

}  // namespace
}  // namespace attngen
