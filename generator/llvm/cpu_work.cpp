// SPDX-License-Identifier: Apache-2.0
// How much one run of a printed text is.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "generator/form/exact_integers.h"
#include "generator/form/forward_form.h"
#include "generator/form/packed_rank.h"
#include "generator/llvm/llvm_source.h"
#include "generator/llvm/loopnest_scratch.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostItems = std::int64_t{1} << 46;

/// Heads that share keys and values, as far as there are heads.
std::int64_t heads_together(const Expr& group, std::int64_t heads,
                            std::span<const std::int64_t> extents) {
  return group ? std::min(group_size(group, extents), heads) : heads;
}

}  // namespace

std::int64_t shared_rows(const Cascade& cascade, const Analysis& analysis,
                         std::span<const std::int64_t> extents,
                         std::span<const double> static_params) {
  const FormResult result = forward_form(cascade, analysis);
  if (!result.form) return 0;
  const auto extent_of = [&](int var) {
    return extents[static_cast<std::size_t>(cascade.vars.at(static_cast<std::size_t>(var)).rank)];
  };
  const std::int64_t rows = extent_of(result.form->row_var);
  const PackedRank packed = packed_rank(cascade, *result.form, static_params);
  if (packed.var < 0) return rows;
  return rows *
         std::max<std::int64_t>(heads_together(packed.group, extent_of(packed.var), extents), 1);
}

std::int64_t items_of(const Cascade& cascade, const LlvmSource& source,
                      std::span<const std::int64_t> extents, std::span<const std::int64_t> batch) {
  const CpuPlan& plan = source.plan;
  for (std::size_t rank = 0; rank < extents.size(); ++rank) {
    if (extents[rank] <= kLongestAxis) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{}={} is more than {}, the longest axis of a kernel",
                            cascade.ranks.at(rank).name, extents[rank], kLongestAxis),
                "split the work along that rank");
  }
  std::int64_t items = 1;
  const auto multiply = [&](std::int64_t by) {
    if (by > 0 && items > kMostItems / by) {
      throw Error(ErrorKind::refused,
                  fmt::format("the run has more than {} pieces of work", kMostItems),
                  "split the batch over several runs");
    }
    items *= by;
  };
  for (const std::int64_t extent : batch) multiply(extent);
  if (plan.skeleton != "tiles") return items;
  std::int64_t rows = extents[static_cast<std::size_t>(plan.row_rank)];
  for (const int rank : plan.grid_ranks) {
    const std::int64_t extent = extents[static_cast<std::size_t>(rank)];
    if (rank != plan.packed_rank) {
      multiply(extent);
      continue;
    }
    const std::int64_t together = heads_together(plan.packed_group, extent, extents);
    if (together == 0) return 0;
    rows *= together;
    multiply((extent + together - 1) / together);
  }
  const std::int64_t tile = plan.lanes * plan.row_vectors;
  multiply((rows + tile - 1) / tile);
  return items;
}

CpuScratch scratch_of(const Cascade& cascade, const LlvmSource& source,
                      std::span<const std::int64_t> extents) {
  if (source.plan.skeleton == "tiles") return source.scratch;
  return loopnest_scratch(cascade, source.in_f64, extents);
}

}  // namespace attngen
