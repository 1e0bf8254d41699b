// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/conformance_judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"

namespace attngen::bench {
namespace {

bool is_nan_half(std::uint32_t half, std::uint32_t exponent) {
  return (half & exponent) == exponent && (half & (0x7FFF & ~exponent)) != 0;
}

bool same_half(std::uint32_t a, std::uint32_t b, std::uint32_t exponent) {
  return a == b || (is_nan_half(a, exponent) && is_nan_half(b, exponent));
}

/// Equal up to the bits of a NaN.
bool same_pair(std::uint32_t a, std::uint32_t b, std::uint32_t exponent) {
  return same_half(a & 0xFFFF, b & 0xFFFF, exponent) && same_half(a >> 16, b >> 16, exponent);
}

struct Distance {
  bool inside = false;
  double relative = 0;
};

Distance distance_of(const ConformanceCase& each, double wanted, double got, double scale) {
  if (std::isnan(wanted) || std::isnan(got)) return {std::isnan(wanted) && std::isnan(got), 0};
  if (wanted == got) return {std::signbit(wanted) == std::signbit(got) || each.tolerance > 0, 0};
  constexpr double kTiny = 0x1.001p-126;
  if (each.flushes_subnormals && std::fabs(wanted) < kTiny && std::fabs(got) < kTiny) {
    return {true, 0};
  }
  if (std::isinf(wanted) || std::isinf(got)) {
    // A value that rounds beyond the largest number may be either of the two.
    constexpr double kLargest = 0x1.fffffep127;
    const bool edge = std::fabs(wanted) >= kLargest * (1 - each.tolerance) &&
                      std::fabs(got) >= kLargest * (1 - each.tolerance);
    return {each.tolerance > 0 && edge && std::signbit(wanted) == std::signbit(got), 0};
  }
  const double relative = std::fabs(wanted - got) / std::max(scale, 0x1p-149);
  const double smallest_step = 0x1p-149;  // below the smallest normal, ulps are absolute
  return {relative <= each.tolerance ||
              (each.tolerance > 0 && std::fabs(wanted - got) <= smallest_step),
          relative};
}

std::uint32_t word_of(const ConformanceCase& each, double value) {
  return each.kind == WordKind::f32 ? bits_of(static_cast<float>(value))
                                    : static_cast<std::uint32_t>(value);
}

void add_word(Agreement& agreement, const ConformanceCase& each, std::size_t at, double wanted,
              std::uint32_t wanted_bits, std::uint32_t got, double scale) {
  ++agreement.words;
  const bool is_number = each.kind == WordKind::f32;
  if (wanted_bits == got) {
    ++agreement.equal;
    return;
  }
  bool inside = false;
  if (is_number) {
    const Distance distance = distance_of(each, wanted, static_cast<double>(real_of(got)), scale);
    inside = distance.inside;
    agreement.worst = std::max(agreement.worst, distance.relative);
  } else if (each.kind != WordKind::bits) {
    inside = same_pair(wanted_bits, got, each.kind == WordKind::bf16_pair ? 0x7F80 : 0x7C00);
  }
  if (inside) {
    ++agreement.tolerated;
  } else if (agreement.fault.empty()) {
    agreement.fault = is_number
                          ? fmt::format("{}: word {} is {:08x} ({:.9g}), expected {:08x} ({:.9g})",
                                        each.name, at, got, real_of(got), wanted_bits, wanted)
                          : fmt::format("{}: word {} is {:08x}, expected {:08x}", each.name, at,
                                        got, wanted_bits);
  }
}

Agreement judge(const ConformanceCase& each, const std::vector<double>& wanted,
                const Words& wanted_bits, const std::vector<double>& scale, const Words& got) {
  Agreement agreement;
  if (wanted.size() != got.size()) {
    agreement.fault =
        fmt::format("{}: {} words, expected {}", each.name, got.size(), wanted.size());
    return agreement;
  }
  for (std::size_t at = 0; at < got.size(); ++at) {
    add_word(agreement, each, at, wanted[at], wanted_bits[at], got[at],
             scale.empty() ? std::fabs(wanted[at]) : scale[at]);
  }
  return agreement;
}

}  // namespace

float real_of(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::uint32_t bits_of(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

std::vector<ConformanceCase> conformance_cases() {
  std::vector<ConformanceCase> cases = scalar_cases();
  for (ConformanceCase& each : warp_cases()) cases.push_back(std::move(each));
  return cases;
}

ProbeModule module_of(const ConformanceCase& each) {
  for (const ProbeModule& module : probe_modules()) {
    if (module.name == each.module) return module;
  }
  throw InternalError("no module " + each.module);
}

Agreement judge_expected(const ConformanceCase& each, const Operands& operands, const Words& got) {
  const Expected expected = each.expect(operands);
  Words bits;
  for (const double value : expected.value) bits.push_back(word_of(each, value));
  return judge(each, expected.value, bits, expected.scale, got);
}

Agreement judge_recorded(const ConformanceCase& each, const Record& wanted, const Words& got) {
  std::vector<double> values;
  for (const std::uint32_t word : wanted.result) {
    values.push_back(each.kind == WordKind::f32 ? static_cast<double>(real_of(word))
                                                : static_cast<double>(word));
  }
  return judge(each, values, wanted.result, each.expect(wanted.operands).scale, got);
}

const ConformanceCase* find_case(const std::vector<ConformanceCase>& cases,
                                 const std::string& name) {
  const auto at =
      std::find_if(cases.begin(), cases.end(), [&](const auto& each) { return each.name == name; });
  return at == cases.end() ? nullptr : &*at;
}

}  // namespace attngen::bench
