// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/c_names.h"

namespace attngen {

// What emit_*.cpp print besides cascade names: keywords, types, fixed members, hooks and locals. A
// word missing here makes foreign_tokens() refuse our own text, which the tests would notice.
const std::set<std::string, std::less<>>& printer_words() {
  static const std::set<std::string, std::less<>> words = {
      // keywords and types
      "struct", "static", "constexpr", "const", "int", "bool", "float", "double", "char", "signed",
      "unsigned", "short", "long", "void", "true", "false", "return", "for", "if", "using",
      "extern", "static_cast", "reinterpret_cast",
      // CUDA
      "__device__", "__forceinline__", "__global__", "__launch_bounds__", "__grid_constant__",
      "atomicAdd", "fabsf",
      // structs
      "Config", "Arguments", "Block", "Row", "RowPart", "RowOperand", "KeyOperand", "ValueOperand",
      "Element", "Monoid", "kRowTile", "kKeyTile", "kThreads", "kStages", "kLoadUnroll",
      "kContractUnroll", "kSkipsTiles", "kRowsBeginLate", "kRetagsWide", "kScoreReadsTables",
      "kClampsKeys", "kReducesRows", "kReducesKeys", "kRows", "kColumns", "kPaddedColumns",
      "kPitch", "kBytes", "kAsyncCopies", "kCount", "row_first", "row_last", "key_begin", "key_end",
      "marks", "IntEntries", "LongEntries", "found", "meet", "undecided", "over_warp", "least",
      "most", "last_key",
      // hooks and their parameters
      "enter_block", "enter_row", "reduce_rows", "reduce_keys", "tile_possible", "tile_certain",
      "kept_keys", "keep", "score", "excluded", "update_row", "clear_dead_keys", "finish_row",
      "store_columns", "row_stride", "column_stride", "live_end", "term", "identity", "key",
      "column", "forward", "arguments", "block", "row", "tile", "tile_row", "row_tile", "row_tiles",
      "index", "scratch", "first", "last", "dot", "carried", "element", "accumulated", "is_stored",
      "low", "high", "i", "values", "kept", "begin", "end", "weight_unscale", "template", "kIsFull",
      "update_row_in", "is_full", "weight", "agree_row", "kKeysPerWarp", "kRowsLieApart",
      // of decode alone
      "workspace", "tickets", "tile_counts", "row_begin", "row_end", "group", "place_row", "packed",
      "sequence", "unit", "sequence_count", "units_per_sequence", "row_tile_count",
      "heads_together", "MergeFactors", "merge_row", "save_row", "load_row", "earlier", "later",
      "from", "to", "kLeastTiles", "kPieceEdge", "kRowScalars", "kPartsAtOnce", "kMergesInPlace",
      "kMergesInGroups", "kDirectPeers", "kCountsTiles", "kChunkTiles", "key_capacity", "decode",
      "gap_begin", "gap_end", "kKeysHaveGap", "ranges", "one", "other", "combine", "combine_units",
      "head_group", "head_group_count", "rows", "nullptr", "Maximum", "Minimum", "Sum", "Product",
      // of merge alone
      "kRowAxes", "kMostParts", "kColumnsAtOnce", "extents", "columns", "parts", "part", "place",
      "no_key", "told_row", "told_column", "column_of_one", "store_row", "store_column"};
  return words;
}

}  // namespace attngen
