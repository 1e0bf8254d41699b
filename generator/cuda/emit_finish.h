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

/// The statements that make the running values of `row` final; late values follow: whatever reads
/// only known ones goes next.
void print_final_values(HookScope& scope, SourceWriter& out);

/// `value` of a wide output at the end, where the wide tensor is what was accumulated.
Expr finished_columns(const ForwardForm& form, const Expr& value);

/// False for a late value that is only written out: it needs no member of Row.
bool is_kept_in_row(const HookScope& scope, const RowScalar& scalar);

}  // namespace attngen
