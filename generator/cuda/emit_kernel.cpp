// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_kernel.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/source_writer.h"
#include "generator/cuda/assemble_text.h"
#include "generator/cuda/emit_config.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/emit_tile_tables.h"
#include "generator/cuda/fold_points.h"
#include "generator/cuda/gpu_tile.h"
#include "generator/cuda/plan_decode.h"
#include "generator/cuda/plan_forward.h"
#include "generator/cuda/wrap_lines.h"
#include "generator/form/request_options.h"
#include "generator/schedule/closed_form.h"
#include "generator/schedule/partial_cost.h"

namespace attngen {
namespace {

/// Printed into every kernel.
const std::vector<std::string_view> kTiles = {"shared_memory.cuh", "load_tile.cuh", "contract.cuh",
                                              "row_part.cuh"};
/// What stands behind the hooks, which it calls.
const std::vector<std::string_view> kKernels = {"meet_tile.cuh", "forward.cuh",  "line_cut.cuh",
                                                "key_line.cuh",  "partials.cuh", "peers.cuh",
                                                "decode.cuh",    "combine.cuh"};

std::string slug_of(const Cascade& cascade, const ForwardForm& form, const Problem& problem,
                    const Plan& plan) {
  const auto extent = [&](int var) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return problem.extents.at(static_cast<std::size_t>(rank));
  };
  const DType type = cascade.tensors.at(static_cast<std::size_t>(form.rows.tensor)).type.type;
  const std::string rows =
      plan.skeleton == Skeleton::decode
          ? fmt::format("_decode{}{}", plan.row_tile, plan.chunk_tiles > 0 ? "_chunks" : "")
          : "";
  return fmt::format("attngen_{}{}_{}{}_{}{}_{}", cascade.name, rows,
                     cascade.vars.at(static_cast<std::size_t>(form.contract_var)).name,
                     extent(form.contract_var),
                     cascade.vars.at(static_cast<std::size_t>(form.wide_var)).name,
                     extent(form.wide_var), name_of(type));
}

/// The command that prints this text again: only what it depends on.
std::string regenerate(const Cascade& cascade, const ForwardForm& form, const Problem& problem,
                       const Plan& plan, bool checks_tables) {
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  std::vector<int> ranks = {rank_of(form.contract_var), rank_of(form.wide_var)};
  std::vector<std::int64_t> extents = problem.extents;
  std::string skeleton;
  if (plan.skeleton == Skeleton::decode) {
    choose_extents_of_rows(cascade, plan, ranks, extents);
    skeleton = " --skeleton decode";
    if (problem.merge && !problem.tile) skeleton += " --merge " + name_of(*problem.merge);
    if (problem.batch_invariant) skeleton += " --batch-invariant";
  }
  if (problem.tile) skeleton += " --tile " + to_text(*problem.tile);
  if (checks_tables) skeleton += " --check-tables";
  return "attngen emit " + cascade.name +
         request_options(cascade, {ranks, extents, problem.static_params, problem.batch_axes,
                                   problem.element_loads}) +
         skeleton + " --arch " + problem.limits.arch;
}

}  // namespace

CudaSource emit_kernel(const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                       const Plan& plan, const TemplateTable& templates) {
  ForwardForm form = require_forward_form(cascade, analysis, problem);
  CNames names(cascade, templates);
  HookScope scope(cascade, form, problem, names);
  const bool is_decode = plan.skeleton == Skeleton::decode;
  for (const int var : form.grid_vars) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    if (is_decode && rank == plan.packed_rank) scope.packed_var = var;
  }
  form.tiles = tiles_with_tables(cascade, form, scope.packed_var, problem);
  scope.ranges = analysis.ranges;
  scope.carried_name = carried_name(scope);
  for (const OperandReduction& reduction : form.reductions) {
    const Einsum& of = cascade.einsums.at(static_cast<std::size_t>(reduction.einsum));
    const std::string& own = names.tensor(of.tensor);
    const bool is_taken =
        std::count(scope.reduction_names.begin(), scope.reduction_names.end(), own) > 0;
    scope.reduction_names.push_back(is_taken ? names.fresh(own) : own);
  }
  const HookText hooks = emit_hooks(scope, plan);

  CudaSource source;
  source.slug = slug_of(cascade, form, problem, plan);
  source.entry = source.slug;
  source.command = regenerate(cascade, form, problem, plan, scope.parts.count("checked.cuh") != 0);
  source.plan = plan;
  source.arguments = scope.arguments();
  source.threads = plan.warps * 32;
  const HeadDims dims = head_dims(cascade, form, problem);
  source.shared_bytes = is_decode
                            ? shared_bytes_of_decode(form, dims, plan, hooks.facts.row_scalars)
                            : shared_bytes(form, dims, plan);
  const bool combines = is_decode && plan.merge == MergeProtocol::combine;
  if (is_decode) {
    constexpr std::int64_t kBytesOfCounter = 4;
    const std::int64_t slots = stream_slots(plan.blocks);
    source.workspace_bytes = slots * slot_bytes(partial_cost(dims, plan, hooks.facts.row_scalars));
    if (plan.chunk_tiles > 0) {
      source.chunk_bytes = slot_bytes(partial_cost(dims, plan, hooks.facts.row_scalars));
      source.workspace_bytes = 0;
    }
    source.ticket_bytes = kBytesOfCounter * merge_counters(plan.merge, plan.blocks, slots);
  }
  if (combines) {
    source.combine_entry = source.entry + "_combine";
    source.combine_shared_bytes = shared_bytes_of_combine(form, dims, plan);
  }

  std::string& text = source.text;
  text = text_header(cascade, source.command, plan);
  text += wrapped_lines(emit_config(form, plan, hooks.facts, problem.count_tiles), kTextColumns);
  std::set<std::string> wanted = scope.parts;
  for (const std::string_view part : kTiles) wanted.emplace(part);
  wanted.insert(is_decode ? "decode.cuh" : "forward.cuh");
  if (combines) wanted.insert("combine.cuh");
  if (!form.reductions.empty()) wanted.insert("reduce_columns.cuh");
  if (hooks.facts.zeroes_dead_keys) wanted.insert("dead_keys.cuh");
  const std::set<std::string> parts = with_needs(templates, wanted);
  add_ops(text, templates, parts);
  text += "// ---- structs, from the cascade ----\n\n" + wrapped_lines(hooks.structs, kTextColumns);
  for (const std::string_view part : kTiles) add_part(text, templates, part);
  for (const char* part :
       {"reduce_columns.cuh", "dead_keys.cuh", "scale_weights.cuh", "key_ranges.cuh"}) {
    if (parts.count(part) != 0) add_part(text, templates, part);
  }
  text += "// ---- hooks, from the cascade ----\n\n" + wrapped_lines(hooks.functions, kTextColumns);
  for (const std::string_view part : kKernels) {
    if (parts.count(std::string(part)) != 0) add_part(text, templates, part);
  }
  text += "// ---- entry ----\n\n";
  text += is_decode
              ? fmt::format("// CTAs per SM as planned: {}.\n", plan.blocks_per_multiprocessor)
              : fmt::format(
                    "// At least {} CTA{} per SM: without the number ptxas saves registers for "
                    "more, and spills.\n",
                    plan.blocks_per_multiprocessor, plan.blocks_per_multiprocessor == 1 ? "" : "s");
  text +=
      entry_text(source.entry, plan.blocks_per_multiprocessor, is_decode ? "decode" : "forward");
  if (combines) text += "\n" + entry_text(source.combine_entry, 1, "combine_units");
  return source;
}

}  // namespace attngen
