// SPDX-License-Identifier: Apache-2.0
#include "tools/kernel_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <utility>

#include "generator/cuda/problem.h"
#include "tools/device_option.h"

namespace attngen {
namespace {

// Two lawful extents for a rank that was not given: where the text differs, it has to be.
constexpr std::int64_t kOneExtent = 16;
constexpr std::int64_t kOtherExtent = 32;
constexpr int kMostBatchAxes = 8;

using Params = std::map<std::string, double>;

std::vector<std::string> ranks_left_out(const Cascade& cascade, const Extents& given) {
  std::vector<std::string> names;
  for (const std::string& name : ranks_to_give(cascade)) {
    if (given.count(name) == 0) names.push_back(name);
  }
  return names;
}

Problem problem_with(const KernelOption& option, const Cascade& cascade, const Extents& extents,
                     const Params& params) {
  Problem problem = problem_of(cascade, extents, params, option.batch_axes,
                               limits_of_arch(resolve_gpu_arch(option.arch)));
  problem.element_loads = element_loads(cascade, option.any_layout);
  problem.skeleton = skeleton_of(option.skeleton);
  problem.merge = merge_of(option.skeleton);
  problem.batch_invariant = option.skeleton.batch_invariant;
  problem.check_tables = option.check_tables;
  problem.tile = gpu_tile_of(option.skeleton, option.tile);
  return problem;
}

std::string text_for(const Cascade& cascade, const Analysis& analysis, const Problem& problem) {
  return emit_cuda(cascade, analysis, problem, choose_plan(cascade, analysis, problem)).text;
}

}  // namespace

std::map<std::string, double> with_launch_scalars(const Cascade& cascade,
                                                  std::map<std::string, double> given) {
  for (const Param& param : cascade.params) {
    if (!param.is_static && param.default_value == nullptr) given.emplace(param.name, 1.0);
  }
  return given;
}

std::vector<bool> element_loads(const Cascade& cascade, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  if (names == std::vector<std::string>{"all"}) {
    return std::vector<bool>(cascade.tensors.size(), true);
  }
  std::vector<bool> loads(cascade.tensors.size(), false);
  for (const std::string& name : names) {
    const int tensor = find_tensor(cascade, name);
    const bool is_argument =
        tensor >= 0 &&
        (cascade.tensors[static_cast<std::size_t>(tensor)].kind == TensorKind::input ||
         cascade.tensors[static_cast<std::size_t>(tensor)].kind == TensorKind::output);
    if (!is_argument) {
      refuse(fmt::format("--any-layout {}: {} has no input or output of that name", name,
                         cascade.name),
             "name inputs and outputs, or all");
    }
    loads[static_cast<std::size_t>(tensor)] = true;
  }
  return loads;
}

void add_kernel_options(CLI::App& verb, KernelOption& option) {
  add_variant_option(verb, option.variant);
  add_extent_option(verb, option.variant, "extents the kernel is specialised for (head dims)");
  add_param_option(verb, option.variant);
  add_arch_option(verb, option.arch,
                  "sm_80 86 89 90 90a 100 103 120 121, or native (default: sm_80)");
  verb.add_option("--batch-axes", option.batch_axes,
                  "leading axes in front of the declared ranks (default: 0)")
      ->check(CLI::Range(0, kMostBatchAxes))
      ->option_text("N");
  verb.add_option("--any-layout", option.any_layout,
                  "tensors whose rows are not contiguous and 16-byte aligned, or all")
      ->delimiter(',')
      ->option_text("TENSOR,...");
  add_kernel_skeleton_options(verb, option.skeleton);
  verb.add_flag("--check-tables", option.check_tables,
                "GPU: the kernel that traps where a table holds a coordinate or a length outside");
  add_tile_option(verb, option.tile);
}

Extents kernel_extents(const Cascade& cascade, const Extents& given,
                       const std::function<std::string(const Extents&)>& text_at) {
  const std::vector<std::string> left_out = ranks_left_out(cascade, given);
  Extents extents = given;
  for (const std::string& name : left_out) extents[name] = kOneExtent;
  const std::string text = text_at(extents);
  std::vector<std::string> needed;
  for (const std::string& name : left_out) {
    Extents other = extents;
    other[name] = kOtherExtent;
    if (text_at(other) != text) needed.push_back(name + "=N");
  }
  if (!needed.empty()) {
    refuse(
        fmt::format("the kernel of {} is specialised for extents that are not given", cascade.name),
        fmt::format("add -D {}", fmt::join(needed, ",")));
  }
  return extents;
}

KernelRequest plan_kernel(const KernelOption& option) {
  KernelRequest request;
  request.cascade = load_cascade(option.variant);
  const Cascade& cascade = request.cascade;
  request.analysis = analyse(cascade);
  const Params params = with_launch_scalars(cascade, given_params(option.variant));
  const auto text_at = [&](const Extents& some) {
    return text_for(cascade, request.analysis, problem_with(option, cascade, some, params));
  };
  const Extents extents = kernel_extents(cascade, given_extents(option.variant), text_at);
  request.problem = problem_with(option, cascade, extents, params);
  request.plan = choose_plan(cascade, request.analysis, request.problem);
  request.source = emit_cuda(cascade, request.analysis, request.problem, request.plan);
  return request;
}

}  // namespace attngen
