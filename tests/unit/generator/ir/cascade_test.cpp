// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/cascade.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

namespace {

using attngen::Cascade;
using attngen::DType;
using attngen::Einsum;
using attngen::Expr;
using attngen::Op;
using attngen::ReduceOp;
using attngen::Role;
using attngen::TensorKind;

Expr var(int id) {
  return attngen::make_leaf(Op::var, id);
}

// Everything a cascade can hold, once:
//   rank M; split M -> M1,M0=64; var j in M; dtype T = bf16; param w : i32 = M; iter m until m >= M
//   in Q[M]:T, N[]:i32;  init R[0] = 0;  R[m+1] = R[m] + Q[m];  out O[m] = sum{j} Q[j] where j <= m
Cascade everything() {
  Cascade c;
  c.name = "all";
  c.origin = "all.cascade";
  c.text = "first line\nsecond line\nthird";
  c.ranks = {{"M", {}, -1, {}}, {"M1", {}, 0, {}}, {"M0", 64, 0, {}}};
  c.splits = {{0, 1, 2, {}}};
  c.vars = {{"m", 0, true, {}}, {"m1", 1, true, {}}, {"m0", 2, true, {}}, {"j", 0, false, {}}};
  c.dtypes = {{"T", DType::bf16, {}}};
  attngen::Param w;
  w.name = "w";
  w.type = attngen::TypeRef{DType::i32, -1};
  w.default_value = attngen::make_leaf(Op::extent, 0);
  w.is_static = true;
  c.params = {w};
  const auto tensor = [](const char* name, TensorKind kind, DType type) {
    attngen::Tensor made;
    made.name = name;
    made.kind = kind;
    made.type = {type, -1};
    return made;
  };
  c.tensors = {
      tensor("Q", TensorKind::input, DType::bf16), tensor("N", TensorKind::input, DType::i32),
      tensor("R", TensorKind::state, DType::f32), tensor("O", TensorKind::output, DType::f32)};
  c.tensors[0].type.alias = 0;
  c.tensors[0].typed = true;
  c.tensors[0].dims = {{0, false}};
  c.tensors[2].dims = {{0, true}};
  c.tensors[3].dims = {{0, false}};
  Einsum init;
  init.role = Role::init;
  init.tensor = 2;
  init.coords = {attngen::make_integer(0)};
  init.body = attngen::make_integer(0);
  Einsum step;
  step.tensor = 2;
  step.coords = {attngen::make_node(Op::add, {var(0), attngen::make_integer(1)})};
  step.body = attngen::make_node(
      Op::add, {attngen::make_access(2, {var(0)}), attngen::make_access(0, {var(0)})});
  Einsum out;
  out.role = Role::out;
  out.tensor = 3;
  out.coords = {var(0)};
  out.type = attngen::TypeRef{DType::f32, -1};
  out.reduction = attngen::Reduction{ReduceOp::sum, {3}, {}};
  out.body = attngen::make_access(0, {var(3)});
  out.where = attngen::make_node(Op::le, {var(3), var(0)});
  c.einsums = {init, step, out};
  c.iters = {{0, 0, {}}};
  c.expects = {{0, 3, 1, {}}};
  return c;
}

}  // namespace

TEST_CASE("equality ignores spans, origin and text") {
  const Cascade one = everything();
  Cascade two = everything();
  CHECK(one == two);
  two.origin = "elsewhere";
  two.text = "other";
  two.ranks[0].span = {4, 4, 4};
  two.einsums[2].span = {5, 5, 5};
  two.params[0].span = {6, 6, 6};
  two.einsums[2].body = attngen::make_access(0, {attngen::make_leaf(Op::var, 3, {7, 7, 7})});
  CHECK(one == two);
}

TEST_CASE("equality sees a change of any one field") {
  const std::vector<std::function<void(Cascade&)>> changes{
      [](Cascade& c) { c.name = "x"; },
      [](Cascade& c) { c.ranks[1].name = "X"; },
      [](Cascade& c) { c.ranks[2].extent = 65; },
      [](Cascade& c) { c.ranks[2].extent.reset(); },
      [](Cascade& c) { c.ranks[2].split = -1; },
      [](Cascade& c) { c.ranks.pop_back(); },
      [](Cascade& c) { c.splits[0].rank = 1; },
      [](Cascade& c) { c.splits[0].outer = 2; },
      [](Cascade& c) { c.splits[0].inner = 1; },
      [](Cascade& c) { c.vars[3].name = "k"; },
      [](Cascade& c) { c.vars[3].rank = 1; },
      [](Cascade& c) { c.vars[3].implicit = true; },
      [](Cascade& c) { c.dtypes[0].name = "U"; },
      [](Cascade& c) { c.dtypes[0].type = DType::f16; },
      [](Cascade& c) { c.params[0].name = "v"; },
      [](Cascade& c) { c.params[0].type.reset(); },
      [](Cascade& c) { c.params[0].type->type = DType::i64; },
      [](Cascade& c) { c.params[0].default_value = nullptr; },
      [](Cascade& c) { c.params[0].is_static = false; },
      [](Cascade& c) { c.tensors[0].name = "K"; },
      [](Cascade& c) { c.tensors[0].kind = TensorKind::temporary; },
      [](Cascade& c) { c.tensors[0].typed = false; },
      [](Cascade& c) { c.tensors[0].type.alias = -1; },
      [](Cascade& c) { c.tensors[0].type.type = DType::f16; },
      [](Cascade& c) { c.tensors[0].dims.clear(); },
      [](Cascade& c) { c.tensors[0].dims[0].rank = 1; },
      [](Cascade& c) { c.tensors[2].dims[0].is_state = false; },
      [](Cascade& c) { c.einsums[2].role = Role::plain; },
      [](Cascade& c) { c.einsums[2].tensor = 2; },
      [](Cascade& c) { c.einsums[2].coords[0] = var(3); },
      [](Cascade& c) { c.einsums[2].type.reset(); },
      [](Cascade& c) { c.einsums[2].reduction.reset(); },
      [](Cascade& c) { c.einsums[2].reduction->op = ReduceOp::max; },
      [](Cascade& c) { c.einsums[2].reduction->vars.push_back(0); },
      [](Cascade& c) { c.einsums[2].reduction->k = 4; },
      [](Cascade& c) { c.einsums[2].body = attngen::make_access(0, {var(0)}); },
      [](Cascade& c) { c.einsums[2].where = nullptr; },
      [](Cascade& c) { std::swap(c.einsums[0], c.einsums[1]); },
      [](Cascade& c) { c.iters[0].var = 3; },
      [](Cascade& c) { c.iters[0].rank = 1; },
      [](Cascade& c) { c.iters.clear(); },
      [](Cascade& c) { c.expects[0].rank = 1; },
      [](Cascade& c) { c.expects[0].written = 2; },
      [](Cascade& c) { c.expects[0].rewritten = 2; }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    CAPTURE(i);
    Cascade changed = everything();
    changes[i](changed);
    CHECK_FALSE(changed == everything());
    CHECK_FALSE(everything() == changed);
  }
}

