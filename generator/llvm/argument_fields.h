// SPDX-License-Identifier: Apache-2.0
// The argument block as the printed functions read it: a field exists once somebody asked for it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/llvm/ir_function.h"
#include "generator/llvm/llvm_source.h"

namespace attngen {

/// All functions of a text share one block, their parameter %arguments.
class ArgumentFields {
 public:
  ArgumentFields(const Cascade& cascade, const CpuProblem& problem)
      : cascade_(cascade), problem_(problem) {}

  IrValue pointer(IrFunction& f, int tensor);
  /// i64 elements; batch axes first, then dims. 1 along neighbours.
  IrValue stride(IrFunction& f, int tensor, int axis);
  IrValue extent(IrFunction& f, int rank);        ///< i64
  IrValue batch_extent(IrFunction& f, int axis);  ///< i64
  IrValue param(IrFunction& f, int id, IrKind real);
  IrValue index_param(IrFunction& f, int id);  ///< i64

  /// Rows are row-major: along the last axis elements are neighbours unless the problem says no.
  bool is_unit_stride(int tensor, int axis) const;

  const std::vector<KernelArgument>& list() const { return list_; }

 private:
  IrValue field(IrFunction& f, KernelArgument::Kind kind, int id, int axis, const std::string& name,
                IrType type);

  const Cascade& cascade_;
  const CpuProblem& problem_;
  std::vector<KernelArgument> list_;
  std::vector<std::int64_t> offsets_;
  std::int64_t end_ = 0;
};

}  // namespace attngen
