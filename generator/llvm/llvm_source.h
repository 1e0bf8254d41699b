// SPDX-License-Identifier: Apache-2.0
// What the CPU back end decides and prints: CpuProblem (asked) -> CpuPlan (decided) -> LlvmSource.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/form/kernel_argument.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// What a plan may use of a CPU; plain facts, never read from the machine here.
struct CpuLimits {
  std::string arch = "avx512";  ///< avx512, avx512_bf16, avx2, v128 (plain x86-64) or neon
  int vector_bits = 512;
  int vector_registers = 32;
  bool multiplies_bf16 = false;  ///< pairs of bf16 at twice the rate of f32: avx512_bf16 on AMD;
                                 ///< Intel's Sapphire Rapids has the instruction at half of it
  bool converts_f16 = true;      ///< has instructions between f16 and f32
  bool spreads_operands = true;  ///< a multiplication spreads a scalar over its lanes by itself
};
/// Throws Error(refused) for an unknown name.
CpuLimits limits_of_cpu(const std::string& arch);

/// The numbers of a tile, all of them: what choose_cpu_plan() decides unless somebody asks for
/// others because they were measured.
struct CpuTile {
  int lanes = 16;         ///< of a vector; a lane is a row
  int row_vectors = 4;    ///< vectors of rows in a tile
  int key_block = 4;      ///< keys (and value columns) whose sums are in registers at once
  int key_tile = 32;      ///< keys per step
  int split_keys = 4096;  ///< keys of one work unit
  bool prefetches = false;
  bool operator==(const CpuTile&) const = default;
};
/// "rows=4x16,keys=32,block=4,split=4096,prefetch=0", as `attngen show --tile` takes it.
std::string to_text(const CpuTile& tile);
/// Throws Error(refused) for any other text.
CpuTile tile_named(const std::string& text);

/// Asked: the shape class.
struct CpuProblem {
  std::vector<std::int64_t> extents;  ///< by rank id; only head dims reach the text
  std::vector<double> static_params;  ///< by param id; NaN where not static
  int batch_axes = 0;
  /// By tensor id (empty = none): its columns are not neighbours in memory.
  std::vector<bool> element_loads;
  /// The most rows that share one pass over the keys (P, times the query heads of a key head); what
  /// decides between tiles of many rows and few. 0 = unknown, many.
  std::int64_t rows = 0;
  bool in_f64 = false;  ///< a check: every value in f64
  CpuLimits limits;
  std::optional<CpuTile>
      tile;  ///< asked for; a loopnest has none. Absent = choose_cpu_plan()'s own
};
std::string to_text(const Cascade& cascade, const CpuProblem& problem);  ///< one line

/// Empty, or why no kernel has a tile of these numbers: what the skeleton can print, not what is
/// fast. `in_f64` and `pairs_bf16` as in the plan.
std::string why_no_tile(const CpuTile& tile, const CpuLimits& limits, bool in_f64, bool pairs_bf16);

/// Decided.
struct CpuPlan {
  std::string skeleton = "tiles";  ///< or "loopnest"
  int lanes = 16;                  ///< of a vector; a lane is a row
  int row_vectors = 4;             ///< vectors of rows in a tile
  int key_block = 4;               ///< keys (and value columns) whose sums are in registers at once
  int key_tile = 32;               ///< keys per step
  bool in_f64 =
      false;  ///< sums of f32 too short for rounding errors to even out: see choose_cpu_plan()
  bool pairs_bf16 = false;  ///< both contractions multiply pairs of bf16; weights are rounded
  int column_lanes = 0;     ///< of a vector of neighbouring columns; 0 = a lane is a row
  bool prefetches = false;  ///< asks for the next rows of keys and values while it works
  int split_keys = 512;     ///< keys of one work unit; never a function of the threads
  int row_rank = -1;
  int packed_rank = -1;         ///< heads that share keys and values and lie in one tile, or -1
  Expr packed_group;            ///< how many neighbours do, over extents and integers; null = all
  std::vector<int> grid_ranks;  ///< the other parallel ranks, the packed one among them
  std::vector<std::string> reasons;  ///< why a slower path was taken
  std::vector<int> reason_ranks;     ///< whose extents the reasons speak of

