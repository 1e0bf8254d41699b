// SPDX-License-Identifier: Apache-2.0
// Loops one Einsum over its iteration space and stores the points that are present.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "generator/oracle/einsum_program.h"
#include "generator/oracle/reducer.h"

namespace attngen::oracle {

class EinsumRunner {
 public:
  /// `round_results` as in InterpretOptions.
  EinsumRunner(const Cascade& cascade, const Binding& binding, const Einsum& einsum,
               std::optional<DType> round_results);

  /// All points; or, with `var` >= 0, those where that variable is `position`.
  void run(TensorStore& tensors, int var = -1, std::int64_t position = 0);

 private:
  struct Loop {
    int var = -1;
    std::int64_t first = 0;
    std::int64_t end = 0;
  };
  std::vector<Loop> loops_over(const std::vector<int>& vars, int fixed,
                               std::int64_t position) const;
  template <typename Visit>
  void for_each_point(const TensorStore& tensors, const std::vector<Loop>& loops, Visit visit);
  void run_points(TensorStore& tensors, const std::vector<Loop>& left);
  void run_reduced_point(TensorStore& tensors, const std::vector<Loop>& reduced);
  void reduce_into(Reducer& reducer, const TensorStore& tensors, const std::vector<Loop>& reduced);
  void store(TensorStore& tensors, const EinsumProgram& at_point, int lane, double value,
             std::int64_t slot);
  void refuse_absent_state() const;
  double finished(double value) const;

  const Cascade& cascade_;
  const Binding& binding_;
  const Einsum& einsum_;
  std::optional<DType> round_results_;
  int slot_dim_;
  std::vector<int> left_vars_;
  std::vector<int> reduced_vars_;
  EinsumProgram left_;    ///< what decides whether a left point is present; its coordinates
  EinsumProgram points_;  ///< all conditions and the body
  Point point_;
};

}  // namespace attngen::oracle
