// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/dtype.h"
#include "generator/form/request_options.h"
#include "generator/language/language.h"
#include "generator/llvm/ir_module.h"
#include "generator/llvm/loopnest_einsum.h"
#include "generator/llvm/loopnest_order.h"

namespace attngen {
namespace {

std::string slug_of(const Cascade& cascade, const CpuProblem& problem) {
  std::string slug = "attngen_" + cascade.name;
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input || !is_float(tensor.type.type)) continue;
    slug += fmt::format("_{}", name_of(tensor.type.type));
    break;
  }
  return slug + (problem.in_f64 ? "_loopnest_in_f64" : "_loopnest");
}

/// The command that prints this text again: only what it depends on.
std::string regenerate(const Cascade& cascade, const CpuProblem& problem, const CpuPlan& plan) {
  std::string command =
      "attngen show " + cascade.name + " --stage ll" +
      request_options(cascade, {plan.reason_ranks, problem.extents, problem.static_params,
                                problem.batch_axes, problem.element_loads});
  if (problem.in_f64) command += " --in-f64";
  return command + " --arch " + problem.limits.arch;
}

std::string indented(const std::string& lines) {
  std::string text;
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    if (end > at) text += "  " + lines.substr(at, end - at);
    text += '\n';
    at = end + 1;
  }
  return text;
}

std::string header(const Cascade& cascade, const LlvmSource& source) {
  const std::string canonical = print_cascade(cascade);
  std::string text = fmt::format("attngen: {}, digest {}\n{}\n", cascade.name,
                                 sha256_hex(canonical).substr(0, 16), source.command);
  text += "cascade:\n" + indented(canonical);
  text += fmt::format("plan:\n  {}{}\n", source.plan.skeleton, source.in_f64 ? " in f64" : "");
  for (const std::string& reason : source.plan.reasons) text += "  " + reason + "\n";
  text += "arguments:\n" + indented(argument_lines(source.arguments));
  return text;
}

/// Everything that is written while the function grows.
class Writer {
 public:
  Writer(const Cascade& cascade, const CpuProblem& problem, IrFunction& function)
      : cascade_(cascade),
        problem_(problem),
        f_(function),
        arguments_(cascade, problem, function),
        tensors_(cascade, problem, arguments_, function),
        expr_(cascade, problem, arguments_, function),
        nest_(cascade, arguments_, tensors_, expr_, function) {}

  void write() {
    tensors_.clear();
    for (const LoopnestStage& stage : loopnest_stages(cascade_)) write_stage(stage);
  }
  const std::vector<KernelArgument>& arguments() const { return arguments_.list(); }

 private:
  void write_stage(const LoopnestStage& stage) {
    if (stage.var < 0) {
      write_einsum(stage.einsums.front(), -1);
      return;
    }
    const RankVar& var = cascade_.vars.at(static_cast<std::size_t>(stage.var));
    IrValue& position = expr_.vars.at(static_cast<std::size_t>(stage.var));
    f_.loop("i_" + var.name + ".", ir_i64(0), arguments_.extent(var.rank), 1, {},
            [&](IrValue index, const IrFunction::Values&) {
              position = index;
              for (const int einsum : stage.einsums) write_einsum(einsum, stage.var);
              position = {};
              return IrFunction::Values{};
            });
  }

  void write_einsum(int einsum, int fixed) {
    LoopnestEinsum(cascade_, einsum, fixed, problem_.in_f64, tensors_, expr_, nest_, f_).write();
  }

  const Cascade& cascade_;
  const CpuProblem& problem_;
  IrFunction& f_;
  LoopnestArguments arguments_;
  LoopnestTensors tensors_;
  LoopnestExpr expr_;
  LoopnestNest nest_;
};

}  // namespace

LlvmSource emit_loopnest(const Cascade& cascade, const Analysis&, const CpuProblem& problem,
                         const CpuPlan& plan) {
  LlvmSource source;
  source.slug = slug_of(cascade, problem);
  source.entry = source.slug;
  source.command = regenerate(cascade, problem, plan);
  source.plan = plan;
  source.plan.skeleton = "loopnest";
  source.in_f64 = problem.in_f64;
  source.limits = problem.limits;
  source.passes = "default<O2>";
  IrFunction whole(source.entry + "_whole", {{"arguments", {IrKind::ptr, 1}, "noalias readonly"},
                                             {"item", {IrKind::i64, 1}},
                                             {"scratch", {IrKind::ptr, 1}, "noalias"}});
  Writer writer(cascade, problem, whole);
  writer.write();
  source.arguments = writer.arguments();
  IrModule module(header(cascade, source), problem.limits.vector_bits);
  module.add(whole);
  source.text = module.text();
  return source;
}

}  // namespace attngen
