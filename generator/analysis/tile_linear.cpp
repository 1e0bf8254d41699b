// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/tile_linear.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace attngen {
namespace {

// Coefficients stay far inside 64 bits, so that no product or sum of two of them can overflow.
constexpr std::int64_t kCoefficientLimit = std::int64_t{1} << 31;

bool is_small(std::int64_t value) {
  return value > -kCoefficientLimit && value < kCoefficientLimit;
}

std::optional<std::int64_t> integer_literal(const Expr& expr) {
  if (expr->op == Op::integer) return expr->integer;
  if (expr->op == Op::number && std::abs(expr->number) < 1e9 &&
      std::floor(expr->number) == expr->number) {
    return static_cast<std::int64_t>(expr->number);
  }
  return std::nullopt;
}

Expr scaled(const Expr& expr, std::int64_t factor) {
  if (factor == 1) return expr;
  return make_node(Op::mul, {make_integer(factor), expr});
}

Expr sum_of(Expr sum, const Expr& more) {
  return sum ? make_node(Op::add, {std::move(sum), more}) : more;
}

Expr smaller(const Expr& a, const Expr& b) {
  return make_node(Op::min, {a, b});
}
Expr larger(const Expr& a, const Expr& b) {
  return make_node(Op::max, {a, b});
}

}  // namespace

std::int64_t Linear::coefficient_of(const Expr& atom) const {
  for (const Term& term : terms) {
    if (same(term.atom, atom)) return term.coefficient;
  }
  return 0;
}

std::optional<Linear> combined(const Linear& a, const Linear& b, std::int64_t factor) {
  if (!is_small(factor)) return std::nullopt;
  Linear result = a;
  for (const Linear::Term& term : b.terms) {
    const std::int64_t more = term.coefficient * factor;
    if (!is_small(more)) return std::nullopt;
    if (more == 0) continue;
    auto known = std::find_if(result.terms.begin(), result.terms.end(),
                              [&](const Linear::Term& t) { return same(t.atom, term.atom); });
    if (known == result.terms.end()) {
      result.terms.push_back({term.atom, more});
    } else {
      known->coefficient += more;
      if (!is_small(known->coefficient)) return std::nullopt;
      if (known->coefficient == 0) result.terms.erase(known);
    }
  }
  const std::int64_t constant = b.constant * factor;
  if (!is_small(constant) || !is_small(result.constant + constant)) return std::nullopt;
  result.constant += constant;
  return result;
}

TileScope::TileScope(const Cascade& cascade, std::vector<int> tile_vars, BoundedTables bounded)
    : cascade_(cascade), tile_vars_(std::move(tile_vars)), bounded_(std::move(bounded)) {}

bool TileScope::varies(const Expr& expr) const {
  switch (expr->op) {
    case Op::tile_first:
    case Op::tile_last:
    case Op::tile_least:
    case Op::tile_most:
      return false;
    case Op::var:
      return std::find(tile_vars_.begin(), tile_vars_.end(), expr->id) != tile_vars_.end();
    case Op::access:
      if (cascade_.tensors[static_cast<std::size_t>(expr->id)].kind != TensorKind::input) {
        return true;
      }
      break;
    default:
      break;
  }
  return std::any_of(expr->args.begin(), expr->args.end(),
                     [&](const Expr& arg) { return varies(arg); });
}

bool TileScope::is_integral(const Expr& expr) const {
  switch (expr->op) {
    case Op::integer:
    case Op::var:
    case Op::extent:
    case Op::tile_first:
    case Op::tile_last:
    case Op::floor_div:
      return true;
    case Op::param:
      return cascade_.params[static_cast<std::size_t>(expr->id)].is_static;
    case Op::access: {
      const Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(expr->id)];
      return (tensor.kind == TensorKind::input && is_integer(tensor.type.type)) || is_boolean(expr);
    }
    case Op::tile_least:
    case Op::tile_most:
    case Op::neg:
    case Op::abs:
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::mod:
    case Op::min:
    case Op::max:
    case Op::clamp:
      return std::all_of(expr->args.begin(), expr->args.end(),
                         [&](const Expr& arg) { return is_integral(arg); });
    default:
      return integer_literal(expr).has_value();
  }
}

bool TileScope::is_boolean(const Expr& access) const {
  const Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(access->id)];
  return tensor.kind == TensorKind::input && tensor.type.type == DType::boolean;
}

bool TileScope::is_nonnegative(const Expr& expr) const {
  if (expr->op == Op::extent) return true;
  const std::optional<std::int64_t> value = integer_literal(expr);
  return value && *value >= 0;
}

