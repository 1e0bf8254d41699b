// SPDX-License-Identifier: Apache-2.0
// V3: a variable is on the left or reduced, never both, never neither.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "generator/language/language.h"
#include "generator/language/summands.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

class VariableRules {
 public:
  VariableRules(const Cascade& cascade, Diagnostics& diagnostics)
      : cascade_(cascade), diagnostics_(diagnostics) {}

  void equation(const Einsum& einsum, bool parenthesised) {
    const std::set<int> left = left_vars(einsum);
    repeated_left(einsum);
    reduced_on_left(einsum, left);
    neither(einsum, left);
    idle_reduced(einsum);
    if (!parenthesised) lone(einsum);
  }

 private:
  const std::string& name(int var) const {
    return cascade_.vars[static_cast<std::size_t>(var)].name;
  }
  const std::string& tensor(const Einsum& einsum) const {
    return cascade_.tensors[static_cast<std::size_t>(einsum.tensor)].name;
  }

  static std::set<int> left_vars(const Einsum& einsum) {
    std::set<int> vars;
    for (const Expr& coord : einsum.coords) {
      for_each_node(coord, [&](const ExprNode& node) {
        if (node.op == Op::var) vars.insert(node.id);
      });
    }
    return vars;
  }

  void repeated_left(const Einsum& einsum) {
    std::set<int> seen;
    for (const Expr& coord : einsum.coords) {
      for_each_node(coord, [&](const ExprNode& node) {
        if (node.op != Op::var || seen.insert(node.id).second) return;
        diagnostics_.add(
            node.span, "V3",
            fmt::format("{} stands twice on the left of {}", name(node.id), tensor(einsum)),
            "one equation fills a whole tensor: give the second axis a variable of "
            "its own with `var`");
      });
    }
  }

  void reduced_on_left(const Einsum& einsum, const std::set<int>& left) {
    if (!einsum.reduction) return;
    for (const int var : einsum.reduction->vars) {
      if (left.count(var) == 0) continue;
      diagnostics_.add(
          einsum.span, "V3",
          fmt::format("{} is reduced and stands on the left of {}", name(var), tensor(einsum)),
          fmt::format("remove {} from one of the two", name(var)));
    }
  }

  // A variable of the right side that is neither kept nor reduced has no value.
  void neither(const Einsum& einsum, const std::set<int>& left) {
    std::set<int> reported;
    for (const Expr& root : {einsum.body, einsum.where}) {
      for_each_node(root, [&](const ExprNode& node) {
        if (node.op != Op::var || left.count(node.id) > 0 || is_reduced(einsum, node.id)) return;
        if (!reported.insert(node.id).second) return;
        diagnostics_.add(
            node.span, "V3",
            fmt::format("{} is neither on the left of {} nor reduced", name(node.id),
                        tensor(einsum)),
            fmt::format("reduce it, as in sum{{{0}}} ..., or put {0} on the left", name(node.id)));
      });
    }
  }

  void idle_reduced(const Einsum& einsum) {
    if (!einsum.reduction) return;
    for (const int var : einsum.reduction->vars) {
      if (uses_var(einsum.body, var) || uses_var(einsum.where, var)) continue;
      const std::string& rank =
          cascade_
              .ranks[static_cast<std::size_t>(cascade_.vars[static_cast<std::size_t>(var)].rank)]
              .name;
      diagnostics_.add(einsum.span, "V3",
                       fmt::format("{} reduces {}, which its right side does not use",
                                   tensor(einsum), name(var)),
                       fmt::format("remove {} from the braces; a sum over equal terms is the term "
                                   "times {}",
                                   name(var), rank));
    }
  }

  void lone(const Einsum& einsum) {
    for (const Expr& term : lone_summands(einsum)) {
      const std::string text = print_expr(cascade_, term);
      diagnostics_.add(
          term->span, "V3",
          fmt::format("the reduction covers all of the right side, and the summand {} uses no "
                      "reduced variable",
                      text),
          fmt::format("give the reduction a tensor of its own and add {} in the next equation; if "
                      "it belongs inside, put the whole sum in parentheses",
                      text));
    }
  }

  const Cascade& cascade_;
  Diagnostics& diagnostics_;
};

}  // namespace

void verify_variables(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  VariableRules rules(resolved.cascade, diagnostics);
  for (std::size_t i = 0; i < resolved.cascade.einsums.size(); ++i) {
    if (resolved.sound[i] == 0) continue;
    rules.equation(resolved.cascade.einsums[i], resolved.parenthesised[i] != 0);
  }
}

}  // namespace attngen
