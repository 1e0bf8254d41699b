// SPDX-License-Identifier: Apache-2.0
// The finish hooks: what becomes of a row after its last key, and where its outputs go.
#pragma once

#include <string>

#include "base/source_writer.h"
#include "generator/cuda/hook_scope.h"
#include "generator/cuda/source.h"

namespace attngen {

/// agree_row(), finish_row() and store_columns().
std::string emit_finish(HookScope& scope, const Plan& plan);

/// The statements that make the values of `row` final, in finishing_order().
void print_final_values(HookScope& scope, SourceWriter& out);

/// False for a late value that is only written out: it needs no member of Row.
bool is_kept_in_row(const HookScope& scope, const RowScalar& scalar);

}  // namespace attngen
