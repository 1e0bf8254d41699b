// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_range.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "generator/ir/scalar.h"

namespace attngen {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers below are exact in double
constexpr std::int64_t kScannedEntries = 64;
constexpr Range kUnknown{-kInfinity, kInfinity};
constexpr Range kUndefined{-kInfinity, kInfinity, true};
constexpr Range kUndecided{0, 1};

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

Range known_or_nothing(double lo, double hi) {
  return std::isnan(lo) || std::isnan(hi) ? kUnknown : Range{lo, hi};
}

/// For functions that are monotone in each argument: the extremes are at corners.
template <typename F>
Range from_corners(const Range& a, const Range& b, F f) {
  const double corners[] = {f(a.lo, b.lo), f(a.lo, b.hi), f(a.hi, b.lo), f(a.hi, b.hi)};
  double lo = corners[0];
  double hi = corners[0];
  for (double corner : corners) {
    if (std::isnan(corner)) return kUnknown;
    lo = std::min(lo, corner);
    hi = std::max(hi, corner);
  }
  return {lo, hi};
}

Range compare(Op op, const Range& a, const Range& b) {
  const double largest_a = std::max(std::fabs(a.lo), std::fabs(a.hi));
  const double largest_b = std::max(std::fabs(b.lo), std::fabs(b.hi));
  if (std::min(largest_a, largest_b) >= kExact) return kUndecided;
  const Range yes{1, 1};
  const Range no{0, 0};
  switch (op) {
    case Op::lt:
      return a.hi < b.lo ? yes : a.lo >= b.hi ? no : kUndecided;
    case Op::le:
      return a.hi <= b.lo ? yes : a.lo > b.hi ? no : kUndecided;
    case Op::gt:
      return compare(Op::lt, b, a);
    case Op::ge:
      return compare(Op::le, b, a);
    case Op::eq:
      if (a.is_point() && b.is_point() && a.lo == b.lo) return yes;
      return a.hi < b.lo || b.hi < a.lo ? no : kUndecided;
    default: {
      const Range equal = compare(Op::eq, a, b);
      return {1 - equal.hi, 1 - equal.lo};
    }
  }
}

Range truth(const Range& r) {
  return r.is_true() ? Range{1, 1} : r.is_false() ? r : kUndecided;
}

Range floor_divided(const Range& a, const Range& b) {
  if (b.lo <= 0 && b.hi >= 0) return kUnknown;
  return from_corners(a, b, [](double x, double y) {
    if (std::fabs(x) < kExact && std::fabs(y) < kExact) {
      return static_cast<double>(
          floor_quotient(static_cast<std::int64_t>(x), static_cast<std::int64_t>(y)));
    }
    return std::floor(x / y);
  });
}

Range remainder(const Range& a, const Range& b) {
  if (!b.is_point() || b.lo == 0) return kUnknown;
  const Range quotient = floor_divided(a, b);
  if (quotient.is_point())
    return known_or_nothing(a.lo - quotient.lo * b.lo, a.hi - quotient.lo * b.lo);
  return b.lo > 0 ? Range{0, b.lo - 1} : Range{b.lo + 1, 0};
}

Range absolute(const Range& a) {
  if (a.lo >= 0) return a;
  if (a.hi <= 0) return {-a.hi, -a.lo};
  return {0, std::max(-a.lo, a.hi)};
}

Range combined(Op op, const std::vector<Range>& args) {
  const Range& a = args[0];
  const Range& b = args.size() > 1 ? args[1] : args[0];
  switch (op) {
    case Op::neg:
      return {-a.hi, -a.lo};
    case Op::abs:
      return absolute(a);
    case Op::add:
      return known_or_nothing(a.lo + b.lo, a.hi + b.hi);
    case Op::sub:
      return known_or_nothing(a.lo - b.hi, a.hi - b.lo);
    case Op::mul:
      return from_corners(a, b, [](double x, double y) { return x * y; });
    case Op::floor_div:
      return floor_divided(a, b);
    case Op::mod:
      return remainder(a, b);
    case Op::min:
      return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)};
    case Op::max:
      return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)};
    case Op::clamp:
      return {std::min(std::max(a.lo, b.lo), args[2].lo),
              std::min(std::max(a.hi, b.hi), args[2].hi)};
    case Op::logical_not: {
      const Range t = truth(a);
      return {1 - t.hi, 1 - t.lo};
    }
    case Op::logical_and: {
      const Range s = truth(a);
      const Range t = truth(b);
      return {std::min(s.lo, t.lo), std::min(s.hi, t.hi)};
    }
    case Op::logical_or: {
      const Range s = truth(a);
      const Range t = truth(b);
      return {std::max(s.lo, t.lo), std::max(s.hi, t.hi)};
    }
    default:
      break;
  }
  if (is_comparison(op)) return compare(op, a, b);
  for (const Range& arg : args) {
    if (!arg.is_point()) return kUnknown;
  }
  const double value =
      apply(op, a.lo, args.size() > 1 ? args[1].lo : 0, args.size() > 2 ? args[2].lo : 0);
  return known_or_nothing(value, value);
}

}  // namespace