std::optional<Linear> TileScope::linear(const Expr& expr) const {
  const std::optional<std::int64_t> value = integer_literal(expr);
  Linear result;
  if (value) {
    if (!is_small(*value)) return std::nullopt;
    result.constant = *value;
    return result;
  }
  if (expr->op == Op::add || expr->op == Op::sub) {
    const std::optional<Linear> a = linear(expr->args[0]);
    const std::optional<Linear> b = linear(expr->args[1]);
    if (!a || !b) return std::nullopt;
    return combined(*a, *b, expr->op == Op::add ? 1 : -1);
  }
  if (expr->op == Op::neg) {
    const std::optional<Linear> a = linear(expr->args[0]);
    if (!a) return std::nullopt;
    return combined(result, *a, -1);
  }
  if (expr->op == Op::mul) {
    const std::optional<Linear> a = linear(expr->args[0]);
    const std::optional<Linear> b = linear(expr->args[1]);
    if (!a || !b) return std::nullopt;
    if (a->terms.empty()) return combined(Linear{}, *b, a->constant);
    if (b->terms.empty()) return combined(Linear{}, *a, b->constant);
  }
  result.terms.push_back({expr, 1});
  return result;
}

TileInterval TileScope::bounds(const Expr& expr) const {
  if (!varies(expr)) return {expr, expr, true};
  const std::optional<Linear> form = linear(expr);
  return form ? bounds_of_linear(*form) : TileInterval{};
}

TileInterval TileScope::bounds_of_linear(const Linear& form) const {
  Expr low;
  Expr high;
  bool low_known = true;
  bool high_known = true;
  int varying = 0;
  bool contiguous = true;
  for (const Linear::Term& term : form.terms) {
    TileInterval one{term.atom, term.atom, true};
    if (varies(term.atom)) {
      one = bounds_of_atom(term.atom);
      ++varying;
      contiguous = contiguous && one.contiguous && std::abs(term.coefficient) == 1;
    }
    if (term.coefficient < 0) std::swap(one.low, one.high);
    low_known = low_known && one.low;
    high_known = high_known && one.high;
    if (low_known) low = sum_of(low, scaled(one.low, term.coefficient));
    if (high_known) high = sum_of(high, scaled(one.high, term.coefficient));
  }
  if (form.constant != 0) {
    if (low_known) low = sum_of(low, make_integer(form.constant));
    if (high_known) high = sum_of(high, make_integer(form.constant));
  }
  TileInterval result;
  if (low_known) result.low = low ? low : make_integer(form.constant);
  if (high_known) result.high = high ? high : make_integer(form.constant);
  // Two atoms may share a variable, so only a single one is known to take every value.
  result.contiguous = contiguous && varying <= 1;
  return result;
}

TileInterval TileScope::bounds_of_product(const Expr& a, const Expr& b) const {
  TileInterval x = bounds(a);
  TileInterval y = bounds(b);
  if (!x.low || !x.high || !y.low || !y.high) return {};
  if (varies(a) && varies(b)) {
    const Expr ll = make_node(Op::mul, {x.low, y.low});
    const Expr lh = make_node(Op::mul, {x.low, y.high});
    const Expr hl = make_node(Op::mul, {x.high, y.low});
    const Expr hh = make_node(Op::mul, {x.high, y.high});
    return {smaller(smaller(ll, lh), smaller(hl, hh)), larger(larger(ll, lh), larger(hl, hh)),
            false};
  }
  if (varies(a)) std::swap(x, y);
  const Expr low = make_node(Op::mul, {x.low, y.low});
  const Expr high = make_node(Op::mul, {x.low, y.high});
  if (is_nonnegative(x.low)) return {low, high, false};
  return {smaller(low, high), larger(low, high), false};
}

TileInterval TileScope::bounds_of_floor_div(const Expr& a, const Expr& b) const {
  const TileInterval x = bounds(a);
  if (!x.low || !x.high || varies(b)) return {};
  const Expr low = make_node(Op::floor_div, {x.low, b});
  const Expr high = make_node(Op::floor_div, {x.high, b});
  const bool contiguous = x.contiguous && is_integral(b);
  if (is_nonnegative(b)) return {low, high, contiguous};
  return {smaller(low, high), larger(low, high), contiguous};
}

