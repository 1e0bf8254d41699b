// SPDX-License-Identifier: Apache-2.0
// One set of variables and one expression per value: what form recognition compares.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// Brings expressions of different Einsums to one set of variables, one per rank, and writes out
/// every pointwise Einsum in the place where it is read.
class FormInliner {
 public:
  explicit FormInliner(const Cascade& cascade) : cascade_(cascade) {}

  /// The variable that stands for `rank` from now on.
  void name_rank(int rank, int var) { var_of_rank_[rank] = var; }
  /// Accesses of `tensor` stay; they must be at the tensor's own variables, or a reason is noted.
  void keep_tensor(int tensor) { kept_.insert(tensor); }
  /// Accesses of `tensor` stay as they are read, whatever the coordinates.
  void keep_access(int tensor) { kept_anywhere_.insert(tensor); }

  /// `expr` of `einsum`, in the common variables, pointwise Einsums written out.
  Expr inlined(const Einsum& einsum, const Expr& expr);
  /// The left coordinates of `einsum` in the common variables.
  std::vector<Expr> own_coordinates(const Einsum& einsum);
  /// The access of a tensor at its own coordinates.
  Expr own_access(int tensor);

  const std::vector<std::string>& reasons() const { return reasons_; }

 private:
  Expr in_common_vars(const Einsum& einsum, const Expr& expr);
  Expr written_out(const Expr& expr, int depth);
  Expr access_written_out(const Expr& access, int depth);
  void note(std::string reason);

  const Cascade& cascade_;
  std::map<int, int> var_of_rank_;
  std::set<int> kept_;
  std::set<int> kept_anywhere_;
  std::vector<std::string> reasons_;
};

}  // namespace attngen
