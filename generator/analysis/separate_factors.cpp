// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/separate_factors.h"

#include <algorithm>
#include <utility>

#include "generator/analysis/value_range.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

using Components = std::vector<LateComponent>;
using MaybeComponents = std::optional<Components>;

// The language has no sum of more products than this that is still worth so many accumulators.
constexpr std::size_t kMaxComponents = 16;

bool same_factor(const LateFactor& a, const LateFactor& b) {
  return a.inverse == b.inverse && same(a.value, b.value) && same(a.exponent, b.exponent);
}

bool same_factors(std::vector<LateFactor> a, std::vector<LateFactor> b) {
  if (a.size() != b.size()) return false;
  return std::is_permutation(a.begin(), a.end(), b.begin(), same_factor);
}

bool is_zero(const Expr& expr) {
  return (expr->op == Op::integer && expr->integer == 0) ||
         (expr->op == Op::number && expr->number == 0);
}

Expr product(const Expr& a, const Expr& b) {
  if (!a) return b;
  return b ? make_node(Op::mul, {a, b}) : a;
}

Expr one_if_null(const Expr& term) {
  return term ? term : make_integer(1);
}

class Separator {
 public:
  Separator(const LateView& view, const std::vector<ValueRange>& ranges,
            const std::vector<Expr>& late)
      : view_(view), ranges_(ranges), late_(late) {}

  MaybeComponents of(const Expr& expr) const {
    if (!is_tainted(expr)) return Components{{expr, false, {}}};
    switch (expr->op) {
      case Op::access:
        if (view_.is_inlinable(expr)) return of_definition(expr);
        break;
      case Op::neg:
        return negated(of(expr->args[0]));
      case Op::add:
      case Op::sub:
        if (streams(expr)) return of_sum(expr);
        break;
      case Op::mul:
        return times(of(expr->args[0]), of(expr->args[1]));
      case Op::div:
        return times(of(expr->args[0]), inverted(of(expr->args[1])));
      case Op::exp:
        if (streams(expr)) return of_exp(expr);
        break;
      case Op::pow:
        if (streams(expr)) return of_power(expr);
        break;
      case Op::sqrt:
      case Op::rsqrt:
        if (streams(expr)) return of_root(expr);
        break;
      case Op::select:
        if (streams(expr)) return of_select(expr);
        break;
      default:
        break;
    }
    if (streams(expr)) return std::nullopt;
    return Components{{nullptr, false, {{expr, false, nullptr}}}};
  }

 private:
  bool is_tainted(const Expr& expr) const {
    for (const Expr& access : accesses_in(expr)) {
      const bool hit = std::any_of(late_.begin(), late_.end(),
                                   [&](const Expr& one) { return same(one, access); });
      if (hit) return true;
      if (view_.is_inlinable(access) &&
          is_tainted(view_.at_access(access, view_.definition(access->id).body))) {
        return true;
      }
    }
    return false;
  }

  bool streams(const Expr& expr) const { return view_.family().carried_by(expr); }

  MaybeComponents of_definition(const Expr& access) const {
    const Einsum& einsum = view_.definition(access->id);
    MaybeComponents parts = of(view_.at_access(access, einsum.body));
    if (!parts) return std::nullopt;
    const bool iterated_only =
        parts->size() == 1 && !parts->front().negative &&
        std::all_of(parts->front().factors.begin(), parts->front().factors.end(),
                    [](const LateFactor& factor) { return factor.exponent != nullptr; });
    if (!einsum.reduction) {
      if (iterated_only) parts->front().term = access;
      return parts;
    }
    // A sum over other ranks: a factor passes through when it is the same for every term of it.
    const bool passes =
        einsum.reduction->op == ReduceOp::sum && iterated_only &&
        std::all_of(parts->front().factors.begin(), parts->front().factors.end(),
                    [&](const LateFactor& factor) {
                      return std::none_of(einsum.reduction->vars.begin(),
                                          einsum.reduction->vars.end(),
                                          [&](int var) { return uses_var(factor.value, var); });
                    });
    if (!passes) return std::nullopt;
    parts->front().term = access;
    return parts;
  }

