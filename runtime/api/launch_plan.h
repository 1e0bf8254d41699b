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
#include "runtime/api/live_shape.h"
#include "runtime/api/shape_proof.h"

namespace attngen {

/// A discarded output's place in the workspace.
struct WorkspacePart {
  std::size_t argument = 0;
  std::size_t offset = 0;
};

struct LaunchPlan {
  static constexpr std::size_t kWorkspaceAlignment = 256;

  std::shared_ptr<Engine> engine;
  std::shared_ptr<const Spec> spec;
  Bounds bounds;
  ArgumentRules rules;
  std::unique_ptr<ShapeProof> proof;  ///< null on the oracle, which looks at the tables too
  /// For rows that 16-byte copies can move and tables without gaps, and for any layout; the same
  /// kernel where that makes no difference. Null on the oracle.
  std::shared_ptr<EngineKernel> wide;
  std::shared_ptr<EngineKernel> narrow;
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

/// Throws Error(refused) naming every head dim that the bounds leave open: head dims are part of
/// the text of a kernel. Needs a spec with a form.
void require_fixed_head_dims(const Spec& spec, const Bounds& bounds);

/// What the text of a plan's kernels depends on, for layouts that allow 16-byte copies.
Problem kernel_problem(const Bounds& bounds, const DeviceLimits& limits);

/// The distinct kernels a plan can launch; none on the oracle.
std::vector<EngineKernel*> kernels_of(const LaunchPlan& plan);

/// "causal_gqa on vgpu: E=64 F=64 P=0..4096: forward rows=64 keys=64 warps=4 stages=2, 2 kernels"
std::string to_text(const LaunchPlan& plan);

}  // namespace attngen
