// SPDX-License-Identifier: Apache-2.0
// Elementwise kernels around one piece of IR, compiled and run: what the tests of vector math need.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/ir_module.h"
#include "runtime/llvm_api.h"

namespace attngen::vector_kernels {

/// How a kernel is compiled.
struct Setting {
  int lanes;
  bool baseline;  ///< nothing beyond what every x86-64 has: SSE2, no FMA, no f16
};
std::string to_text(const Setting& setting);

/// 16, 8, 4 lanes and scalars, for this processor; on x86-64 also for its baseline.
std::vector<Setting> settings();

using Body = std::function<IrValue(IrFunction&, IrValue a, IrValue b)>;

/// out[i] = body(a[i], b[i]), for any i below a multiple of the lanes.
class Kernel {
 public:
  Kernel(IrKind in, IrKind out, const Body& body, const Setting& setting);
  void operator()(const void* a, const void* b, void* out, std::size_t count) const;

 private:
  std::unique_ptr<LlvmJit> jit_;
  int lanes_;
  void (*function_)(const void*, const void*, void*, std::int64_t) = nullptr;
};

/// Its results for every element; the length is a multiple of 16.
template <typename Out, typename In>
std::vector<Out> results(const Kernel& kernel, const std::vector<In>& a, const std::vector<In>& b) {
  std::vector<Out> out(a.size());
  kernel(a.data(), b.data(), out.data(), a.size());
  return out;
}

/// The distance in units of the last place of the true value, subnormal numbers included. Infinity
/// counts as the number behind the largest; a NaN on one side only is infinitely far.
double ulps(float got, double truth);

/// Every sign, exponent and leading seven bits with three ends of the mantissa: 196608 values,
/// among them zeros, infinities, NaN and subnormal numbers.
std::vector<float> every_magnitude();
std::vector<float> uniform(std::size_t count, double low, double high, std::uint64_t seed);

}  // namespace attngen::vector_kernels
