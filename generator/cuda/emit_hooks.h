// SPDX-License-Identifier: Apache-2.0
// The hooks of a skeleton, printed from a form with the cascade's own names.
#pragma once

#include <string>

#include "generator/cuda/hook_scope.h"
#include "generator/cuda/source.h"

namespace attngen {

/// Facts about the printed hooks that the template asks for in Config.
struct HookFacts {
  bool skips_tiles = false;      ///< some tiles inside the bounds hold no pair that counts
  bool reverses_rows = false;    ///< later row tiles have more keys: they go first
  bool rows_begin_late = false;  ///< the keys of some row begin after those of its CTA
  bool retags_wide = false;
  bool score_reads_tables = false;  ///< per key, so never at a pair that does not count
  bool clamps_keys = false;         ///< the same where every key counts: never beyond the last
  bool zeroes_dead_keys =
      false;  ///< keys inside the bounds that no row of a CTA uses may hold anything
  bool keys_have_gap = false;  ///< decode: two ranges of keys count
  int row_scalars = 0;         ///< decode: running values of a row in a partial
  int parts_at_once = 1;       ///< decode: see parts_at_once() of plan_decode.h
};

struct HookText {
  std::string structs;    ///< Arguments, Block, Row, the operands
  std::string functions;  ///< enter_block ... store_columns
  HookFacts facts;
};

HookText emit_hooks(HookScope& scope, const Plan& plan);

/// The expression of one value as it stands in the cascade, for a comment.
std::string einsum_comment(const Cascade& cascade, int einsum);

}  // namespace attngen
