// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_expr.h"

#include <doctest/doctest.h>

#include <clocale>
#include <limits>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

/// Leaves print as their names; nothing is hoisted.
class PlainScope : public ExprScope {
 public:
  explicit PlainScope(const Cascade& cascade) : cascade_(cascade) {}

  std::string var(int id) override { return at(cascade_.vars, id).name; }
  std::string tile_corner(Op op, int id) override {
    return var(id) + (op == Op::tile_first ? "_first" : "_last");
  }
  std::string table_bound(Op op, const Expr& access) override {
    return loaded(access) + (op == Op::tile_least ? "_least" : "_most");
  }
  std::string extent(int rank) override { return at(cascade_.ranks, rank).name; }
  std::string param(int id) override { return at(cascade_.params, id).name; }
  std::string index_param(int id) override { return at(cascade_.params, id).name + "_whole"; }
  std::optional<double> static_param(int id) const override {
    return at(cascade_.params, id).is_static ? std::optional<double>(3) : std::nullopt;
  }
  std::string loaded(const Expr& access) override { return at(cascade_.tensors, access->id).name; }
  DType type_of(const Expr& access) const override {
    return at(cascade_.tensors, access->id).type.type;
  }
  std::string before_tile(const Expr& access) override { return loaded(access) + "_before"; }
  std::optional<std::string> divisor(const Expr&) override { return std::nullopt; }
  std::optional<std::string> exponent_shift(const Expr&, const Expr&) override {
    return std::nullopt;
  }

 private:
  template <typename T>
  static const T& at(const std::vector<T>& items, int id) {
    return items.at(static_cast<std::size_t>(id));
  }
  const Cascade& cascade_;
};

constexpr const char* kText = R"(cascade c {
  rank P, M
  param W, c, s
  in A[P]: f32, B[P]: bf16, L[P]: i32, G[P]: i64, Y[P,M]: bool
  T[p,m] = %s where %s
  X[p,m] = p/s where A[p] + B[p] > c && m < L[p] && m < G[p] && Y[p,m] && p < W
  out O[p] = sum{m} T[p,m] + X[p,m]
}
)";

struct Printed {
  std::string text;
  std::set<std::string> parts;
};

std::string with(const std::string& value, const std::string& where) {
  std::string text = kText;
  text.replace(text.find("%s"), 2, value);
  text.replace(text.find("%s"), 2, where);
  return text;
}

Printed value(const std::string& body) {
  const Cascade cascade = emitting::parsed(with(body, "p <= m"));
  PlainScope scope(cascade);
  Printed printed;
  printed.text = ExprPrinter(cascade, scope, printed.parts).value(cascade.einsums[0].body);
  return printed;
}

std::string condition(const std::string& where) {
  const Cascade cascade = emitting::parsed(with("1.0", where));
  PlainScope scope(cascade);
  std::set<std::string> parts;
  return ExprPrinter(cascade, scope, parts).condition(cascade.einsums[0].where);
}

TEST_CASE("values print in f32 with the fewest parentheses") {
  CHECK(value("A[p] * (c + 0.1)").text == "A * (c + 0.1f)");
  CHECK(value("A[p] * c + 1").text == "A * c + 1.0f");
  CHECK(value("-(A[p] + c)").text == "-(A + c)");
  CHECK(value("B[p] + A[p]").text == "to_float(B) + A");
  CHECK(value("select(p < m, A[p], inf)").text == "(p < m ? A : infinity())");
  CHECK(value("max(A[p], relu(c))").text == "maximum(A, maximum(c, 0.0f))");
}

TEST_CASE("coordinates stay exact integers until they meet a value") {
  CHECK(value("A[p] * (p - m)").text == "A * static_cast<float>(p - m)");
  CHECK(value("L[p] * c").text == "static_cast<float>(L) * c");
}

TEST_CASE("differences and quotients are totalised where they must be") {
  CHECK(value("A[p] - c").text == "difference(A, c)");
  CHECK(value("A[p] - 1").text == "A - 1.0f");
  CHECK(value("exp(A[p]) - c").text == "exponential(A) - c");
  CHECK(value("A[p] / c").text == "quotient(A, c)");
  CHECK(value("A[p] / 8").text == "A * 0.125f");
  CHECK(value("A[p] / 3").text == "quotient(A, 3.0f)");
}

TEST_CASE("what a function needs is recorded") {
  const Printed printed = value("tanh(A[p]) + log(c)");
  CHECK(printed.parts.count("tanh.cuh") == 1);
  CHECK(printed.parts.count("logarithm.cuh") == 1);
  CHECK(printed.parts.count("gelu.cuh") == 0);
}

TEST_CASE("conditions between coordinates are integer") {
  CHECK(condition("p <= m + M - P && m >= 3") == "p <= m + M - P && m >= 3");
  CHECK(condition("m < L[p] || !(p < m)") == "m < L || !(p < m)");
  CHECK(condition("p < W") == "p < W_whole");
  CHECK(condition("Y[p,m]") == "Y != 0");
  CHECK(condition("A[p] < c") == "A < c");
}

TEST_CASE("floor division and remainder follow the language, plainly where nothing is negative") {
  CHECK(condition("p / s < m") == "p / 3 < m");
  CHECK(condition("(p - m) / s < m") == "floor_quotient(p - m, 3) < m");
  CHECK(condition("(p - m) % s == 0") == "floor_remainder(p - m, 3) == 0");
}

TEST_CASE("what could overflow 32 bits is widened") {
  CHECK(condition("p * m < L[p]") == "static_cast<long long>(p) * m < L");
  CHECK(condition("L[p] - 1 > m") == "static_cast<long long>(L) - 1 > m");
}

TEST_CASE("literals read back as the same f32 in any locale") {
  CHECK(f32_literal(1) == "1.0f");
  CHECK(f32_literal(0.1) == "0.1f");
  CHECK(f32_literal(1e-5) == "1e-05f");
  CHECK(f32_literal(-2.5) == "-2.5f");
  CHECK(f32_literal(std::numeric_limits<double>::infinity()) == "infinity()");
  if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr) {
    CHECK(f32_literal(0.5) == "0.5f");
    std::setlocale(LC_NUMERIC, "C");
  }
}

}  // namespace
}  // namespace attngen
