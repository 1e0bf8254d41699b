// SPDX-License-Identifier: Apache-2.0
#include "tools/skeleton_option.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "generator/cuda/gpu_tile.h"
#include "tools/variant_option.h"

namespace attngen {

void add_skeleton_options(CLI::App& verb, SkeletonOption& option) {
  verb.add_option(
          "--skeleton", option.skeleton,
          "GPU: forward, or decode for few rows and many keys (default: auto, which is forward)")
      ->check(CLI::IsMember({"auto", "forward", "decode"}))
      ->option_text("NAME");
  verb.add_option(
          "--merge", option.merge,
          "decode: the last block of a row tile merges (ticket), by groups where it has many parts "
          "(two-level), or a second kernel does (combine); default: auto, what the plan finds "
          "cheap")
      ->check(CLI::IsMember({"auto", "ticket", "two-level", "combine"}))
      ->option_text("NAME");
  verb.add_flag("--batch-invariant", option.batch_invariant,
                "decode: the bits of a sequence do not depend on the rest of the batch");
}

void add_tile_option(CLI::App& verb, std::string& tile) {
  verb.add_option("--tile", tile,
                  "these numbers of a tile, all of them, as `attngen tune --why` prints them "
                  "(default: the plan's own)")
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
