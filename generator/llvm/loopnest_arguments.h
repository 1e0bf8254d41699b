// SPDX-License-Identifier: Apache-2.0
// The arguments of a loop nest as it needs them: arrays at the item's batch point, extents, params.
#pragma once

#include <string>
#include <vector>

#include "generator/llvm/argument_fields.h"

namespace attngen {

/// One line for each field of the block: "+8 i64 Q_stride_P".
std::string argument_lines(const std::vector<KernelArgument>& arguments);

class LoopnestArguments {
 public:
  LoopnestArguments(const Cascade& cascade, const CpuProblem& problem, IrFunction& function);

  IrValue extent(int rank);  ///< i64
  /// i64 where the param is static or typed as an integer.
  IrValue whole_param(int id);
  /// f32 or f64, as `kind` says; no integer.
  IrValue real_param(int id, IrKind kind);
  /// Address of the first element of an input or output at this item's batch point.
  IrValue base(int tensor);
  /// Elements between neighbours along dim `dim`; the constant 1 where columns are neighbours.
  IrValue stride(int tensor, int dim);

  /// What was asked for so far, in the order of the block.
  const std::vector<KernelArgument>& list() const { return fields_.list(); }

 private:
  IrValue batch_offset(int tensor);

  const Cascade& cascade_;
  const CpuProblem& problem_;
  ArgumentFields fields_;
  IrFunction& function_;
};

}  // namespace attngen
