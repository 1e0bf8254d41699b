// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include "autotune/cpu_cost_model.h"
#include "autotune/keys_met.h"
#include "base/digest.h"
#include "base/error.h"
#include "generator/llvm/cpu_problem.h"

namespace attngen::tune {
namespace {

int small(const Candidate& candidate, const char* name) {
  const auto found = candidate.values.find(name);
  if (found == candidate.values.end()) {
    throw Error(
        ErrorKind::refused,
        fmt::format("\"{}\" names no tile of a CPU: {} is missing", key_of(candidate), name),
        "the parameters are block, keys, lanes, prefetch, rows, split");
  }
  if (found->second < 0 || found->second > std::numeric_limits<int>::max()) {
    throw Error(ErrorKind::refused,
                fmt::format("{}={} is no number of a tile", name, found->second));
  }
  return static_cast<int>(found->second);
}

struct Planned {
  Cascade cascade;
  Analysis analysis;
  CpuProblem problem;
  Binding binding;
  CpuPlan plan;
};

Space space_of(const std::shared_ptr<const Planned>& planned) {
  const CpuLimits& limits = planned->problem.limits;
  const int widest = std::max(limits.vector_bits / (planned->plan.in_f64 ? 64 : 32), 4);
  Space space;
  Parameter lanes{"lanes", {}, "rows in a vector"};
  for (int count = 4; count <= widest; count *= 2) lanes.domain.push_back(count);
  std::vector<std::int64_t> blocks = {2, 4, 6, 8, 16};
  if (planned->plan.along_columns()) blocks = {1, 2, 3};
  space.parameters = {{"block", blocks, "keys whose sums are in registers at once"},
                      {"keys", {16, 32, 48, 64, 96, 128}, "keys per step"},
                      lanes,
                      {"prefetch", {0, 1}, "asks for the next rows while it works"},
                      {"rows", {1, 2, 3, 4, 6, 8, 12}, "vectors of rows in a tile"},
                      {"split", {256, 512, 1024, 4096, 4128, 16384}, "keys of one work unit"}};
  space.constraints = {
      {"lawful",
       [planned](const Candidate& candidate) {
         return why_no_tile(tile_of(candidate), planned->problem.limits, planned->plan.in_f64,
                            planned->plan.pairs_bf16);
       }},
      {"registers", [planned](const Candidate& candidate) {
         if (candidate == candidate_of(tile_of(planned->plan))) return std::string();
         const int needed = registers_of(tile_of(candidate), planned->problem.limits,
                                         planned->plan.in_f64, planned->plan.along_columns());
         const int there = planned->problem.limits.vector_registers;
         return needed <= there
                    ? std::string()
                    : fmt::format("its sums take {} of {} vector registers", needed, there);
       }}};
  return space;
}

CpuWorkload workload_of(const std::shared_ptr<const Planned>& planned, const ForwardForm& form,
                        int threads) {
  const auto extent_of = [&](int var) {
    const int rank = planned->cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return planned->binding.extents.at(static_cast<std::size_t>(rank));
  };
  CpuWorkload work;
  work.keys = extent_of(form.key_var);
  work.contracted = static_cast<int>(extent_of(form.contract_var));
  work.wide = static_cast<int>(extent_of(form.wide_var));
  const DType type =
      planned->cascade.tensors.at(static_cast<std::size_t>(form.keys.tensor)).type.type;
  work.element_bytes = static_cast<int>(bytes_of(type));
  work.pairs_bf16 = planned->plan.pairs_bf16;
  work.along_columns = planned->plan.along_columns();
  work.converts = type != DType::f32 && !work.pairs_bf16 && !work.along_columns;
  work.in_f64 = planned->plan.in_f64;
  work.threads = threads;
  work.limits = planned->problem.limits;
  work.items = [planned](const CpuTile& tile) {
    LlvmSource source;
    source.plan = planned->plan;
    source.plan.lanes = tile.lanes;
    source.plan.row_vectors = tile.row_vectors;
    return items_of(planned->cascade, source, planned->binding.extents, planned->binding.batch);
  };
  work.rows = std::max<std::int64_t>(planned->problem.rows, 1);
  const std::int64_t row_coordinates = std::max<std::int64_t>(extent_of(form.row_var), 1);
  const std::int64_t together = std::max<std::int64_t>(work.rows / row_coordinates, 1);
  // Thousands of candidates have a few heights.
  const auto known = std::make_shared<std::map<std::int64_t, double>>();
  work.met = [planned, form, together, known](std::int64_t rows) {
    const std::int64_t coordinates = (rows + together - 1) / together;
    const auto [place, is_new] = known->emplace(coordinates, 0);
    if (is_new) place->second = keys_met(planned->cascade, form, planned->binding, coordinates);
    return place->second;
  };
  CpuTile endless = tile_of(planned->plan);
  endless.row_vectors = 1 << 20;
  work.key_sets = work.items(endless);
  return work;
}

}  // namespace

Candidate candidate_of(const CpuTile& tile) {
  return {{{"block", tile.key_block},
           {"keys", tile.key_tile},
           {"lanes", tile.lanes},
           {"prefetch", tile.prefetches ? 1 : 0},
           {"rows", tile.row_vectors},
           {"split", tile.split_keys}}};
}

CpuTile tile_of(const Candidate& candidate) {
  CpuTile tile;
  tile.key_block = small(candidate, "block");
  tile.key_tile = small(candidate, "keys");
  tile.lanes = small(candidate, "lanes");
  tile.prefetches = small(candidate, "prefetch") != 0;
  tile.row_vectors = small(candidate, "rows");
  tile.split_keys = small(candidate, "split");
  if (candidate_of(tile) != candidate) {
    throw Error(ErrorKind::refused, fmt::format("\"{}\" names no tile of a CPU", key_of(candidate)),
                "the parameters are block, keys, lanes, prefetch (0 or 1), rows, split");
  }
  return tile;
}

std::string cpu_source_id(const Cascade& cascade, const Analysis& analysis, CpuProblem problem,
                          const CpuTile& tile) {
  problem.tile = tile;
  problem.batch_axes = 0;
  problem.element_loads.clear();
  const CpuPlan plan = choose_cpu_plan(cascade, analysis, problem);
  std::string code;
  for (const std::string& module : emit_llvm(cascade, analysis, problem, plan).modules) {
    code += module;
  }
  return sha256_hex(code).substr(0, 16);
}

ForwardForm require_tiles(const Cascade& cascade, const Analysis& analysis,
                          const CpuProblem& problem) {
  const CpuPlan plan = choose_cpu_plan(cascade, analysis, problem);
  if (plan.skeleton != "tiles") {
    throw Error(
        ErrorKind::refused,
        fmt::format("{} has no tiles to tune: {}", cascade.name, fmt::join(plan.reasons, "; ")),
        "loop nests have one plan; tune a variant of tiles");
  }
  return *forward_form(cascade, analysis).form;
}

Subject cpu_subject(const Task& task, const CpuLimits& limits, int threads) {
  auto planned = std::make_shared<Planned>();
  planned->cascade = task.cascade;
  planned->analysis = analyse(task.cascade);
  planned->binding = binding_of(task);
  planned->problem = cpu_problem_of(task.cascade, planned->analysis, planned->binding, limits);
  const ForwardForm form = require_tiles(task.cascade, planned->analysis, planned->problem);
  planned->plan = choose_cpu_plan(task.cascade, planned->analysis, planned->problem);
  const std::shared_ptr<const Planned> known = planned;

  Subject subject;
  subject.space = space_of(known);
  subject.own = candidate_of(tile_of(known->plan));
  subject.shape = shape_key(task.cascade, form, known->binding);
  const CpuWorkload work = workload_of(known, form, threads);
  const double keys = static_cast<double>(work.keys);
  const double columns = work.contracted + work.wide;
  const double rows = static_cast<double>(work.rows);
  subject.bytes = static_cast<double>(work.key_sets) * keys * columns * work.element_bytes;
  subject.flops = static_cast<double>(work.key_sets) * rows * keys * columns * 2;
  subject.model_ns = [work](const Candidate& candidate) {
    return modelled_ns(work, tile_of(candidate));
  };
  subject.source_id = [known](const Candidate& candidate) {
    return cpu_source_id(known->cascade, known->analysis, known->problem, tile_of(candidate));
  };
  return subject;
}

}  // namespace attngen::tune
