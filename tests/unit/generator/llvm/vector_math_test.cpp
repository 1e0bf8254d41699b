// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/vector_math.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "generator/ir/scalar.h"
#include "vector_kernels.h"

namespace attngen {
namespace {

using vector_kernels::Body;
using vector_kernels::Kernel;
using vector_kernels::results;
using vector_kernels::Setting;
using vector_kernels::ulps;

constexpr float kInf = std::numeric_limits<float>::infinity();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double sigmoid(double x) {
  return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

struct Worst {
  double error = 0;
  double a = 0;
  double b = 0;

  void add(double new_error, double new_a, double new_b) {
    if (new_error <= error) return;
    error = new_error;
    a = new_a;
    b = new_b;
  }
};

struct Unary {
  const char* name;
  IrValue (*emit)(IrFunction&, IrValue);
  double (*truth)(double);
  double bound_ulps;
  double may_vanish = 0;       ///< smaller results may be 0
  double lowest = -kInfinity;  ///< where the function is asked
  double highest = kInfinity;
};

constexpr double kNormal = 0x1p-126;

// What was measured, without FMA, and a little: vector_math.h promises it.
const Unary kUnary[] = {
    {"exp", ir_exponential, [](double x) { return std::exp(x); }, 1.15},
    {"exp of x <= 0", ir_exponential_of_negative, [](double x) { return std::exp(x); }, 1.15,
     kNormal, -kInfinity, 0},
    {"log", ir_logarithm, [](double x) { return std::log(x); }, 0.8},
    {"tanh", ir_tanh, [](double x) { return std::tanh(x); }, 1.4},
    {"sigmoid", ir_sigmoid, sigmoid, 2.2, kNormal},
    {"sqrt", ir_square_root, [](double x) { return std::sqrt(x); }, 0.5},
    {"rsqrt", ir_reciprocal_square_root, [](double x) { return 1 / std::sqrt(x); }, 1.5},
    {"elu1", ir_elu1, [](double x) { return x > 0 ? x + 1 : std::exp(x); }, 1.15, kNormal},
    {"gelu", ir_gelu, [](double x) { return 0.5 * x * std::erfc(-x * std::sqrt(0.5)); }, 6.5,
     kNormal},
    {"silu", ir_silu, [](double x) { return x * sigmoid(x); }, 2.8, 0x1p-119},
    {"round", ir_round, [](double x) { return std::nearbyint(x); }, 0},
    {"abs", ir_absolute, [](double x) { return std::fabs(x); }, 0},
};

std::vector<float> hostile() {
  std::vector<float> values = vector_kernels::every_magnitude();
  const auto append = [&](double low, double high, std::uint64_t seed) {
    const std::vector<float> more = vector_kernels::uniform(1 << 14, low, high, seed);
    values.insert(values.end(), more.begin(), more.end());
  };
  append(-1, 1, 1);
  append(-20, 20, 2);
  append(-104, 89, 3);
  append(-88, -86, 4);
  append(0.6, 1.5, 5);
  return values;
}

TEST_CASE("functions of one f32 value are within their bounds everywhere") {
  const std::vector<float> all = hostile();
  for (const Unary& function : kUnary) {
    std::vector<float> in;
    for (const float x : all) {
      const double wide = static_cast<double>(x);
      if (!(wide < function.lowest) && !(wide > function.highest)) in.push_back(x);
    }
    while (in.size() % 16 != 0) in.push_back(0.0f);
    std::vector<double> truth(in.size());
    for (std::size_t i = 0; i < in.size(); ++i)
      truth[i] = function.truth(static_cast<double>(in[i]));
    for (const Setting& setting : vector_kernels::settings()) {
      const Kernel kernel(
          IrKind::f32, IrKind::f32,
          [&](IrFunction& f, IrValue x, IrValue) { return function.emit(f, x); }, setting);
      const std::vector<float> got = results<float>(kernel, in, in);
      Worst worst;
      for (std::size_t i = 0; i < in.size(); ++i) {
        if (got[i] == 0 && std::fabs(truth[i]) < function.may_vanish) continue;
        worst.add(ulps(got[i], truth[i]), static_cast<double>(in[i]), 0);
      }
      CAPTURE(std::string(function.name));
      CAPTURE(to_text(setting));
      CAPTURE(worst.a);
      CHECK(worst.error <= function.bound_ulps);
    }
  }
}

TEST_CASE("gelu is within a rounding of its argument") {
  const std::vector<float> in = hostile();
  for (const Setting& setting : vector_kernels::settings()) {
    if (setting.lanes != 16) continue;
    const Kernel kernel(
        IrKind::f32, IrKind::f32, [](IrFunction& f, IrValue x, IrValue) { return ir_gelu(f, x); },
        setting);
    const std::vector<float> got = results<float>(kernel, in, in);
    Worst worst;
    for (std::size_t i = 0; i < in.size(); ++i) {
      const double x = static_cast<double>(in[i]);
      if (!std::isfinite(x) || std::fabs(x) < kNormal * 2) continue;
      const double truth = 0.5 * x * std::erfc(-x * std::sqrt(0.5));
      worst.add(std::fabs(static_cast<double>(got[i]) - truth) / std::fabs(x), x, 0);
    }
    CAPTURE(to_text(setting));
    CAPTURE(worst.a);
    CHECK(worst.error <= 1.3e-7);
    CHECK(worst.error > 0);
  }
}

struct Binary {
  const char* name;
  IrValue (*emit)(IrFunction&, IrValue, IrValue);
  double (*truth)(double, double);
  double bound_ulps;
};

const Binary kBinary[] = {
    {"max", ir_maximum, maximum, 0},
    {"min", ir_minimum, minimum, 0},
    {"difference", ir_difference, subtract, 0.5},
    {"quotient", ir_quotient, divide, 0.5},
    {"pow", ir_power, [](double x, double y) { return std::pow(x, y); }, 0.51},
};

template <typename Real>
std::vector<Real> signed_specials() {
  using Limits = std::numeric_limits<Real>;
  std::vector<Real> values{0,
                           Limits::infinity(),
                           Limits::quiet_NaN(),
                           Limits::denorm_min(),
                           Limits::min(),
                           Limits::max(),
                           Limits::epsilon(),
                           1 - Limits::epsilon(),
                           1 + Limits::epsilon()};
  for (const double x : {0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 7.0, 33.0, 127.0, 128.0, 149.0,
                         8388607.0, 8388609.0, 16777215.0, 16777216.0, 1e20}) {
    values.push_back(static_cast<Real>(x));
  }
  const std::size_t count = values.size();
  for (std::size_t i = 0; i < count; ++i) values.push_back(-values[i]);
  return values;
}

struct Pairs {
  std::vector<float> a;
  std::vector<float> b;
};

Pairs hostile_pairs() {
  Pairs pairs;
  for (const float a : signed_specials<float>()) {
    for (const float b : signed_specials<float>()) {
      pairs.a.push_back(a);
      pairs.b.push_back(b);
    }
  }
  std::mt19937 random(7);
  for (int i = 0; i < 1 << 15; ++i) {
    pairs.a.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(random())));
    pairs.b.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(random())));
  }
  std::uniform_real_distribution<float> exponent(-126, 128);
  std::uniform_real_distribution<float> result(-150, 130);
  for (int i = 0; i < 1 << 16; ++i) {  // powers that spread over all of f32
    const float x = std::exp2(exponent(random));
    pairs.a.push_back(x);
    pairs.b.push_back(result(random) / std::log2(x));
  }
  while (pairs.a.size() % 16 != 0) {
    pairs.a.push_back(1);
    pairs.b.push_back(1);
  }
  return pairs;
}

