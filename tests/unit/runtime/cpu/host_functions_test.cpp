// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/host_functions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>

#include "base/dtype.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/llvm_object.h"

namespace attngen {
namespace {

/// Conversions of each 16-bit float as code for `target` makes them, through host functions where
/// the target has no instruction.
struct Conversions {
  explicit Conversions(const LlvmTarget& target)
      : object(std::vector<std::vector<std::byte>>{compile_to_object(
                   "define void @narrow(ptr %from, ptr %to) {\n"
                   "  %x = load float, ptr %from\n"
                   "  %h = fptrunc float %x to half\n"
                   "  store half %h, ptr %to\n"
                   "  ret void\n}\n"
                   "define void @narrow_f64(ptr %from, ptr %to) {\n"
                   "  %x = load double, ptr %from\n"
                   "  %h = fptrunc double %x to half\n"
                   "  store half %h, ptr %to\n"
                   "  ret void\n}\n"
                   "define void @widen(ptr %from, ptr %to) {\n"
                   "  %h = load half, ptr %from\n"
                   "  %x = fpext half %h to float\n"
                   "  store float %x, ptr %to\n"
                   "  ret void\n}\n"
                   "define double @mathematics(double %x) {\n"
                   "  %a = call double @llvm.exp.f64(double %x)\n"
                   "  %b = call double @llvm.pow.f64(double %a, double %x)\n"
                   "  %c = call double @erf(double %b)\n"
                   "  %d = call double @tanh(double %c)\n"
                   "  ret double %d\n}\n"
                   "declare double @llvm.exp.f64(double)\n"
                   "declare double @llvm.pow.f64(double, double)\n"
                   "declare double @erf(double)\n"
                   "declare double @tanh(double)\n",
                   target)},
               host_functions()) {}

  std::uint16_t narrow(float x) const {
    std::uint16_t bits = 0;
    reinterpret_cast<void (*)(const float*, std::uint16_t*)>(object.lookup("narrow"))(&x, &bits);
    return bits;
  }
  std::uint16_t narrow(double x) const {
    std::uint16_t bits = 0;
    reinterpret_cast<void (*)(const double*, std::uint16_t*)>(object.lookup("narrow_f64"))(&x,
                                                                                           &bits);
    return bits;
  }
  float widen(std::uint16_t bits) const {
    float x = 0;
    reinterpret_cast<void (*)(const std::uint16_t*, float*)>(object.lookup("widen"))(&bits, &x);
    return x;
  }

  LlvmObject object;
};

TEST_CASE("f16 conversions are exact with the narrowest vectors and with the host's") {
  for (const LlvmTarget& target :
       {named_llvm_target(kHostIsX86 ? "v128" : "neon"), host_llvm_target()}) {
    CAPTURE(target.cpu);
    const Conversions code(target);
    std::mt19937 random(3);
    for (int i = 0; i < 3000; ++i) {
      const auto bits = static_cast<std::uint16_t>(random());
      const double value = f16_value(bits);
      if (std::isnan(value)) {
        CHECK(std::isnan(code.widen(bits)));
        continue;
      }
      CHECK(static_cast<double>(code.widen(bits)) == value);
      const float near =
          static_cast<float>(value) * (1.0f + static_cast<float>(random() % 4000) * 1e-6f);
      CHECK(code.narrow(near) == f16_bits(static_cast<double>(near)));
      // Just above a tie, by less than a float can hold: rounding twice would go down.
      const double above = 1.0 + 0x1p-11 + 0x1p-40;
      CHECK(code.narrow(above) == 0x3c01);
    }
    CHECK(code.narrow(std::numeric_limits<float>::infinity()) == 0x7c00);
    CHECK(code.narrow(1e6f) == 0x7c00);
    CHECK(code.narrow(-0.0f) == 0x8000);
    CHECK((code.narrow(std::numeric_limits<float>::quiet_NaN()) & 0x7fff) > 0x7c00);
  }
}

TEST_CASE("the C library's mathematics is found") {
  const Conversions code(host_llvm_target());
  const auto f = reinterpret_cast<double (*)(double)>(code.object.lookup("mathematics"));
  CHECK(f(-0.3) == std::tanh(std::erf(std::pow(std::exp(-0.3), -0.3))));
}

TEST_CASE("each name once, each with an address") {
  std::set<std::string> names;
  for (const auto& [name, address] : host_functions()) {
    CHECK(names.insert(name).second);
    CHECK(address != nullptr);
  }
}

}  // namespace
}  // namespace attngen
