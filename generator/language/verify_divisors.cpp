// SPDX-License-Identifier: Apache-2.0
// V9: no floor division and no remainder by zero. `/` of values is total and needs no guard.
#include <fmt/format.h>

#include "generator/language/language.h"
#include "generator/language/linear_form.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

void refuse_zero(const Cascade& cascade, const ExprNode& node, Diagnostics& diagnostics) {
  if (node.op != Op::floor_div && node.op != Op::mod) return;
  const Expr& divisor = node.args[1];
  const auto form = linear_form(cascade, divisor);
  if (!form || !form->is_constant() || form->constant != 0) return;
  diagnostics.add(
      divisor->span, "V9",
      fmt::format("{} by zero: {}", node.op == Op::mod ? "a remainder" : "a floor division",
                  print_expr(cascade, std::make_shared<const ExprNode>(node))),
      "divide by something other than 0");
}

}  // namespace

void verify_divisors(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  const Cascade& cascade = resolved.cascade;
  for (std::size_t i = 0; i < cascade.einsums.size(); ++i) {
    if (resolved.sound[i] == 0) continue;
    for (const Expr& root : {cascade.einsums[i].body, cascade.einsums[i].where}) {
      for_each_node(root, [&](const ExprNode& node) { refuse_zero(cascade, node, diagnostics); });
    }
  }
}

}  // namespace attngen
