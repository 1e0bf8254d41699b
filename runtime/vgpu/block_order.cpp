// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/block_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "runtime/vgpu/random_stream.h"

namespace attngen::vgpu {

std::string reason_against(const Options& options, std::uint64_t blocks, int threads) {
  const auto outside = [&](std::int64_t block) {
    return block < -1 || (block >= 0 && static_cast<std::uint64_t>(block) >= blocks);
  };
  for (const std::int64_t block : {options.first_block, options.last_block}) {
    if (outside(block)) {
      return fmt::format("block {} cannot be first or last of a launch of {} blocks", block,
                         blocks);
    }
  }
  if (options.first_block >= 0 && options.first_block == options.last_block && blocks > 1) {
    return fmt::format("block {} cannot be first and last of {} blocks", options.first_block,
                       blocks);
  }
  if (options.resident_blocks < 0) {
    return fmt::format("{} resident blocks; 0 means as many as fit", options.resident_blocks);
  }
  const std::uint64_t asked = std::min(blocks, static_cast<std::uint64_t>(options.resident_blocks));
  if (asked * static_cast<std::uint64_t>(threads) >
      static_cast<std::uint64_t>(kMostResidentThreads)) {
    return fmt::format("{} resident blocks of {} threads; at most {} threads live at once", asked,
                       threads, kMostResidentThreads);
  }
  return {};
}

std::size_t resident_blocks(const Options& options, std::uint64_t blocks, int threads) {
  const std::uint64_t fit =
      std::max<std::uint64_t>(1, static_cast<std::uint64_t>(kMostResidentThreads / threads));
  const auto asked = static_cast<std::uint64_t>(options.resident_blocks);
  return static_cast<std::size_t>(std::min(blocks, asked > 0 ? asked : fit));
}

std::vector<std::uint64_t> starting_order(const Options& options, std::uint64_t blocks) {
  std::vector<std::uint64_t> order(static_cast<std::size_t>(blocks));
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  if (options.block_order == BlockOrder::descending) std::reverse(order.begin(), order.end());
  if (options.block_order == BlockOrder::random) {
    RandomStream random(options.seed ^ 0x5bf0'3635'0f2d'a1c7);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  }
  const auto place_of = [&](std::int64_t block) {
    return std::find(order.begin(), order.end(), static_cast<std::uint64_t>(block));
  };
  if (options.first_block >= 0) {
    const auto at = place_of(options.first_block);
    std::rotate(order.begin(), at, at + 1);
  }
  if (options.last_block >= 0) {
    const auto at = place_of(options.last_block);
    std::rotate(at, at + 1, order.end());
  }
  return order;
}

}  // namespace attngen::vgpu
