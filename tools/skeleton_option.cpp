// SPDX-License-Identifier: Apache-2.0
#include "tools/skeleton_option.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <vector>

#include "generator/cuda/gpu_tile.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

void add_options(CLI::App& verb, SkeletonOption& option, const std::vector<std::string>& names,
                 const char* help) {
  verb.add_option("--skeleton", option.skeleton, help)
      ->check(CLI::IsMember(names))
      ->option_text("NAME");
  verb.add_option("--merge", option.merge,
                  "decode, who merges: ticket, two-level or combine (default: auto, the plan)")
      ->check(CLI::IsMember({"auto", "ticket", "two-level", "combine"}))
      ->option_text("NAME");
  verb.add_flag("--batch-invariant", option.batch_invariant,
                "decode: the bits of a sequence do not depend on the rest of the batch");
}

}  // namespace

void add_skeleton_options(CLI::App& verb, SkeletonOption& option) {
  add_options(verb, option, {"auto", "forward", "decode"},
              "GPU: forward, or decode for few rows and many keys (default: auto, which is "
              "forward)");
}

void add_kernel_skeleton_options(CLI::App& verb, SkeletonOption& option) {
  add_options(verb, option, {"auto", "forward", "decode", "merge"},
              "forward, decode for few rows, or merge, which joins outputs (default: auto, "
              "forward)");
}

void add_tile_option(CLI::App& verb, std::string& tile) {
  verb.add_option("--tile", tile,
                  "all numbers of a tile, as `attngen tune --why` has them (default: the plan's)")
      ->option_text("rows=64,keys=64,...");
}

Skeleton skeleton_of(const SkeletonOption& option) {
  const bool is_decode = option.skeleton == "decode";
  if (!option.merge.empty() && !is_decode) {
    refuse("--merge has no meaning without --skeleton decode", "leave it out, or ask for decode");
  }
  if (option.batch_invariant && !is_decode) {
    refuse("--batch-invariant has no meaning without --skeleton decode",
           "leave it out, or ask for decode");
  }
  if (option.skeleton == "merge") return Skeleton::merge;
  return is_decode ? Skeleton::decode : Skeleton::forward;
}

std::optional<MergeProtocol> merge_of(const SkeletonOption& option) {
  for (const MergeProtocol merge :
       {MergeProtocol::ticket, MergeProtocol::two_level, MergeProtocol::combine}) {
    if (option.merge == name_of(merge)) return merge;
  }
  return std::nullopt;
}

std::optional<GpuTile> gpu_tile_of(const SkeletonOption& option, const std::string& tile) {
  if (tile.empty()) return std::nullopt;
  if (!option.merge.empty()) {
    refuse("--merge and --tile both say how parts are merged", "leave --merge out");
  }
  return gpu_tile_named(tile);
}

}  // namespace attngen
