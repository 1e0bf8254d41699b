// SPDX-License-Identifier: Apache-2.0
#include "tools/cpu_kernel_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "generator/llvm/cpu_problem.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostRows = 1'000'000'000;

}  // namespace

void add_cpu_kernel_options(CLI::App& verb, CpuKernelOption& option) {
  verb.add_option("--rows", option.rows,
                  "CPU: rows that share keys, of all heads that do (default: many)")
      ->check(CLI::Range(std::int64_t{1}, kMostRows))
      ->option_text("N");
  verb.add_flag("--in-f64", option.in_f64, "CPU: every value in f64, to check with");
}

CpuKernelRequest plan_cpu_kernel(const KernelOption& option, const CpuKernelOption& cpu,
                                 const std::string& arch) {
  CpuKernelRequest request;
  request.cascade = load_cascade(option.variant);
  const Cascade& cascade = request.cascade;
  const Analysis analysis = analyse(cascade);
  const auto params = with_launch_scalars(cascade, given_params(option.variant));
  const auto problem_at = [&](const Extents& extents) {
    CpuProblem problem = cpu_problem_of(cascade, analysis, bind_extents(cascade, extents, params),
                                        limits_of_cpu(arch));
    problem.batch_axes = option.batch_axes;
    problem.element_loads = element_loads(cascade, option.any_layout);
    problem.rows = cpu.rows;
    problem.in_f64 = cpu.in_f64;
    if (!option.tile.empty()) problem.tile = tile_named(option.tile);
    return problem;
  };
  const auto source_of = [&](const CpuProblem& problem) {
    return emit_llvm(cascade, analysis, problem, choose_cpu_plan(cascade, analysis, problem));
  };
  const Extents extents =
      kernel_extents(cascade, given_extents(option.variant),
                     [&](const Extents& some) { return source_of(problem_at(some)).text; });
  request.problem = problem_at(extents);
  request.plan = choose_cpu_plan(cascade, analysis, request.problem);
  request.source = emit_llvm(cascade, analysis, request.problem, request.plan);
  return request;
}

}  // namespace attngen
