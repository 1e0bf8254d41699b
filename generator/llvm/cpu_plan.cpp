// SPDX-License-Identifier: Apache-2.0
// Limits of CPUs, and the numbers of a plan.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/error.h"
#include "generator/form/form_extents.h"
#include "generator/form/packed_rank.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {
namespace {

constexpr std::int64_t kLargestHeadDim = 1024;
constexpr std::int64_t kShortSum = 32;  ///< columns
// Beyond these a text has more sums than any CPU has registers, or a tile no cache holds.
constexpr int kMostRowVectors = 24;
constexpr int kMostKeyBlock = 16;
constexpr int kMostKeyTile = 1024;
constexpr int kMostSplitKeys = 1 << 24;

/// Everything about `form` that the tile skeleton does not take; `ranks` gets those that are too
/// long.
std::vector<std::string> why_not_in_tiles(const Cascade& cascade, const ForwardForm& form,
                                          const CpuProblem& problem, std::vector<int>& ranks) {
  std::vector<std::string> reasons;
  for (const FormOperand* operand : {&form.rows, &form.keys, &form.values}) {
    const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(operand->tensor));
    if (!is_float(tensor.type.type)) {
      reasons.push_back(
          fmt::format("{} is {}, not a floating type", tensor.name, name_of(tensor.type.type)));
    }
  }
  for (const int var : {form.contract_var, form.wide_var}) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    const std::int64_t extent = problem.extents.at(static_cast<std::size_t>(rank));
    if (extent < 0 || extent > kLargestHeadDim) {
      ranks.push_back(rank);
      reasons.push_back(fmt::format("{}={} is outside 0...{}, what a tile holds in cache",
                                    cascade.ranks.at(static_cast<std::size_t>(rank)).name, extent,
                                    kLargestHeadDim));
    }
  }
  return reasons;
}

constexpr std::int64_t kBytesOfShortKeys = 512;  ///< reals of a key and its value
constexpr int kNarrowest = 4;                    ///< four by four is what is turned at once

int widest_vector(const CpuLimits& limits, bool in_f64) {
  return std::max(limits.vector_bits / (in_f64 ? 64 : 32), kNarrowest);
}

void take_tile(const CpuTile& tile, CpuPlan& plan) {
  plan.lanes = tile.lanes;
  plan.row_vectors = tile.row_vectors;
  plan.key_block = tile.key_block;
  plan.key_tile = tile.key_tile;
  plan.split_keys = tile.split_keys;
  plan.prefetches = tile.prefetches;
}

/// Tiles of many rows: 64 or 96 of them amortise what is done once for a tile of keys, reading them
/// from the outer caches and widening them. As many vectors of rows meet a block of keys at once as
/// registers hold sums for: 12 or 16 keep both multipliers of a core busy. With 16 registers that
/// is three vectors and four keys, which take fewer loads than two and six. `columns`: of a key and
/// its value.
void choose_wide_tile(const CpuProblem& problem, std::int64_t columns, CpuPlan& plan) {
  const bool has_many_registers = problem.limits.vector_registers >= 32;
  const std::int64_t most_rows = has_many_registers ? 64 : 96;
  plan.lanes = widest_vector(problem.limits, problem.in_f64);
  plan.key_block = 4;
  // What a block of rows does once for a tile of keys weighs more where columns are few.
  const bool is_short = columns * (problem.in_f64 ? 8 : 4) <= kBytesOfShortKeys;
  plan.key_tile = has_many_registers ? 32 : is_short ? 96 : 48;
  plan.split_keys = has_many_registers ? 4096 : 4128;
  plan.prefetches = !has_many_registers;
  plan.row_vectors = static_cast<int>(most_rows) / plan.lanes;
  if (problem.rows <= 0 || problem.rows >= most_rows) return;
  const int at_once = vectors_at_once(plan.row_vectors, plan.key_block, problem.limits);
  const std::int64_t block = std::int64_t{at_once} * plan.lanes;
  plan.row_vectors = static_cast<int>((problem.rows + block - 1) / block) * at_once;
}