TileInterval TileScope::bounds_of_mod(const Expr& a, const Expr& b) const {
  if (varies(b) || !is_integral(b) || !is_integral(a)) return {};
  const Expr zero = make_integer(0);
  const Expr one = make_integer(1);
  const bool positive = is_nonnegative(b);
  const Expr least = positive ? zero : smaller(zero, make_node(Op::add, {b, one}));
  const Expr most =
      positive ? make_node(Op::sub, {b, one}) : larger(zero, make_node(Op::sub, {b, one}));
  const TileInterval x = bounds(a);
  if (!x.low || !x.high) return {least, most, false};
  const Expr one_period = make_node(
      Op::eq, {make_node(Op::floor_div, {x.low, b}), make_node(Op::floor_div, {x.high, b})});
  return {make_node(Op::select, {one_period, make_node(Op::mod, {x.low, b}), least}),
          make_node(Op::select, {one_period, make_node(Op::mod, {x.high, b}), most}), false};
}

TileInterval TileScope::bounds_of_table(const Expr& access) const {
  if (!bounded_ || !is_integral(access) || !bounded_(access)) return {};
  return {make_node(Op::tile_least, {access}), make_node(Op::tile_most, {access}), false};
}

TileInterval TileScope::bounds_of_atom(const Expr& atom) const {
  switch (atom->op) {
    case Op::access:
      return bounds_of_table(atom);
    case Op::var:
      return {make_node(Op::tile_first, {atom}), make_node(Op::tile_last, {atom}), true};
    case Op::mul:
      return bounds_of_product(atom->args[0], atom->args[1]);
    case Op::floor_div:
      return bounds_of_floor_div(atom->args[0], atom->args[1]);
    case Op::mod:
      return bounds_of_mod(atom->args[0], atom->args[1]);
    case Op::min:
    case Op::max: {
      const TileInterval a = bounds(atom->args[0]);
      const TileInterval b = bounds(atom->args[1]);
      TileInterval result;
      if (a.low && b.low) result.low = make_node(atom->op, {a.low, b.low});
      if (a.high && b.high) result.high = make_node(atom->op, {a.high, b.high});
      return result;
    }
    case Op::clamp: {
      TileInterval result;
      const TileInterval x = bounds(atom->args[0]);
      const TileInterval least = bounds(atom->args[1]);
      const TileInterval most = bounds(atom->args[2]);
      if (x.low && least.low && most.low) {
        result.low = make_node(Op::clamp, {x.low, least.low, most.low});
      }
      if (x.high && least.high && most.high) {
        result.high = make_node(Op::clamp, {x.high, least.high, most.high});
      }
      result.contiguous = x.contiguous && !varies(atom->args[1]) && !varies(atom->args[2]) &&
                          is_integral(atom->args[1]) && is_integral(atom->args[2]);
      return result;
    }
    case Op::abs: {
      const TileInterval x = bounds(atom->args[0]);
      const Expr zero = make_integer(0);
      TileInterval result{zero, nullptr, false};
      if (x.low && x.high) {
        result.low = larger(zero, larger(x.low, make_node(Op::neg, {x.high})));
        result.high = larger(x.high, make_node(Op::neg, {x.low}));
      }
      return result;
    }
    default:
      return {};
  }
}

Expr to_expr(const Linear& form) {
  Expr sum;
  for (const Linear::Term& term : form.terms) {
    if (term.coefficient > 0) sum = sum_of(sum, scaled(term.atom, term.coefficient));
  }
  if (form.constant > 0 || (form.constant != 0 && !sum) || form.terms.empty()) {
    sum = sum_of(sum, make_integer(form.constant));
  }
  for (const Linear::Term& term : form.terms) {
    if (term.coefficient >= 0) continue;
    const Expr part = scaled(term.atom, -term.coefficient);
    sum = sum ? make_node(Op::sub, {sum, part}) : make_node(Op::neg, {part});
  }
  if (form.constant < 0 && !form.terms.empty()) {
    const bool alone = std::none_of(form.terms.begin(), form.terms.end(),
                                    [](const Linear::Term& term) { return term.coefficient > 0; });
    if (!alone) sum = make_node(Op::sub, {sum, make_integer(-form.constant)});
  }
  return sum;
}

Expr at_most_zero(const Linear& form, bool strict) {
  Linear left;
  Linear right;
  for (const Linear::Term& term : form.terms) {
    const bool goes_left = term.coefficient > 0;
    Linear& side = goes_left ? left : right;
    side.terms.push_back({term.atom, std::abs(term.coefficient)});
  }
  (form.constant > 0 ? left : right).constant = std::abs(form.constant);
  return make_node(strict ? Op::lt : Op::le, {to_expr(left), to_expr(right)});
}

}  // namespace attngen
