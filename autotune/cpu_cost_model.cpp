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

/// Cycles of one step of a contraction: `block` scalars meet `vectors` of rows.
double step_cycles(const CpuWorkload& work, const CpuTile& tile, double vectors, double block) {
  const bool is_wide = tile.lanes * (work.in_f64 ? 64 : 32) >= 512;
  const double multiplies = is_wide ? 1 : 2;  // of whole vectors in a cycle
  const double loads = is_wide ? vectors + block / 2 : (vectors + block) / 2;
  return std::max({block * vectors / multiplies, loads, kCyclesOfFma});
}

/// Of a block of rows that meets a tile of keys: both contractions.
double product_cycles(const CpuWorkload& work, const CpuTile& tile, double vectors) {
  const double pair = work.pairs_bf16 ? 2 : 1;
  const double block = tile.key_block;
  const double dots = divided_up(tile.key_tile, block) * (work.contracted / pair) *
                      step_cycles(work, tile, vectors, block);
  const double whole = std::floor(work.wide / block);
  const double sums = (whole * step_cycles(work, tile, vectors, block) +
                       (work.wide - whole * block) * step_cycles(work, tile, vectors, 1)) *
                          tile.key_tile / pair +
                      work.wide * vectors * 2.0;
  return dots + sums;
}

/// Likewise of all rows of a tile, where a vector is neighbouring columns: a block of keys (or of
/// vectors of value columns) meets as many rows at once as registers hold.
double column_product_cycles(const CpuWorkload& work, const CpuTile& tile) {
  const double block = tile.key_block;
  const double rows = rows_along_columns(tile.lanes, tile.key_block, work.limits);
  const double groups = tile.lanes * tile.row_vectors / rows;
  const double columns = work.limits.vector_bits / (work.in_f64 ? 64.0 : 32.0);
  const double widening = work.element_bytes < 4 ? block : 0;
  const double step = std::max({(block * rows + widening) / 2, (block + rows) / 2, kCyclesOfFma});
  const double dots = divided_up(tile.key_tile, block) *
                      (divided_up(work.contracted, columns) * step + block * rows * 1.5);
  const double sums = divided_up(work.wide, columns * block) * (tile.key_tile * step) +
                      divided_up(work.wide, columns) * rows * 2;
  return groups * (dots + sums);
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
  const double key_tile = tile.key_tile;
  const double rows = static_cast<double>(tile.lanes) * tile.row_vectors;
  const double vectors = work.along_columns
                             ? tile.row_vectors
                             : vectors_at_once(tile.row_vectors, tile.key_block, work.limits);

  // A tile of several blocks of rows copies its keys once, skips blocks behind the last row, and
  // each block meets its own keys.
  const bool meets_again = vectors < tile.row_vectors;
  const double row_tiles = divided_up(static_cast<double>(work.rows), rows);
  const double blocks_of_rows =
      meets_again ? divided_up(static_cast<double>(work.rows), vectors * tile.lanes) / row_tiles
                  : 1;
  const double of_tile = work.met(static_cast<std::int64_t>(rows));
  const double of_block =
      meets_again ? work.met(static_cast<std::int64_t>(vectors) * tile.lanes) : of_tile;
  const double products =
      work.along_columns ? column_product_cycles(work, tile) : product_cycles(work, tile, vectors);
  const double update = key_tile * vectors * kCyclesOfUpdate;
  const double copies = work.converts || meets_again
                            ? key_tile * (work.contracted + work.wide) * 2.0 / tile.lanes
                            : 0;
  const int excess = registers_of(tile, work.limits, work.in_f64, work.along_columns) -
                     work.limits.vector_registers;
  const double spill = 1 + kSpill * std::max(excess, 0);
  const double per_tile =
      (products * spill + update) * blocks_of_rows * of_block + (copies + kCyclesOfTile) * of_tile;

  const double units = divided_up(std::max(keys * of_tile, 1.0), tile.split_keys);
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
