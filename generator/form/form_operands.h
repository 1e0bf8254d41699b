// SPDX-License-Identifier: Apache-2.0
// The matrices of a forward form: what the contraction multiplies and how each is addressed.
#pragma once

#include <string>
#include <vector>

#include "generator/form/form_inline.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// sum{e} rows * keys * rest  ->  formula = dot * rest
struct ContractionParts {
  Expr rows;     ///< the access without the key variable
  Expr keys;     ///< the access with it
  Expr formula;  ///< in access(kDotTensor)
  std::vector<std::string> reasons;
};
ContractionParts split_contraction(const Cascade& cascade, const Expr& body, int contract_var,
                                   int key_var);

/// The last variable of `access` that `other` does not use, `contract_var` aside; -1 when none.
int last_private_var(const Expr& access, const Expr& other, int contract_var);

/// Fills the dims of `operand` from its access. `tiled` are the variables that vary inside a CTA.
/// Returns what is against it.
std::vector<std::string> place_operand(const Cascade& cascade, FormOperand& operand, int tiled_var,
                                       int column_var, const std::vector<int>& tiled);

/// Every access in `roots` of a reduction over the contracted rank, as a reduction of an operand.
struct OperandReductions {
  std::vector<OperandReduction> reductions;
  std::vector<std::string> reasons;
};
OperandReductions operand_reductions(const Cascade& cascade, FormInliner& inliner,
                                     const std::vector<Expr>& roots, const ForwardForm& form);

}  // namespace attngen
