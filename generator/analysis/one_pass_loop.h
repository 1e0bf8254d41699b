// SPDX-License-Identifier: Apache-2.0
// The loop of a derived one-pass cascade: its split, its states, and what a late value means in it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "generator/analysis/analysis.h"
#include "generator/ir/cascade.h"

namespace attngen {

/// When a late value is meant: after the current block, before it, or at the end.
enum class Moment { after, before, end };

/// Throws Error(refused): this cascade has no one-pass text over `rank`, and why.
[[noreturn]] void refuse_one_pass(const Cascade& cascade, int rank, const std::string& why);

class OnePassLoop {
 public:
  /// Starts a copy of `cascade` without Einsums and adds the split, the iteration and the tensors.
  OnePassLoop(const Cascade& cascade, const Repair& repair, std::int64_t block);

  Cascade& result() { return result_; }
  int root() const { return root_; }          ///< the rank that is split
  int streamed() const { return streamed_; }  ///< its variable in the source
  int outer_rank() const { return outer_rank_; }
  const Expr& outer() const { return outer_; }                      ///< variable of the blocks
  const Expr& inner() const { return inner_; }                      ///< variable inside a block
  const Expr& point() const { return point_; }                      ///< outer*R0+inner
  int running(std::size_t state) const { return running_[state]; }  ///< tensor of a state
  int local(std::size_t state) const { return local_[state]; }      ///< its block-local reduction

  int add_tensor(const std::string& wish, TensorKind kind, std::vector<TensorDim> dims);
  std::vector<std::size_t> states_of(int tensor) const;

  /// Left coordinates on the axes that the tensor has in the result.
  std::vector<Expr> split_coords(int tensor, const std::vector<Expr>& coords) const;

  /// A source expression in the loop, late values taken at `moment`; null stays null.
  Expr translated(const Expr& expr, Moment moment) const;

  /// A state's slice at `moment`, and the tensor's value made of such slices.
  Expr slice_at(std::size_t state, const std::vector<Expr>& coords, Moment moment) const;
  Expr summed_states(const std::vector<std::size_t>& states, const Expr& access,
                     Moment moment) const;

 private:
  int streamed_var();
  bool is_taken(const std::string& name) const;
  std::string free_name(const std::string& wish) const;
  int add_rank(const std::string& wish, int split);
  void add_split(std::int64_t block);
  void add_states();
  void find_blocked();
  const RowValue* row_value(int tensor) const;
  bool is_late(const Expr& node) const;
  Expr late_value(const Expr& access, Moment moment) const;
  Expr state_value(std::size_t index, const Expr& access, Moment moment) const;
  Expr transformed_late(const Expr& expr, Moment moment,
                        const std::function<Expr(const Expr&)>& first) const;

  const Cascade& source_;
  const Repair& repair_;
  Cascade result_;
  int root_ = -1;
  int streamed_ = -1;
  int outer_rank_ = -1;
  int inner_rank_ = -1;
  Expr outer_;
  Expr inner_;
  Expr point_;
  std::vector<int> running_;   ///< by state
  std::vector<int> local_;     ///< by state
  std::vector<char> blocked_;  ///< by tensor id of the source
};

}  // namespace attngen