RangeEvaluator::RangeEvaluator(const Cascade& cascade, const BoundInputs& inputs)
    : cascade_(cascade), inputs_(inputs), offsets_(cascade.tensors.size(), 0) {
  for (std::size_t t = 0; t < cascade.tensors.size(); ++t) {
    shapes_.push_back(shape_of(cascade, inputs.binding, static_cast<int>(t)));
  }
}

void RangeEvaluator::select_batch(std::int64_t entry) {
  for (std::size_t t = 0; t < cascade_.tensors.size(); ++t) {
    if (cascade_.tensors[t].kind != TensorKind::input) continue;
    const Shape& full = inputs_.arrays[t].shape;
    const Shape& batch = inputs_.binding.batch;
    const std::size_t own = full.size() - shapes_[t].size();
    std::int64_t rest = entry;
    std::int64_t index = 0;
    std::int64_t stride = element_count(shapes_[t]);
    for (std::size_t back = 0; back < batch.size(); ++back) {
      const std::int64_t position = rest % batch[batch.size() - 1 - back];
      rest /= batch[batch.size() - 1 - back];
      if (back >= own) continue;
      const std::int64_t extent = full[own - 1 - back];
      if (extent != 1) index += position * stride;
      stride *= extent;
    }
    offsets_[t] = index;
  }
}

Range RangeEvaluator::whole_table(int tensor) {
  const auto key = std::make_pair(tensor, offsets_[at(tensor)]);
  const auto found = whole_.find(key);
  if (found != whole_.end()) return found->second;
  const Array& array = inputs_.arrays[at(tensor)];
  Range range{kInfinity, -kInfinity};
  for (std::int64_t i = 0; i < element_count(shapes_[at(tensor)]); ++i) {
    const double value = array.at(key.second + i);
    if (std::isnan(value)) {
      range = kUnknown;
      break;
    }
    range = {std::min(range.lo, value), std::max(range.hi, value)};
  }
  return whole_[key] = range;
}

Range RangeEvaluator::table(const ExprNode& access, const Box& box) {
  const Shape& shape = shapes_[at(access.id)];
  if (cascade_.tensors[at(access.id)].kind != TensorKind::input) return kUnknown;
  std::vector<std::int64_t> first(shape.size());
  std::vector<std::int64_t> last(shape.size());
  std::int64_t entries = 1;
  for (std::size_t d = 0; d < shape.size(); ++d) {
    // The read outside has a finding of its own.
    const Range coord = evaluate(access.args[d], box);
    if (!(coord.lo >= 0 && coord.hi < static_cast<double>(shape[d]))) return kUndefined;
    first[d] = static_cast<std::int64_t>(coord.lo);
    last[d] = static_cast<std::int64_t>(coord.hi);
    entries *= last[d] - first[d] + 1;
    entries = std::min(entries, kScannedEntries + 1);  // a product of many would not fit
  }
  if (entries > kScannedEntries) return whole_table(access.id);
  const Array& array = inputs_.arrays[at(access.id)];
  Range range{kInfinity, -kInfinity};
  std::vector<std::int64_t> position = first;
  for (std::int64_t i = 0; i < entries; ++i) {
    std::int64_t flat = 0;
    for (std::size_t d = 0; d < shape.size(); ++d) flat = flat * shape[d] + position[d];
    const double value = array.at(offsets_[at(access.id)] + flat);
    if (std::isnan(value)) return kUnknown;
    range = {std::min(range.lo, value), std::max(range.hi, value)};
    for (std::size_t d = shape.size(); d-- > 0;) {
      if (++position[d] <= last[d]) break;
      position[d] = first[d];
    }
  }
  return range;
}

Range RangeEvaluator::evaluate(const Expr& expr, const Box& box) {
  const auto point = [](double value) { return Range{value, value}; };
  switch (expr->op) {
    case Op::number:
      return point(expr->number);
    case Op::integer:
    case Op::boolean:
      return point(static_cast<double>(expr->integer));
    case Op::infinity:
      return point(kInfinity);
    case Op::param:
      return point(inputs_.binding.params[at(expr->id)]);
    case Op::extent:
      return point(static_cast<double>(inputs_.binding.extents[at(expr->id)]));
    case Op::var:
      return {static_cast<double>(box.lo[at(expr->id)]), static_cast<double>(box.hi[at(expr->id)])};
    case Op::access:
      return table(*expr, box);
    default:
      break;
  }
  std::vector<Range> args;
  for (const Expr& arg : expr->args) {
    args.push_back(evaluate(arg, box));
    if (args.back().is_undefined) return kUndefined;
  }
  return combined(expr->op, args);
}

}  // namespace attngen
