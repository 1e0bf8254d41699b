// SPDX-License-Identifier: Apache-2.0
#include "generator/form/exact_integers.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

Expr var(const Cascade& cascade, const char* rank) {
  return make_leaf(Op::var, implicit_var(cascade, find_rank(cascade, rank)));
}

const IndexLeaves kNothingKnown = {[](int) { return std::nullopt; },
                                   [](const Expr&) { return DType::i32; }};

TEST_CASE("coordinates and extents are whole, tables and quotients are not") {
  const Cascade cascade = emitting::from_gallery("document");
  const Expr p = var(cascade, "P");
  CHECK(is_whole_value(make_node(Op::sub, {p, make_integer(3)})));
  CHECK(is_whole_value(make_node(Op::floor_div, {p, make_integer(3)})));
  CHECK_FALSE(is_whole_value(make_node(Op::div, {p, make_integer(3)})));
  const Expr table = make_access(find_tensor(cascade, "dq"), {p});
  CHECK_FALSE(is_whole_value(table));
  CHECK(is_exact_index(cascade, table));
  CHECK(is_exact_index(cascade, make_node(Op::tile_first, {p})));
  CHECK_FALSE(is_exact_index(cascade, make_number(0.5)));
}

TEST_CASE("bounds hold for every launch: sums of axes fit 32 bits, products do not") {
  const Cascade cascade = emitting::from_gallery("causal");
  const Expr p = var(cascade, "P");
  const Expr m = var(cascade, "M");
  CHECK(index_range(p, kNothingKnown).low == 0);
  CHECK(index_range(make_node(Op::add, {p, m}), kNothingKnown).fits_int());
  CHECK_FALSE(index_range(make_node(Op::mul, {p, m}), kNothingKnown).fits_int());
  CHECK(index_range(make_node(Op::sub, {p, m}), kNothingKnown).low ==
        -static_cast<double>(kLongestAxis));
  const IndexRange folded = index_range(make_node(Op::mod, {p, make_integer(16)}), kNothingKnown);
  CHECK(folded.low == 0);
  CHECK(folded.high == 16);
}

TEST_CASE("a param is anything unless it is static") {
  const Expr param = make_leaf(Op::param, 0);
  CHECK_FALSE(index_range(param, kNothingKnown).fits_int());
  const IndexLeaves fixed = {[](int) { return std::optional<double>(128); }, kNothingKnown.type_of};
  CHECK(index_range(param, fixed).high == 128);
}

}  // namespace
}  // namespace attngen
