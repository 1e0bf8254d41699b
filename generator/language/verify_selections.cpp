// SPDX-License-Identifier: Apache-2.0
// V5: argmax and topk, the reductions whose value is a coordinate.
#include <fmt/format.h>

#include <vector>

#include "generator/language/verify.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

class SelectionRules {
 public:
  SelectionRules(const Cascade& cascade, Diagnostics& diagnostics)
      : cascade_(cascade), diagnostics_(diagnostics) {}

  void equation(const Einsum& einsum) {
    if (!einsum.reduction) return;
    const ReduceOp op = einsum.reduction->op;
    if (op != ReduceOp::argmax && op != ReduceOp::topk) return;
    if (einsum.reduction->vars.size() != 1) {
      diagnostics_.add(einsum.span, "V5",
                       fmt::format("`{}` reduces {} variables, and its value is one coordinate",
                                   name_of(op), einsum.reduction->vars.size()),
                       "reduce one variable; select over the other in a second equation");
    }
    if (op == ReduceOp::topk) populated(einsum);
  }

 private:
  // The left variable that the right side does not know numbers the slots.
  void populated(const Einsum& einsum) {
    std::vector<int> slots;
    for (const Expr& coord : einsum.coords) {
      if (coord->op == Op::var && !uses_var(einsum.body, coord->id) &&
          !uses_var(einsum.where, coord->id)) {
        slots.push_back(coord->id);
      }
    }
    if (slots.size() != 1) {
      diagnostics_.add(einsum.span, "V5",
                       fmt::format("`topk` fills one left rank that is not on the right, and there "
                                   "{} {} here",
                                   slots.size() == 1 ? "is" : "are", slots.size()),
                       "write T[p,j] = topk{m} S[p,m] with `rank J`, the number of results");
      return;
    }
    const int rank_id = cascade_.vars[static_cast<std::size_t>(slots[0])].rank;
    const Rank& rank = cascade_.ranks[static_cast<std::size_t>(rank_id)];
    const std::optional<std::int64_t>& k = einsum.reduction->k;
    if (k && rank.extent && *k != *rank.extent) {
      diagnostics_.add(einsum.span, "V5",
                       fmt::format("`;{}` but {}={}: k is the extent of the left rank", *k,
                                   rank.name, *rank.extent),
                       fmt::format("drop `;{}`, or write rank {}={}", *k, rank.name, *k));
    }
  }

  const Cascade& cascade_;
  Diagnostics& diagnostics_;
};

}  // namespace

void verify_selections(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  SelectionRules rules(resolved.cascade, diagnostics);
  for (std::size_t i = 0; i < resolved.cascade.einsums.size(); ++i) {
    if (resolved.sound[i] != 0) rules.equation(resolved.cascade.einsums[i]);
  }
}

}  // namespace attngen
