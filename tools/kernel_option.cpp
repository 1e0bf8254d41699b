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

using Extents = std::map<std::string, std::int64_t>;
using Params = std::map<std::string, double>;

std::vector<std::string> ranks_left_out(const Cascade& cascade, const Extents& given) {
  std::vector<std::string> names;
  for (const std::string& name : ranks_to_give(cascade)) {
    if (given.count(name) == 0) names.push_back(name);
  }
  return names;
}

/// By tensor id, from the names of --any-layout; empty when there are none.
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

Problem problem_with(const KernelOption& option, const Cascade& cascade, const Extents& extents,
                     const Params& params) {
  Problem problem = problem_of(cascade, extents, params, option.batch_axes,
                               limits_of_arch(resolve_arch(option.arch)));
  problem.element_loads = element_loads(cascade, option.any_layout);
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
}

KernelRequest plan_kernel(const KernelOption& option) {
  KernelRequest request;
  request.cascade = load_cascade(option.variant);
  const Cascade& cascade = request.cascade;
  request.analysis = analyse(cascade);
  const Params params = with_launch_scalars(cascade, given_params(option.variant));
  Extents extents = given_extents(option.variant);
  const std::vector<std::string> left_out = ranks_left_out(cascade, extents);
  for (const std::string& name : left_out) extents[name] = kOneExtent;
  request.problem = problem_with(option, cascade, extents, params);
  request.plan = choose_plan(cascade, request.analysis, request.problem);
  request.source = emit_cuda(cascade, request.analysis, request.problem, request.plan);

  std::vector<std::string> needed;
  for (const std::string& name : left_out) {
    Extents other = extents;
    other[name] = kOtherExtent;
    const Problem problem = problem_with(option, cascade, other, params);
    if (text_for(cascade, request.analysis, problem) != request.source.text)
      needed.push_back(name + "=N");
  }
  if (!needed.empty()) {
    refuse(
        fmt::format("the kernel of {} is specialised for extents that are not given", cascade.name),
        fmt::format("add -D {}", fmt::join(needed, ",")));
  }
  return request;
}

}  // namespace attngen
