// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/row_classes.h"

#include <algorithm>

#include "base/error.h"
#include "generator/form/packed_rank.h"

namespace attngen {
namespace {

constexpr std::int64_t kNarrowestVector = 4;  // of the plans for the fewest rows
constexpr std::int64_t kSomeRows = 32;        // half of a tile of many
constexpr std::int64_t kAnyMany = std::numeric_limits<std::int64_t>::max();

std::size_t at(int rank) {
  return static_cast<std::size_t>(rank);
}

std::int64_t product(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  return __builtin_mul_overflow(a, b, &result) ? kAnyMany : result;
}

bool reads_open_rank(const Expr& expr, const Bounds& bounds) {
  if (expr->op == Op::extent) return !bounds.ranks[at(expr->id)].is_fixed();
  return std::any_of(expr->args.begin(), expr->args.end(),
                     [&](const Expr& arg) { return reads_open_rank(arg, bounds); });
}

}  // namespace

SharedRows SharedRows::of_plan(const CpuPlan& plan) {
  if (plan.skeleton != "tiles") return {};
  return {plan.row_rank, plan.packed_rank, plan.packed_group};
}

SharedRows SharedRows::of_plan(const Plan& plan) {
  check(plan.skeleton == Skeleton::decode, "rows are packed by the decode skeleton");
  return {plan.row_rank, plan.packed_rank, plan.packed_group};
}

std::int64_t SharedRows::of(std::span<const std::int64_t> extents) const {
  if (row_rank < 0) return 0;
  const std::int64_t rows = extents[at(row_rank)];
  if (packed_rank < 0) return rows;
  const std::int64_t heads = extents[at(packed_rank)];
  const std::int64_t together =
      packed_group != nullptr ? std::min(group_size(packed_group, extents), heads) : heads;
  return product(rows, std::max<std::int64_t>(together, 1));
}

RowRange row_range(const SharedRows& rows, const Bounds& bounds) {
  if (rows.row_rank < 0) return {};
  const RankBound& own = bounds.ranks[at(rows.row_rank)];
  RowRange range{std::max<std::int64_t>(own.least, 1), std::max<std::int64_t>(own.most, 1)};
  if (rows.packed_rank < 0) return range;
  const RankBound& heads = bounds.ranks[at(rows.packed_rank)];
  std::int64_t least = std::max<std::int64_t>(heads.least, 1);
  std::int64_t most = std::max<std::int64_t>(heads.most, 1);
  if (rows.packed_group != nullptr) {
    if (reads_open_rank(rows.packed_group, bounds)) {
      least = 1;
    } else {
      const std::int64_t group = group_size(rows.packed_group, largest_extents(bounds));
      least = std::min(least, group);
      most = std::min(most, group);
    }
  }
  return {product(range.least, least), product(range.most, most)};
}

std::vector<RowClass> row_classes(const RowRange& range, const CpuLimits& limits) {
  const std::int64_t widest = limits.vector_bits / 32;
  std::int64_t fewest = std::min(kNarrowestVector, widest);
  while (fewest < widest && fewest < range.least) fewest *= 2;
  std::vector<RowClass> classes;
  std::int64_t least = range.least;
  for (const std::int64_t most : {fewest, kSomeRows}) {
    if (most < least) continue;
    classes.push_back({least, std::min(most, range.most), std::min(most, range.most)});
    least = most + 1;
    if (least > range.most) return classes;
  }
  classes.push_back({least, range.most, 0});
  return classes;
}

std::vector<RowClass> decode_classes(const RowRange& range) {
  std::vector<RowClass> classes;
  std::int64_t least = range.least;
  for (const std::int64_t most : {16, 32, 64}) {
    if (most < least) continue;
    const std::int64_t own = std::min(most, range.most);
    classes.push_back({least, own, own});
    least = most + 1;
    if (least > range.most) break;
  }
  return classes;
}

}  // namespace attngen