TEST_CASE("functions of two f32 values are within their bounds, special cases included") {
  const Pairs in = hostile_pairs();
  for (const Binary& function : kBinary) {
    std::vector<double> truth(in.a.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
      truth[i] = function.truth(static_cast<double>(in.a[i]), static_cast<double>(in.b[i]));
    }
    for (const Setting& setting : vector_kernels::settings()) {
      const Kernel kernel(IrKind::f32, IrKind::f32, function.emit, setting);
      const std::vector<float> got = results<float>(kernel, in.a, in.b);
      Worst worst;
      for (std::size_t i = 0; i < got.size(); ++i) {
        worst.add(ulps(got[i], truth[i]), static_cast<double>(in.a[i]),
                  static_cast<double>(in.b[i]));
      }
      CAPTURE(std::string(function.name));
      CAPTURE(to_text(setting));
      CAPTURE(worst.a);
      CAPTURE(worst.b);
      CHECK(worst.error <= function.bound_ulps);
    }
  }
}

TEST_CASE("the zero of a power, a root, a rounding and a tanh has the right sign") {
  const std::vector<float> x{-0.0f, 0.0f,  -0.0f, -0.25f, -0.5f, -0.0f, -2.0f, -3.0f,
                             -kInf, -kInf, -0.0f, -0.0f,  0.0f,  0.0f,  0.0f,  0.0f};
  const std::vector<float> y{3.0f,  3.0f,  2.0f,  1.0f, 1.0f, -3.0f, -151.0f, -200.0f,
                             -3.0f, -2.0f, -2.0f, 0.5f, 1.0f, 1.0f,  1.0f,    1.0f};
  const auto same = [](float got, float wanted) {
    return got == wanted && std::signbit(got) == std::signbit(wanted);
  };
  for (const Setting& setting : vector_kernels::settings()) {
    CAPTURE(to_text(setting));
    const auto unary = [&](IrValue (*emit)(IrFunction&, IrValue)) {
      const Kernel kernel(
          IrKind::f32, IrKind::f32, [&](IrFunction& f, IrValue a, IrValue) { return emit(f, a); },
          setting);
      return results<float>(kernel, x, y);
    };
    const std::vector<float> power =
        results<float>(Kernel(IrKind::f32, IrKind::f32, ir_power, setting), x, y);
    const std::vector<float> root = unary(ir_square_root);
    const std::vector<float> rounded = unary(ir_round);
    const std::vector<float> hyperbolic = unary(ir_tanh);
    for (std::size_t i = 0; i < x.size(); ++i) {
      CAPTURE(x[i]);
      CAPTURE(y[i]);
      CHECK(same(power[i], std::pow(x[i], y[i])));
      if (x[i] == 0) CHECK(same(root[i], x[i]));
      CHECK(same(rounded[i], std::nearbyint(x[i])));
      if (x[i] == 0) CHECK(same(hyperbolic[i], x[i]));
    }
  }
}

