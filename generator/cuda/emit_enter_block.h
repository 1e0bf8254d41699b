// SPDX-License-Identifier: Apache-2.0
// enter_block(): which rows, which coordinates, which keys; everything constant in a CTA.
#pragma once

#include <string>
#include <vector>

#include "base/source_writer.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/hook_scope.h"
#include "generator/cuda/source.h"

namespace attngen {

/// Of the `forward` skeleton. Call it after every other hook was printed. Sets facts.reverses_rows.
std::string emit_enter_block(HookScope& scope, const Plan& plan, HookFacts& facts);

/// Of the `decode` skeleton: sequence_count(), units_per_sequence() and enter_block(). Coordinates
/// on which the range of keys depends tell sequences apart; the others tell apart the units of a
/// sequence, which therefore have equally many keys. Call it after every other hook was printed.
/// Sets facts.keys_have_gap.
std::string emit_enter_unit(HookScope& scope, const Plan& plan, HookFacts& facts);

/// Statements that set block.key_begin and block.key_end. What they read becomes a field of Block.
std::vector<std::string> key_bounds(HookScope& scope);

/// The fields of Block, then `bounds`, then what lies in scratch.
void print_rest_of_block(SourceWriter& out, HookScope& scope, const Plan& plan,
                         const HookFacts& facts, const std::vector<std::string>& bounds);

}  // namespace attngen
