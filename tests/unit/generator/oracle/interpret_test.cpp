// SPDX-License-Identifier: Apache-2.0
// Softmax attention built node by node, so that the interpreter is tested without the parser.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "generator/oracle/interpret.h"

namespace attngen {
namespace {

Tensor tensor_over(const char* name, TensorKind kind, std::vector<int> ranks) {
  Tensor tensor;
  tensor.name = name;
  tensor.kind = kind;
  for (int rank : ranks) tensor.dims.push_back({rank, false});
  return tensor;
}

Einsum equation(int tensor, std::vector<int> left, Expr body) {
  Einsum einsum;
  einsum.tensor = tensor;
  for (int var : left) einsum.coords.push_back(make_leaf(Op::var, var));
  einsum.body = std::move(body);
  return einsum;
}

Expr read(int tensor, std::vector<int> vars) {
  std::vector<Expr> coords;
  for (int var : vars) coords.push_back(make_leaf(Op::var, var));
  return make_access(tensor, std::move(coords));
}

Cascade softmax() {
  Cascade c;
  c.name = "softmax";
  for (const char* name : {"P", "M", "E"}) {
    Rank rank;
    rank.name = name;
    c.ranks.push_back(rank);
    RankVar var;
    var.name = std::string(1, static_cast<char>(std::tolower(name[0])));
    var.rank = static_cast<int>(c.vars.size());
    c.vars.push_back(var);
  }
  c.tensors = {
      tensor_over("Q", TensorKind::input, {0, 2}),  tensor_over("K", TensorKind::input, {1, 2}),
      tensor_over("V", TensorKind::input, {1, 2}),  tensor_over("S", TensorKind::temporary, {0, 1}),
      tensor_over("G", TensorKind::temporary, {0}), tensor_over("N", TensorKind::temporary, {0, 1}),
      tensor_over("D", TensorKind::temporary, {0}), tensor_over("O", TensorKind::output, {0, 2})};
  Einsum s = equation(3, {0, 1}, make_node(Op::mul, {read(0, {0, 2}), read(1, {1, 2})}));
  s.reduction = Reduction{ReduceOp::sum, {2}, {}};
  Einsum g = equation(4, {0}, read(3, {0, 1}));
  g.reduction = Reduction{ReduceOp::max, {1}, {}};
  const Einsum n = equation(
      5, {0, 1}, make_node(Op::exp, {make_node(Op::sub, {read(3, {0, 1}), read(4, {0})})}));
  Einsum d = equation(6, {0}, read(5, {0, 1}));
  d.reduction = Reduction{ReduceOp::sum, {1}, {}};
  Einsum o = equation(
      7, {0, 2},
      make_node(Op::mul, {make_node(Op::div, {read(5, {0, 1}), read(6, {0})}), read(2, {1, 2})}));
  o.reduction = Reduction{ReduceOp::sum, {1}, {}};
  o.role = Role::out;
  c.einsums = {s, g, n, d, o};
  return c;
}

Array filled(Shape shape, std::vector<double> values) {
  Array array(DType::f32, std::move(shape));
  for (std::size_t i = 0; i < values.size(); ++i) {
    array.set(static_cast<std::int64_t>(i), values[i]);
  }
  return array;
}

TEST_CASE("two keys of equal score share their values, a far one takes all") {
  Request request;
  request.inputs["Q"] = filled({2, 1}, {0, 1000});
  request.inputs["K"] = filled({2, 1}, {1, -1});
  request.inputs["V"] = filled({2, 1}, {3, 5});
  const Cascade cascade = softmax();
  const Array o = interpret(cascade, bind_inputs(cascade, request)).at("O");
  CHECK(o.shape == Shape{2, 1});
  CHECK(o.dtype == DType::f64);
  CHECK(o.at(0) == 4);
  CHECK(o.at(1) == 3);
}

TEST_CASE("a row without keys gives 0, and batch axes broadcast") {
  const Cascade cascade = softmax();
  Request request;
  request.inputs["Q"] = Array(DType::f32, {3, 1, 2, 4});
  request.inputs["K"] = Array(DType::f32, {5, 0, 4});
  request.inputs["V"] = Array(DType::f32, {0, 4});
  const Array o = interpret(cascade, bind_inputs(cascade, request)).at("O");
  CHECK(o.shape == Shape{3, 5, 2, 4});
  for (std::int64_t i = 0; i < o.size(); ++i) CHECK(o.at(i) == 0);
}

}  // namespace
}  // namespace attngen
