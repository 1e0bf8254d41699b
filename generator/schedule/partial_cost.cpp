// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/partial_cost.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "generator/schedule/unit_weight.h"

namespace attngen {
namespace {

constexpr std::int64_t kBytesOfFloat = 4;

void require(const PartialCost& cost) {
  constexpr std::int64_t kMost = std::int64_t{1} << 20;
  for (const std::int64_t value : {cost.rows, cost.row_floats, cost.tile, cost.key_bytes}) {
    check(1 <= value && value <= kMost, "rows, floats, tiles and bytes are from 1 to 2^20");
  }
  check(0 <= cost.rows_in_use && cost.rows_in_use <= cost.rows, "rows in use are some of a slot");
}

/// Written once and read once.
std::int64_t moved_bytes(const PartialCost& cost) {
  return 2 * piece_bytes(cost);
}

std::int64_t tile_bytes(const PartialCost& cost) {
  return cost.tile * cost.key_bytes;
}

std::int64_t ceil_div(std::int64_t a, std::int64_t b) {
  return a / b + (a % b != 0 ? 1 : 0);
}

}  // namespace

std::int64_t slot_bytes(const PartialCost& cost) {
  require(cost);
  return cost.rows * cost.row_floats * kBytesOfFloat;
}

std::int64_t piece_bytes(const PartialCost& cost) {
  require(cost);
  return (cost.rows_in_use > 0 ? cost.rows_in_use : cost.rows) * cost.row_floats * kBytesOfFloat;
}

std::int64_t piece_eps(const PartialCost& cost) {
  return ceil_div(kWeightOfTile * moved_bytes(cost), tile_bytes(cost));
}

std::int64_t kernel_k_min(const PartialCost& cost) {
  std::int64_t k_min = 1;
  while (kWeightOfTile * (k_min - 1) < piece_eps(cost)) k_min *= 2;
  return k_min;
}

std::string to_text(const PartialCost& cost) {
  return fmt::format("{} rows of {} floats against tiles of {} keys of {} bytes", cost.rows,
                     cost.row_floats, cost.tile, cost.key_bytes);
}

}  // namespace attngen