TEST_CASE("names are found, absent ones are -1") {
  const Cascade c = everything();
  CHECK(attngen::find_rank(c, "M0") == 2);
  CHECK(attngen::find_rank(c, "m") == -1);
  CHECK(attngen::find_tensor(c, "O") == 3);
  CHECK(attngen::find_tensor(c, "") == -1);
  CHECK(attngen::find_param(c, "w") == 0);
  CHECK(attngen::find_param(c, "W") == -1);
}

TEST_CASE("the implicit variable, the split, and the defining Einsum") {
  const Cascade c = everything();
  CHECK(attngen::implicit_var(c, 0) == 0);
  CHECK(attngen::implicit_var(c, 2) == 2);
  CHECK_THROWS_AS(attngen::implicit_var(c, 3), attngen::InternalError);
  CHECK(attngen::split_of(c, 0) == 0);
  CHECK(attngen::split_of(c, 1) == -1);
  CHECK(attngen::defining_einsum(c, 0) == -1);
  CHECK(attngen::defining_einsum(c, 2) == 1);
  CHECK(attngen::init_einsum(c, 2) == 0);
  CHECK(attngen::defining_einsum(c, 3) == 2);
  CHECK(attngen::init_einsum(c, 3) == -1);
}

TEST_CASE("what is reduced") {
  const Cascade c = everything();
  CHECK(attngen::is_reduced(c.einsums[2], 3));
  CHECK_FALSE(attngen::is_reduced(c.einsums[2], 0));
  CHECK_FALSE(attngen::is_reduced(c.einsums[1], 0));
}

TEST_CASE("index expressions are integer arithmetic over variables, extents, params and tables") {
  const Cascade c = everything();
  const Expr table = attngen::make_access(1, {});
  const Expr two = attngen::make_integer(2);
  const auto index = [&](const Expr& e) { return attngen::is_index_expression(c, e); };
  for (const Expr& leaf :
       {two, var(0), table, attngen::make_leaf(Op::param, 0), attngen::make_leaf(Op::extent, 0)}) {
    CHECK(index(leaf));
  }
  for (const Op op :
       {Op::add, Op::sub, Op::mul, Op::div, Op::floor_div, Op::mod, Op::min, Op::max}) {
    CHECK(index(attngen::make_node(op, {var(0), table})));
    CHECK_FALSE(index(attngen::make_node(op, {var(0), attngen::make_number(0.5)})));
  }
  CHECK(index(attngen::make_node(Op::clamp, {var(0), two, table})));
  CHECK(index(attngen::make_node(Op::abs, {attngen::make_node(Op::neg, {two})})));
  CHECK_FALSE(index(attngen::make_access(0, {var(0)})));  // a bf16 input
  CHECK_FALSE(index(attngen::make_access(2, {var(0)})));  // not an input
  CHECK_FALSE(index(attngen::make_infinity()));
  CHECK_FALSE(index(attngen::make_boolean(true)));
  CHECK_FALSE(index(attngen::make_node(Op::exp, {two})));
  CHECK_FALSE(index(attngen::make_node(Op::lt, {two, two})));
}

TEST_CASE("a finding carries the origin and the line its span is on") {
  const Cascade c = everything();
  const attngen::Finding second = attngen::finding_at(c, {2, 3, 4}, "V1", "wrong", "mend");
  CHECK(second.file == "all.cascade");
  CHECK(second.source_line == "second line");
  CHECK(second.rule == "V1");
  CHECK(second.message == "wrong");
  CHECK(second.fix == "mend");
  CHECK(second.span.column == 3);
  CHECK(attngen::finding_at(c, {1, 1, 1}, "", "").source_line == "first line");
  CHECK(attngen::finding_at(c, {3, 1, 1}, "", "").source_line == "third");
  CHECK(attngen::finding_at(c, {4, 1, 1}, "", "").source_line.empty());
  CHECK(attngen::finding_at(c, {0, 0, 0}, "", "").source_line.empty());
}