  static MaybeComponents negated(MaybeComponents parts) {
    if (!parts) return std::nullopt;
    for (LateComponent& one : *parts) one.negative = !one.negative;
    return parts;
  }

  static MaybeComponents inverted(const MaybeComponents& parts) {
    if (!parts || parts->size() != 1) return std::nullopt;
    LateComponent one = parts->front();
    if (one.term) one.term = make_node(Op::div, {make_integer(1), one.term});
    for (LateFactor& factor : one.factors) {
      // 1/exp(x - r) would need the opposite re-tagging of a term kept whole: not worth a rule.
      if (factor.exponent) return std::nullopt;
      factor.inverse = !factor.inverse;
    }
    return Components{one};
  }

  static Expr quotient_or_product(const Expr& a, const Expr& b) {
    const bool reciprocal =
        b && b->op == Op::div && b->args[0]->op == Op::integer && b->args[0]->integer == 1;
    if (a && reciprocal) return make_node(Op::div, {a, b->args[1]});
    return product(a, b);
  }

  static MaybeComponents times(const MaybeComponents& a, const MaybeComponents& b) {
    if (!a || !b || a->size() * b->size() > kMaxComponents) return std::nullopt;
    Components result;
    for (const LateComponent& x : *a) {
      for (const LateComponent& y : *b) {
        LateComponent one;
        one.term = quotient_or_product(x.term, y.term);
        one.negative = x.negative != y.negative;
        one.factors = x.factors;
        one.factors.insert(one.factors.end(), y.factors.begin(), y.factors.end());
        add_merged(result, std::move(one));
      }
    }
    return result;
  }

  /// Adds a component to a sum: equal factors share a term, equal terms share a factor.
  static void add_merged(Components& sum, LateComponent one) {
    for (LateComponent& known : sum) {
      if (same_factors(known.factors, one.factors)) {
        const Expr a = one_if_null(known.term);
        const Expr b = one_if_null(one.term);
        if (known.negative == one.negative) {
          known.term = make_node(Op::add, {a, b});
        } else {
          known.term = known.negative ? make_node(Op::sub, {b, a}) : make_node(Op::sub, {a, b});
          known.negative = false;
        }
        return;
      }
      const bool deferred = known.factors.size() == 1 && one.factors.size() == 1 &&
                            !known.factors[0].exponent && !one.factors[0].exponent &&
                            !known.factors[0].inverse && !one.factors[0].inverse;
      if (deferred && same(known.term, one.term)) {
        const Expr a = known.factors[0].value;
        const Expr b = one.factors[0].value;
        const bool differ = known.negative != one.negative;
        known.factors[0].value = make_node(differ ? Op::sub : Op::add, {a, b});
        return;
      }
    }
    sum.push_back(std::move(one));
  }

  MaybeComponents of_sum(const Expr& expr) const {
    MaybeComponents left = of(expr->args[0]);
    MaybeComponents right = of(expr->args[1]);
    if (expr->op == Op::sub) right = negated(std::move(right));
    if (!left || !right || left->size() + right->size() > kMaxComponents) return std::nullopt;
    Components sum;
    for (Components* side : {&*left, &*right}) {
      for (LateComponent& one : *side) add_merged(sum, std::move(one));
    }
    return sum;
  }

  static Expr signed_sum(const Expr& sum, const Expr& more, bool negative) {
    if (!sum) return negative ? make_node(Op::neg, {more}) : more;
    return make_node(negative ? Op::sub : Op::add, {sum, more});
  }

  /// exp(c + r1 - r2 ...): each late summand leaves the exponential when what remains is safe.
  MaybeComponents of_exp(const Expr& expr) const {
    const MaybeComponents parts = of(expr->args[0]);
    if (!parts) return std::nullopt;
    std::vector<SignedTerm> streamed;
    std::vector<SignedTerm> late;
    for (const LateComponent& one : *parts) {
      if (one.factors.empty()) {
        streamed.push_back({one_if_null(one.term), one.negative});
        continue;
      }
      Expr value;
      for (const LateFactor& factor : one.factors) {
        if (factor.exponent) return std::nullopt;
        const Expr base = value ? value : Expr{};
        if (factor.inverse) {
          value = make_node(Op::div, {base ? base : make_integer(1), factor.value});
        } else {
          value = product(base, factor.value);
        }
      }
      if (one.term) {
        if (streams(one.term)) return std::nullopt;
        value = product(value, one.term);
      }
      late.push_back({value, one.negative});
    }
    return exponential(expr, streamed, std::move(late));
  }

