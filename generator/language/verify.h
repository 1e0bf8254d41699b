// SPDX-License-Identifier: Apache-2.0
// The rules V1-V9 that need the whole cascade. Each reports everything it finds.
#pragma once

#include "generator/language/resolve.h"

namespace attngen {

void verify_names(const ResolvedCascade& resolved, const SyntaxCascade& syntax,
                  Diagnostics& diagnostics);                                        ///< V1: unused
void verify_bounds(const ResolvedCascade& resolved, Diagnostics& diagnostics);      ///< V2: ranges
void verify_variables(const ResolvedCascade& resolved, Diagnostics& diagnostics);   ///< V3
void verify_states(const ResolvedCascade& resolved, Diagnostics& diagnostics);      ///< V4
void verify_selections(const ResolvedCascade& resolved, Diagnostics& diagnostics);  ///< V5
void verify_types(const ResolvedCascade& resolved, Diagnostics& diagnostics);       ///< V7
void verify_static_params(const ResolvedCascade& resolved, Diagnostics& diagnostics);  ///< V8
void verify_divisors(const ResolvedCascade& resolved, Diagnostics& diagnostics);       ///< V9

}  // namespace attngen
