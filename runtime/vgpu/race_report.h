// SPDX-License-Identifier: Apache-2.0
// Findings of the race checker in words.
#pragma once

#include "runtime/vgpu/fault_log.h"
#include "runtime/vgpu/race_checker.h"

namespace attngen::vgpu {

struct LaunchContext;

/// "block 3", or "block (1,0,2)" in a grid of more than one dimension.
std::string block_name(const LaunchContext& context, std::uint64_t block);
/// "ld.global.u32 at source line 12"
std::string statement_name(const LaunchContext& context, std::uint32_t statement);

void log_finding(FaultLog& log, const LaunchContext& context, const RaceFinding& finding);

}  // namespace attngen::vgpu
