// SPDX-License-Identifier: Apache-2.0
// What a read outside a tensor, or arithmetic without a result, tells the user.
#include <fmt/format.h>

#include "generator/language/language.h"
#include "generator/oracle/einsum_program.h"

namespace attngen::oracle {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

std::string position_text(const Cascade& cascade, const Expr& expr, const Point& point, int lane) {
  std::string text;
  for (std::size_t v = 0; v < cascade.vars.size(); ++v) {
    const int var = static_cast<int>(v);
    if (!uses_var(expr, var)) continue;
    const std::int64_t value = point.position[v] + (var == point.inner ? lane : 0);
    text += fmt::format("{}{}={}", text.empty() ? " at " : ", ", cascade.vars[v].name, value);
  }
  return text;
}

}  // namespace

std::string EinsumProgram::describe(std::size_t index, const TensorStore& tensors, int lane) const {
  const Step& step = steps_[index];
  const int code = faults_[index][step.varies ? at(lane) : 0];
  if (code == kArithmetic) {
    const std::string text = print_expr(cascade_, step.source);
    if (step.op == Op::access) return fmt::format("{} is not an integer", text);
    if (step.op == Op::floor_div || step.op == Op::mod) {
      return fmt::format("{} divides by 0", text);
    }
    return fmt::format("{} does not fit 64 bits", text);
  }
  const std::size_t dim = at(code - kFirstOutside);
  const std::size_t coord = at(step.args[dim]);
  const Tensor& tensor = cascade_.tensors[at(step.id)];
  return fmt::format("{}[{}]: {} outside {}={}", tensor.name,
                     print_expr(cascade_, step.source->args[dim]),
                     exacts_[coord][steps_[coord].varies ? at(lane) : 0],
                     cascade_.ranks[at(tensor.dims[dim].rank)].name, tensors[step.id].shape[dim]);
}

void EinsumProgram::throw_faults(const TensorStore& tensors, const Point& point, int lanes) const {
  for (int lane = 0; lane < lanes && !faulted_.empty(); ++lane) {
    if (!live(lane)) continue;
    for (std::size_t step : faulted_) {
      if (faults_[step][steps_[step].varies ? at(lane) : 0] == kNoFault) continue;
      const Expr& source = steps_[step].source;
      throw Error(
          ErrorKind::refused,
          {finding_at(cascade_, source->span, "bounds",
                      describe(step, tensors, lane) + position_text(cascade_, source, point, lane),
                      "exclude the point with a `where`, or give arrays that hold it")});
    }
  }
}

}  // namespace attngen::oracle
