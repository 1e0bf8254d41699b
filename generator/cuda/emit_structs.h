// SPDX-License-Identifier: Apache-2.0
// The structs of a kernel: its argument block, what a CTA and a row know, and its three operands.
#pragma once

#include <string>

#include "base/source_writer.h"
#include "generator/cuda/hook_scope.h"
#include "generator/cuda/source.h"

namespace attngen {

struct HookFacts;

std::string emit_arguments(const HookScope& scope);
std::string emit_block(const HookScope& scope, const Plan& plan, const HookFacts& facts);
std::string emit_row(const HookScope& scope);
/// The members of Row that are running values and what becomes of them.
void print_row_values(const HookScope& scope, SourceWriter& out);

/// RowOperand, KeyOperand, ValueOperand: shapes of their tiles, and where their rows are.
std::string emit_operands(HookScope& scope, const Plan& plan);

/// Columns of an operand in shared memory: the next multiple of 16, and 16 where there is none.
int padded_columns(int columns);
/// Bytes from one row to the next: an odd number of 16-byte pieces, so that eight rows lie in
/// different banks.
int pitch_bytes(int columns);

}  // namespace attngen
