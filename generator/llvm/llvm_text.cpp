// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/llvm_text.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "generator/form/request_options.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

int rank_of(const Cascade& cascade, int var) {
  return cascade.vars.at(static_cast<std::size_t>(var)).rank;
}

}  // namespace

std::string llvm_slug(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem) {
  std::string slug = "attngen_" + cascade.name;
  for (const int var : {form.contract_var, form.wide_var}) {
    slug += fmt::format("_{}{}", cascade.vars.at(static_cast<std::size_t>(var)).name,
                        problem.extents.at(static_cast<std::size_t>(rank_of(cascade, var))));
  }
  const DType type = cascade.tensors.at(static_cast<std::size_t>(form.rows.tensor)).type.type;
  slug += fmt::format("_{}_{}", name_of(type), problem.limits.arch);
  return problem.in_f64 ? slug + "_in_f64" : slug;
}

std::string llvm_command(const Cascade& cascade, const ForwardForm& form, const CpuProblem& problem,
                         const CpuPlan& plan) {
  std::string command =
      "attngen show " + cascade.name + " --stage ll" +
      request_options(cascade,
                      {{rank_of(cascade, form.contract_var), rank_of(cascade, form.wide_var)},
                       problem.extents,
                       problem.static_params,
                       problem.batch_axes,
                       problem.element_loads});
  CpuProblem planned = problem;
  planned.in_f64 = plan.in_f64;
  if (const std::int64_t rows = row_class(planned); rows > 0) {
    command += fmt::format(" --rows {}", rows);
  }
  if (problem.tile) command += " --tile " + to_text(*problem.tile);
  if (problem.in_f64) command += " --in-f64";
  return command + " --arch " + problem.limits.arch;
}

std::string llvm_header(const Cascade& cascade, const CpuPlan& plan, const std::string& command) {
  const std::string canonical = print_cascade(cascade);
  std::string text = fmt::format("attngen: {}, digest {}\n{}\ncascade:\n", cascade.name,
                                 sha256_hex(canonical).substr(0, 16), command);
  text += canonical;
  if (text.back() != '\n') text += '\n';
  text += "plan: " + to_text(plan) + "\n";
  for (const std::string& reason : plan.reasons) text += "  " + reason + "\n";
  return text;
}

}  // namespace attngen
