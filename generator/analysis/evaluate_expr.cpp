// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/evaluate_expr.h"

#include <cmath>
#include <limits>

#include "generator/ir/scalar.h"

namespace attngen {

double evaluate(const Expr& expr, const LeafValue& leaf) {
  const ExprNode& node = *expr;
  const auto arg = [&](std::size_t i) { return evaluate(node.args[i], leaf); };
  switch (node.op) {
    case Op::number:
      return node.number;
    case Op::integer:
    case Op::boolean:
      return static_cast<double>(node.integer);
    case Op::infinity:
      return std::numeric_limits<double>::infinity();
    case Op::param:
    case Op::var:
    case Op::extent:
    case Op::access:
    case Op::previous:
    case Op::tile_first:
    case Op::tile_last:
    case Op::tile_least:
    case Op::tile_most:
      return leaf(node);
    case Op::logical_and:
      return arg(0) != 0 && arg(1) != 0 ? 1 : 0;
    case Op::logical_or:
      return arg(0) != 0 || arg(1) != 0 ? 1 : 0;
    case Op::select:
      return arg(0) != 0 ? arg(1) : arg(2);
    case Op::floor_div:
    case Op::mod: {
      const double divisor = arg(1);
      if (divisor == 0) return 0;
      const double dividend = arg(0);
      const double quotient = std::floor(dividend / divisor);
      return node.op == Op::floor_div ? quotient : dividend - divisor * quotient;
    }
    default:
      break;
  }
  double operands[3] = {0, 0, 0};
  for (std::size_t i = 0; i < node.args.size(); ++i) operands[i] = arg(i);
  return apply(node.op, operands[0], operands[1], operands[2]);
}

}  // namespace attngen