/// All rows that share keys fit in a few vectors.
bool has_few_rows(const CpuProblem& problem) {
  const bool has_many_registers = problem.limits.vector_registers >= 32;
  const int most = widest_vector(problem.limits, problem.in_f64) * (has_many_registers ? 3 : 2);
  return problem.rows > 0 && problem.rows <= most;
}

/// Rows, keys and registers of a tile. Few rows take narrow vectors: a lane without a row is work
/// for nothing. `columns`: of a key and its value.
void choose_tile(const CpuProblem& problem, std::int64_t columns, CpuPlan& plan) {
  if (problem.tile) {
    take_tile(*problem.tile, plan);
    return;
  }
  if (!has_few_rows(problem)) {
    choose_wide_tile(problem, columns, plan);
    return;
  }
  const int widest = widest_vector(problem.limits, problem.in_f64);
  const bool has_many_registers = problem.limits.vector_registers >= 32;
  plan.lanes = kNarrowest;
  while (plan.lanes < widest && plan.lanes < problem.rows) plan.lanes *= 2;
  plan.row_vectors = static_cast<int>((problem.rows + plan.lanes - 1) / plan.lanes);
  const int sums = has_many_registers ? 16 : 12;
  // Few rows read keys faster than they multiply with them: memory decides. Short tiles keep what
  // is asked for close to its use, and a unit of keys long enough pays for its merge; of the
  // blocks, tiles and units that the tuner tried these were the fastest by 1.03 to 1.2
  // (docs/performance.md).
  constexpr int kMostKeysAtOnce = 8;
  plan.key_block = std::min(sums / plan.row_vectors, kMostKeysAtOnce);
  plan.key_tile = plan.key_block == kMostKeysAtOnce ? 8 : 16;
  plan.prefetches = true;
  plan.split_keys = 1024;
  if (!plan.along_columns()) return;
  // Two keys and four rows: eight sums keep both multipliers busy, and take six loads.
  plan.key_block = 2;
  plan.key_tile = 16;
}

/// The contraction sums few products of f32.
bool sums_are_short(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem) {
  const auto type_of = [&](const FormOperand& operand) {
    return cascade.tensors.at(static_cast<std::size_t>(operand.tensor)).type.type;
  };
  const int rank = cascade.vars.at(static_cast<std::size_t>(form.contract_var)).rank;
  return problem.extents.at(static_cast<std::size_t>(rank)) <= kShortSum &&
         type_of(form.rows) == DType::f32 && type_of(form.keys) == DType::f32 &&
         type_of(form.values) == DType::f32;
}

/// Both contractions read neighbouring bf16, two at a time.
bool reads_pairs(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem) {
  if (!problem.limits.multiplies_bf16 || problem.in_f64 || !form.reductions.empty()) return false;
  for (const FormOperand* operand : {&form.rows, &form.keys, &form.values}) {
    const auto at = static_cast<std::size_t>(operand->tensor);
    const Tensor& tensor = cascade.tensors.at(at);
    const bool is_last = operand->column_dim == static_cast<int>(tensor.dims.size()) - 1;
    const bool by_element = !problem.element_loads.empty() && problem.element_loads.at(at);
    if (tensor.type.type != DType::bf16 || !is_last || by_element) return false;
  }
  const int rank = cascade.vars.at(static_cast<std::size_t>(form.contract_var)).rank;
  return problem.extents.at(static_cast<std::size_t>(rank)) % 2 == 0;
}

}  // namespace

CpuLimits limits_of_cpu(const std::string& arch) {
  if (arch == "avx512_bf16") return {arch, 512, 32, true, true, true};
  if (arch == "avx512") return {arch, 512, 32, false, true, true};
  if (arch == "avx2") return {arch, 256, 16, false, true, false};
  if (arch == "v128") return {arch, 128, 16, false, false, false};
  if (arch == "neon") return {arch, 128, 32, false, true, true};
  throw Error(ErrorKind::refused, fmt::format("unknown CPU architecture {}", arch),
              "name one of avx512 avx512_bf16 avx2 v128 neon");
}

