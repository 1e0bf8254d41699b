// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/conditions.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace {

using attngen::Cascade;
using attngen::Einsum;
using attngen::Expr;
using attngen::Op;

enum RankId { kM, kM1, kM0, kE };
enum VarId { kVarM, kVarM1, kVarM0, kVarE };
enum TensorId { kQ, kBlocks, kTable, kOut };

Expr var(int id) {
  return attngen::make_leaf(Op::var, id);
}
Expr extent(int rank) {
  return attngen::make_leaf(Op::extent, rank);
}
Expr node(Op op, std::vector<Expr> args) {
  return attngen::make_node(op, std::move(args));
}
Expr recombined(Expr outer) {
  return node(Op::add, {node(Op::mul, {std::move(outer), extent(kM0)}), var(kVarM0)});
}

// rank M, E; split M -> M1,M0; tensors Q[M,E], Blocks[M1,M0], Table[M1]
Cascade split_cascade() {
  Cascade c;
  c.ranks = {{"M", {}, -1, {}}, {"M1", {}, 0, {}}, {"M0", {}, 0, {}}, {"E", {}, -1, {}}};
  c.splits = {{kM, kM1, kM0, {}}};
  c.vars = {{"m", kM, true, {}}, {"m1", kM1, true, {}}, {"m0", kM0, true, {}}, {"e", kE, true, {}}};
  const auto add = [&](const char* name, const std::vector<int>& ranks) {
    attngen::Tensor tensor;
    tensor.name = name;
    for (const int rank : ranks) tensor.dims.push_back({rank, false});
    c.tensors.push_back(tensor);
  };
  add("Q", {kM, kE});
  add("Blocks", {kM1, kM0});
  add("Table", {kM1});
  add("O", {kM1});
  return c;
}

// O[m1] = sum{m0, e} body where condition
Einsum reduced(Expr body, Expr where = nullptr) {
  Einsum e;
  e.tensor = kOut;
  e.coords = {var(kVarM1)};
  e.reduction = attngen::Reduction{attngen::ReduceOp::sum, {kVarM0, kVarE}, {}};
  e.body = std::move(body);
  e.where = std::move(where);
  return e;
}

using Values = std::map<int, std::int64_t>;

std::int64_t evaluated(const Expr& e, const Values& vars, const Values& extents) {
  const auto arg = [&](std::size_t i) { return evaluated(e->args[i], vars, extents); };
  switch (e->op) {
    case Op::integer:
      return e->integer;
    case Op::var:
      return vars.at(e->id);
    case Op::extent:
      return extents.at(e->id);
    case Op::add:
      return arg(0) + arg(1);
    case Op::mul:
      return arg(0) * arg(1);
    case Op::lt:
      return arg(0) < arg(1) ? 1 : 0;
    case Op::ge:
      return arg(0) >= arg(1) ? 1 : 0;
    case Op::logical_or:
      return arg(0) != 0 || arg(1) != 0 ? 1 : 0;
    default:
      throw attngen::InternalError("an operation this test does not know");
  }
}

}  // namespace

TEST_CASE("the recombination of a split is recognised in every order, and nothing else is") {
  const Cascade c = split_cascade();
  const Expr m1 = var(kVarM1);
  const Expr m0 = var(kVarM0);
  for (const Expr& product : {node(Op::mul, {m1, extent(kM0)}), node(Op::mul, {extent(kM0), m1})}) {
    for (const Expr& coord : {node(Op::add, {product, m0}), node(Op::add, {m0, product})}) {
      const attngen::Recombination parts = attngen::recombination_in(c, kM, coord);
      CHECK(parts.split == 0);
      CHECK(attngen::same(parts.outer, m1));
      CHECK(attngen::same(parts.inner, m0));
      CHECK_FALSE(attngen::recombination_in(c, kE, coord).outer);
    }
  }
  const Expr gathered = attngen::make_access(kTable, {m1});
  CHECK(attngen::same(attngen::recombination_in(c, kM, recombined(gathered)).outer, gathered));
  for (const Expr& other : {var(kVarM), node(Op::sub, {node(Op::mul, {m1, extent(kM0)}), m0}),
                            node(Op::add, {node(Op::mul, {m1, extent(kM1)}), m0}),
                            node(Op::add, {node(Op::mul, {m1, extent(kM0)}), var(kVarE)}),
                            node(Op::add, {node(Op::mul, {m1, attngen::make_integer(64)}), m0}),
                            node(Op::add, {m1, m0})}) {
    CHECK_FALSE(attngen::recombination_in(c, kM, other).outer);
  }
}

