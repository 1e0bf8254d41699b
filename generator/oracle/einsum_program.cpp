// SPDX-License-Identifier: Apache-2.0
#include "generator/oracle/einsum_program.h"

#include <algorithm>
#include <limits>

#include "generator/ir/scalar.h"

namespace attngen::oracle {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool is_whole(double value) {
  return std::floor(value) == value && std::fabs(value) <= 9007199254740992.0;
}

/// out[i] = f(a[i], b[i]) where an operand that does not vary is read at lane 0.
template <typename F>
void map_lanes(std::vector<double>& out, const std::vector<double>& a, bool a_varies,
               const std::vector<double>& b, bool b_varies, int lanes, F f) {
  double* o = out.data();
  const double* x = a.data();
  const double* y = b.data();
  const std::size_t n = at(lanes);
  if (a_varies && b_varies) {
    for (std::size_t i = 0; i < n; ++i) o[i] = f(x[i], y[i]);
  } else if (a_varies) {
    const double scalar = y[0];
    for (std::size_t i = 0; i < n; ++i) o[i] = f(x[i], scalar);
  } else {
    const double scalar = x[0];
    for (std::size_t i = 0; i < n; ++i) o[i] = f(scalar, y[i]);
  }
}

template <typename F>
void compare_lanes(std::vector<double>& out, const std::vector<std::int64_t>& a, bool a_varies,
                   const std::vector<std::int64_t>& b, bool b_varies, int lanes, F f) {
  for (std::size_t i = 0; i < at(lanes); ++i) {
    out[i] = f(a[a_varies ? i : 0], b[b_varies ? i : 0]) ? 1.0 : 0.0;
  }
}

}  // namespace

EinsumProgram::EinsumProgram(const Cascade& cascade, const Binding& binding,
                             const std::vector<Expr>& terms, const std::vector<Expr>& operands,
                             const Expr& body, const std::vector<Expr>& coords, int inner)
    : cascade_(cascade), binding_(binding), inner_(inner) {
  for (const Expr& term : terms) terms_.push_back(add(term, is_exact(term)));
  for (const Expr& operand : operands) add(operand, false);
  for (const Expr& coord : coords) coords_.push_back(add(coord, true));
  if (body) body_ = add(body, false);
  for (const Step& step : steps_) {
    const std::size_t width = step.varies ? at(kLanes) : 1;
    reals_.emplace_back(step.integer ? 0 : width);
    exacts_.emplace_back(step.integer ? width : 0);
    faults_.emplace_back(width, std::uint8_t{kNoFault});
    std::vector<bool> within(steps_.size(), false);
    for (int arg : step.args) {
      within[at(arg)] = true;
      for (std::size_t s = 0; s < within_.size(); ++s) within[s] = within[s] || within_[at(arg)][s];
    }
    within_.push_back(std::move(within));
  }
  live_.resize(at(kLanes));
}

/// Index arithmetic whose params are all whole numbers: it compares exactly.
bool EinsumProgram::is_exact(const Expr& expr) const {
  if (!is_index_expression(cascade_, expr)) return false;
  bool exact = true;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::div) exact = false;
    if (node.op == Op::param && !is_whole(binding_.params[at(node.id)])) exact = false;
  });
  return exact;
}

int EinsumProgram::add(const Expr& expr, bool integer) {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (steps_[i].integer == integer && same(steps_[i].source, expr)) return static_cast<int>(i);
  }
  if (is_comparison(expr->op)) return add_comparison(expr);
  Step step;
  step.op = expr->op;
  step.integer = integer;
  step.id = expr->id;
  step.number = expr->number;
  step.constant = expr->integer;
  step.source = expr;
  step.varies = expr->op == Op::var && expr->id == inner_;
  for (const Expr& arg : expr->args) {
    step.args.push_back(add(arg, integer || expr->op == Op::access));
    step.varies = step.varies || steps_[at(step.args.back())].varies;
  }
  steps_.push_back(std::move(step));
  return static_cast<int>(steps_.size()) - 1;
}

int EinsumProgram::add_comparison(const Expr& expr) {
  const bool exact = is_exact(expr->args[0]) && is_exact(expr->args[1]);
  Step step;
  step.op = expr->op;
  step.source = expr;
  for (const Expr& arg : expr->args) {
    step.args.push_back(add(arg, exact));
    step.varies = step.varies || steps_[at(step.args.back())].varies;
  }
  steps_.push_back(std::move(step));
  return static_cast<int>(steps_.size()) - 1;
}

void EinsumProgram::kill(int lane) {
  if (lane >= 0) {
    live_[at(lane)] = 0;
  } else {
    std::fill(live_.begin(), live_.end(), std::uint8_t{0});
  }
}

