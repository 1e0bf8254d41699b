// SPDX-License-Identifier: Apache-2.0
// Elements to and from f32 and f64, against the bit-level conversions of base/dtype.h.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "base/dtype.h"
#include "generator/llvm/vector_math.h"
#include "vector_kernels.h"

namespace attngen {
namespace {

using vector_kernels::Kernel;
using vector_kernels::Setting;

constexpr DType kNarrow[] = {DType::f16, DType::bf16, DType::e4m3, DType::e5m2, DType::i8,
                             DType::i4,  DType::u8,   DType::i32,  DType::i64,  DType::boolean};

bool converts_f16(const Setting& setting) {
  if (setting.baseline) return false;
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;  // which no processor has without F16C
#else
  return true;
#endif
}

/// All lanes and targets for f32, two for f64.
std::vector<Setting> settings_of(IrKind real) {
  std::vector<Setting> chosen;
  for (const Setting& setting : vector_kernels::settings()) {
    if (real == IrKind::f32 || setting.lanes == 8) chosen.push_back(setting);
  }
  return chosen;
}

bool is_same(double a, double b) {
  return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
}

/// Every pattern of a type of at most 16 bits; of a wider one the limits and random ones.
std::vector<std::byte> patterns(DType type) {
  const std::size_t bytes = bytes_of(type);
  std::vector<std::uint64_t> words;
  if (bytes <= 2) {
    for (std::uint64_t word = 0; word < std::uint64_t{1} << (8 * bytes); ++word)
      words.push_back(word);
  } else {
    std::mt19937_64 random(3);
    words = {
        0, 1, ~std::uint64_t{0}, 0x7FFFFFFF, 0x80000000, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000};
    while (words.size() < 4096) words.push_back(random() >> (random() % 64));
  }
  while (words.size() % 16 != 0) words.push_back(0);
  std::vector<std::byte> all(words.size() * bytes);
  for (std::size_t i = 0; i < words.size(); ++i) std::memcpy(&all[i * bytes], &words[i], bytes);
  return all;
}

template <typename Real>
void check_widening(DType type, IrKind real, const Setting& setting) {
  const std::vector<std::byte> stored = patterns(type);
  const std::size_t count = stored.size() / bytes_of(type);
  const Kernel kernel(
      ir_storage(type), real,
      [&](IrFunction& f, IrValue x, IrValue) {
        return ir_widened(f, x, type, real, converts_f16(setting));
      },
      setting);
  std::vector<Real> got(count);
  kernel(stored.data(), stored.data(), got.data(), count);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::byte* at = &stored[i * bytes_of(type)];
    double wanted = load_element(type, at);
    if (type == DType::i64) {  // one rounding, where load_element already made one
      std::int64_t exact = 0;
      std::memcpy(&exact, at, sizeof exact);
      wanted = static_cast<double>(static_cast<Real>(exact));
    }
    const double rounded = static_cast<double>(static_cast<Real>(wanted));
    if (is_same(static_cast<double>(got[i]), rounded)) continue;
    if (++wrong == 1) {
      MESSAGE("element " << i << " gives " << got[i] << ", not " << rounded);
    }
  }
  CAPTURE(std::string(name_of(type)));
  CAPTURE(to_text(setting));
  CHECK(wrong == 0);
}

TEST_CASE("every stored element is widened exactly") {
  for (const DType type : kNarrow) {
    for (const Setting& setting : settings_of(IrKind::f32)) {
      check_widening<float>(type, IrKind::f32, setting);
    }
    for (const Setting& setting : settings_of(IrKind::f64)) {
      check_widening<double>(type, IrKind::f64, setting);
    }
  }
}

/// The values of a type, the ties between neighbours, and what lies a hair beside them.
template <typename Real>
std::vector<Real> neighbours(DType type) {
  std::vector<Real> values;
  const auto around = [&](double value) {
    const Real x = static_cast<Real>(value);
    const Real most = std::numeric_limits<Real>::infinity();
    for (const Real one : {x, std::nextafter(x, most), std::nextafter(x, -most)}) {
      values.push_back(one);
    }
  };
  std::vector<double> elements;
  if (is_float(type)) {
    const std::size_t bytes = bytes_of(type);
    const std::uint32_t count = bytes == 1 ? 0x80 : 0x8000;
    for (std::uint32_t code = 0; code < count; ++code) {
      const double value = load_element(type, &code);
      if (std::isfinite(value)) elements.push_back(value);
    }
    elements.push_back(2 * elements.back());
  } else {
    for (int i = 0; i <= 300; ++i) elements.push_back(i);
    for (const int bits : {31, 32, 53, 63, 64}) elements.push_back(std::ldexp(1.0, bits));
  }
  for (std::size_t i = 0; i < elements.size(); ++i) {
    around(elements[i]);
    if (i > 0) around((elements[i - 1] + elements[i]) / 2);
  }
  const std::size_t count = values.size();
  for (std::size_t i = 0; i < count; ++i) values.push_back(-values[i]);
  for (const float x : vector_kernels::uniform(1 << 12, -300, 300, 5)) {
    values.push_back(static_cast<Real>(x));
  }
  for (const double x :
       {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 0x1p-149,
        0x1p127, 0x1p-24, 0x1.8p-25, 0x1p-25, 0x1.000002p-25, 65520.0, 65519.9, 464.0, 480.0}) {
    values.push_back(static_cast<Real>(x));
    values.push_back(static_cast<Real>(-x));
  }
  while (values.size() % 16 != 0) values.push_back(0);
  return values;
}

template <typename Real>
void check_narrowing(DType type, IrKind real, const std::vector<Real>& values) {
  const std::size_t bytes = bytes_of(type);
  std::vector<std::byte> wanted(values.size() * bytes);
  for (std::size_t i = 0; i < values.size(); ++i) {
    store_element(type, &wanted[i * bytes], static_cast<double>(values[i]));
  }
  for (const Setting& setting : settings_of(real)) {
    const Kernel kernel(
        real, ir_storage(type),
        [&](IrFunction& f, IrValue x, IrValue) {
          return ir_narrowed(f, x, type, converts_f16(setting));
        },
        setting);
    std::vector<std::byte> got(values.size() * bytes);
    kernel(values.data(), values.data(), got.data(), values.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::byte* a = &got[i * bytes];
      const std::byte* b = &wanted[i * bytes];
      if (std::memcmp(a, b, bytes) == 0) continue;
      if (std::isnan(load_element(type, a)) && std::isnan(load_element(type, b))) continue;
      if (++wrong == 1) {
        MESSAGE(values[i] << " becomes " << load_element(type, a) << ", not "
                          << load_element(type, b));
      }
    }
    CAPTURE(std::string(name_of(type)));
    CAPTURE(to_text(setting));
    CHECK(wrong == 0);
  }
}

TEST_CASE("narrowing rounds once, ties to even, and saturates as the type says") {
  const std::vector<float> all = vector_kernels::every_magnitude();
  for (const DType type : kNarrow) {
    std::vector<float> values = neighbours<float>(type);
    std::vector<double> wide = neighbours<double>(type);
    for (std::size_t i = 0; i < all.size(); i += 3) {
      values.push_back(all[i]);
      wide.push_back(static_cast<double>(all[i]));
    }
    values.resize(values.size() / 16 * 16);
    wide.resize(wide.size() / 16 * 16);
    check_narrowing<float>(type, IrKind::f32, values);
    check_narrowing<double>(type, IrKind::f64, wide);
  }
}

TEST_CASE("f32 and f64 turn into each other with one rounding") {
  const std::vector<double> wide = neighbours<double>(DType::bf16);
  check_narrowing<double>(DType::f32, IrKind::f64, wide);
  check_narrowing<double>(DType::f64, IrKind::f64, wide);
  const std::vector<float> values = neighbours<float>(DType::bf16);
  check_narrowing<float>(DType::f64, IrKind::f32, values);
  check_narrowing<float>(DType::f32, IrKind::f32, values);
}

}  // namespace
}  // namespace attngen
