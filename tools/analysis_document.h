// SPDX-License-Identifier: Apache-2.0
// What is proven about a cascade, as the JSON of `analyze`.
#pragma once

#include <optional>

#include "generator/analysis/analysis.h"
#include "generator/analysis/device_table.h"
#include "generator/ir/binding.h"
#include "tools/json_document.h"

namespace attngen {

/// passes.<RANK>.{written,rewritten};
/// boundaries[].{rank,reduction,late,consumers,kappa,action,rule,reason}, one per reduction and
/// action; crossings[], ranks.<RANK>, einsums[]; with `binding` also extents and bounds, with
/// `device` also their times.
Json analysis_document(const Cascade& cascade, const Analysis& analysis,
                       const std::optional<Binding>& binding,
                       const std::optional<DeviceRates>& device);

}  // namespace attngen
