// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/loopnest_tensors.h"

#include "base/dtype.h"
#include "base/error.h"
#include "generator/llvm/loopnest_facts.h"
#include "generator/llvm/vector_math.h"

namespace attngen {

using Holds = ScratchPart::Holds;

LoopnestTensors::LoopnestTensors(const Cascade& cascade, const CpuProblem& problem,
                                 LoopnestArguments& arguments, IrFunction& function)
    : cascade_(cascade),
      in_f64_(problem.in_f64),
      converts_f16_(problem.limits.converts_f16),
      arguments_(arguments),
      f_(function),
      may_lack_(tensors_that_may_lack(cascade)) {
  IrValue offset = ir_i64(0);
  for (const ScratchPart& part : loopnest_scratch_parts(cascade, problem.in_f64)) {
    parts_[{part.holds, part.id}] = f_.element(f_.parameter("scratch"), IrKind::i8, offset);
    IrValue bytes = ir_i64(part.element_bytes);
    for (const TensorDim& dim : part.dims) bytes = f_.multiply(bytes, extent(dim));
    const IrValue end = f_.add(f_.add(offset, bytes), ir_i64(kScratchAlignment - 1));
    offset = f_.binary("and", end, ir_i64(-kScratchAlignment));
  }
}

IrValue LoopnestTensors::extent(const TensorDim& dim) const {
  const IrValue points = arguments_.extent(dim.rank);
  return dim.is_state ? f_.add(points, ir_i64(1)) : points;
}

bool LoopnestTensors::has_part(Holds holds, int id) const {
  return parts_.count({holds, id}) != 0;
}

IrValue LoopnestTensors::part(Holds holds, int einsum) const {
  return parts_.at({holds, einsum});
}

IrValue LoopnestTensors::scratch_index(int id, const std::vector<IrValue>& coords) {
  const std::vector<TensorDim>& dims = tensor(id).dims;
  IrValue index = ir_i64(0);
  IrValue stride = ir_i64(1);
  for (std::size_t dim = dims.size(); dim-- > 0;) {
    index = f_.add(f_.multiply(coords.at(dim), stride), index);
    if (dim > 0) stride = f_.multiply(stride, extent(dims[dim]));
  }
  return index;
}

IrValue LoopnestTensors::output_address(int id, const std::vector<IrValue>& coords) {
  IrValue index = ir_i64(0);
  for (std::size_t dim = 0; dim < coords.size(); ++dim) {
    const IrValue stride = arguments_.stride(id, static_cast<int>(dim));
    index = f_.add(f_.multiply(coords[dim], stride), index);
  }
  return f_.element(arguments_.base(id), ir_storage(tensor(id).type.type), index);
}

IrValue LoopnestTensors::load(int id, const std::vector<IrValue>& coords) {
  if (tensor(id).kind == TensorKind::input) {
    return f_.load({ir_storage(tensor(id).type.type), 1}, output_address(id, coords));
  }
  const IrKind kind = held_kind(cascade_, id, in_f64_);
  return f_.load({kind, 1},
                 f_.element(parts_.at({Holds::values, id}), kind, scratch_index(id, coords)));
}

IrValue LoopnestTensors::is_present(int id, const std::vector<IrValue>& coords) {
  const IrValue byte = f_.load({IrKind::i8, 1}, f_.element(parts_.at({Holds::presence, id}),
                                                           IrKind::i8, scratch_index(id, coords)));
  return f_.compare("icmp ne", byte, ir_integer(IrKind::i8, 0));
}

IrValue LoopnestTensors::as_real(const PointValue& value, IrKind kind) {
  check(value.sort != PointValue::Sort::condition, "a condition is written as a number");
  if (value.sort == PointValue::Sort::coordinate) return f_.cast("sitofp", value.value, kind);
  if (value.value.type.kind == kind) return value.value;
  return f_.cast(kind == IrKind::f64 ? "fpext" : "fptrunc", value.value, kind);
}

IrValue LoopnestTensors::as_held(int id, const PointValue& value) {
  const IrKind kind = held_kind(cascade_, id, in_f64_);
  if (kind == IrKind::i8) return f_.cast("zext", value.value, IrKind::i8);
  if (kind != IrKind::i64) return as_real(value, kind);
  // Coordinates are below 2^31, so every type that a temporary may have holds them.
  const DType type = tensor(id).type.type;
  if (value.sort == PointValue::Sort::coordinate && bytes_of(type) >= 4) return value.value;
  const IrValue narrowed = ir_narrowed(f_, as_real(value, IrKind::f64), type);
  return f_.cast(type == DType::u8 ? "zext" : "sext", narrowed, IrKind::i64);
}

IrValue LoopnestTensors::as_stored(int id, const PointValue& value) {
  const DType type = tensor(id).type.type;
  if (type == DType::boolean) return f_.cast("zext", value.value, IrKind::i8);
  if (value.sort == PointValue::Sort::coordinate && is_integer(type) && bytes_of(type) >= 4) {
    return f_.cast("trunc", value.value, ir_storage(type));
  }
  const bool keeps_kind = value.sort == PointValue::Sort::real;
  const IrKind kind = keeps_kind ? value.value.type.kind : IrKind::f64;
  return ir_narrowed(f_, as_real(value, kind), type, converts_f16_);
}

void LoopnestTensors::store(int id, const std::vector<IrValue>& coords, const PointValue& value) {
  if (has_part(Holds::values, id)) {
    const IrValue index = scratch_index(id, coords);
    const IrValue held = as_held(id, value);
    f_.store(held, f_.element(parts_.at({Holds::values, id}), held.type.kind, index));
    if (has_part(Holds::presence, id)) {
      f_.store(ir_integer(IrKind::i8, 1),
               f_.element(parts_.at({Holds::presence, id}), IrKind::i8, index));
    }
  }
  if (tensor(id).kind == TensorKind::output) {
    f_.store(as_stored(id, value), output_address(id, coords));
  }
}

void LoopnestTensors::clear_output(int id, std::vector<IrValue> coords) {
  const std::vector<TensorDim>& dims = tensor(id).dims;
  if (coords.size() == dims.size()) {
    f_.store(ir_zero({ir_storage(tensor(id).type.type), 1}), output_address(id, coords));
    return;
  }
  f_.loop("clear_", ir_i64(0), extent(dims[coords.size()]), 1, {},
          [&](IrValue at, const IrFunction::Values&) {
            coords.push_back(at);
            clear_output(id, coords);
            coords.pop_back();
            return IrFunction::Values{};
          });
}

void LoopnestTensors::clear() {
  for (std::size_t at = 0; at < cascade_.tensors.size(); ++at) {
    const int id = static_cast<int>(at);
    if (!may_lack_[at]) continue;
    if (tensor(id).kind == TensorKind::output) {
      f_.comment(tensor(id).name + " is 0 where it is absent");
      clear_output(id, {});
    }
    if (!has_part(Holds::presence, id)) continue;
    f_.comment(tensor(id).name + " has no points yet");
    IrValue count = ir_i64(1);
    for (const TensorDim& dim : tensor(id).dims) count = f_.multiply(count, extent(dim));
    f_.loop("clear_", ir_i64(0), count, 1, {}, [&](IrValue point, const IrFunction::Values&) {
      f_.store(ir_integer(IrKind::i8, 0),
               f_.element(parts_.at({Holds::presence, id}), IrKind::i8, point));
      return IrFunction::Values{};
    });
  }
}

}  // namespace attngen
