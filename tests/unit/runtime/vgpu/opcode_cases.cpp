// SPDX-License-Identifier: Apache-2.0
#include "opcode_cases.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstring>
#include <random>

#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {
namespace {

constexpr int kThreads = 256;
constexpr int kBlocks = 4;
constexpr std::size_t kSamples = kThreads * kBlocks;

bool is_f16(const std::string& type) {
  return type == "f16" || type == "f16x2";
}
bool is_bf16(const std::string& type) {
  return type == "bf16" || type == "bf16x2";
}
bool is_half_type(const std::string& type) {
  return is_f16(type) || is_bf16(type);
}

int width_of(const std::string& type) {
  if (type == "f16x2" || type == "bf16x2") return 32;
  return std::atoi(type.c_str() + type.find_first_of("0123456789"));
}

std::string register_type(const std::string& type) {
  return is_half_type(type) ? "b" + std::to_string(width_of(type)) : type;
}

std::string kernel_of(const OpcodeCase& test, std::size_t index) {
  std::string text = fmt::format(
      ".visible .entry case{}(.param .u64 pa, .param .u64 pb, .param .u64 pc, .param .u64 pd)\n{{\n"
      ".reg .pred %p<5>; .reg .b16 %h<5>; .reg .b32 %t<9>; .reg .b64 %x<5>;\n"
      ".reg .b32 %i<4>; .reg .b64 %at<9>;\n"
      "mov.u32 %i0, %tid.x; mov.u32 %i1, %ctaid.x; mov.u32 %i2, %ntid.x;\n"
      "mad.lo.s32 %i3, %i1, %i2, %i0; mul.wide.u32 %at0, %i3, 8;\n",
      index);
  const std::array<std::pair<const char*, const std::string*>, 3> sources{
      {{"a", &test.a}, {"b", &test.b}, {"c", &test.c}}};
  int next = 1;
  for (const auto& [name, type] : sources) {
    if (type->empty()) continue;
    const std::string as = register_type(*type);
    text += fmt::format(
        ".reg .{0} %{1}; ld.param.u64 %at{2}, [p{1}]; add.s64 %at{2}, %at{2}, %at0;\n"
        "ld.global.{0} %{1}, [%at{2}];\n",
        as, name, next++);
  }
  text += fmt::format(
      ".reg .{0} %d; ld.param.u64 %at{1}, [pd]; add.s64 %at{1}, %at{1}, %at0;\n{2}\n"
      "st.global.{0} [%at{1}], %d;\nret;\n}}\n",
      register_type(test.d), next, test.text);
  return text;
}

/// Random operands of a type, with every special value among them.
class Operands {
 public:
  explicit Operands(unsigned seed) : random_(seed) {}

  Bits next(const std::string& type) {
    if (type.empty()) return 0;
    if (type == "f32") return single();
    if (type == "f64") return wide();
    if (is_half_type(type)) {
      const Bits low = half(is_f16(type));
      return width_of(type) == 16 ? low : low | half(is_f16(type)) << 16;
    }
    return whole(width_of(type));
  }

 private:
  Bits raw() { return random_(); }

  Bits whole(int width) {
    const Bits mask = width == 64 ? ~Bits{0} : (Bits{1} << width) - 1;
    const std::array<Bits, 8> special{0, 1, mask, mask >> 1, (mask >> 1) + 1, 31, 32, 65};
    switch (raw() % 4) {
      case 0:
        return special[raw() % special.size()] & mask;
      case 1:
        return raw() % 64;
      default:
        return raw() & mask;
    }
  }

  Bits single() {
    const std::array<float, 20> special{0.f,   -0.f,   1.f,     -1.f,     0.5f,      1.5f, 2.5f,
                                        -2.5f, 1e-40f, -1e-41f, INFINITY, -INFINITY, NAN,  3e9f,
                                        -3e9f, 1e20f,  -1e30f,  65520.f,  127.5f,    0.3f};
    switch (raw() % 4) {
      case 0:
        return bits_of(special[raw() % special.size()]);
      case 1:
        return raw() & 0xffffffff;
      default: {
        const double unit = std::generate_canonical<double, 53>(random_) * 2 - 1;
        return bits_of(static_cast<float>(std::ldexp(unit, static_cast<int>(raw() % 24) - 8)));
      }
    }
  }

  Bits wide() {
    const std::array<double, 8> special{0, -0.0, 1, -1, 2.5, INFINITY, NAN, 5e-324};
    switch (raw() % 4) {
      case 0:
        return bits_of(special[raw() % special.size()]);
      case 1:
        return raw();
      default:
        return bits_of(std::ldexp(std::generate_canonical<double, 53>(random_) * 2 - 1,
                                  static_cast<int>(raw() % 80) - 30));
    }
  }

