// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_config.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/source_writer.h"
#include "generator/cuda/plan_decode.h"

namespace attngen {

std::string emit_config(const ForwardForm& form, const Plan& plan, const HookFacts& facts,
                        bool counts_tiles) {
  SourceWriter out;
  const auto number = [&](const char* name, int value, const char* comment) {
    out.line(fmt::format("static constexpr int {} = {};  // {}", name, value, comment));
  };
  const auto choice = [&](const char* name, bool value, const char* comment) {
    out.line(fmt::format("static constexpr bool {} = {};  // {}", name, value ? "true" : "false",
                         comment));
  };
  const auto reduces = [&](bool of_rows) {
    return std::any_of(form.reductions.begin(), form.reductions.end(),
                       [&](const OperandReduction& one) { return one.of_rows == of_rows; });
  };
  out.open("struct Config {");
  number("kRowTile", plan.row_tile, "rows per CTA, 16 per warp");
  number("kKeyTile", plan.stream_tile, "keys per step");
  number("kKeysPerWarp", keys_per_warp(plan), "of a step");
  number("kThreads", plan.warps * 32, "per CTA");
  number("kStages", plan.stages, "tiles of keys and values in shared memory");
  number("kLoadUnroll", 2, "copies in flight per loop turn; more only costs compile time");
  number("kContractUnroll", 1, "16-column steps of the first contraction per loop turn");
  if (plan.skeleton == Skeleton::decode) {
    number("kLeastTiles", plan.least_tiles, "key tiles per CTA; with fewer, fewer CTAs take part");
    number("kPieceEdge", plan.piece_edge, "sixteenths of a tile that each end of a piece costs");
    number("kRowScalars", facts.row_scalars, "running values of a row in a partial");
    number("kPartsAtOnce", facts.parts_at_once, "partials on their way while a unit is merged");
    choice("kKeysHaveGap", facts.keys_have_gap, "two ranges of keys count");
    choice("kMergesInPlace", plan.merge != MergeProtocol::combine,
           "the last CTA of a unit merges it");
    choice("kMergesInGroups", plan.merge == MergeProtocol::two_level,
           "of many CTAs, the last one of each group first");
    number("kChunkTiles", plan.chunk_tiles,
           "tiles of a chunk, which is never cut; 0 = between any two tiles");
    choice("kCountsTiles", counts_tiles, "in place of meeting them: who is given how many");
    number("kDirectPeers", plan.direct_peers, "CTAs of a unit that are merged without groups");
  }
  choice("kSkipsTiles", facts.skips_tiles, "tiles between the first and the last key may be empty");
  choice("kRowsBeginLate", facts.rows_begin_late, "a row may begin after the keys of its CTA");
  choice("kRetagsWide", facts.retags_wide, "the wide accumulator follows running values");
  choice("kScoreReadsTables", facts.score_reads_tables, "at pairs that count only");
  choice("kClampsKeys", facts.clamps_keys, "tables end with the keys");
  choice("kReducesRows", reduces(true), "over the columns of the row operand");
  choice("kReducesKeys", reduces(false), "over the columns of the key operand");
  out.close("};").line();
  return out.text();
}

}  // namespace attngen
