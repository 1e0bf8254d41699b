// SPDX-License-Identifier: Apache-2.0
// V2: reads that are outside whatever the extents are. Everything else waits for the extents.
#include <fmt/format.h>

#include <algorithm>

#include "generator/language/language.h"
#include "generator/language/linear_form.h"
#include "generator/language/presence.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

class BoundsRules {
 public:
  BoundsRules(const Cascade& cascade, Diagnostics& diagnostics)
      : cascade_(cascade), gaps_(tensors_with_gaps(cascade)), diagnostics_(diagnostics) {}

  void equation(const Einsum& einsum) {
    if (runs_over_nothing(einsum)) return;
    const bool all_points =
        !einsum.where && accesses_with_gaps(cascade_, einsum.body, gaps_).empty();
    for (const Expr& root : {einsum.body, einsum.where}) {
      for_each_node(root, [&](const ExprNode& node) {
        if (node.op == Op::access) access(node, all_points);
      });
    }
  }

 private:
  bool runs_over_nothing(const Einsum& einsum) const {
    bool nothing = false;
    const auto look = [&](const ExprNode& node) {
      if (node.op != Op::var) return;
      const int rank = cascade_.vars[static_cast<std::size_t>(node.id)].rank;
      nothing = nothing || cascade_.ranks[static_cast<std::size_t>(rank)].extent == 0;
    };
    for (const Expr& coord : einsum.coords) for_each_node(coord, look);
    for_each_node(einsum.body, look);
    return nothing;
  }

  void access(const ExprNode& node, bool all_points) {
    const Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(node.id)];
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      const TensorDim& dim = tensor.dims[i];
      if (dim.is_state || recombined_split(cascade_, node.args[i]) >= 0) continue;
      coordinate(node, node.args[i], dim.rank, all_points);
    }
  }

  void coordinate(const ExprNode& node, const Expr& coord, int rank, bool all_points) {
    const FormRange range = range_of(cascade_, coord);
    const LinearForm extent = extent_form(cascade_, rank);
    const bool below = is_negative(range.high);
    const bool beyond = is_outside(range.low, extent);
    const bool sometimes_below = all_points && range.exact && is_negative(range.low);
    const bool sometimes_beyond = all_points && range.exact && is_outside(range.high, extent);
    if (!below && !beyond && !sometimes_below && !sometimes_beyond) return;
    const std::string text = print_expr(cascade_, coord);
    const std::string& name = cascade_.ranks[static_cast<std::size_t>(rank)].name;
    const std::string& tensor = cascade_.tensors[static_cast<std::size_t>(node.id)].name;
    std::string message = fmt::format("{}: the coordinate {} ", tensor, text);
    if (below || beyond) {
      message += below ? "is negative" : fmt::format("is {} or more", name);
    } else {
      message += sometimes_below ? "becomes negative" : fmt::format("reaches {}", name);
    }
    const bool low_side = below || (!beyond && sometimes_below);
    diagnostics_.add(coord->span, "V2", message + ", whatever the extents",
                     below || beyond
                         ? fmt::format("a coordinate of {} lies in 0 ... {}-1", name, name)
                         : fmt::format("exclude those points, `where {} {}`, or use clamp", text,
                                       low_side ? ">= 0" : "< " + name));
  }

  static bool is_negative(const std::optional<LinearForm>& form) {
    if (!form) return false;
    const auto negative = scaled(*form, -1);
    const auto above = negative ? subtracted(*negative, LinearForm{1, {}, {}}) : std::nullopt;
    return above && never_negative(*above);
  }

  static bool is_outside(const std::optional<LinearForm>& form, const LinearForm& extent) {
    if (!form) return false;
    const auto over = subtracted(*form, extent);
    return over && never_negative(*over);
  }

  const Cascade& cascade_;
  std::vector<char> gaps_;
  Diagnostics& diagnostics_;
};

}  // namespace

void verify_bounds(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  BoundsRules rules(resolved.cascade, diagnostics);
  for (std::size_t i = 0; i < resolved.cascade.einsums.size(); ++i) {
    if (resolved.sound[i] != 0) rules.equation(resolved.cascade.einsums[i]);
  }
}

}  // namespace attngen
