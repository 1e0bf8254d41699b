// SPDX-License-Identifier: Apache-2.0
// Decided: the kernels and the workspace for every shape inside the bounds. Immutable but for what
// its kernels learn when they are loaded.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "runtime/api/bounds.h"
#include "runtime/api/engine.h"
#include "runtime/api/kernel_offers.h"
#include "runtime/api/live_shape.h"
#include "runtime/api/shape_proof.h"

namespace attngen {

/// A discarded output's place in the workspace.
struct WorkspacePart {
  std::size_t argument = 0;
  std::size_t offset = 0;
};

/// A KernelOffer that the engine knows.
struct PlanKernel {
  std::shared_ptr<EngineKernel> kernel;
  bool takes_any_layout = false;
  std::int64_t most_rows = 0;
  CpuScratch scratch;
};

struct LaunchPlan {
  static constexpr std::size_t kWorkspaceAlignment = 256;

  std::shared_ptr<Engine> engine;
  std::shared_ptr<const Spec> spec;
  Bounds bounds;
  ArgumentRules rules;
  std::unique_ptr<ShapeProof> proof;  ///< null on the oracle, which looks at the tables too
  /// See kernel_for(). Offers of one text share their kernel. None on the oracle.
  std::vector<PlanKernel> kernels;
  SharedRows shared_rows;
  std::vector<WorkspacePart> workspace;  ///< see lay_out_workspace()
  std::size_t workspace_bytes = 0;
};

/// Throws Error(refused) with every reason why there is no kernel, or no plan for these bounds.
std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, Bounds bounds);
std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, const AskedBounds& asked);

/// Where discarded outputs go, behind one another.
struct Workspace {
  std::vector<WorkspacePart> parts;
  std::size_t bytes = 0;
};
/// Throws Error(refused) when it would take more than 2^48 bytes.
Workspace lay_out_workspace(const Spec& spec, const Bounds& bounds);

/// What the engine's device offers for these bounds; it has kernels. Throws Error(refused) with
/// every reason.
KernelOffers kernels_on(const Engine& engine, const Spec& spec, const Bounds& bounds);

/// The first one that takes the shape. Allocates nothing; not on the oracle.
const PlanKernel& kernel_for(const LaunchPlan& plan, const LiveShape& shape);

/// The distinct kernels a plan can launch; none on the oracle.
std::vector<EngineKernel*> kernels_of(const LaunchPlan& plan);

/// "causal_gqa on vgpu: E=64 F=64 P=0..4096: forward rows=64 keys=64 warps=4 stages=2, 2 kernels"
std::string to_text(const LaunchPlan& plan);

}  // namespace attngen
