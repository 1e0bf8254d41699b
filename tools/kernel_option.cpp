// SPDX-License-Identifier: Apache-2.0
#include "tools/kernel_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <utility>

#include "generator/ir/binding.h"
#include "runtime/execute.h"
#include "tools/device_option.h"

namespace attngen {
namespace {

// Two lawful extents for a rank that was not given: where the text differs, it has to be.
constexpr std::int64_t kOneExtent = 16;
constexpr std::int64_t kOtherExtent = 32;
constexpr int kMostBatchAxes = 8;

using Extents = std::map<std::string, std::int64_t>;
using Params = std::map<std::string, double>;

bool is_derived(const Cascade& cascade, int rank) {
  const Rank& known = cascade.ranks[static_cast<std::size_t>(rank)];
  if (known.extent.has_value()) return true;
  return known.split >= 0 && cascade.splits[static_cast<std::size_t>(known.split)].outer == rank;
}

std::vector<std::string> ranks_left_out(const Cascade& cascade, const Extents& given) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < cascade.ranks.size(); ++at) {
    const std::string& name = cascade.ranks[at].name;
    if (given.count(name) == 0 && !is_derived(cascade, static_cast<int>(at))) names.push_back(name);
  }
  return names;
}

Problem problem_with(const KernelOption& option, const Cascade& cascade, const Extents& extents,
                     const Params& params) {
  Binding binding = bind_extents(cascade, extents, params);
  binding.batch.assign(static_cast<std::size_t>(option.batch_axes), 1);
  return problem_of(cascade, binding, limits_of_arch(resolve_arch(option.arch)));
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
