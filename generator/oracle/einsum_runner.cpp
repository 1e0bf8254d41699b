// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/einsum_runner.h"

#include <fmt/format.h>

#include <algorithm>

namespace attngen::oracle {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool gives_coordinates(const Einsum& einsum) {
  return einsum.reduction &&
         (einsum.reduction->op == ReduceOp::argmax || einsum.reduction->op == ReduceOp::topk);
}

bool gives_truth(const Einsum& einsum) {
  return einsum.reduction &&
         (einsum.reduction->op == ReduceOp::any || einsum.reduction->op == ReduceOp::all);
}

std::vector<int> vars_where(const Einsum& einsum, bool reduced) {
  std::vector<int> vars = loop_vars(einsum);
  vars.erase(std::remove_if(vars.begin(), vars.end(),
                            [&](int var) { return is_reduced(einsum, var) != reduced; }),
             vars.end());
  return vars;
}

std::vector<Expr> all_operands(const Einsum& einsum, const std::vector<Expr>& terms) {
  std::vector<Expr> operands = accesses_in(einsum.body);
  for (const Expr& term : terms) {
    for (Expr& access : accesses_in(term)) operands.push_back(std::move(access));
  }
  return operands;
}

std::vector<Expr> without_reduced_vars(const Einsum& einsum, std::vector<Expr> exprs) {
  exprs.erase(std::remove_if(exprs.begin(), exprs.end(),
                             [&](const Expr& e) { return uses_reduced_var(einsum, e); }),
              exprs.end());
  return exprs;
}

std::vector<Expr> stored_coords(const Einsum& einsum) {
  std::vector<Expr> coords = einsum.coords;
  const int slot = slot_coordinate(einsum);
  if (slot >= 0) coords[at(slot)] = make_integer(0);
  return coords;
}

/// The conditions that no reduced variable takes part in, and where the point is stored.
EinsumProgram left_program(const Cascade& cascade, const Binding& binding, const Einsum& einsum) {
  const std::vector<Expr> terms = conditions_of(cascade, einsum);
  return EinsumProgram(cascade, binding, without_reduced_vars(einsum, terms),
                       without_reduced_vars(einsum, all_operands(einsum, terms)), nullptr,
                       stored_coords(einsum), -1);
}

EinsumProgram point_program(const Cascade& cascade, const Binding& binding, const Einsum& einsum,
                            int inner) {
  return EinsumProgram(cascade, binding, conditions_of(cascade, einsum), {}, einsum.body,
                       einsum.reduction ? std::vector<Expr>{} : stored_coords(einsum), inner);
}

int inner_var(const Einsum& einsum) {
  const std::vector<int> vars = vars_where(einsum, einsum.reduction.has_value());
  return vars.empty() ? -1 : vars.back();
}

}  // namespace

EinsumRunner::EinsumRunner(const Cascade& cascade, const Binding& binding, const Einsum& einsum,
                           std::optional<DType> round_results)
    : cascade_(cascade),
      binding_(binding),
      einsum_(einsum),
      round_results_(round_results),
      slot_dim_(slot_coordinate(einsum)),
      left_vars_(vars_where(einsum, false)),
      reduced_vars_(vars_where(einsum, true)),
      left_(left_program(cascade, binding, einsum)),
      points_(point_program(cascade, binding, einsum, inner_var(einsum))) {
  check(!gives_coordinates(einsum) || reduced_vars_.size() == 1,
        "argmax and topk reduce one variable");
  point_.position.resize(cascade.vars.size(), 0);
  point_.inner = inner_var(einsum);
}

std::vector<EinsumRunner::Loop> EinsumRunner::loops_over(const std::vector<int>& vars, int fixed,
                                                         std::int64_t position) const {
  std::vector<Loop> loops;
  for (int var : vars) {
    const std::int64_t extent = binding_.extents[at(cascade_.vars[at(var)].rank)];
    if (var == fixed) {
      loops.push_back({var, position, position + 1});
    } else {
      loops.push_back({var, 0, extent});
    }
  }
  return loops;
}

namespace {

/// Sets the variables of `loops` to their first positions; false when one of them has no point.
template <typename Loops>
bool start(const Loops& loops, Point& point) {
  for (const auto& loop : loops) {
    if (loop.first >= loop.end) return false;
    point.position[at(loop.var)] = loop.first;
  }
  return true;
}

/// Moves to the next point, the last of the first `count` loops fastest; false after the last one.
template <typename Loops>
bool advance(const Loops& loops, std::size_t count, Point& point) {
  for (std::size_t i = count; i-- > 0;) {
    std::int64_t& position = point.position[at(loops[i].var)];
    if (++position < loops[i].end) return true;
    position = loops[i].first;
  }
  return false;
}

}  // namespace

