// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_cost_model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "generator/cuda/gpu_tile.h"

namespace attngen::tune {
namespace {

// Each constant with where it is from; [E] is an estimate of ours. None was measured by this
// program.

/// A single kernel's floor: about 2.5 us. Public decode latencies, see docs/tuning.md.
constexpr double kStartNs = 2500;
/// A second kernel behind the first: 2 to 3 us, 1 us with programmatic launch.
constexpr double kSecondKernelNs = 2500;
/// A ticket: two trips to the L2 and a barrier, 1 to 2 us.
constexpr double kTicketNs = 1500;
/// One CTA reads 1.1 MB of partials in about 10 us.
constexpr double kMergeNsPerFloat = 4.0 / 110;
/// Of the data sheet's bandwidth, what reading reaches: 4.3 of 4.8 TB/s on an H200.
constexpr double kReadShare = 4.3 / 4.8;
/// From asking for memory to having it, under load: 0.8 to 1.3 us. The longer one is 48 KB per
/// multiprocessor of an H200, which CUB keeps in flight there.
constexpr double kMemoryNs = 1300;
/// Filling the ring and the row tile, before the first tile can be met. [E]
constexpr double kEnterNs = 1500;
/// mma.sync against the rate of the data sheet, which is that of wgmma and tcgen05. Hopper: about
/// 2/3 (FlashAttention-3, section 3.1); hand-written kernels of earlier and consumer GPUs: 0.94.
constexpr double kMmaShareHopper = 2.0 / 3;
constexpr double kMmaShareBlackwell = 1.0 / 3;  // [E] the same instruction, twice the rate
constexpr double kMmaShareOthers = 0.94;
// Instructions of a warp. Per score and lane: maximum, multiply-add, addition, exponential, half a
// conversion and half a shuffle; the others are counted in the emitted text. [E]
constexpr double kInstructionsPerScore = 6;
constexpr double kInstructionsPerCopy = 4;  // of 16 bytes a lane: address, bound, copy, loop
constexpr double kInstructionsOfTile = 60;
/// Between two instructions of one warp that wait for each other. [E]
constexpr double kClocksPerInstruction = 2;
/// Registers that ptxas takes over the least that a tile needs, where it may: 167 of 104 and 247 of
/// 136 in compiled kernels.
constexpr double kRegisterShare = 1.8;
constexpr double kRegisters = 65536;     // of a multiprocessor
constexpr double kReservedBytes = 1024;  // of shared memory, per CTA
constexpr double kSchedulers = 4;        // of a multiprocessor, one warp instruction a clock each
constexpr double kSharedBytesPerClock = 128;
constexpr double kCacheBytesPerClock = 64;  // from the L2, of one multiprocessor
// Waits of one warp that other CTAs can fill and its own cannot. [E]
constexpr double kClocksOfStep = 60;     // load 16 columns from shared memory, multiply
constexpr double kClocksOfUpdate = 250;  // maxima and sums over four threads, exponentials
constexpr double kClocksOfBarrier = 60;  // and the loop around it

double divided_up(double a, double b) {
  return std::ceil(a / b);
}

double mma_share(const std::string& arch) {
  const int number = std::atoi(arch.c_str() + 3);
  if (number == 90) return kMmaShareHopper;
  return number >= 100 && number < 120 ? kMmaShareBlackwell : kMmaShareOthers;
}

double clock_per_ns(const GpuWorkload& work) {
  return work.rates.clock_hz * 1e-9;
}

struct TileTimes {
  double busy = 0;   ///< ns of a multiprocessor's busiest unit
  double alone = 0;  ///< ns from one barrier to the next with nobody else there
};

/// One CTA meets one tile of keys.
TileTimes tile_times(const GpuWorkload& work, const GpuTile& tile) {
  const double rows = tile.row_tile;
  const double keys = tile.stream_tile;
  const double columns = work.contracted + work.wide;
  const double row_warps = rows / 16;
  const double per_ns = clock_per_ns(work);
  const double mma_per_ns =
      work.rates.mma_flops * 1e-9 / work.rates.multiprocessors * mma_share(work.limits.arch);
  const double mma = 2 * rows * keys * columns / mma_per_ns;
  const double exponentials = rows * keys / (work.rates.exp_per_clock * per_ns);
  const double own_keys = keys / tile.key_warps;
  const double multiplications =
      work.contracted / 16.0 * own_keys / 8 + own_keys / 16 * work.wide / 8;
  const double copies = keys * columns * 2 / 16 / (row_warps * tile.key_warps * 32);
  const double instructions = copies * kInstructionsPerCopy + multiplications * 1.5 +
                              own_keys / 2 * kInstructionsPerScore + work.wide / 2.0 +
                              kInstructionsOfTile;
  const double issue = instructions * row_warps * tile.key_warps / (kSchedulers * per_ns);
  // Each warp reads its keys and values whole, and the rows again for every tile.
  const double shared_bytes = row_warps * keys * columns * 2 +
                              row_warps * tile.key_warps * 16 * work.contracted * 2 +
                              keys * columns * 2;
  const double shared = shared_bytes / (kSharedBytesPerClock * per_ns);
  const double cache = keys * columns * work.element_bytes / (kCacheBytesPerClock * per_ns);
  const double steps = work.contracted / 16.0 + keys / tile.key_warps / 16;
  const double waits = (steps * kClocksOfStep + kClocksOfUpdate + kClocksOfBarrier) / per_ns;
  TileTimes times;
  times.busy = std::max({mma, exponentials, issue, shared, cache});
  times.alone =
      std::max({mma, shared, instructions * kClocksPerInstruction / per_ns}) + exponentials + waits;
  return times;
}

double decode_ns(const GpuWorkload& work, const GpuTile& tile) {
  const double multiprocessors = work.limits.multiprocessors;
  const double unit_tiles =
      std::max(1.0, divided_up(static_cast<double>(work.keys) * work.kept, tile.stream_tile));
  const double units =
      static_cast<double>(work.sets) * divided_up(static_cast<double>(work.rows), tile.row_tile);
  const double line = units * unit_tiles;
  const double most = std::max(1.0, std::floor(line / tile.least_tiles));
  const double blocks = std::min(tile.blocks_per_multiprocessor * multiprocessors, most);
  const double share = divided_up(line, blocks);
  const double resident = divided_up(blocks, multiprocessors);

  const double tile_bytes =
      tile.stream_tile * static_cast<double>(work.contracted + work.wide) * work.element_bytes;
  const double in_flight = blocks * (tile.stages - 1) * tile_bytes;
  const double bytes_per_ns =
      std::min(work.rates.bytes_per_second * 1e-9 * kReadShare, in_flight / kMemoryNs);
  const double reading = tile_bytes * blocks / bytes_per_ns;
  const TileTimes times = tile_times(work, tile);
  const double t_tile = std::max({reading, resident * times.busy, times.alone});

  // A part of the line that is no multiple of a unit cuts some unit.
  const bool is_cut =
      blocks > units || std::fmod(share, unit_tiles) != 0 || std::fmod(line, blocks) != 0;
  const double pieces = is_cut ? divided_up(unit_tiles, share) + (share < unit_tiles ? 1 : 0) : 1;
  const double partial = static_cast<double>(tile.row_tile) * (work.wide + 2);
  double merge = 0;
  if (pieces > 1) {
    // One block after the other, or a group of them and then the groups.
    const bool in_groups = tile.merge == MergeProtocol::two_level;
    const double in_a_row = in_groups ? 2 * std::ceil(std::sqrt(pieces)) : pieces;
    merge = kMergeNsPerFloat * in_a_row * partial + 2 * blocks * partial * 4 / bytes_per_ns;
    if (tile.merge != MergeProtocol::combine) merge += kTicketNs * (in_groups ? 2 : 1);
  }
  if (tile.merge == MergeProtocol::combine) merge += kSecondKernelNs;
  // Warps that cut a key tile meet once per segment, in shared memory.
  const double segments = 1 + share / unit_tiles;
  const double meeting =
      segments * tile.key_warps * partial * 4 * 2 / (kSharedBytesPerClock * clock_per_ns(work));
  return kStartNs + kEnterNs + share * t_tile + meeting * resident + merge;
}

/// CTAs that a multiprocessor holds: at least those asked for, and as many more as fit.
double resident_most(const GpuWorkload& work, const GpuTile& tile) {
  const double asked = tile.blocks_per_multiprocessor;
  if (!work.shared_bytes) return asked;
  const double shared = (work.limits.shared_bytes_per_block + kReservedBytes) /
                        (work.shared_bytes(tile) + kReservedBytes);
  const double registers =
      std::min(kRegisterShare * least_registers(tile, {work.contracted, work.wide}),
               static_cast<double>(registers_available(tile)));
  const double by_registers = kRegisters / (registers * threads_of(tile));
  const double by_threads =
      static_cast<double>(work.limits.threads_per_multiprocessor) / threads_of(tile);
  return std::max(asked, std::floor(std::min({shared, by_registers, by_threads})));
}

double forward_ns(const GpuWorkload& work, const GpuTile& tile) {
  const double most = resident_most(work, tile);
  const double places = static_cast<double>(work.limits.multiprocessors) * most;
  const double blocks =
      static_cast<double>(work.sets) * divided_up(static_cast<double>(work.rows), tile.row_tile);
  // Where a diagonal cuts, half a row tile of pairs is met in vain.
  const double in_vain = work.kept < 1 ? tile.row_tile / 2.0 : 0;
  const double tiles = std::max(
      1.0,
      std::min(divided_up(static_cast<double>(work.keys), tile.stream_tile),
               (static_cast<double>(work.keys) * work.kept + in_vain) / tile.stream_tile + 0.5));
  const TileTimes times = tile_times(work, tile);
  const double resident = std::min(most, divided_up(blocks, work.limits.multiprocessors));
  const double t_tile = std::max(resident * times.busy, times.alone);
  // CTAs of different lengths fill each other's gaps; equal ones come in waves.
  const double waves =
      work.kept < 1 ? std::max(1.0, blocks / places + 0.5) : divided_up(blocks, places);
  return kStartNs + waves * (kEnterNs + tiles * t_tile);
}

}  // namespace

double bound_ns(const GpuWorkload& work) {
  return std::max({work.bytes / work.rates.bytes_per_second, work.flops / work.rates.mma_flops,
                   work.exponentials / work.rates.exp_per_second()}) *
         1e9;
}

double modelled_ns(const GpuWorkload& work, const GpuTile& tile) {
  const double ns =
      work.skeleton == Skeleton::decode ? decode_ns(work, tile) : forward_ns(work, tile);
  return std::max(ns, kStartNs + bound_ns(work));
}

}  // namespace attngen::tune
