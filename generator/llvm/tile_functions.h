// SPDX-License-Identifier: Apache-2.0
// The functions of the tile skeleton, one printer each; see LlvmSource for what they are called
// with.
#pragma once

#include <string>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/row_tile_scope.h"

namespace attngen {

/// NAME_keys(arguments, item, range): the keys [begin, end) that some row of the item may use.
IrFunction emit_keys(const TileContext& context, const std::string& name);

/// NAME_stream(arguments, item, begin, end, scratch).
IrFunction emit_stream(const TileContext& context, const std::string& name);

/// NAME_merge(arguments, item, scratch, later): the monoid of the states.
IrFunction emit_merge(const TileContext& context, const std::string& name);

/// NAME_finish(arguments, item, scratch).
IrFunction emit_finish(const TileContext& context, const std::string& name);

}  // namespace attngen