void EinsumProgram::fault(int lane, std::size_t step, int code) {
  if (faulted_.empty() || faulted_.back() != step) faulted_.push_back(step);
  faults_[step][at(lane)] = static_cast<std::uint8_t>(code);
}

/// True when something that `step` is computed from has no result at this lane.
bool EinsumProgram::is_tainted(std::size_t step, int lane) const {
  return std::any_of(faulted_.begin(), faulted_.end(), [&](std::size_t s) {
    return (within_[step][s] || s == step) &&
           faults_[s][steps_[s].varies ? at(lane) : 0] != kNoFault;
  });
}

void EinsumProgram::run(const TensorStore& tensors, const Point& point, int lanes) {
  lanes_ = lanes;
  std::fill_n(live_.begin(), lanes, std::uint8_t{1});
  for (std::size_t step : faulted_) {
    std::fill(faults_[step].begin(), faults_[step].end(), std::uint8_t{kNoFault});
  }
  faulted_.clear();
  for (std::size_t i = 0; i < steps_.size(); ++i) run_step(i, tensors, point);
  for (int term : terms_) {
    const Step& step = steps_[at(term)];
    for (int lane = 0; lane < (step.varies ? lanes : 1); ++lane) {
      const bool holds =
          step.integer ? exacts_[at(term)][at(lane)] != 0 : reals_[at(term)][at(lane)] != 0;
      // A term without a result excludes nothing: its fault is told if all others hold.
      if (!holds && !is_tainted(at(term), lane)) kill(step.varies ? lane : -1);
    }
  }
}

void EinsumProgram::run_step(std::size_t index, const TensorStore& tensors, const Point& point) {
  const Step& step = steps_[index];
  if (step.op == Op::access) {
    run_access(index, tensors);
  } else if (arity(step.op) == 0) {
    run_leaf(index, point);
  } else if (step.integer) {
    run_exact(index);
  } else if (is_comparison(step.op) && steps_[at(step.args[0])].integer) {
    run_comparison(index);
  } else {
    run_real(index);
  }
}

void EinsumProgram::run_leaf(std::size_t index, const Point& point) {
  const Step& step = steps_[index];
  std::int64_t whole = step.constant;
  double real = 0;
  switch (step.op) {
    case Op::number:
      real = step.number;
      break;
    case Op::infinity:
      real = std::numeric_limits<double>::infinity();
      break;
    case Op::param:
      real = binding_.params[at(step.id)];
      if (step.integer) whole = static_cast<std::int64_t>(real);
      break;
    case Op::integer:
    case Op::boolean:
      real = static_cast<double>(whole);
      break;
    case Op::extent:
      whole = binding_.extents[at(step.id)];
      real = static_cast<double>(whole);
      break;
    case Op::var:
      whole = point.position[at(step.id)];
      real = static_cast<double>(whole);
      break;
    default:
      throw InternalError("a leaf that only the analyses make");
  }
  check(!step.integer || (step.op != Op::number && step.op != Op::infinity),
        "a real literal in a coordinate");
  const int width = step.varies ? lanes_ : 1;
  for (int lane = 0; lane < width; ++lane) {
    if (step.integer) {
      exacts_[index][at(lane)] = whole + lane;
    } else {
      reals_[index][at(lane)] = real + lane;
    }
  }
}

void EinsumProgram::run_exact(std::size_t index) {
  const Step& step = steps_[index];
  const int width = step.varies ? lanes_ : 1;
  for (int lane = 0; lane < width; ++lane) {
    std::int64_t args[3] = {0, 0, 0};
    for (std::size_t k = 0; k < step.args.size(); ++k) {
      const std::size_t arg = at(step.args[k]);
      args[k] = exacts_[arg][steps_[arg].varies ? at(lane) : 0];
    }
    const std::optional<std::int64_t> result = apply_exact(step.op, args[0], args[1], args[2]);
    if (!result) fault(lane, index, kArithmetic);
    exacts_[index][at(lane)] = result.value_or(0);
  }
}

void EinsumProgram::run_comparison(std::size_t index) {
  const Step& step = steps_[index];
  const std::size_t a = at(step.args[0]);
  const std::size_t b = at(step.args[1]);
  const auto compare = [&](auto f) {
    compare_lanes(reals_[index], exacts_[a], steps_[a].varies, exacts_[b], steps_[b].varies,
                  step.varies ? lanes_ : 1, f);
  };
  using Int = std::int64_t;
  switch (step.op) {
    case Op::lt:
      compare([](Int x, Int y) { return x < y; });
      break;
    case Op::le:
      compare([](Int x, Int y) { return x <= y; });
      break;
    case Op::gt:
      compare([](Int x, Int y) { return x > y; });
      break;
    case Op::ge:
      compare([](Int x, Int y) { return x >= y; });
      break;
    case Op::eq:
      compare([](Int x, Int y) { return x == y; });
      break;
    default:
      compare([](Int x, Int y) { return x != y; });
      break;
  }
}

