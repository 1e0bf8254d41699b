// SPDX-License-Identifier: Apache-2.0
// A kernel without arrays: what `emit`, `compile` and `show` need to plan and print one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/cuda/source.h"
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
};

/// VARIANT, --dtype, -D, -p, --arch, --batch-axes and --any-layout.
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

/// Plans and emits. Ranks and scalars that are launch arguments may be left out; those that the
/// text of the kernel depends on may not: Error(refused) names them.
KernelRequest plan_kernel(const KernelOption& option);

}  // namespace attngen
