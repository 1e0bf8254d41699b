// SPDX-License-Identifier: Apache-2.0
// --skeleton, --merge and --batch-invariant: which kernel is asked for on a GPU.
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

void add_skeleton_options(CLI::App& verb, SkeletonOption& option);

/// What the words say; `auto` is forward. Throws Error(refused) for --merge without decode.
Skeleton skeleton_of(const SkeletonOption& option);
/// None for `auto`: the plan's own choice.
std::optional<MergeProtocol> merge_of(const SkeletonOption& option);

}  // namespace attngen