std::string to_text(const Cascade& cascade, const CpuProblem& problem) {
  std::string text = cascade.name;
  for (std::size_t rank = 0; rank < problem.extents.size(); ++rank) {
    text += fmt::format(" {}={}", cascade.ranks.at(rank).name, problem.extents[rank]);
  }
  for (std::size_t id = 0; id < problem.static_params.size(); ++id) {
    if (std::isnan(problem.static_params[id])) continue;
    text += fmt::format(" {}={}", cascade.params.at(id).name, problem.static_params[id]);
  }
  text += fmt::format(" batch_axes={} rows={} arch={}", problem.batch_axes, problem.rows,
                      problem.limits.arch);
  if (problem.in_f64) text += " f64";
  if (problem.tile) text += " tile " + to_text(*problem.tile);
  return text;
}

std::string to_text(const CpuTile& tile) {
  return fmt::format("rows={}x{},keys={},block={},split={},prefetch={}", tile.row_vectors,
                     tile.lanes, tile.key_tile, tile.key_block, tile.split_keys,
                     tile.prefetches ? 1 : 0);
}

CpuTile tile_named(const std::string& text) {
  CpuTile tile;
  int prefetches = -1;
  const int found = std::sscanf(
      text.c_str(), "rows=%6dx%6d,keys=%6d,block=%6d,split=%9d,prefetch=%1d", &tile.row_vectors,
      &tile.lanes, &tile.key_tile, &tile.key_block, &tile.split_keys, &prefetches);
  tile.prefetches = prefetches == 1;
  if (found != 6 || prefetches < 0 || to_text(tile) != text) {
    throw Error(ErrorKind::refused, fmt::format("\"{}\" names no tile", text),
                "write all of it, like " + to_text(CpuTile{}));
  }
  return tile;
}

std::string why_no_tile(const CpuTile& tile, const CpuLimits& limits, bool in_f64,
                        bool pairs_bf16) {
  const int widest = widest_vector(limits, in_f64);
  const bool is_power = tile.lanes > 0 && (tile.lanes & (tile.lanes - 1)) == 0;
  if (!is_power || tile.lanes < kNarrowest || tile.lanes > widest) {
    return fmt::format("lanes={}: a vector of {} has {} to {} lanes, a power of 2", tile.lanes,
                       limits.arch, kNarrowest, widest);
  }
  const auto outside = [](const char* name, int value, int most) {
    return value >= 1 && value <= most ? std::string()
                                       : fmt::format("{}={} is outside 1...{}", name, value, most);
  };
  for (const std::string& reason : {outside("row_vectors", tile.row_vectors, kMostRowVectors),
                                    outside("key_block", tile.key_block, kMostKeyBlock),
                                    outside("key_tile", tile.key_tile, kMostKeyTile),
                                    outside("split_keys", tile.split_keys, kMostSplitKeys)}) {
    if (!reason.empty()) return reason;
  }
  if (tile.split_keys % tile.key_tile != 0) {
    return fmt::format("split_keys={} is no multiple of key_tile={}: a unit is whole tiles",
                       tile.split_keys, tile.key_tile);
  }
  if (pairs_bf16 && tile.key_tile % 2 != 0) {
    return fmt::format("key_tile={} is odd, and weights of bf16 are multiplied in pairs",
                       tile.key_tile);
  }
  return {};
}

int vectors_at_once(int row_vectors, int key_block, const CpuLimits& limits) {
  int vectors = row_vectors;
  while (vectors > 1 &&
         (row_vectors % vectors != 0 || vectors * (key_block + 1) + 1 > limits.vector_registers)) {
    --vectors;
  }
  return vectors;
}

int rows_along_columns(int lanes, int key_block, const CpuLimits& limits) {
  int rows = lanes;
  while (rows > 1 && (rows + 1) * key_block + 1 > limits.vector_registers) rows /= 2;
  return rows;
}

