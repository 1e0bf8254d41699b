// SPDX-License-Identifier: Apache-2.0
#include "generator/form/known_order.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

struct Known {
  explicit Known(const std::string& name)
      : cascade(emitting::from_gallery(name)),
        form(*forward_form(cascade, analyse(cascade)).form) {}
  const RowScalar& scalar(const std::string& name) const {
    return *find_scalar(form, find_tensor(cascade, name));
  }
  Expr own(const std::string& name) const {
    const Einsum& of = cascade.einsums[static_cast<std::size_t>(
        defining_einsum(cascade, find_tensor(cascade, name)))];
    return make_access(of.tensor, of.coords);
  }
  bool at_most(const Expr& a, const Expr& b) const { return is_at_most(cascade, form, a, b); }

  Cascade cascade;
  ForwardForm form;
};

TEST_CASE("a term is never above its own running maximum, and that never shrinks") {
  const Known softmax("softmax");
  const Expr maximum = softmax.own("GM");
  CHECK(softmax.at_most(softmax.scalar("GM").term, maximum));
  CHECK(softmax.at_most(make_node(Op::previous, {maximum}), maximum));
  CHECK_FALSE(softmax.at_most(maximum, softmax.own("D")));
  CHECK_FALSE(softmax.at_most(make_number(0), maximum));
}

TEST_CASE("a row value that takes a maximum with more stays above") {
  const Known sink("sink");
  const Expr with_sink = sink.own("GM");
  CHECK(sink.at_most(sink.scalar("G0").term, with_sink));
  CHECK(sink.at_most(make_node(Op::previous, {with_sink}), with_sink));
}

TEST_CASE("coordinates of the row and tables are constant in a row, the key is not") {
  const Known form("window_heads");
  CHECK(is_constant_in_row(form.cascade, form.form, make_leaf(Op::var, form.form.row_var)));
  CHECK_FALSE(is_constant_in_row(form.cascade, form.form, make_leaf(Op::var, form.form.key_var)));
  CHECK_FALSE(is_constant_in_row(form.cascade, form.form, form.own("D")));
}

}  // namespace
}  // namespace attngen
