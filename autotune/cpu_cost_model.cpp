// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_cost_model.h"

#include <algorithm>
#include <cmath>

namespace attngen::tune {
namespace {

constexpr double kNsPerCycle = 1.0 / 3;
constexpr double kBytesPerNs = 20;
constexpr double kCyclesOfFma = 4;      // latency: a sum waits so long for its last addition
constexpr double kCyclesOfUpdate = 14;  // exponential, maximum, rescaling of a vector of scores
constexpr double kCyclesOfItem = 1500;  // entering an item, its claim, its finish
constexpr double kCyclesOfTile = 60;    // bounds, conditions and loop starts of one key tile
constexpr double kSpill = 0.15;         // slower per register that is not there

double divided_up(double a, double b) {
  return std::ceil(a / b);
}

/// Cycles of one step of a contraction: `block` scalars meet the rows of a tile, as many vectors at
/// once as registers hold.
double step_cycles(const CpuWorkload& work, const CpuTile& tile, double block) {
  const double vectors = vectors_at_once(tile.row_vectors, tile.key_block, work.limits);
  const double blocks_of_rows = tile.row_vectors / vectors;
  const bool is_wide = tile.lanes * (work.in_f64 ? 64 : 32) >= 512;
  const double multiplies = is_wide ? 1 : 2;  // of whole vectors in a cycle
  const double loads = is_wide ? vectors + block / 2 : (vectors + block) / 2;
  return blocks_of_rows * std::max({block * vectors / multiplies, loads, kCyclesOfFma});
}

}  // namespace

int registers_of(const CpuTile& tile, const CpuLimits& limits, bool in_f64, bool along_columns) {
  if (along_columns) {
    return tile.key_block * (rows_along_columns(tile.lanes, tile.key_block, limits) + 1) + 1;
  }
  const int bits = tile.lanes * (in_f64 ? 64 : 32);
  const int each = std::max(1, bits / limits.vector_bits);
  const int vectors = vectors_at_once(tile.row_vectors, tile.key_block, limits);
  return each * (vectors * (tile.key_block + 1) + 1);
}

double modelled_ns(const CpuWorkload& work, const CpuTile& tile) {
  const double items = static_cast<double>(std::max<std::int64_t>(work.items(tile), 1));
  const double keys = static_cast<double>(std::max<std::int64_t>(work.keys, 1));
  const double pair = work.pairs_bf16 ? 2 : 1;
  const double key_tile = tile.key_tile;
  const double block = tile.key_block;
  const double rows = static_cast<double>(tile.lanes) * tile.row_vectors;

  const double dots =
      divided_up(key_tile, block) * (work.contracted / pair) * step_cycles(work, tile, block);
  const double whole = std::floor(work.wide / block);
  const double sums = (whole * step_cycles(work, tile, block) +
                       (work.wide - whole * block) * step_cycles(work, tile, 1)) *
                          key_tile / pair +
                      work.wide * tile.row_vectors * 2.0;
  const double update = key_tile * tile.row_vectors * kCyclesOfUpdate;
  const double copies =
      work.converts ? key_tile * (work.contracted + work.wide) * 2.0 / tile.lanes : 0;
  const int excess = registers_of(tile, work.limits, work.in_f64, work.along_columns) -
                     work.limits.vector_registers;
  const double spill = 1 + kSpill * std::max(excess, 0);
  const double per_tile = (dots + sums) * spill + update + copies + kCyclesOfTile;

  const double units = divided_up(keys, tile.split_keys);
  const double merge = (units - 1) * work.wide * tile.row_vectors * 4;
  const double turn = rows * (work.contracted + 2.0 * work.wide) / tile.lanes * 2;
  const double item = divided_up(keys, key_tile) * per_tile + merge + turn + kCyclesOfItem;

  const double threads = std::max(work.threads, 1);
  const double pieces = items * units;
  const double busy = pieces / (divided_up(pieces, threads) * threads);
  const double compute = items * item * kNsPerCycle / (threads * busy);

  const double bytes = static_cast<double>(work.key_sets) * keys * (work.contracted + work.wide) *
                       work.element_bytes;
  const bool is_few = rows * 2 < 64 && !tile.prefetches;
  const double reading = bytes / kBytesPerNs * (is_few ? 1.25 : 1);
  const double asking = tile.prefetches ? items * keys / threads * 0.2 : 0;
  return std::max(compute, reading) + std::min(compute, reading) * 0.2 + asking + 1000;
}

}  // namespace attngen::tune