  Bits half(bool f16) {
    if (raw() % 2 == 0) return raw() & 0xffff;
    // Around one, where rounding happens.
    const Bits exponent = f16 ? 0x3000 + (raw() % 8) * 0x400 : 0x3e00 + (raw() % 8) * 0x80;
    return (exponent | (raw() & (f16 ? 0x3ff : 0x7f)) | (raw() & 0x8000)) & 0xffff;
  }

  std::mt19937_64 random_;
};

bool half_is_nan(Bits bits, bool f16) {
  return f16 ? (bits & 0x7fff) > 0x7c00 : (bits & 0x7fff) > 0x7f80;
}

bool same(const OpcodeCase& test, Bits got, Bits wanted) {
  const int width = width_of(test.d);
  const Bits mask = width == 64 ? ~Bits{0} : (Bits{1} << width) - 1;
  got &= mask;
  wanted &= mask;
  if (got == wanted) return true;
  if (test.d == "f32") {
    const float x = f32_of(got);
    const float y = f32_of(wanted);
    if (std::isnan(x) || std::isnan(y)) return std::isnan(x) && std::isnan(y);
    const auto distance = std::abs(s32_of(got) - std::int64_t{s32_of(wanted)});
    return (std::signbit(x) == std::signbit(y) || x == y) && distance <= test.ulps;
  }
  if (test.d == "f64") return std::isnan(f64_of(got)) && std::isnan(f64_of(wanted));
  if (!is_half_type(test.d)) return false;
  for (int shift = 0; shift < width; shift += 16) {
    const Bits x = got >> shift & 0xffff;
    const Bits y = wanted >> shift & 0xffff;
    const bool both_nan = half_is_nan(x, is_f16(test.d)) && half_is_nan(y, is_f16(test.d));
    if (x != y && !both_nan) return false;
  }
  return true;
}

}  // namespace

float f32_of(Bits bits) {
  const auto word = static_cast<std::uint32_t>(bits);
  float value = 0;
  std::memcpy(&value, &word, sizeof value);
  return value;
}

double f64_of(Bits bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

Bits bits_of(float value) {
  std::uint32_t word = 0;
  std::memcpy(&word, &value, sizeof word);
  return word;
}

Bits bits_of(double value) {
  Bits bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

float flushed(float value) {
  return std::fpclassify(value) == FP_SUBNORMAL ? std::copysign(0.f, value) : value;
}

void check_opcodes(const std::vector<OpcodeCase>& cases) {
  std::string ptx = ".version 8.0\n.target sm_80\n.address_size 64\n";
  for (std::size_t i = 0; i < cases.size(); ++i) ptx += kernel_of(cases[i], i);
  const Module module(ptx);
  Operands operands(2026);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const OpcodeCase& test = cases[i];
    std::vector<Bits> a(kSamples), b(kSamples), c(kSamples), d(kSamples, 0);
    for (std::size_t k = 0; k < kSamples; ++k) {
      a[k] = operands.next(test.a);
      b[k] = operands.next(test.b);
      c[k] = operands.next(test.c);
    }
    const std::array<void*, 4> arguments{a.data(), b.data(), c.data(), d.data()};
    Launch launch;
    launch.entry = "case" + std::to_string(i);
    launch.grid = {kBlocks, 1, 1};
    launch.block = {kThreads, 1, 1};
    launch.parameters.resize(sizeof arguments);
    std::memcpy(launch.parameters.data(), arguments.data(), sizeof arguments);
    Options options;
    options.check_races = false;
    const Report report = module.run(launch,
                                     {{"a", a.data(), 8 * kSamples, false},
                                      {"b", b.data(), 8 * kSamples, false},
                                      {"c", c.data(), 8 * kSamples, false},
                                      {"d", d.data(), 8 * kSamples, true}},
                                     options);
    REQUIRE(report.clean());
    int wrong = 0;
    for (std::size_t k = 0; k < kSamples && wrong < 3; ++k) {
      const Bits wanted = test.expected(a[k], b[k], c[k]);
      if (same(test, d[k], wanted)) continue;
      ++wrong;
      MESSAGE(fmt::format("{}: a={:#x} b={:#x} c={:#x}: got {:#x}, expected {:#x}", test.text, a[k],
                          b[k], c[k], d[k], wanted));
    }
    CHECK_MESSAGE(wrong == 0, test.text);
  }
}

}  // namespace attngen::vgpu
