// SPDX-License-Identifier: Apache-2.0
// What is proven about a cascade, as the JSON of `analyze`.
#pragma once

#include "generator/analysis/analysis.h"
#include "tools/json_document.h"

namespace attngen {

/// passes.<RANK>.{written,rewritten};
/// boundaries[].{rank,reduction,late,consumers,kappa,action,rule,reason}, one per reduction and
/// action; crossings[], ranks.<RANK>, einsums[].
Json analysis_document(const Cascade& cascade, const Analysis& analysis);

}  // namespace attngen
