// SPDX-License-Identifier: Apache-2.0
// Kernels of a GPU as something to tune: one skeleton, its tile.
#pragma once

#include <string>

#include "autotune/gpu_device.h"
#include "autotune/subject.h"
#include "autotune/task.h"
#include "generator/cuda/source.h"

namespace attngen::tune {

/// For the skeleton that the task names. Throws Error(refused) for a cascade without its form, with
/// the reasons.
Subject gpu_subject(const Task& task, const GpuDevice& device);

/// rows, keys, stages, key_warps, blocks, and of decode least and merge (0 ticket, 1 combine); and
/// back.
Candidate candidate_of(const GpuTile& tile);
/// Throws Error(refused) for a candidate of other parameters, or numbers beyond an int.
GpuTile gpu_tile_of(const Candidate& candidate);

/// The problem of a task: its skeleton, plain layouts.
Problem gpu_problem_of(const Task& task, const DeviceLimits& limits);

/// Subject::source_id for a problem of any layout and batch: what is printed for the tile with
/// plain layouts and without batch axes.
std::string gpu_source_id(const Cascade& cascade, const Analysis& analysis, Problem problem,
                          const GpuTile& tile);

/// What a shape is tuned for on a GPU: the operation knows its skeleton.
ShapeKey gpu_shape_key(const Cascade& cascade, const ForwardForm& form, const Binding& binding,
                       Skeleton skeleton);

}  // namespace attngen::tune
