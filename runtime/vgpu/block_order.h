// SPDX-License-Identifier: Apache-2.0
// Which blocks live at once and in which order they start.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {

/// Threads that may be alive together: each holds a stack of two mappings, of the 65,530 that Linux
/// gives a process.
inline constexpr std::int64_t kMostResidentThreads = 20'480;

/// Why a launch of so many blocks cannot be scheduled as the options ask; empty when it can.
std::string reason_against(const Options& options, std::uint64_t blocks, int threads);

/// Blocks that live at once.
std::size_t resident_blocks(const Options& options, std::uint64_t blocks, int threads);

/// All blocks, in the order in which they start.
std::vector<std::uint64_t> starting_order(const Options& options, std::uint64_t blocks);

}  // namespace attngen::vgpu
