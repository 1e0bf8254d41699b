// SPDX-License-Identifier: Apache-2.0
// The kernels of a plan on a GPU, real or virtual.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "base/error.h"
#include "runtime/api/kernel_offers.h"
#include "runtime/api/tile_choice.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::size_t argument_of(const Spec& spec, int tensor) {
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    if (spec.arguments[index] == tensor) return index;
  }
  throw InternalError("a kernel moves a tensor that is no argument");
}

/// Which rows the kernel moves several elements at a time; of every other tensor it takes the last
/// axis to lie side by side (Problem::element_loads).
std::vector<CopiedTensor> copied_tensors(const Spec& spec) {
  const ForwardForm& form = *spec.form.form;
  std::vector<CopiedTensor> copied;
  for (const FormOperand* operand : {&form.rows, &form.keys, &form.values}) {
    copied.push_back({argument_of(spec, operand->tensor), at(operand->column_dim), true});
  }
  const int wide_rank = spec.cascade.vars[at(form.wide_var)].rank;
  for (const FormOutput& output : form.outputs) {
    if (!output.is_wide) continue;
    const std::vector<TensorDim>& dims = spec.cascade.tensors[at(output.tensor)].dims;
    for (std::size_t dim = 0; dim < dims.size(); ++dim) {
      if (dims[dim].rank != wide_rank) continue;
      copied.push_back({argument_of(spec, output.tensor), dim, true});
    }
  }
  for (std::size_t index = 0; index < spec.arguments.size(); ++index) {
    const std::size_t dims = spec.cascade.tensors[at(spec.arguments[index])].dims.size();
    if (dims > 0) copied.push_back({index, dims - 1, false});
  }
  return copied;
}

/// What the text depends on, for layouts that allow 16-byte copies.
Problem kernel_problem(const Bounds& bounds, const DeviceLimits& limits) {
  Problem problem;
  problem.extents = largest_extents(bounds);
  problem.static_params = bounds.static_params;
  problem.batch_axes = bounds.batch_axes;
  problem.limits = limits;
  return problem;
}

CudaSource emitted(const Spec& spec, const Problem& problem) {
  return emit_cuda(spec.cascade, spec.analysis, problem,
                   choose_plan(spec.cascade, spec.analysis, problem));
}

/// A kernel that few or many rows are given to, before layouts are looked at.
struct RowChoice {
  Problem problem;
  std::int64_t most_rows = std::numeric_limits<std::int64_t>::max();
  std::string reason;
};

std::string rows_that_share(const SharedRows& shared, const Spec& spec) {
  const std::string& rows = spec.cascade.ranks[at(shared.row_rank)].name;
  if (shared.packed_rank < 0) return rows;
  const std::string& heads = spec.cascade.ranks[at(shared.packed_rank)].name;
  return shared.packed_group != nullptr
             ? fmt::format("{} times the neighbours in {} that share keys", rows, heads)
             : fmt::format("{} times {}", rows, heads);
}

/// Extents with which plan_decode() sees as many rows as the class has.
void set_rows(Problem& problem, const SharedRows& shared, const Bounds& bounds,
              const RowClass& rows) {
  if (shared.packed_rank >= 0 && !bounds.ranks[at(shared.packed_rank)].is_fixed()) {
    problem.extents[at(shared.packed_rank)] = 1;
  }
  problem.extents[at(shared.row_rank)] = 1;
  const std::int64_t together = shared.of(problem.extents);
  problem.extents[at(shared.row_rank)] = std::max<std::int64_t>(rows.most / together, 1);
}

/// Why no unit of work would ever be cut, so that `decode` gains nothing; empty when some would.
std::string why_keys_are_few(const Spec& spec, const Bounds& bounds, const Plan& decode) {
  const int rank = spec.form.form->key_rank;
  const std::int64_t uncut = std::int64_t{decode.least_tiles} * decode.stream_tile;
  const std::int64_t most = bounds.ranks[at(rank)].most;
  if (most > uncut) return {};
  return fmt::format("at most {} keys ({}) are not worth cutting over blocks that take {} at least",
                     most, spec.cascade.ranks[at(rank)].name, uncut);
}

