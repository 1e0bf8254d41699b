// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/plan_merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "generator/form/require_form.h"

namespace attngen {
namespace {

constexpr int kWarps = 4;  // a row each
/// More hardly occur, and each costs every launch the bytes of its views.
constexpr std::size_t kMostParts = 32;
constexpr std::size_t kMostArgumentWords = 4096 / 8;  // what every CUDA launch takes
constexpr std::int64_t kLargestGrid = 2147483647;

bool is_written(DType type) {
  return type == DType::f32 || type == DType::bf16 || type == DType::f16;
}

int row_axes_of(const Cascade& cascade, const MergeRule& rule, const Problem& problem) {
  const int wide = rule.form.outputs.at(static_cast<std::size_t>(rule.wide_output)).tensor;
  const auto dims = cascade.tensors.at(static_cast<std::size_t>(wide)).dims.size();
  return problem.batch_axes + static_cast<int>(dims) - 1;
}

void refuse_options(const Problem& problem) {
  const bool copies_by_element =
      std::find(problem.element_loads.begin(), problem.element_loads.end(), true) !=
      problem.element_loads.end();
  const char* const without_meaning = problem.tile           ? "a tile"
                                      : copies_by_element    ? "a layout"
                                      : problem.check_tables ? "a check of tables"
                                      : problem.count_keep   ? "a count of keep()"
                                                             : nullptr;
  if (without_meaning == nullptr) return;
  throw Error(ErrorKind::refused,
              fmt::format("{} has no meaning for the skeleton merge, which reads outputs in any "
                          "layout and no table",
                          without_meaning),
              "leave it out");
}

}  // namespace

MergeRule require_merge_rule(const Cascade& cascade, const Analysis& analysis) {
  const FormResult found = forward_form(cascade, analysis);
  if (!found.form) refuse_form(cascade, found.reasons);
  MergeRuleResult result = merge_rule(cascade, analysis, *found.form);
  if (!result.rule) {
    throw Error(ErrorKind::refused,
                fmt::format("outputs of {} cannot be merged: {}", cascade.name, result.why_not),
                "let one run meet all keys: it merges the states that the outputs do not tell");
  }
  return std::move(*result.rule);
}

MergeBlock merge_block(const Plan& plan, const ForwardForm& form) {
  return {static_cast<std::size_t>(plan.row_axes), form.outputs.size(),
          static_cast<std::size_t>(plan.most_parts)};
}

Plan plan_merge(const Cascade& cascade, const Analysis& analysis, const Problem& problem) {
  refuse_options(problem);
  const MergeRule rule = require_merge_rule(cascade, analysis);
  for (const FormOutput& output : rule.form.outputs) {
    const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(output.tensor));
    if (is_written(tensor.type.type)) continue;
    throw Error(ErrorKind::refused,
                fmt::format("{} is {}: kernels write f32, bf16 and f16", tensor.name,
                            name_of(tensor.type.type)),
                "declare it in one of these");
  }
  Plan plan;
  plan.skeleton = Skeleton::merge;
  plan.warps = kWarps;
  plan.row_tile = kWarps;
  plan.stream_tile = 0;
  plan.stages = 0;
  plan.row_axes = row_axes_of(cascade, rule, problem);
  plan.most_parts = 0;
  const MergeBlock none = merge_block(plan, rule.form);
  const std::size_t of_a_part = rule.form.outputs.size() * none.view_words();
  if (none.words() + of_a_part > kMostArgumentWords) {
    throw Error(ErrorKind::refused,
                fmt::format("the views of {} outputs with {} axes do not fit the 4096 bytes of "
                            "arguments that a launch takes",
                            rule.form.outputs.size(), plan.row_axes + 1),
                "join batch axes into one");
  }
  plan.most_parts =
      static_cast<int>(std::min(kMostParts, (kMostArgumentWords - none.words()) / of_a_part));
  return plan;
}

std::array<int, 3> grid_of_merge(const Plan& plan, std::int64_t rows) {
  check(plan.skeleton == Skeleton::merge, "rows of a merge are counted for a plan of one");
  const std::int64_t blocks = rows / plan.row_tile + (rows % plan.row_tile != 0 ? 1 : 0);
  if (blocks > kLargestGrid) {
    throw Error(ErrorKind::refused, fmt::format("{} rows are more than a launch holds", rows),
                "merge some batches at a time");
  }
  return {static_cast<int>(blocks), 1, 1};
}

}  // namespace attngen
