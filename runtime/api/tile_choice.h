// SPDX-License-Identifier: Apache-2.0
// Tiles that somebody measured, for the kernels of a plan.
#pragma once

#include <optional>

#include "base/settings.h"
#include "runtime/api/backend.h"
#include "runtime/api/bounds.h"
#include "runtime/execute.h"

namespace attngen {

/// Asked while a plan is made; empty where nobody knows.
struct TileChoice {
  ChooseCpuTile cpu;
  ChooseGpuTile gpu;
};

/// What `attngen tune` found for the backend's device; `settings` say where that lies. Defined by
/// the tuner (autotune/engine_tiles.cpp), which the shared library links and this folder does not
/// know.
TileChoice tuned_tiles(const Settings& settings, const Backend& backend);

/// The shape that stands for all inside the bounds, or for those with few rows: the largest
/// extents, of an open rank 4096; of `few_rows` (a rank id, or -1) the least; as many batches as
/// there may be; parameters at their defaults. None where a parameter has no value before a run.
std::optional<Binding> representative_shape(const Spec& spec, const Bounds& bounds, int few_rows);

}  // namespace attngen
