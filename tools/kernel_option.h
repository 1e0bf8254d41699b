// SPDX-License-Identifier: Apache-2.0
// A kernel without arrays: what `emit`, `compile` and `show` need to plan and print one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
#include "tools/skeleton_option.h"
#include "tools/variant_option.h"

namespace CLI {
class App;
}

namespace attngen {

struct KernelOption {
  VariantOption variant;
  std::string arch = "sm_80";
  int batch_axes = 0;
  std::vector<std::string> any_layout;  ///< tensors that 16-byte copies cannot move, or "all"
  SkeletonOption skeleton;
  bool check_tables = false;  ///< Problem::check_tables
  std::string tile;           ///< of gpu_tile_named() or tile_named(); empty = the plan's own
};

/// VARIANT, --dtype, -D, -p, --arch, --batch-axes, --any-layout, --skeleton, --merge,
/// --batch-invariant, --check-tables and --tile.
void add_kernel_options(CLI::App& verb, KernelOption& option);

struct KernelRequest {
  Cascade cascade;
  Analysis analysis;
  Problem problem;
  Plan plan;
  CudaSource source;
};

/// `given` plus a 1 for every launch-time scalar without a default: no text depends on it.
std::map<std::string, double> with_launch_scalars(const Cascade& cascade,
                                                  std::map<std::string, double> given);

/// By tensor id, from the names of --any-layout; empty when there are none. Throws Error(refused)
/// for a name that is neither an input nor an output.
std::vector<bool> element_loads(const Cascade& cascade, const std::vector<std::string>& names);

using Extents = std::map<std::string, std::int64_t>;

/// `given` and a lawful extent for every rank left out. Throws Error(refused) naming those on which
/// the text of the kernel depends.
Extents kernel_extents(const Cascade& cascade, const Extents& given,
                       const std::function<std::string(const Extents&)>& text_at);

/// Plans and emits. Ranks and scalars that are launch arguments may be left out; those that the
/// text of the kernel depends on may not: Error(refused) names them.
KernelRequest plan_kernel(const KernelOption& option);

}  // namespace attngen
