// SPDX-License-Identifier: Apache-2.0
#include "vector_kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <utility>

namespace attngen::vector_kernels {
namespace {

std::string for_baseline(std::string text) {
  const std::string group = "attributes #0 = {";
  const std::size_t at = text.find(group);
  REQUIRE(at != std::string::npos);
  text.insert(at + group.size(), " \"target-cpu\"=\"x86-64\" \"target-features\"=\"+sse2,-sse3\"");
  return text;
}

}  // namespace

std::string to_text(const Setting& setting) {
  return std::to_string(setting.lanes) + (setting.baseline ? " lanes, baseline" : " lanes, native");
}

std::vector<Setting> settings() {
  std::vector<Setting> all{{16, false}, {8, false}, {4, false}, {1, false}};
#if defined(__x86_64__)
  all.insert(all.end(), {{16, true}, {8, true}, {4, true}, {1, true}});
#else
  MESSAGE("[SKIP] no x86-64: the baseline of its vectors is not run");
#endif
  return all;
}

Kernel::Kernel(IrKind in, IrKind out, const Body& body, const Setting& setting)
    : jit_(std::make_unique<LlvmJit>(LlvmEffort::quick)), lanes_(setting.lanes) {
  const IrType pointer{IrKind::ptr, 1};
  IrFunction f("apply", {{"a", pointer, "noalias readonly"},
                         {"b", pointer, "noalias readonly"},
                         {"out", pointer, "noalias"},
                         {"count", {IrKind::i64, 1}}});
  f.loop("i", ir_i64(0), f.parameter("count"), setting.lanes, {},
         [&](IrValue i, const IrFunction::Values&) -> IrFunction::Values {
           const IrType type{in, setting.lanes};
           const IrValue a = f.load(type, f.element(f.parameter("a"), in, i));
           const IrValue b = f.load(type, f.element(f.parameter("b"), in, i));
           const IrValue result = body(f, a, b);
           REQUIRE(result.type == IrType{out, setting.lanes});
           f.store(result, f.element(f.parameter("out"), out, i));
           return {};
         });
  IrModule module("a test", setting.baseline ? 128 : 512);
  module.add(f);
  jit_->add(setting.baseline ? for_baseline(module.text()) : module.text(), {}, "");
  function_ = reinterpret_cast<decltype(function_)>(jit_->lookup("apply"));
}

void Kernel::operator()(const void* a, const void* b, void* out, std::size_t count) const {
  REQUIRE(count % static_cast<std::size_t>(lanes_) == 0);
  function_(a, b, out, static_cast<std::int64_t>(count));
}

double ulps(float got, double truth) {
  if (std::isnan(truth) && std::isnan(got)) return 0;
  if (std::isnan(truth) || std::isnan(got)) return std::numeric_limits<double>::infinity();
  const double behind_largest = 0x1p128;
  const double value = std::clamp(static_cast<double>(got), -behind_largest, behind_largest);
  const double wanted = std::clamp(truth, -behind_largest, behind_largest);
  if (value == wanted) return 0;
  const int exponent = std::clamp(wanted == 0 ? -126 : std::ilogb(wanted), -126, 127);
  return std::fabs(value - wanted) / std::ldexp(1.0, exponent - 23);
}

std::vector<float> every_magnitude() {
  std::vector<float> values;
  for (std::uint32_t top = 0; top < 0x10000; ++top) {
    for (const std::uint32_t rest : {0x0000u, 0x3C9Fu, 0xFFFFu}) {
      values.push_back(std::bit_cast<float>(top << 16 | rest));
    }
  }
  return values;
}

std::vector<float> uniform(std::size_t count, double low, double high, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> distribution(low, high);
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(distribution(random));
  return values;
}

}  // namespace attngen::vector_kernels
