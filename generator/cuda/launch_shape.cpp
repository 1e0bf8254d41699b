// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/error.h"
#include "generator/cuda/emit_expr.h"
#include "generator/cuda/plan_forward.h"
#include "generator/cuda/source.h"

namespace attngen {
namespace {

constexpr std::int64_t kLargestGrid = 2147483647;

/// The kernel counts rows, units and sequences in 32 bits.
void require_countable_units(const Plan& plan, std::span<const std::int64_t> extents,
                             std::span<const std::int64_t> batch) {
  std::int64_t units = extents[static_cast<std::size_t>(plan.row_rank)];
  const auto multiply = [&](std::int64_t by) {
    if (by > 0 && units > kLargestGrid / by) {
      throw Error(ErrorKind::refused, "the launch has more than 2147483647 rows",
                  "split the batch over several runs");
    }
    units *= by;
  };
  for (const int rank : plan.grid_ranks) multiply(extents[static_cast<std::size_t>(rank)]);
  for (const std::int64_t extent : batch) multiply(extent);
}

}  // namespace

std::array<int, 3> grid_of(const Cascade& cascade, const CudaSource& source,
                           std::span<const std::int64_t> extents,
                           std::span<const std::int64_t> batch) {
  const auto extent_of = [&](int rank) {
    check(rank >= 0 && static_cast<std::size_t>(rank) < extents.size(),
          "a plan's rank has an extent");
    return extents[static_cast<std::size_t>(rank)];
  };
  for (std::size_t rank = 0; rank < extents.size(); ++rank) {
    if (extents[rank] > kLongestAxis) {
      throw Error(ErrorKind::refused,
                  fmt::format("{}={} is more than {}, the longest axis of a forward kernel",
                              cascade.ranks.at(rank).name, extents[rank], kLongestAxis),
                  "split the work along that rank");
    }
  }
  if (source.plan.skeleton == Skeleton::decode) {
    require_countable_units(source.plan, extents, batch);
    return {source.plan.blocks, 1, 1};
  }
  // Row tiles x the other parallel ranks x batches, all along x, the one axis without a small
  // limit.
  const std::int64_t row_tile = source.plan.row_tile;
  const std::int64_t rows = extent_of(source.plan.row_rank);
  std::int64_t blocks = (rows + row_tile - 1) / row_tile;
  const auto multiply = [&](std::int64_t by) {
    if (by > 0 && blocks > kLargestGrid / by) {
      throw Error(ErrorKind::refused, "the launch needs more than 2147483647 blocks",
                  "split the batch over several runs");
    }
    blocks *= by;
  };
  for (const int rank : source.plan.grid_ranks) {
    multiply(extent_of(rank));
  }
  for (const std::int64_t extent : batch) multiply(extent);
  return {static_cast<int>(blocks), 1, 1};
}

}  // namespace attngen
