// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/gpu_tile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/error.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/plan_decode.h"
#include "generator/cuda/plan_forward.h"

namespace attngen {
namespace {

constexpr int kRowsOfWarp = 16;  // of one mma
constexpr int kMostRows = 128;   // beyond: more warps than a CTA may have registers for
constexpr int kMostKeys = 256;   // a bit per key and row that a thread holds
constexpr int kMostStages = 8;
constexpr int kMostKeyWarps = 8;
constexpr int kMostThreads = 1024;  // of a CTA, CUDA programming guide, compute capabilities
constexpr int kMostBlocks = 8;
constexpr int kMostLeastTiles = 4096;
constexpr int kRegisters = 65536;     // of a multiprocessor, all architectures from sm_80 on
constexpr int kMostRegisters = 255;   // of a thread
constexpr int kReservedBytes = 1024;  // of shared memory that the hardware keeps per CTA
/// Fragments of an mma, addresses, row states: what the smallest emitted kernels have beside sums.
constexpr int kOtherRegisters = 40;

constexpr std::array<MergeProtocol, 3> kProtocols = {
    MergeProtocol::ticket, MergeProtocol::two_level, MergeProtocol::combine};

/// The numbers that shared memory depends on; the others are schedule_line()'s.
Plan plan_with(const GpuTile& tile) {
  Plan plan;
  plan.skeleton = tile.skeleton;
  plan.row_tile = tile.row_tile;
  plan.stream_tile = tile.stream_tile;
  plan.stages = tile.stages;
  plan.warps = tile.row_tile / kRowsOfWarp * tile.key_warps;
  plan.blocks_per_multiprocessor = tile.blocks_per_multiprocessor;
  return plan;
}

std::string outside(const char* name, int value, int least, int most) {
  if (value >= least && value <= most) return {};
  return fmt::format("{}={} is outside {}...{}", name, value, least, most);
}

/// Of the numbers alone, whatever they are for.
std::string why_not_numbers(const GpuTile& tile) {
  const bool is_decode = tile.skeleton == Skeleton::decode;
  for (const std::string& reason :
       {outside("rows", tile.row_tile, kRowsOfWarp, kMostRows),
        outside("keys", tile.stream_tile, 16, kMostKeys),
        outside("stages", tile.stages, 2, kMostStages),
        outside("key_warps", tile.key_warps, 1, kMostKeyWarps),
        outside("blocks", tile.blocks_per_multiprocessor, 1, kMostBlocks),
        outside("least", tile.least_tiles, 1, kMostLeastTiles)}) {
    if (!reason.empty()) return reason;
  }
  if (tile.row_tile % kRowsOfWarp != 0) {
    return fmt::format("rows={} is no multiple of 16, the rows of a warp", tile.row_tile);
  }
  if (tile.stream_tile % (16 * tile.key_warps) != 0) {
    return fmt::format("keys={} is no multiple of {}: each of {} warps has whole steps of 16 keys",
                       tile.stream_tile, 16 * tile.key_warps, tile.key_warps);
  }
  if (!is_decode && tile.stages != 2) {
    return fmt::format("stages={}: forward reads one stage while the other is filled", tile.stages);
  }
  if (!is_decode && tile.key_warps != 1) {
    return fmt::format("key_warps={}: the warps of forward do not share their rows",
                       tile.key_warps);
  }
  if (tile.stream_tile / tile.key_warps / 4 > 32) {
    return fmt::format(
        "keys={}: a thread marks the keys that count in 32 bits, so a warp has at "
        "most 128",
        tile.stream_tile);
  }
  return {};
}

/// Parts of the kernel that deal rows or keys of a tile out over all threads of the CTA.
std::string why_not_dealt_out(const GpuTile& tile, const ForwardForm& form) {
  const int threads = threads_of(tile);
  const bool zeroes_dead_keys = form.tiles.keep && !form.tiles.bounds_exact;
  if (zeroes_dead_keys && threads % tile.stream_tile != 0) {
    return fmt::format(
        "{} threads are no multiple of keys={}: each key that does not count is "
        "cleared by equally many",
        threads, tile.stream_tile);
  }
  for (const OperandReduction& reduction : form.reductions) {
    const int rows = reduction.of_rows ? tile.row_tile : tile.stream_tile;
    const int each = threads / rows;
    if (threads % rows != 0 || each > 32 || (each & (each - 1)) != 0) {
      return fmt::format("{} threads over the {} {} of a tile: each is reduced by 1, 2, 4 ... 32",
                         threads, rows, reduction.of_rows ? "rows" : "keys");
    }
  }
  return {};
}

}  // namespace

std::string to_text(const GpuTile& tile) {
  std::string text =
      fmt::format("rows={},keys={},stages={},key_warps={},blocks={}", tile.row_tile,
                  tile.stream_tile, tile.stages, tile.key_warps, tile.blocks_per_multiprocessor);
  if (tile.skeleton == Skeleton::decode) {
    text += fmt::format(",least={},merge={}", tile.least_tiles, name_of(tile.merge));
  }
  return text;
}

GpuTile gpu_tile_named(const std::string& text) {
  GpuTile tile;
  char merge[16] = {};
  const int found = std::sscanf(
      text.c_str(), "rows=%6d,keys=%6d,stages=%6d,key_warps=%6d,blocks=%6d,least=%6d,merge=%15s",
      &tile.row_tile, &tile.stream_tile, &tile.stages, &tile.key_warps,
      &tile.blocks_per_multiprocessor, &tile.least_tiles, merge);
  if (found == 7) tile.skeleton = Skeleton::decode;
  for (const MergeProtocol protocol : kProtocols) {
    if (name_of(protocol) == merge) tile.merge = protocol;
  }
  if ((found != 5 && found != 7) || to_text(tile) != text) {
    GpuTile decode;
    decode.skeleton = Skeleton::decode;
    throw Error(ErrorKind::refused, fmt::format("\"{}\" names no tile of a GPU", text),
                fmt::format("write all of it, like {}, or for --skeleton decode {}",
                            to_text(GpuTile{}), to_text(decode)));
  }
  return tile;
}

int threads_of(const GpuTile& tile) {
  return tile.row_tile / kRowsOfWarp * tile.key_warps * 32;
}

int least_registers(const GpuTile& tile, const HeadDims& dims) {
  // A thread has two rows of 16 times 8 columns in 4 registers.
  const int wide = padded_columns(dims.wide) / 2;
  const int scores = tile.stream_tile / tile.key_warps / 2;
  const int share = (padded_columns(dims.wide) / 8 + tile.key_warps - 1) / tile.key_warps * 4;
  const int merging = tile.skeleton == Skeleton::decode ? 2 * share : 0;
  return std::max(wide + scores, merging) + kOtherRegisters;
}

int registers_available(const GpuTile& tile) {
  // Warps are given registers in units of 256, so a thread's number is a multiple of 8.
  const int each = kRegisters / (threads_of(tile) * tile.blocks_per_multiprocessor);
  return std::min(each / 8 * 8, kMostRegisters);
}

int shared_bytes_of(const GpuTile& tile, const ForwardForm& form, const HeadDims& dims) {
  const Plan plan = plan_with(tile);
  return tile.skeleton == Skeleton::decode
             ? shared_bytes_of_decode(form, dims, plan, row_scalars(form, true))
             : shared_bytes(form, dims, plan);
}

std::string name_of(GpuTileRule rule) {
  switch (rule) {
    case GpuTileRule::numbers:
      return "numbers";
    case GpuTileRule::threads:
      return "threads";
    case GpuTileRule::shared_memory:
      return "shared memory";
    case GpuTileRule::registers:
      return "registers";
  }
  return {};
}

std::string why_breaks(GpuTileRule rule, const GpuTile& tile, const ForwardForm& form,
                       const HeadDims& dims, const DeviceLimits& limits) {
  const int blocks = tile.blocks_per_multiprocessor;
  if (rule == GpuTileRule::numbers) {
    const std::string reason = why_not_numbers(tile);
    return reason.empty() ? why_not_dealt_out(tile, form) : reason;
  }
  const int threads = threads_of(tile);
  if (rule == GpuTileRule::threads && threads > kMostThreads) {
    return fmt::format("{} warps are {} threads; a CTA has at most {}", threads / 32, threads,
                       kMostThreads);
  }
  if (rule == GpuTileRule::threads && threads * blocks > limits.threads_per_multiprocessor) {
    return fmt::format("{} CTAs of {} threads; a multiprocessor of {} holds {} threads", blocks,
                       threads, limits.arch, limits.threads_per_multiprocessor);
  }
  if (rule == GpuTileRule::shared_memory) {
    const int bytes = shared_bytes_of(tile, form, dims) + kReservedBytes;
    const int there = limits.shared_bytes_per_block + kReservedBytes;
    if (bytes > there / blocks) {
      return fmt::format(
          "{} CTAs take {} bytes of shared memory each; a multiprocessor of {} has {}", blocks,
          bytes, limits.arch, there);
    }
  }
  if (rule == GpuTileRule::registers) {
    const int needed = least_registers(tile, dims);
    if (needed > registers_available(tile)) {
      return fmt::format(
          "a thread needs {} registers at least, and {} CTAs of {} threads leave it {}", needed,
          blocks, threads, registers_available(tile));
    }
  }
  return {};
}

std::string why_no_tile(const GpuTile& tile, const ForwardForm& form, const HeadDims& dims,
                        const DeviceLimits& limits) {
  for (const GpuTileRule rule : kGpuTileRules) {
    std::string reason = why_breaks(rule, tile, form, dims, limits);
    if (!reason.empty()) return reason;
  }
  return {};
}

void take_asked_tile(const ForwardForm& form, const HeadDims& dims, const Problem& problem,
                     Plan& plan) {
  const GpuTile& tile = *problem.tile;
  const std::string reason = tile.skeleton != problem.skeleton
                                 ? fmt::format("it is one of {}, and {} is asked for",
                                               name_of(tile.skeleton), name_of(problem.skeleton))
                                 : why_no_tile(tile, form, dims, problem.limits);
  if (!reason.empty()) {
    throw Error(ErrorKind::refused, "no tile " + to_text(tile) + ": " + reason,
                "leave the tile out, or tune again");
  }
  const Plan asked = plan_with(tile);
  plan.row_tile = asked.row_tile;
  plan.stream_tile = asked.stream_tile;
  plan.stages = asked.stages;
  plan.warps = asked.warps;
  plan.blocks_per_multiprocessor = asked.blocks_per_multiprocessor;
  if (tile.skeleton != Skeleton::decode) return;
  plan.blocks = asked.blocks_per_multiprocessor * problem.limits.multiprocessors;
}

GpuTile tile_of(const Plan& plan) {
  GpuTile tile;
  tile.skeleton = plan.skeleton;
  tile.row_tile = plan.row_tile;
  tile.stream_tile = plan.stream_tile;
  tile.stages = plan.stages;
  tile.key_warps = plan.warps / (plan.row_tile / kRowsOfWarp);
  tile.blocks_per_multiprocessor = plan.blocks_per_multiprocessor;
  if (plan.skeleton == Skeleton::decode) {
    tile.least_tiles = plan.least_tiles;
    tile.merge = plan.merge;
  }
  return tile;
}

}  // namespace attngen