/// The first reason why there is no plan; empty when there is one.
std::string why_refused(const Spec& spec, const Problem& problem) {
  try {
    choose_plan(spec.cascade, spec.analysis, problem);
    return {};
  } catch (const Error& refusal) {
    if (refusal.kind() != ErrorKind::refused) throw;
    return refusal.findings().front().message;
  }
}

/// Few rows leave most of a GPU idle unless their keys are cut over it, which `decode` does; many
/// rows fill it by themselves, and `forward` moves no partial states. What one of them cannot do
/// the other one does. In the order in which a run looks: few rows first.
std::vector<RowChoice> choose_rows(const Spec& spec, const Bounds& bounds, const Problem& forward,
                                   SharedRows& shared) {
  constexpr std::int64_t kAnyRows = std::numeric_limits<std::int64_t>::max();
  Problem decode = forward;
  decode.skeleton = Skeleton::decode;
  decode.batch_invariant = bounds.batch_invariant;
  if (const std::string against = why_refused(spec, decode); !against.empty()) {
    return {{forward, kAnyRows, "no decode kernel: " + against}};
  }
  const std::string no_forward = why_refused(spec, forward);
  shared = SharedRows::of_plan(choose_plan(spec.cascade, spec.analysis, decode));
  const RowRange range = row_range(shared, bounds);
  const std::string& keys = spec.cascade.ranks[at(spec.form.form->key_rank)].name;
  std::vector<RowChoice> choices;
  std::string keys_are_few;
  for (const RowClass& rows : decode_classes(range)) {
    Problem own = decode;
    set_rows(own, shared, bounds, rows);
    const Plan plan = choose_plan(spec.cascade, spec.analysis, own);
    std::string reason = "no forward kernel: " + no_forward;
    if (no_forward.empty()) {
      keys_are_few = why_keys_are_few(spec, bounds, plan);
      if (!keys_are_few.empty()) break;
      reason = fmt::format(
          "up to {} rows share keys ({}) and {} may exceed {}: their keys are cut over {} blocks",
          rows.most, rows_that_share(shared, spec), keys, plan.least_tiles * plan.stream_tile,
          plan.blocks);
    }
    choices.push_back({std::move(own), rows.most, std::move(reason)});
  }
  // The kernel for up to 64 rows is right for any number of them.
  const bool has_more = !choices.empty() && range.most > choices.back().most_rows;
  if (choices.empty() || (has_more && no_forward.empty())) {
    std::string reason = keys_are_few;
    if (!no_forward.empty()) {
      reason = "no forward kernel: " + no_forward;
    } else if (reason.empty()) {
      reason = fmt::format("more than 64 rows share keys ({})", rows_that_share(shared, spec));
    }
    choices.push_back({no_forward.empty() ? forward : decode, kAnyRows, std::move(reason)});
  }
  choices.back().most_rows = kAnyRows;
  return choices;
}

}  // namespace

KernelOffers cuda_kernels(const Spec& spec, const Bounds& bounds, const DeviceLimits& limits,
                          const ChooseGpuTile& tile, bool check_tables) {
  Problem problem = kernel_problem(bounds, limits);
  problem.check_tables = check_tables;
  // Throws with every reason, in the planner's own words.
  if (!spec.form.form) choose_plan(spec.cascade, spec.analysis, problem);
  require_fixed_head_dims(spec, bounds);
  KernelOffers found;
  found.copied = copied_tensors(spec);
  const std::vector<RowChoice> choices = choose_rows(spec, bounds, problem, found.shared_rows);
  for (const bool any_layout : {false, true}) {
    for (const RowChoice& choice : choices) {
      Problem own = choice.problem;
      own.element_loads.assign(any_layout ? spec.cascade.tensors.size() : 0, false);
      for (const CopiedTensor& copied : found.copied) {
        if (any_layout) own.element_loads[at(spec.arguments[copied.argument])] = true;
      }
      if (tile && !any_layout) {
        const bool is_few = own.skeleton == Skeleton::decode;
        const std::optional<Binding> shape =
            representative_shape(spec, bounds, is_few ? found.shared_rows.row_rank : -1);
        if (shape) own.tile = tile(spec.cascade, spec.analysis, own, *shape);
      }
      found.offers.push_back({.source = emitted(spec, own),
                              .takes_any_layout = any_layout,
                              .most_rows = choice.most_rows,
                              .reason = choice.reason});
    }
  }
  return found;
}

}  // namespace attngen