  Components exponential(const Expr& whole, const std::vector<SignedTerm>& streamed,
                         std::vector<SignedTerm> late) const {
    LateComponent result;
    const auto argument_without = [&](std::size_t skipped) {
      Expr argument;
      for (const SignedTerm& one : streamed) {
        argument = signed_sum(argument, one.term, one.negative);
      }
      for (std::size_t i = 0; i < late.size(); ++i) {
        if (i != skipped) argument = signed_sum(argument, late[i].term, late[i].negative);
      }
      return argument;
    };
    bool changed = false;
    for (std::size_t i = late.size(); i-- > 0;) {
      if (!is_safe_exponent(view_.cascade(), ranges_, argument_without(i))) continue;
      result.factors.push_back({make_node(Op::exp, {late[i].term}), late[i].negative, nullptr});
      late.erase(late.begin() + static_cast<std::ptrdiff_t>(i));
      changed = true;
    }
    result.term = changed ? make_node(Op::exp, {argument_without(late.size())}) : whole;
    if (!late.empty()) {
      Expr exponent;
      for (const SignedTerm& one : late) exponent = signed_sum(exponent, one.term, one.negative);
      result.factors.push_back({make_node(Op::exp, {exponent}), false, exponent});
    }
    return {result};
  }

  MaybeComponents of_power(const Expr& expr) const {
    const Expr& power = expr->args[1];
    const bool small = power->op == Op::integer && power->integer >= 1 && power->integer <= 4;
    if (!small) return std::nullopt;
    const MaybeComponents base = of(expr->args[0]);
    MaybeComponents result = base;
    for (std::int64_t i = 1; i < power->integer; ++i) result = times(result, base);
    return result;
  }

  bool is_nonnegative(const Expr& expr) const {
    return range_of_value(view_.cascade(), ranges_, expr).low >= 0;
  }

  /// sqrt(a b) = sqrt(a) sqrt(b) where neither is negative.
  MaybeComponents of_root(const Expr& expr) const {
    MaybeComponents parts = of(expr->args[0]);
    if (!parts || parts->size() != 1 || parts->front().negative) return std::nullopt;
    LateComponent& one = parts->front();
    if (one.term && !is_nonnegative(one.term)) return std::nullopt;
    for (LateFactor& factor : one.factors) {
      if (factor.exponent || !is_nonnegative(factor.value)) return std::nullopt;
      factor.value = make_node(expr->op, {factor.value});
    }
    if (one.term) one.term = make_node(expr->op, {one.term});
    return parts;
  }

  MaybeComponents of_select(const Expr& expr) const {
    if (is_tainted(expr->args[0])) return std::nullopt;
    const Expr zero = make_integer(0);
    Components sum;
    for (std::size_t branch : {std::size_t{1}, std::size_t{2}}) {
      if (is_zero(expr->args[branch])) continue;
      const MaybeComponents parts = of(expr->args[branch]);
      if (!parts) return std::nullopt;
      for (LateComponent one : *parts) {
        const Expr term = one_if_null(one.term);
        one.term = make_node(Op::select,
                             {expr->args[0], branch == 1 ? term : zero, branch == 1 ? zero : term});
        add_merged(sum, std::move(one));
      }
    }
    return sum;
  }

  const LateView& view_;
  const std::vector<ValueRange>& ranges_;
  const std::vector<Expr>& late_;
};

}  // namespace

std::optional<std::vector<LateComponent>> separate_factors(const LateView& view,
                                                           const std::vector<ValueRange>& ranges,
                                                           const std::vector<Expr>& late,
                                                           const Expr& expr) {
  return Separator(view, ranges, late).of(expr);
}

}  // namespace attngen
