// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_arguments.h"

#include <fmt/format.h>

#include "base/error.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

IrKind kind_of_field(KernelArgument::Kind kind) {
  switch (kind) {
    case KernelArgument::Kind::tensor:
    case KernelArgument::Kind::counter:
    case KernelArgument::Kind::workspace:
    case KernelArgument::Kind::tickets:
      return IrKind::ptr;
    case KernelArgument::Kind::stride:
    case KernelArgument::Kind::index_param:
      return IrKind::i64;
    case KernelArgument::Kind::extent:
    case KernelArgument::Kind::batch_extent:
      return IrKind::i32;
    case KernelArgument::Kind::param:
      return IrKind::f32;
    case KernelArgument::Kind::wide_param:
      return IrKind::f64;
  }
  throw InternalError("a kernel argument of no kind");
}

}  // namespace

std::string argument_lines(const std::vector<KernelArgument>& arguments) {
  std::string text;
  std::int64_t end = 0;
  for (const KernelArgument& argument : arguments) {
    const IrKind kind = kind_of_field(argument.kind);
    const std::int64_t bytes = bytes_of(kind);
    const std::int64_t offset = (end + bytes - 1) / bytes * bytes;
    text += fmt::format("+{} {} {}\n", offset, to_text({kind, 1}), argument.name);
    end = offset + bytes;
  }
  return text;
}

LoopnestArguments::LoopnestArguments(const Cascade& cascade, const CpuProblem& problem,
                                     IrFunction& function)
    : cascade_(cascade), problem_(problem), fields_(cascade, problem), function_(function) {}

IrValue LoopnestArguments::extent(int rank) {
  return fields_.extent(function_, rank);
}

IrValue LoopnestArguments::whole_param(int id) {
  const auto at = static_cast<std::size_t>(id);
  if (!cascade_.params.at(at).is_static) return fields_.index_param(function_, id);
  return ir_i64(static_cast<std::int64_t>(problem_.static_params.at(at)));
}

IrValue LoopnestArguments::real_param(int id, IrKind kind) {
  return fields_.param(function_, id, kind);
}

IrValue LoopnestArguments::stride(int tensor, int dim) {
  return fields_.stride(function_, tensor, problem_.batch_axes + dim);
}

IrValue LoopnestArguments::batch_offset(int tensor) {
  IrValue rest = function_.parameter("item");
  IrValue offset = ir_i64(0);
  for (int axis = problem_.batch_axes; axis-- > 0;) {
    IrValue position = rest;
    if (axis > 0) {
      const IrValue extent = fields_.batch_extent(function_, axis);
      position = function_.binary("urem", rest, extent);
      rest = function_.binary("udiv", rest, extent);
    }
    const IrValue stride = fields_.stride(function_, tensor, axis);
    offset = function_.add(offset, function_.multiply(position, stride));
  }
  return offset;
}

IrValue LoopnestArguments::base(int tensor) {
  const DType type = cascade_.tensors.at(static_cast<std::size_t>(tensor)).type.type;
  return function_.element(fields_.pointer(function_, tensor), ir_storage(type),
                           batch_offset(tensor));
}

}  // namespace attngen
