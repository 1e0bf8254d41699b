// SPDX-License-Identifier: Apache-2.0
#include "generator/language/summands.h"

#include <algorithm>

namespace attngen {

std::vector<Expr> summands(const Expr& body) {
  std::vector<Expr> terms;
  Expr rest = body;
  while (rest->op == Op::add || rest->op == Op::sub) {
    terms.push_back(rest->args[1]);
    rest = rest->args[0];
  }
  terms.push_back(rest);
  std::reverse(terms.begin(), terms.end());
  return terms;
}

std::vector<Expr> lone_summands(const Einsum& einsum) {
  std::vector<Expr> lone;
  if (!einsum.reduction) return lone;
  const std::vector<Expr> terms = summands(einsum.body);
  if (terms.size() < 2) return lone;
  for (const Expr& term : terms) {
    const std::vector<int>& vars = einsum.reduction->vars;
    if (std::none_of(vars.begin(), vars.end(), [&](int var) { return uses_var(term, var); })) {
      lone.push_back(term);
    }
  }
  return lone;
}

}  // namespace attngen
