// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "generator/language/resolve.h"
#include "generator/language/resolve_expr.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

class RightSideResolver {
 public:
  RightSideResolver(ResolvedCascade& resolved, Diagnostics& diagnostics)
      : resolved_(resolved), cascade_(resolved.cascade), diagnostics_(diagnostics) {
    for (const Tensor& tensor : cascade_.tensors) {
      defined_.push_back(tensor.kind == TensorKind::input ? 1 : 0);
    }
  }

  void equation(std::size_t index, const SyntaxEquation& syntax) {
    const std::size_t before = diagnostics_.total();
    Einsum& einsum = cascade_.einsums[index];
    if (syntax.reduction) reduction(*syntax.reduction, einsum);
    const ResolvedExpr body =
        resolve_expr(syntax.body, ExprContext::value, resolved_, defined_, diagnostics_);
    einsum.body = body.expr;
    if (syntax.where) condition(*syntax.where, einsum);
    if (body.expr) kind_of_body(syntax, body, einsum);
    // A name whose declaration was refused resolves to nothing, without a second finding.
    const bool whole = einsum.body && (!syntax.where || einsum.where);
    if (!whole || diagnostics_.total() != before) resolved_.sound[index] = 0;
    if (einsum.tensor >= 0) defined_[static_cast<std::size_t>(einsum.tensor)] = 1;
  }

 private:
  void reduction(const SyntaxReduction& syntax, Einsum& einsum) {
    const std::optional<ReduceOp> op = reduction_named(syntax.op.text);
    if (!op) {
      diagnostics_.add(syntax.op.span, "V5", fmt::format("{} is not a reduction", syntax.op.text),
                       advice_for(syntax.op.text));
    }
    Reduction reduction;
    reduction.op = op.value_or(ReduceOp::sum);
    reduction.k = syntax.k;
    for (const SyntaxName& name : syntax.vars) {
      const Symbol* const var = resolved_.names.use(name, SymbolKind::variable);
      if (var == nullptr) continue;
      for (const int earlier : reduction.vars) {
        if (earlier == var->id) {
          diagnostics_.add(name.span, "V3", fmt::format("{} is reduced twice", name.text),
                           "name each reduced variable once");
        }
      }
      reduction.vars.push_back(var->id);
    }
    if (syntax.k && reduction.op != ReduceOp::topk) {
      diagnostics_.add(syntax.k_span, "V5",
                       fmt::format("`;{}` belongs to topk, not to {}", *syntax.k, syntax.op.text),
                       "remove it");
    }
    einsum.reduction = std::move(reduction);
  }

  static std::string advice_for(const std::string& word) {
    if (word == "mean" || word == "avg")
      return "write sum{m} x, and divide by M in the next equation";
    if (word == "softmax") return "write its Einsums: max, exp, sum and the division";
    return "a reduction is an associative, commutative operation with an identity: " +
           all_reductions();
  }

  void condition(const SyntaxExpr& syntax, Einsum& einsum) {
    const ResolvedExpr found =
        resolve_expr(syntax, ExprContext::condition, resolved_, defined_, diagnostics_);
    if (found.expr && !found.is_condition) {
      diagnostics_.add(syntax.span, "V6", "a `where` needs a condition, and this is a number",
                       "compare it: x != 0");
      return;
    }
    einsum.where = found.expr;
  }

  // any and all take conditions, every other reduction numbers; what comes out decides the type.
  void kind_of_body(const SyntaxEquation& syntax, const ResolvedExpr& body, const Einsum& einsum) {
    const bool logical = einsum.reduction && (einsum.reduction->op == ReduceOp::any ||
                                              einsum.reduction->op == ReduceOp::all);
    if (logical && !body.is_condition) {
      diagnostics_.add(syntax.body.span, "V6",
                       fmt::format("`{}` reduces conditions, and this is a number",
                                   name_of(einsum.reduction->op)),
                       "compare it: x != 0");
      return;
    }
    if (einsum.reduction && !logical && body.is_condition) {
      diagnostics_.add(syntax.body.span, "V6",
                       fmt::format("`{}` reduces numbers, and this is a condition",
                                   name_of(einsum.reduction->op)),
                       "write select(condition, 1, 0), or reduce with any or all");
      return;
    }
    if (einsum.tensor < 0) return;
    Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(einsum.tensor)];
    const bool is_condition = body.is_condition;
    if (!tensor.typed && tensor.kind == TensorKind::temporary && is_condition) {
      tensor.type.type = DType::boolean;
    }
    if (is_condition == (tensor.type.type == DType::boolean)) return;
    diagnostics_.add(einsum.span, "V6",
                     fmt::format("{} is {}, but its right side is a {}", tensor.name,
                                 name_of(tensor.type.type), is_condition ? "condition" : "number"),
                     is_condition ? fmt::format("type it: {}[...]: bool", tensor.name)
                                  : "compare the right side: x != 0");
  }

  ResolvedCascade& resolved_;
  Cascade& cascade_;
  Diagnostics& diagnostics_;
  std::vector<char> defined_;
};

}  // namespace

void resolve_right_sides(const SyntaxCascade& syntax, ResolvedCascade& resolved,
                         Diagnostics& diagnostics) {
  RightSideResolver right(resolved, diagnostics);
  for (std::size_t i = 0; i < syntax.equations.size(); ++i) right.equation(i, syntax.equations[i]);
}

ResolvedCascade resolve(const SyntaxCascade& syntax, const std::map<std::string, DType>& dtypes,
                        Diagnostics& diagnostics) {
  ResolvedCascade resolved{{}, Names(diagnostics), {}, {}, {}};
  resolved.cascade.name = syntax.name.text;
  resolve_declarations(syntax, dtypes, resolved, diagnostics);
  resolve_left_sides(syntax, resolved, diagnostics);
  resolve_right_sides(syntax, resolved, diagnostics);
  return resolved;
}

}  // namespace attngen
