// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_range.h"

#include <doctest/doctest.h>

#include <cmath>

#include "generator/language/language.h"

namespace attngen {
namespace {

/// A table of 3 sequences, each with 4 entries 10 b + r, and the `where` of a sum over it.
struct Tables {
  explicit Tables(const std::string& where)
      : cascade(parse_variant({"test",
                               "cascade c {\n rank R, M\n in t[R]: i32, A[R,M]: f32\n out O[r] = "
                               "sum{m} A[r,m] * t[r] where " +
                                   where + "\n}"})
                    .front()) {
    inputs.binding.extents = {4, 9};
    inputs.binding.batch = {3};
    inputs.arrays.resize(cascade.tensors.size());
    Array table(DType::i32, {3, 4});
    for (std::int64_t i = 0; i < 12; ++i) {
      table.set(i, static_cast<double>(10 * (i / 4) + i % 4));
    }
    inputs.arrays[static_cast<std::size_t>(find_tensor(cascade, "t"))] = table;
    inputs.arrays[static_cast<std::size_t>(find_tensor(cascade, "A"))] = Array(DType::f32, {4, 9});
  }
  const Expr& condition() const { return cascade.einsums.front().where; }

  Cascade cascade;
  BoundInputs inputs;
};

TEST_CASE("a condition is decided by the boxes where it is, entry by entry of the batch") {
  const Tables tables("m < t[r]");
  RangeEvaluator evaluator(tables.cascade, tables.inputs);
  const auto decided = [&](std::int64_t entry, Box box) {
    evaluator.select_batch(entry);
    const Range range = evaluator.evaluate(tables.condition(), box);
    return range.is_true() ? 1 : range.is_false() ? 0 : -1;
  };
  CHECK(decided(0, {{0, 3}, {3, 8}}) == 0);
  CHECK(decided(1, {{0, 0}, {3, 8}}) == 1);
  CHECK(decided(0, {{0, 0}, {3, 8}}) == -1);
  CHECK(decided(0, {{3, 2}, {3, 2}}) == 1);
  CHECK(decided(0, {{3, 3}, {3, 3}}) == 0);
}

TEST_CASE("an entry outside is undefined, a point is exact") {
  const Tables tables("m < t[t[r]] && r >= 1");
  RangeEvaluator evaluator(tables.cascade, tables.inputs);
  const Expr& entry = tables.condition()->args[0]->args[1];
  evaluator.select_batch(0);
  for (std::int64_t r = 0; r < 4; ++r) {
    const Range range = evaluator.evaluate(entry, {{r, 0}, {r, 0}});
    CHECK(range.is_point());
    CHECK(range.lo == static_cast<double>(r));
  }
  evaluator.select_batch(2);
  CHECK(evaluator.evaluate(entry, {{0, 0}, {0, 0}}).is_undefined);
  CHECK(std::isinf(evaluator.evaluate(entry, {{0, 0}, {3, 0}}).hi));
}

}  // namespace
}  // namespace attngen