struct Wide {
  const char* name;
  Body emit;
  double (*truth)(double, double);
};

Body one(IrValue (*emit)(IrFunction&, IrValue)) {
  return [emit](IrFunction& f, IrValue x, IrValue) { return emit(f, x); };
}

TEST_CASE("f64 agrees with libm") {
  const Wide functions[] = {
      {"exp", one(ir_exponential), [](double x, double) { return std::exp(x); }},
      {"negative exp", one(ir_exponential_of_negative),
       [](double x, double) { return std::exp(x); }},
      {"log", one(ir_logarithm), [](double x, double) { return std::log(x); }},
      {"tanh", one(ir_tanh), [](double x, double) { return std::tanh(x); }},
      {"sigmoid", one(ir_sigmoid), [](double x, double) { return sigmoid(x); }},
      {"sqrt", one(ir_square_root), [](double x, double) { return std::sqrt(x); }},
      {"rsqrt", one(ir_reciprocal_square_root), [](double x, double) { return 1 / std::sqrt(x); }},
      {"elu1", one(ir_elu1), [](double x, double) { return x > 0 ? x + 1 : std::exp(x); }},
      {"gelu", one(ir_gelu),
       [](double x, double) { return 0.5 * x * std::erfc(-x * std::sqrt(0.5)); }},
      {"silu", one(ir_silu), [](double x, double) { return x * sigmoid(x); }},
      {"round", one(ir_round), [](double x, double) { return std::nearbyint(x); }},
      {"abs", one(ir_absolute), [](double x, double) { return std::fabs(x); }},
      {"max", ir_maximum, maximum},
      {"min", ir_minimum, minimum},
      {"difference", ir_difference, subtract},
      {"quotient", ir_quotient, divide},
      {"pow", ir_power, [](double x, double y) { return std::pow(x, y); }},
  };
  std::vector<double> a;
  std::vector<double> b;
  for (const double x : signed_specials<double>()) {
    for (const double y : signed_specials<double>()) {
      a.push_back(x);
      b.push_back(y);
    }
  }
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> near(-40, 40);
  for (int i = 0; i < 2048; ++i) {
    a.push_back(i % 2 == 0 ? near(random) : std::bit_cast<double>(random()));
    b.push_back(near(random));
  }
  while (a.size() % 16 != 0) {
    a.push_back(1);
    b.push_back(1);
  }
  for (const Setting& setting : vector_kernels::settings()) {
    if (setting.lanes == 16 || setting.lanes == 4) continue;  // f64 has half of f32's lanes
    for (const Wide& function : functions) {
      const Kernel kernel(IrKind::f64, IrKind::f64, function.emit, setting);
      const std::vector<double> got = results<double>(kernel, a, b);
      Worst worst;
      for (std::size_t i = 0; i < got.size(); ++i) {
        const double truth = function.truth(a[i], b[i]);
        if (got[i] == truth || (std::isnan(got[i]) && std::isnan(truth))) continue;
        const double error = std::fabs(got[i] - truth) / std::fabs(truth);
        worst.add(std::isnan(error) ? kInfinity : error, a[i], b[i]);
      }
      CAPTURE(std::string(function.name));
      CAPTURE(to_text(setting));
      CAPTURE(worst.a);
      CAPTURE(worst.b);
      CHECK(worst.error <= 0x1p-51);
    }
  }
}

}  // namespace
}  // namespace attngen
