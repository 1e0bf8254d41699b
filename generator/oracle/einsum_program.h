// SPDX-License-Identifier: Apache-2.0
// One Einsum's conditions and body as a flat list of steps, evaluated for a run of points at once:
// the innermost variable moves along the lanes, all others stand still.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/ir/binding.h"
#include "generator/ir/conditions.h"
#include "generator/oracle/tensor_store.h"

namespace attngen::oracle {

constexpr int kLanes = 256;

/// Where each rank variable stands; `inner` takes the values position + 0, 1, ... along the lanes.
struct Point {
  std::vector<std::int64_t> position;  ///< by variable id
  int inner = -1;                      ///< -1: one lane
};

/// One operation. Integer steps are exact 64-bit arithmetic, the others double.
struct Step {
  Op op = Op::integer;
  bool integer = false;
  bool varies = false;  ///< differs between lanes; otherwise only lane 0 is computed
  int id = -1;
  double number = 0;
  std::int64_t constant = 0;
  std::vector<int> args;  ///< earlier steps; the coordinates of an access
  Expr source;            ///< for messages
};

/// Why a step has no result at a lane; told only when no condition excludes the lane.
enum FaultCode : std::uint8_t {
  kNoFault = 0,
  kArithmetic = 1,    ///< a division by 0, or a number that does not fit
  kFirstOutside = 2,  ///< + d: coordinate d is outside the tensor
};

class EinsumProgram {
 public:
  /// `terms` must all hold and every operand of `terms`, `body` and `operands` must be present.
  /// `body` and `coords` may be null and empty: conditions only.
  EinsumProgram(const Cascade& cascade, const Binding& binding, const std::vector<Expr>& terms,
                const std::vector<Expr>& operands, const Expr& body,
                const std::vector<Expr>& coords, int inner);

  /// Evaluates `lanes` points from `point` on. Afterwards live(), value() and coord() hold.
  void run(const TensorStore& tensors, const Point& point, int lanes);

  bool live(int lane) const { return live_[static_cast<std::size_t>(lane)] != 0; }
  double value(int lane) const;
  std::int64_t coord(std::size_t index, int lane) const;

  /// Throws Error(refused) for the first live lane that faulted, with its values.
  void throw_faults(const TensorStore& tensors, const Point& point, int lanes) const;

 private:
  int add(const Expr& expr, bool integer);
  int add_comparison(const Expr& expr);
  bool is_exact(const Expr& expr) const;
  void run_step(std::size_t index, const TensorStore& tensors, const Point& point);
  void run_leaf(std::size_t index, const Point& point);
  void run_exact(std::size_t index);
  void run_comparison(std::size_t index);
  void run_real(std::size_t index);
  bool run_strided_access(std::size_t index, const StoredTensor& tensor);
  void run_access(std::size_t index, const TensorStore& tensors);
  void kill(int lane);
  void fault(int lane, std::size_t step, int code);
  bool is_tainted(std::size_t step, int lane) const;
  std::string describe(std::size_t step, const TensorStore& tensors, int lane) const;

  const Cascade& cascade_;
  const Binding& binding_;
  int inner_;
  std::vector<Step> steps_;
  std::vector<int> terms_;   ///< steps whose value must not be 0
  std::vector<int> coords_;  ///< integer steps
  int body_ = -1;

  int lanes_ = 0;
  std::vector<std::vector<double>> reals_;         ///< by step
  std::vector<std::vector<std::int64_t>> exacts_;  ///< by step
  std::vector<std::uint8_t> live_;
  std::vector<std::vector<bool>> within_;          ///< [step][earlier]: step is computed from it
  std::vector<std::vector<std::uint8_t>> faults_;  ///< FaultCode by step and lane
  std::vector<std::size_t> faulted_;               ///< steps with any fault in this run, in order
};

}  // namespace attngen::oracle
