// SPDX-License-Identifier: Apache-2.0
// --skeleton, --merge, --batch-invariant and --tile: which kernel is asked for on a GPU.
#pragma once

#include <optional>
#include <string>

#include "generator/cuda/source.h"

namespace CLI {
class App;
}

namespace attngen {

struct SkeletonOption {
  std::string skeleton = "auto";
  std::string merge;  ///< empty = auto
  bool batch_invariant = false;
};

/// Of verbs that run a variant on its inputs.
void add_skeleton_options(CLI::App& verb, SkeletonOption& option);
/// Of verbs that show a kernel: the skeleton merge as well, which has no inputs but outputs.
void add_kernel_skeleton_options(CLI::App& verb, SkeletonOption& option);
/// --tile, which the CPU has too.
void add_tile_option(CLI::App& verb, std::string& tile);

/// What the words say; `auto` is forward. Throws Error(refused) for --merge without decode.
Skeleton skeleton_of(const SkeletonOption& option);
/// None for `auto`: the plan's own choice.
std::optional<MergeProtocol> merge_of(const SkeletonOption& option);

/// The tile that the text names; none where it is empty. Throws Error(refused) for any other text,
/// and beside --merge, which a tile says itself.
std::optional<GpuTile> gpu_tile_of(const SkeletonOption& option, const std::string& tile);

}  // namespace attngen