CpuTile tile_of(const CpuPlan& plan) {
  return {plan.lanes,    plan.row_vectors, plan.key_block,
          plan.key_tile, plan.split_keys,  plan.prefetches};
}

std::string to_text(const CpuPlan& plan) {
  if (plan.skeleton != "tiles") return plan.skeleton;
  return fmt::format("{} rows={}x{} keys={} block={} split={}", plan.skeleton, plan.row_vectors,
                     plan.lanes, plan.key_tile, plan.key_block, plan.split_keys) +
         (plan.in_f64 ? " f64" : "") + (plan.pairs_bf16 ? " bf16 pairs" : "") +
         (plan.along_columns() ? " along columns" : "") + (plan.prefetches ? " prefetch" : "");
}

std::int64_t row_class(const CpuProblem& problem) {
  CpuProblem many = problem;
  many.rows = 0;
  CpuPlan plan;
  CpuPlan plan_of_many;
  // Columns decide alike for both.
  choose_tile(problem, 0, plan);
  choose_tile(many, 0, plan_of_many);
  if (to_text(plan) == to_text(plan_of_many)) return 0;
  return std::int64_t{plan.lanes} * plan.row_vectors;
}

CpuPlan choose_cpu_plan(const Cascade& cascade, const Analysis& analysis,
                        const CpuProblem& problem) {
  CpuPlan plan;
  FormResult result = forward_form(cascade, analysis);
  std::vector<std::string> reasons = result.reasons;
  if (result.form) {
    reasons = why_not_in_tiles(cascade, *result.form, problem, plan.reason_ranks);
  }
  if (!reasons.empty()) {
    plan.skeleton = "loopnest";
    for (const std::string& reason : reasons) plan.reasons.push_back("no tiles: " + reason);
    return plan;
  }
  const ForwardForm form = at_extents(cascade, *std::move(result.form), problem.extents);
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  CpuProblem effective = problem;
  plan.in_f64 = problem.in_f64 || sums_are_short(cascade, form, problem);
  effective.in_f64 = plan.in_f64;
  // A key that is spread costs a load for each multiplication, of few rows, and a narrow one is
  // widened into a copy before.
  if (has_few_rows(effective) && !problem.limits.spreads_operands && form.reductions.empty()) {
    plan.column_lanes = widest_vector(problem.limits, plan.in_f64);
  }
  const auto extent_of = [&](int var) {
    return problem.extents.at(static_cast<std::size_t>(rank_of(var)));
  };
  choose_tile(effective, extent_of(form.contract_var) + extent_of(form.wide_var), plan);
  const DType keys = cascade.tensors.at(static_cast<std::size_t>(form.keys.tensor)).type.type;
  if (plan.along_columns() && !problem.tile && bytes_of(keys) < 4) {
    plan.key_tile *= 2;  // as many bytes as of f32
  }
  plan.pairs_bf16 = reads_pairs(cascade, form, effective);
  if (problem.tile) {
    const std::string reason =
        why_no_tile(*problem.tile, problem.limits, plan.in_f64, plan.pairs_bf16);
    if (!reason.empty()) {
      throw Error(ErrorKind::refused, "no tile " + to_text(*problem.tile) + ": " + reason,
                  "leave the tile out, or tune again");
    }
  }
  if (plan.in_f64 && !problem.in_f64) {
    const int rank = rank_of(form.contract_var);
    plan.reasons.push_back(
        fmt::format("{}={}: so short a sum of f32 is made in f64, as everything behind it",
                    cascade.ranks.at(static_cast<std::size_t>(rank)).name,
                    problem.extents.at(static_cast<std::size_t>(rank))));
  }
  plan.row_rank = rank_of(form.row_var);
  for (const int var : form.grid_vars) plan.grid_ranks.push_back(rank_of(var));
  const PackedRank packed = packed_rank(cascade, form, problem.static_params);
  if (packed.var >= 0) {
    plan.packed_rank = rank_of(packed.var);
    plan.packed_group = packed.group;
  }
  return plan;
}

}  // namespace attngen