TEST_CASE("the tail of a split: exactly the points beyond the rank are excluded") {
  const Cascade c = split_cascade();
  const Einsum e = reduced(attngen::make_access(kQ, {recombined(var(kVarM1)), var(kVarE)}));
  const std::vector<Expr> conditions = attngen::conditions_of(c, e);
  REQUIRE(conditions.size() == 1);
  for (std::int64_t whole = 0; whole <= 9; ++whole) {
    for (std::int64_t inner = 1; inner <= 4; ++inner) {
      const std::int64_t outer = (whole + inner - 1) / inner;
      std::int64_t kept = 0;
      for (std::int64_t m1 = 0; m1 < outer; ++m1) {
        for (std::int64_t m0 = 0; m0 < inner; ++m0) {
          kept += evaluated(conditions[0], {{kVarM1, m1}, {kVarM0, m0}},
                            {{kM, whole}, {kM1, outer}, {kM0, inner}});
        }
      }
      CHECK(kept == whole);
    }
  }
}

TEST_CASE("a tail is seen through pairs of coordinates and loops, and stated once") {
  const Cascade c = split_cascade();
  const Expr pair = attngen::make_access(kBlocks, {var(kVarM1), var(kVarM0)});
  const Expr both =
      node(Op::mul, {pair, attngen::make_access(kQ, {recombined(var(kVarM1)), var(kVarE)})});
  CHECK(attngen::conditions_of(c, reduced(pair)).size() == 1);
  CHECK(attngen::conditions_of(c, reduced(both)).size() == 1);
  Einsum without_inner = reduced(attngen::make_access(kTable, {var(kVarM1)}));
  without_inner.reduction->vars = {kVarE};
  CHECK(attngen::conditions_of(c, without_inner).empty());
}

TEST_CASE("a gathered block beyond the last one stays an error, not an absence") {
  const Cascade c = split_cascade();
  Einsum e = reduced(attngen::make_access(
      kQ, {recombined(attngen::make_access(kTable, {var(kVarM1)})), var(kVarE)}));
  const std::vector<Expr> conditions = attngen::conditions_of(c, e);
  REQUIRE(conditions.size() == 2);
  CHECK(conditions[0]->op == Op::logical_or);
  // The table's entry stands in for a variable, so that this test's evaluator knows it.
  const Expr tail = attngen::transformed(
      conditions[0], [](const Expr& x) { return x->op == Op::access ? var(kVarM) : x; });
  const Values extents{{kM, 5}, {kM1, 3}, {kM0, 2}};
  const auto kept = [&](std::int64_t block, std::int64_t m0) {
    return evaluated(tail, {{kVarM, block}, {kVarM0, m0}}, extents) != 0;
  };
  CHECK(kept(2, 0));
  CHECK_FALSE(kept(2, 1));
  CHECK(kept(3, 0));
}

TEST_CASE("where terms come first, in order") {
  const Cascade c = split_cascade();
  const Expr first = node(Op::lt, {var(kVarE), attngen::make_integer(3)});
  const Expr second = node(Op::logical_or, {first, first});
  const Einsum e = reduced(attngen::make_access(kQ, {recombined(var(kVarM1)), var(kVarE)}),
                           node(Op::logical_and, {first, second}));
  const std::vector<Expr> conditions = attngen::conditions_of(c, e);
  REQUIRE(conditions.size() == 3);
  CHECK(attngen::same(conditions[0], first));
  CHECK(attngen::same(conditions[1], second));
}

TEST_CASE("reduced variables, accesses and loop order") {
  const Expr inner = attngen::make_access(kTable, {var(kVarM1)});
  const Expr outer = attngen::make_access(kQ, {inner, var(kVarE)});
  const Einsum e = reduced(node(Op::exp, {outer}));
  CHECK(attngen::uses_reduced_var(e, outer));
  CHECK_FALSE(attngen::uses_reduced_var(e, inner));
  Einsum plain = e;
  plain.reduction.reset();
  CHECK_FALSE(attngen::uses_reduced_var(plain, outer));
  const std::vector<Expr> accesses = attngen::accesses_in(e.body);
  REQUIRE(accesses.size() == 2);
  CHECK(accesses[0] == inner);
  CHECK(accesses[1] == outer);
  CHECK(attngen::accesses_in(nullptr).empty());
  CHECK(attngen::loop_vars(e) == std::vector<int>{kVarM1, kVarM0, kVarE});
  CHECK_THROWS_AS(attngen::loop_vars(plain), attngen::InternalError);
}

TEST_CASE("the slots of a topk are the last left rank that the right side does not use") {
  Einsum e;
  e.tensor = kOut;
  e.coords = {var(kVarM1), var(kVarM)};
  e.reduction = attngen::Reduction{attngen::ReduceOp::topk, {kVarE}, {}};
  e.body = attngen::make_access(kQ, {var(kVarM1), var(kVarE)});
  CHECK(attngen::slot_coordinate(e) == 1);
  CHECK(attngen::loop_vars(e) == std::vector<int>{kVarM1, kVarE});
  std::swap(e.coords[0], e.coords[1]);
  CHECK(attngen::slot_coordinate(e) == 0);
  e.coords = {var(kVarM0), var(kVarM)};
  CHECK(attngen::slot_coordinate(e) == 1);
  e.coords = {var(kVarM1)};
  CHECK_THROWS_AS(attngen::slot_coordinate(e), attngen::InternalError);
  e.reduction->op = attngen::ReduceOp::argmax;
  CHECK(attngen::slot_coordinate(e) == -1);
}
