// SPDX-License-Identifier: Apache-2.0
// struct Config: every number and choice that the templates read, with a unit or reason beside it.
#pragma once

#include <string>

#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// `counts_tiles`: see Problem::count_tiles.
std::string emit_config(const ForwardForm& form, const Plan& plan, const HookFacts& facts,
                        bool counts_tiles);

}  // namespace attngen