void EinsumProgram::run_real(std::size_t index) {
  const Step& step = steps_[index];
  const int width = step.varies ? lanes_ : 1;
  const std::size_t a = at(step.args[0]);
  if (step.args.size() == 2) {
    const std::size_t b = at(step.args[1]);
    const auto map = [&](auto f) {
      map_lanes(reals_[index], reals_[a], steps_[a].varies, reals_[b], steps_[b].varies, width, f);
    };
    switch (step.op) {
      case Op::add:
        map([](double x, double y) { return x + y; });
        return;
      case Op::sub:
        map(subtract);
        return;
      case Op::mul:
        map([](double x, double y) { return x * y; });
        return;
      case Op::div:
        map(divide);
        return;
      default:
        map([&](double x, double y) { return apply(step.op, x, y); });
        return;
    }
  }
  for (int lane = 0; lane < width; ++lane) {
    double args[3] = {0, 0, 0};
    for (std::size_t k = 0; k < step.args.size(); ++k) {
      const std::size_t arg = at(step.args[k]);
      args[k] = reals_[arg][steps_[arg].varies ? at(lane) : 0];
    }
    reals_[index][at(lane)] = apply(step.op, args[0], args[1], args[2]);
  }
}

/// Reads a run of lanes whose coordinates stand still or are the inner variable itself: one stride
/// from lane to lane. False when the access has another form, or when a lane would be outside.
bool EinsumProgram::run_strided_access(std::size_t index, const StoredTensor& tensor) {
  const Step& step = steps_[index];
  if (!step.varies || step.integer || !faulted_.empty()) return false;
  std::int64_t flat = 0;
  std::int64_t stride = 0;
  for (std::size_t d = 0; d < step.args.size(); ++d) {
    const Step& coord = steps_[at(step.args[d])];
    const std::int64_t first = exacts_[at(step.args[d])][0];
    const std::int64_t last = coord.varies ? first + lanes_ - 1 : first;
    if ((coord.varies && coord.op != Op::var) || first < 0 || last >= tensor.shape[d]) return false;
    flat += first * tensor.strides[d];
    if (coord.varies) stride += tensor.strides[d];
  }
  const double* from = tensor.values + flat;
  double* to = reals_[index].data();
  for (std::int64_t i = 0; i < lanes_; ++i) to[i] = from[i * stride];
  if (tensor.present.empty()) return true;
  const std::uint8_t* present = tensor.present.data() + flat;
  for (std::int64_t i = 0; i < lanes_; ++i) {
    if (present[i * stride] == 0) kill(static_cast<int>(i));
  }
  return true;
}

/// Reads a tensor: outside its ranks is a fault, an absent point excludes the lane.
void EinsumProgram::run_access(std::size_t index, const TensorStore& tensors) {
  const Step& step = steps_[index];
  const StoredTensor& tensor = tensors[step.id];
  if (run_strided_access(index, tensor)) return;
  const int width = step.varies ? lanes_ : 1;
  for (int lane = 0; lane < width; ++lane) {
    std::int64_t flat = 0;
    int outside = -1;
    for (std::size_t d = 0; d < step.args.size(); ++d) {
      const std::size_t arg = at(step.args[d]);
      const std::int64_t coord = exacts_[arg][steps_[arg].varies ? at(lane) : 0];
      if (coord < 0 || coord >= tensor.shape[d]) {
        outside = static_cast<int>(d);
      } else {
        flat += coord * tensor.strides[d];
      }
    }
    double value = 0;
    if (!faulted_.empty() && is_tainted(index, lane)) {
      outside = 0;  // which point it would be is not known
    } else if (outside >= 0) {
      fault(lane, index, kFirstOutside + outside);
    } else if (!tensor.present.empty() && tensor.present[static_cast<std::size_t>(flat)] == 0) {
      kill(step.varies ? lane : -1);
    } else {
      value = tensor.values[flat];
    }
    if (!step.integer) {
      reals_[index][at(lane)] = value;
    } else if (tensor.integers != nullptr && outside < 0) {
      exacts_[index][at(lane)] = tensor.integers[flat];
    } else {
      if (!is_whole(value)) fault(lane, index, kArithmetic);
      exacts_[index][at(lane)] = is_whole(value) ? static_cast<std::int64_t>(value) : 0;
    }
  }
}

double EinsumProgram::value(int lane) const {
  const std::size_t body = at(body_);
  return reals_[body][steps_[body].varies ? at(lane) : 0];
}

std::int64_t EinsumProgram::coord(std::size_t index, int lane) const {
  const std::size_t step = at(coords_[index]);
  return exacts_[step][steps_[step].varies ? at(lane) : 0];
}

}  // namespace attngen::oracle
