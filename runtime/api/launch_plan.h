// SPDX-License-Identifier: Apache-2.0
// Decided: the kernels and the workspace for every shape inside the bounds. Immutable but for what
// its kernels learn when they are loaded.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "generator/analysis/key_lengths.h"
#include "runtime/api/bounds.h"
#include "runtime/api/engine.h"
#include "runtime/api/kernel_offers.h"
#include "runtime/api/live_shape.h"
#include "runtime/api/shape_proof.h"
#include "runtime/api/workspace.h"

namespace attngen {

/// A KernelOffer that the engine knows.
struct PlanKernel {
  std::shared_ptr<EngineKernel> kernel;
  bool takes_any_layout = false;
  std::int64_t most_rows = 0;
  CpuScratch scratch;
  SplitBytes split;    ///< that a run of it needs of the workspace
  std::string reason;  ///< why these shapes get it, where there was a choice
};

struct LaunchPlan {
  std::shared_ptr<Engine> engine;
  std::shared_ptr<const Spec> spec;
  Bounds bounds;
  ArgumentRules rules;
  std::unique_ptr<ShapeProof> proof;  ///< null on the oracle, which looks at the tables too
  bool checks_tables = false;         ///< before each run, see why_tables_lead_outside()
  std::vector<KeyLength> lengths;     ///< to check before each run, see why_lengths_are_wrong()
  /// See kernel_for(). Offers of one text share their kernel. None on the oracle.
  std::vector<PlanKernel> kernels;
  SharedRows shared_rows;
  Workspace workspace;  ///< that every run inside the bounds can do with
};

/// Throws Error(refused) with every reason why there is no kernel, or no plan for these bounds.
std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, Bounds bounds);
std::unique_ptr<LaunchPlan> make_plan(std::shared_ptr<Engine> engine,
                                      std::shared_ptr<const Spec> spec, const AskedBounds& asked);

/// What the engine's device offers for these bounds; it has kernels. Throws Error(refused) with
/// every reason.
KernelOffers kernels_on(const Engine& engine, const Spec& spec, const Bounds& bounds);

/// The first one that takes the shape. Allocates nothing; not on the oracle.
const PlanKernel& kernel_for(const LaunchPlan& plan, const LiveShape& shape);

/// The distinct kernels a plan can launch; none on the oracle.
std::vector<EngineKernel*> kernels_of(const LaunchPlan& plan);

/// Head line "causal_gqa on vgpu: E=64 F=64 P=0..4096: 4 kernels", then a line for each class of
/// rows: "up to 16 rows: decode rows=16 ...: why" and "more rows: forward rows=64 ...: why".
std::string to_text(const LaunchPlan& plan);

}  // namespace attngen
