// SPDX-License-Identifier: Apache-2.0
// Text -> Cascade and back. Normative grammar and meaning: docs/language.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

struct VariantText {
  std::string origin;  ///< how errors name it: a path as the user gave it, or "gallery:softmax"
  std::string text;
};

/// Every cascade of the text, parsed and verified (V1-V9; V10, the `expect` lines, needs the
/// analyses and is check_expects()). `dtypes` overrides `dtype NAME = TYPE` lines; an override that
/// names no such line is refused. Throws Error(refused) with *all* findings, each with line,
/// column, caret, rule and fix.
std::vector<Cascade> parse_variant(const VariantText& variant,
                                   const std::map<std::string, DType>& dtypes = {});

/// Canonical text; parse_variant(print) gives back an equal Cascade.
std::string print_cascade(const Cascade& cascade);
std::string print_einsum(const Cascade& cascade, const Einsum& einsum);
std::string print_expr(const Cascade& cascade, const Expr& expr);

}  // namespace attngen