void EinsumRunner::run(TensorStore& tensors, int var, std::int64_t position) {
  const std::vector<Loop> left = loops_over(left_vars_, var, position);
  if (!start(left, point_)) return;
  if (!einsum_.reduction) {
    run_points(tensors, left);
    return;
  }
  const std::vector<Loop> reduced = loops_over(reduced_vars_, var, position);
  do {
    run_reduced_point(tensors, reduced);
  } while (advance(left, left.size(), point_));
}

/// Evaluates every point of `loops`, which start() has set to their first one, kLanes of the
/// innermost loop at a time; visit(lane, position in the innermost loop) follows each of them.
template <typename Visit>
void EinsumRunner::for_each_point(const TensorStore& tensors, const std::vector<Loop>& loops,
                                  Visit visit) {
  const Loop inner = loops.empty() ? Loop{-1, 0, 1} : loops.back();
  const std::size_t outer = loops.empty() ? 0 : loops.size() - 1;
  do {
    for (std::int64_t first = inner.first; first < inner.end; first += kLanes) {
      const int lanes = static_cast<int>(std::min<std::int64_t>(kLanes, inner.end - first));
      if (inner.var >= 0) point_.position[at(inner.var)] = first;
      points_.run(tensors, point_, lanes);
      points_.throw_faults(tensors, point_, lanes);
      for (int lane = 0; lane < lanes; ++lane) visit(lane, first + lane);
    }
  } while (advance(loops, outer, point_));
}

void EinsumRunner::run_points(TensorStore& tensors, const std::vector<Loop>& left) {
  for_each_point(tensors, left, [&](int lane, std::int64_t) {
    if (points_.live(lane)) {
      store(tensors, points_, lane, points_.value(lane), 0);
    } else {
      refuse_absent_state();
    }
  });
}

void EinsumRunner::run_reduced_point(TensorStore& tensors, const std::vector<Loop>& reduced) {
  left_.run(tensors, point_, 1);
  if (!left_.live(0)) {
    refuse_absent_state();
    return;
  }
  const bool in_f32 = round_results_ && *round_results_ != DType::f64;
  Reducer reducer(einsum_.reduction->op, in_f32);
  reduce_into(reducer, tensors, reduced);
  if (slot_dim_ < 0) {
    if (reducer.has_result()) store(tensors, left_, 0, reducer.result(), 0);
    return;
  }
  const std::vector<std::int64_t> ranked = reducer.ranked();
  const StoredTensor& target = tensors[einsum_.tensor];
  const auto slots =
      std::min<std::int64_t>(target.shape[at(slot_dim_)], static_cast<std::int64_t>(ranked.size()));
  for (std::int64_t slot = 0; slot < slots; ++slot) {
    store(tensors, left_, 0, static_cast<double>(ranked[static_cast<std::size_t>(slot)]), slot);
  }
}

void EinsumRunner::reduce_into(Reducer& reducer, const TensorStore& tensors,
                               const std::vector<Loop>& reduced) {
  if (!start(reduced, point_)) return;
  for_each_point(tensors, reduced, [&](int lane, std::int64_t position) {
    if (points_.live(lane)) reducer.add(points_.value(lane), position);
  });
}

void EinsumRunner::store(TensorStore& tensors, const EinsumProgram& at_point, int lane,
                         double value, std::int64_t slot) {
  StoredTensor& target = tensors[einsum_.tensor];
  std::int64_t index = 0;
  for (std::size_t d = 0; d < target.shape.size(); ++d) {
    const std::int64_t coord = static_cast<int>(d) == slot_dim_ ? slot : at_point.coord(d, lane);
    check(coord >= 0 && coord < target.shape[d], "a left side outside its own tensor");
    index += coord * target.strides[d];
  }
  target.set(index, finished(value));
}

/// A state has every slice whole: LANGUAGE "split / iter".
void EinsumRunner::refuse_absent_state() const {
  const Tensor& tensor = cascade_.tensors[at(einsum_.tensor)];
  if (tensor.kind != TensorKind::state) return;
  throw Error(ErrorKind::refused,
              {finding_at(cascade_, einsum_.span, "V4",
                          fmt::format("{} is a state, but an operand of it is absent at some point",
                                      tensor.name),
                          "put the condition on the term that the state takes up")});
}

/// The value as the tensor holds it: whole numbers in integer tensors, and the rounding of
/// InterpretOptions; coordinates and truth values are never rounded.
double EinsumRunner::finished(double value) const {
  const Tensor& tensor = cascade_.tensors[at(einsum_.tensor)];
  const DType type = tensor.type.type;
  if (tensor.typed && type == DType::boolean) return value != 0 ? 1 : 0;
  if (tensor.typed && is_integer(type)) return round_to(type, value);
  if (!round_results_ || gives_coordinates(einsum_) || gives_truth(einsum_)) return value;
  const double rounded = round_to(*round_results_, value);
  return tensor.typed ? round_to(type, rounded) : rounded;
}

}  // namespace attngen::oracle