  /// Few rows: keys and values are read along their columns.
  bool along_columns() const { return column_lanes > 0; }
};
CpuTile tile_of(const CpuPlan& plan);
/// Vectors of rows that meet a block of keys at once: as large a part of the tile's as the
/// registers hold, with key_block sums and a row operand for each, and one spread scalar.
int vectors_at_once(int row_vectors, int key_block, const CpuLimits& limits);
/// Along columns: rows of a vector that meet a block of keys at once, as many as the registers hold
/// sums of, with a vector of each key and one of a row; a power of 2.
int rows_along_columns(int lanes, int key_block, const CpuLimits& limits);
std::string to_text(const CpuPlan& plan);  ///< "tiles rows=4x16 keys=32 block=4 split=512"

/// Where a kernel keeps what it works with, in bytes; 64-byte aligned parts.
struct CpuScratch {
  std::int64_t state_bytes = 0;  ///< the running states: what a unit of a split row tile hands on
  std::int64_t bytes = 0;        ///< everything one thread needs, the states in front
};

/// The functions of the text, C calling convention:
/// - NAME_keys(arguments, i64 item, ptr to two i64): the keys [begin, end) that the item may use
/// - NAME_stream(arguments, i64 item, i64 begin, i64 end, scratch): states of these keys
/// - NAME_merge(arguments, i64 item, states, later states): the states of later keys join
/// - NAME_finish(arguments, i64 item, scratch): the item's outputs
///
/// A loopnest has one: NAME_whole(arguments, i64 item, scratch).
struct LlvmSource {
  std::string slug;
  std::string entry;    ///< NAME
  std::string command;  ///< "attngen show ... --stage ll": prints this text again
  std::string text;     ///< everything, to read and to know it by
  /// The same functions as texts of their own, which threads can compile side by side. Empty = the
  /// text itself.
  std::vector<std::string> modules;
  std::string passes;  ///< of LLVM, over each module: "" where the text is what they would make
  CpuPlan plan;
  std::vector<KernelArgument> arguments;
  CpuScratch scratch;  ///< of `tiles`; see scratch_of() for a loopnest
  bool in_f64 = false;
  CpuLimits limits;
};

/// Independent pieces of one run: row tiles x the other parallel ranks x batches.
std::int64_t items_of(const Cascade& cascade, const LlvmSource& source,
                      std::span<const std::int64_t> extents, std::span<const std::int64_t> batch);

/// What one thread needs for a run with these extents. Throws Error(refused) beyond 2^46 bytes.
CpuScratch scratch_of(const Cascade& cascade, const LlvmSource& source,
                      std::span<const std::int64_t> extents);

/// CpuProblem::rows of a request with these extents (by rank id); 0 for a cascade without tiles.
std::int64_t shared_rows(const Cascade& cascade, const Analysis& analysis,
                         std::span<const std::int64_t> extents,
                         std::span<const double> static_params);

/// The most rows for which the plan is the same, 0 where it is that of many: what the text says of
/// `problem.rows`, so that requests with one plan have one text.
std::int64_t row_class(const CpuProblem& problem);

/// Tiles where the cascade has the form, else a loopnest with the reasons. Of f32 operands with at
/// most 32 columns every value is made in f64: a naive f32 sum of so few products is often right to
/// the last bit, and results are promised to be no further off than 1.2 times that. Throws
/// Error(refused) with why_no_tile() for a tile asked for that is not lawful.
CpuPlan choose_cpu_plan(const Cascade& cascade, const Analysis& analysis,
                        const CpuProblem& problem);

/// Equal inputs give equal bytes on every machine.
LlvmSource emit_llvm(const Cascade& cascade, const Analysis& analysis, const CpuProblem& problem,
                     const CpuPlan& plan);

}  // namespace attngen
