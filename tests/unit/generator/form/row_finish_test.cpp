// SPDX-License-Identifier: Apache-2.0
#include "generator/form/row_finish.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

RowScalar late_value(int tensor, const std::vector<int>& reads) {
  RowScalar scalar;
  scalar.tensor = tensor;
  scalar.is_state = false;
  scalar.value = make_integer(1);
  for (const int other : reads) {
    scalar.value = make_node(Op::add, {scalar.value, make_access(other, {})});
  }
  return scalar;
}

std::vector<int> tensors_of(const std::vector<const RowScalar*>& order) {
  std::vector<int> tensors;
  for (const RowScalar* scalar : order) tensors.push_back(scalar->tensor);
  return tensors;
}

TEST_CASE("what is read comes first, and what nobody wants is left out") {
  ForwardForm form;
  form.late = {late_value(7, {8, 9}), late_value(8, {9}), late_value(9, {}), late_value(10, {9})};
  CHECK(tensors_of(finishing_order(form, [](const RowScalar& late) {
          return late.tensor != 10;
        })) == std::vector<int>{9, 8, 7});
  CHECK(finishing_order(form, [](const RowScalar&) { return false; }).empty());
}

TEST_CASE("a state with a finish is always among them, one without never") {
  ForwardForm form;
  RowScalar finished = late_value(3, {});
  finished.is_state = true;
  finished.finish = make_access(5, {});
  RowScalar plain = late_value(4, {});
  plain.is_state = true;
  form.scalars = {finished, plain};
  form.late = {late_value(5, {})};
  CHECK(final_formula(form.scalars[0])->id == 5);
  CHECK(tensors_of(finishing_order(form, [](const RowScalar&) { return true; })) ==
        std::vector<int>{5, 3});
}

TEST_CASE("values that read each other in a circle are our own bug") {
  ForwardForm form;
  form.late = {late_value(1, {2}), late_value(2, {1})};
  CHECK_THROWS_AS(finishing_order(form, [](const RowScalar&) { return true; }), InternalError);
}

TEST_CASE("the wide tensor of a finished column is its finish, entered once") {
  ForwardForm form;
  form.wide_tensor = 2;
  const Expr column = make_node(Op::add, {make_access(2, {}), make_integer(1)});
  CHECK(same(finished_columns(form, column), column));
  form.wide_finish = make_node(Op::div, {make_access(2, {}), make_access(3, {})});
  CHECK(same(finished_columns(form, column),
             make_node(Op::add, {form.wide_finish, make_integer(1)})));
}

}  // namespace
}  // namespace attngen
