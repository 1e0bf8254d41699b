// SPDX-License-Identifier: Apache-2.0
// Can this engine run that spec? Every reason why not, at once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/engine.h"

namespace attngen {

/// Empty when a plan can be made. `asked` may be null: only what holds for every shape then. The
/// questions are those that engines ask their attention backends before choosing one (vLLM,
/// AttentionBackend.validate_configuration): head sizes, element types, layout, mask, sinks,
/// device.
std::vector<std::string> reasons_against(const Engine& engine, const Spec& spec,
                                         const AskedBounds* asked);

}  // namespace attngen
