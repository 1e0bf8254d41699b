// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "autotune/gpu_cost_model.h"
#include "base/digest.h"
#include "base/error.h"
#include "generator/analysis/roofline.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/plan_forward.h"
#include "generator/cuda/problem.h"
#include "generator/form/packed_rank.h"

namespace attngen::tune {
namespace {

constexpr const char* kForwardWords = "blocks, key_warps, keys, rows, stages";
/// By the number that stands for it in a candidate.
constexpr std::array<MergeProtocol, 3> kProtocols = {MergeProtocol::ticket, MergeProtocol::combine,
                                                     MergeProtocol::two_level};
constexpr const char* kDecodeWords = "and of decode least and merge (0, 1 or 2)";

struct Planned {
  Cascade cascade;
  Analysis analysis;
  Problem problem;
  Binding binding;
  ForwardForm form;
  HeadDims dims;
  Plan plan;
};
using KnownPlan = std::shared_ptr<const Planned>;

int small(const Candidate& candidate, const char* name) {
  const auto found = candidate.values.find(name);
  if (found == candidate.values.end()) {
    throw Error(
        ErrorKind::refused,
        fmt::format("\"{}\" names no tile of a GPU: {} is missing", key_of(candidate), name),
        fmt::format("the parameters are {}, {}", kForwardWords, kDecodeWords));
  }
  if (found->second < 0 || found->second > std::numeric_limits<int>::max()) {
    throw Error(ErrorKind::refused,
                fmt::format("{}={} is no number of a tile", name, found->second));
  }
  return static_cast<int>(found->second);
}

Space space_of(const KnownPlan& planned) {
  Space space;
  if (planned->problem.skeleton == Skeleton::decode) {
    space.parameters = {
        {"blocks", {1, 2, 3, 4}, "CTAs of a multiprocessor"},
        {"key_warps", {1, 2, 4, 8}, "warps that cut a key tile between them"},
        {"keys", {32, 64, 128, 256}, "keys per step"},
        {"least", {1, 2, 4, 8}, "key tiles below which fewer CTAs take part"},
        {"merge",
         {0, 1, 2},
         "by the last CTA of a row tile, by a second kernel, or by the last CTAs of "
         "groups first"},
        {"rows", {16, 32, 64}, "rows of a tile"},
        {"stages", {2, 3, 4, 6}, "tiles of keys and values in shared memory"}};
  } else {
    space.parameters = {{"blocks", {1, 2, 3, 4}, "CTAs of a multiprocessor at least"},
                        {"key_warps", {1}, "warps that cut a key tile between them"},
                        {"keys", {16, 32, 64, 128}, "keys per step"},
                        {"rows", {16, 32, 64, 128}, "rows of a tile"},
                        {"stages", {2}, "tiles of keys and values in shared memory"}};
  }
  for (const GpuTileRule rule : kGpuTileRules) {
    space.constraints.push_back({name_of(rule), [planned, rule](const Candidate& candidate) {
                                   const GpuTile tile = gpu_tile_of(candidate);
                                   if (tile.skeleton != planned->problem.skeleton) {
                                     return "it is a tile of " + name_of(tile.skeleton);
                                   }
                                   return why_breaks(rule, tile, planned->form, planned->dims,
                                                     planned->problem.limits);
                                 }});
  }
  return space;
}

GpuWorkload workload_of(const Planned& planned, const GpuDevice& device) {
  const auto extent_of = [&](int var) {
    const int rank = planned.cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return planned.binding.extents.at(static_cast<std::size_t>(rank));
  };
  GpuWorkload work;
  work.skeleton = planned.problem.skeleton;
  work.contracted = planned.dims.contracted;
  work.wide = planned.dims.wide;
  const auto keys = static_cast<std::size_t>(planned.form.keys.tensor);
  work.element_bytes = static_cast<int>(bytes_of(planned.cascade.tensors.at(keys).type.type));
  work.keys = std::max<std::int64_t>(extent_of(planned.form.key_var), 1);
  work.rows = std::max<std::int64_t>(extent_of(planned.form.row_var), 1);
  for (const std::int64_t extent : planned.binding.batch) work.sets *= extent;
  for (const int var : planned.form.grid_vars)
    work.sets *= std::max<std::int64_t>(extent_of(var), 1);
  const double pairs = static_cast<double>(work.sets) * static_cast<double>(work.rows) *
                       static_cast<double>(work.keys);
  if (planned.plan.packed_rank >= 0) {
    const auto heads =
        planned.binding.extents.at(static_cast<std::size_t>(planned.plan.packed_rank));
    const std::int64_t group = planned.plan.packed_group
                                   ? group_size(planned.plan.packed_group, planned.binding.extents)
                                   : heads;
    const std::int64_t together = std::max<std::int64_t>(std::min(group, heads), 1);
    work.rows *= together;
    work.sets = std::max<std::int64_t>(work.sets / together, 1);
  }
  const Roofline roofline = roofline_of(planned.cascade, planned.analysis, planned.binding);
  work.bytes = roofline.bytes_min;
  work.flops = roofline.mma_flops;
  work.exponentials = roofline.exp_count;
  const double all = 2 * pairs * (work.contracted + work.wide);
  if (all > 0) work.kept = std::clamp(work.flops / all, 1e-3, 1.0);
  work.limits = device.limits;
  work.rates = device.rates;
  work.shared_bytes = [form = planned.form, dims = planned.dims](const GpuTile& tile) {
    return shared_bytes_of(tile, form, dims);
  };
  return work;
}

}  // namespace

Candidate candidate_of(const GpuTile& tile) {
  Candidate candidate{{{"blocks", tile.blocks_per_multiprocessor},
                       {"key_warps", tile.key_warps},
                       {"keys", tile.stream_tile},
                       {"rows", tile.row_tile},
                       {"stages", tile.stages}}};
  if (tile.skeleton == Skeleton::decode) {
    candidate.values["least"] = tile.least_tiles;
    const auto* const found = std::find(kProtocols.begin(), kProtocols.end(), tile.merge);
    candidate.values["merge"] = found == kProtocols.end() ? -1 : found - kProtocols.begin();
  }
  return candidate;
}

GpuTile gpu_tile_of(const Candidate& candidate) {
  GpuTile tile;
  tile.blocks_per_multiprocessor = small(candidate, "blocks");
  tile.key_warps = small(candidate, "key_warps");
  tile.stream_tile = small(candidate, "keys");
  tile.row_tile = small(candidate, "rows");
  tile.stages = small(candidate, "stages");
  if (candidate.values.count("least") > 0) {
    tile.skeleton = Skeleton::decode;
    tile.least_tiles = small(candidate, "least");
    const auto merge = static_cast<std::size_t>(small(candidate, "merge"));
    tile.merge = merge < kProtocols.size() ? kProtocols[merge] : MergeProtocol::none;
  }
  if (candidate_of(tile) != candidate) {
    throw Error(ErrorKind::refused, fmt::format("\"{}\" names no tile of a GPU", key_of(candidate)),
                fmt::format("the parameters are {}, {}", kForwardWords, kDecodeWords));
  }
  return tile;
}

Problem gpu_problem_of(const Task& task, const DeviceLimits& limits) {
  Problem problem = problem_of(task.cascade, binding_of(task), limits);
  problem.skeleton = task.skeleton;
  return problem;
}

std::string gpu_source_id(const Cascade& cascade, const Analysis& analysis, Problem problem,
                          const GpuTile& tile) {
  problem.tile = tile;
  problem.batch_axes = 0;
  problem.element_loads.clear();
  const Plan plan = choose_plan(cascade, analysis, problem);
  // The lines on top tell extents that the code does not depend on.
  const std::string text = emit_cuda(cascade, analysis, problem, plan).text;
  const std::size_t code = text.find("\n\n");
  return sha256_hex(text.substr(code == std::string::npos ? 0 : code)).substr(0, 16);
}

ShapeKey gpu_shape_key(const Cascade& cascade, const ForwardForm& form, const Binding& binding,
                       Skeleton skeleton) {
  ShapeKey key = shape_key(cascade, form, binding);
  KeyBuilder op;
  op.field("op", key.op);
  op.field("skeleton", name_of(skeleton));
  key.op = op.hex().substr(0, 16);
  if (skeleton != Skeleton::forward) key.variant += " " + name_of(skeleton);
  return key;
}

Subject gpu_subject(const Task& task, const GpuDevice& device) {
  auto planned = std::make_shared<Planned>();
  planned->cascade = task.cascade;
  planned->analysis = analyse(task.cascade);
  planned->binding = binding_of(task);
  planned->problem = gpu_problem_of(task, device.limits);
  planned->form = require_forward_form(planned->cascade, planned->analysis, planned->problem);
  planned->dims = head_dims(planned->cascade, planned->form, planned->problem);
  planned->plan = choose_plan(planned->cascade, planned->analysis, planned->problem);
  const KnownPlan known = planned;

  Subject subject;
  subject.space = space_of(known);
  subject.own = candidate_of(attngen::tile_of(known->plan));
  subject.shape = gpu_shape_key(known->cascade, known->form, known->binding, task.skeleton);
  const GpuWorkload work = workload_of(*known, device);
  subject.bytes = work.bytes;
  subject.flops = work.flops;
  subject.model_ns = [work](const Candidate& candidate) {
    return modelled_ns(work, gpu_tile_of(candidate));
  };
  subject.source_id = [known](const Candidate& candidate) {
    return gpu_source_id(known->cascade, known->analysis, known->problem, gpu_tile_of(candidate));
  };
  return subject;
}

}  // namespace attngen::tune
