// SPDX-License-Identifier: Apache-2.0
// Tiles of a GPU that are asked for by their numbers: as text, and which of them a kernel can have.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "generator/cuda/plan_operands.h"
#include "generator/cuda/source.h"
#include "generator/form/forward_form.h"

namespace attngen {

/// "rows=64,keys=64,stages=2,key_warps=1,blocks=1", and of decode ",least=4,merge=ticket" behind
/// it, as `attngen emit --tile` takes it.
std::string to_text(const GpuTile& tile);
/// Throws Error(refused) for any other text.
GpuTile gpu_tile_named(const std::string& text);

/// Threads of a CTA.
int threads_of(const GpuTile& tile);

/// The least registers that a thread needs for what it holds at once: its part of the accumulator
/// and of the scores, or of a merge, and what every kernel needs beside them. ptxas may need more:
/// its spills are the gate.
int least_registers(const GpuTile& tile, const HeadDims& dims);

/// Registers that ptxas may give a thread where so many CTAs are to be resident.
int registers_available(const GpuTile& tile);

/// Dynamic shared memory of a CTA.
int shared_bytes_of(const GpuTile& tile, const ForwardForm& form, const HeadDims& dims);

/// What a tile must hold to, in the order in which it is asked.
enum class GpuTileRule : std::uint8_t { numbers, threads, shared_memory, registers };
inline constexpr std::array<GpuTileRule, 4> kGpuTileRules = {
    GpuTileRule::numbers, GpuTileRule::threads, GpuTileRule::shared_memory, GpuTileRule::registers};
std::string name_of(GpuTileRule rule);  ///< "shared memory"

/// Empty, or how the tile breaks that rule on such a GPU; the rules before it must hold.
std::string why_breaks(GpuTileRule rule, const GpuTile& tile, const ForwardForm& form,
                       const HeadDims& dims, const DeviceLimits& limits);

/// Empty, or why no kernel of `form` has a tile of these numbers on such a GPU: what the skeleton
/// can print and the hardware can hold, not what is fast.
std::string why_no_tile(const GpuTile& tile, const ForwardForm& form, const HeadDims& dims,
                        const DeviceLimits& limits);

/// Puts the numbers of problem.tile into `plan`. Throws Error(refused) with why_no_tile(), and
/// where the tile is for another skeleton than the problem.
void take_asked_tile(const ForwardForm& form, const HeadDims& dims, const Problem& problem,
                     Plan& plan);

/// What a plan has, as a tile.
GpuTile tile_of(const Plan& plan);

}  // namespace attngen
