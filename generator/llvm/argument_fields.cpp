// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/argument_fields.h"

#include <fmt/format.h>

namespace attngen {

IrValue ArgumentFields::field(IrFunction& f, KernelArgument::Kind kind, int id, int axis,
                              const std::string& name, IrType type) {
  std::size_t at = 0;
  while (at < list_.size() &&
         !(list_[at].kind == kind && list_[at].id == id && list_[at].axis == axis)) {
    ++at;
  }
  if (at == list_.size()) {
    const std::int64_t bytes = bytes_of(type.kind);
    end_ = (end_ + bytes - 1) / bytes * bytes;
    list_.push_back({kind, id, axis, name});
    offsets_.push_back(end_);
    end_ += bytes;
  }
  return f.load_constant(type, f.behind(f.parameter("arguments"), offsets_[at]));
}

IrValue ArgumentFields::pointer(IrFunction& f, int tensor) {
  return field(f, KernelArgument::Kind::tensor, tensor, -1,
               cascade_.tensors.at(static_cast<std::size_t>(tensor)).name, {IrKind::ptr, 1});
}

bool ArgumentFields::is_unit_stride(int tensor, int axis) const {
  const auto at = static_cast<std::size_t>(tensor);
  const int axes = problem_.batch_axes + static_cast<int>(cascade_.tensors.at(at).dims.size());
  const bool is_last_dim = axis == axes - 1 && axis >= problem_.batch_axes;
  return is_last_dim && (problem_.element_loads.empty() || !problem_.element_loads.at(at));
}

IrValue ArgumentFields::stride(IrFunction& f, int tensor, int axis) {
  if (is_unit_stride(tensor, axis)) return ir_i64(1);
  const Tensor& of = cascade_.tensors.at(static_cast<std::size_t>(tensor));
  const int dim = axis - problem_.batch_axes;
  const std::string along =
      dim < 0 ? fmt::format("batch_{}", axis)
              : cascade_.ranks
                    .at(static_cast<std::size_t>(of.dims.at(static_cast<std::size_t>(dim)).rank))
                    .name;
  return field(f, KernelArgument::Kind::stride, tensor, axis,
               fmt::format("{}_stride_{}", of.name, along), {IrKind::i64, 1});
}

IrValue ArgumentFields::extent(IrFunction& f, int rank) {
  const IrValue narrow =
      field(f, KernelArgument::Kind::extent, rank, -1,
            cascade_.ranks.at(static_cast<std::size_t>(rank)).name, {IrKind::i32, 1});
  return f.cast("sext", narrow, IrKind::i64);
}

IrValue ArgumentFields::batch_extent(IrFunction& f, int axis) {
  const IrValue narrow = field(f, KernelArgument::Kind::batch_extent, -1, axis,
                               fmt::format("batch_extent_{}", axis), {IrKind::i32, 1});
  return f.cast("sext", narrow, IrKind::i64);
}

IrValue ArgumentFields::param(IrFunction& f, int id, IrKind real) {
  const bool is_wide = real == IrKind::f64;
  return field(f, is_wide ? KernelArgument::Kind::wide_param : KernelArgument::Kind::param, id, -1,
               cascade_.params.at(static_cast<std::size_t>(id)).name, {real, 1});
}

IrValue ArgumentFields::index_param(IrFunction& f, int id) {
  return field(f, KernelArgument::Kind::index_param, id, -1,
               cascade_.params.at(static_cast<std::size_t>(id)).name + "_whole", {IrKind::i64, 1});
}

}  // namespace attngen
