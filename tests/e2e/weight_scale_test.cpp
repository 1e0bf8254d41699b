// SPDX-License-Identifier: Apache-2.0
// Weights in f16 that grow and shrink by many powers of two from tile to tile, far beyond what f16
// holds: the power of two that scales a row follows them, whatever their order.
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "runtime/execute.h"

namespace attngen {
namespace {

constexpr std::int64_t kRows = 5;
constexpr std::int64_t kKeys = 300;  // 5 tiles, the last one partial
constexpr std::int64_t kColumns = 16;

/// The keys' own columns: rising, falling, jumping, zero, steady; each row asks one of them.
double key_column(std::int64_t key, std::int64_t column, std::mt19937_64& bits) {
  const double tile = static_cast<double>(key / 64);
  const double size = 1 + static_cast<double>(bits() % 1000) / 1000;
  switch (column) {
    case 0:
      return size * std::exp2(-12 + 6 * tile);
    case 1:
      return size * std::exp2(12 - 6 * tile);
    case 2:
      return size * std::exp2(static_cast<double>(bits() % 27) - 13);
    case 4:
      return size;
    default:
      return 0;
  }
}

BoundInputs inputs_for(const Cascade& cascade, double scale) {
  std::mt19937_64 bits(3);
  Array q(DType::f16, {kRows, kColumns});
  Array k(DType::f16, {kKeys, kColumns});
  Array v(DType::f16, {kKeys, kColumns});
  for (std::int64_t p = 0; p < kRows; ++p) q.set(p * kColumns + p, 1);
  for (std::int64_t m = 0; m < kKeys; ++m) {
    for (std::int64_t e = 0; e < kColumns; ++e) {
      k.set(m * kColumns + e, key_column(m, e, bits));
      v.set(m * kColumns + e, static_cast<double>(bits() % 4001) / 1000 - 1.5);
    }
  }
  Request request;
  request.inputs = {{"Q", q}, {"K", k}, {"V", v}};
  request.params = {{"scale", scale}};
  return bind_inputs(cascade, std::move(request));
}

void check_weights(const std::string& weight, double scale, const std::string& where = "") {
  CAPTURE(weight);
  CAPTURE(scale);
  const Cascade cascade =
      parse_variant({"test",
                     "cascade scaled {\n  rank P, M, E, F\n  param scale = 1\n"
                     "  in Q[P,E]: f16, K[M,E]: f16, V[M,F]: f16\n"
                     "  S[p,m] = sum{e} Q[p,e] * K[m,e] * scale" +
                         where + "\n  out O[p,f] = sum{m} " + weight + " * V[m,f]\n}\n"})
          .front();
  const BoundInputs inputs = inputs_for(cascade, scale);
  const Execution done = execute(cascade, inputs, Device::vgpu);
  REQUIRE(done.source.has_value());
  CHECK(done.source->text.find("scale_weights") != std::string::npos);
  // The error is that of weights rounded to 11 bits, against the largest entry of the row.
  const Array exact = interpret(cascade, inputs).at("O");
  const Array& actual = done.outputs.at("O");
  for (std::int64_t p = 0; p < kRows; ++p) {
    double largest = 0;
    for (std::int64_t f = 0; f < kColumns; ++f) {
      largest = std::max(largest, std::fabs(exact.at(p * kColumns + f)));
    }
    for (std::int64_t f = 0; f < kColumns; ++f) {
      CAPTURE(p);
      CAPTURE(f);
      const double error = std::fabs(actual.at(p * kColumns + f) - exact.at(p * kColumns + f));
      CHECK(error <= 0x1p-9 * largest);
    }
  }
}

TEST_CASE("powers of scores, from 2^-100 to 2^100") {
  for (const double scale : {0x1p-30, 1.0, 0x1p30}) {
    check_weights("S[p,m]", scale);
    check_weights("relu(S[p,m]) * relu(S[p,m])", scale);
  }
}

TEST_CASE("masked pairs, and weights of both signs") {
  check_weights("S[p,m] * S[p,m]", 0x1p10, " where m <= 2 * p + 250");
  check_weights("-S[p,m]", 0x1p-20, " where m % 3 != 1");
}

}  // namespace
}  // namespace attngen
