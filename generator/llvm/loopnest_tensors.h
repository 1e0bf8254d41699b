// SPDX-License-Identifier: Apache-2.0
// The tensors of a loop nest: where their points lie, whether they are there, reading, writing.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/llvm_source.h"
#include "generator/llvm/loopnest_arguments.h"
#include "generator/llvm/loopnest_scratch.h"

namespace attngen {

/// What an Einsum gives at a point: f32 or f64, an i64 coordinate, or an i1.
struct PointValue {
  enum class Sort : std::uint8_t { real, coordinate, condition };
  Sort sort = Sort::real;
  IrValue value;
};

class LoopnestTensors {
 public:
  LoopnestTensors(const Cascade& cascade, const CpuProblem& problem, LoopnestArguments& arguments,
                  IrFunction& function);

  bool may_lack(int tensor) const { return may_lack_.at(static_cast<std::size_t>(tensor)); }
  /// Points along an axis, i64; one more for the slices of a state.
  IrValue extent(const TensorDim& dim) const;

  /// The element as it lies in memory; the point is inside and present.
  IrValue load(int tensor, const std::vector<IrValue>& coords);
  /// i1, of a tensor that may lack points; the point is inside.
  IrValue is_present(int tensor, const std::vector<IrValue>& coords);

  /// Writes the value as the tensor holds it, and the point is present from now on.
  void store(int tensor, const std::vector<IrValue>& coords, const PointValue& value);

  /// Nothing is present yet; outputs that may lack points are 0.
  void clear();

  /// The address of a part that no tensor owns: slots and running values of an Einsum.
  IrValue part(ScratchPart::Holds holds, int einsum) const;

 private:
  const Tensor& tensor(int id) const { return cascade_.tensors.at(static_cast<std::size_t>(id)); }
  bool has_part(ScratchPart::Holds holds, int id) const;
  IrValue scratch_index(int id, const std::vector<IrValue>& coords);
  IrValue output_address(int id, const std::vector<IrValue>& coords);
  IrValue as_real(const PointValue& value, IrKind kind);
  IrValue as_held(int id, const PointValue& value);
  IrValue as_stored(int id, const PointValue& value);
  void clear_output(int id, std::vector<IrValue> coords);

  const Cascade& cascade_;
  bool in_f64_;
  bool converts_f16_;
  LoopnestArguments& arguments_;
  IrFunction& f_;
  std::vector<bool> may_lack_;
  std::map<std::pair<ScratchPart::Holds, int>, IrValue> parts_;
};

}  // namespace attngen
