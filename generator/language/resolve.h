// SPDX-License-Identifier: Apache-2.0
// Syntax tree -> Cascade: names become ids, temporaries get their dims, `/` its meaning.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"
#include "generator/language/diagnostics.h"
#include "generator/language/names.h"
#include "generator/language/syntax.h"

namespace attngen {

/// A cascade under verification, and what the IR itself does not keep.
struct ResolvedCascade {
  Cascade cascade;
  Names names;
  std::vector<char> sound;          ///< by Einsum: it was resolved without a finding
  std::vector<char> parenthesised;  ///< by Einsum: its right side stands in parentheses
  std::vector<Span> where_spans;    ///< by Einsum: the word `where`
};

/// Reports V1 (names), V2 (arity, coordinates), V3 and V4 (left sides), V5 (reduction words) and
/// V6 (conditions and numbers in each other's place).
ResolvedCascade resolve(const SyntaxCascade& syntax, const std::map<std::string, DType>& dtypes,
                        Diagnostics& diagnostics);

/// The parts of resolve(), in order.
void resolve_declarations(const SyntaxCascade& syntax, const std::map<std::string, DType>& dtypes,
                          ResolvedCascade& resolved, Diagnostics& diagnostics);
void resolve_left_sides(const SyntaxCascade& syntax, ResolvedCascade& resolved,
                        Diagnostics& diagnostics);
void resolve_right_sides(const SyntaxCascade& syntax, ResolvedCascade& resolved,
                         Diagnostics& diagnostics);

/// The type as written; f32 after a V1 finding.
TypeRef resolve_type(const SyntaxName& type, ResolvedCascade& resolved, Diagnostics& diagnostics);

/// Is it `v+1` with v a variable, and which.
int successor_var(const Expr& coord);  ///< -1 when it is not

/// Is it `r1*R0+r0` for a split of the cascade: the split, else -1.
int recombined_split(const Cascade& cascade, const Expr& coord);

/// The iter statement of the variable, else -1.
int iter_of_var(const Cascade& cascade, int var);

}  // namespace attngen
