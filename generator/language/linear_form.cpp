// SPDX-License-Identifier: Apache-2.0
#include "generator/language/linear_form.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace attngen {
namespace {

using Terms = std::map<int, std::int64_t>;

bool add_into(Terms& terms, const Terms& more) {
  for (const auto& [id, coefficient] : more) {
    std::int64_t& at = terms[id];
    if (__builtin_add_overflow(at, coefficient, &at)) return false;
    if (at == 0) terms.erase(id);
  }
  return true;
}

bool scale_terms(Terms& terms, std::int64_t factor) {
  for (auto& [id, coefficient] : terms) {
    if (__builtin_mul_overflow(coefficient, factor, &coefficient)) return false;
  }
  return true;
}

LinearForm constant_form(std::int64_t value) {
  LinearForm form;
  form.constant = value;
  return form;
}

std::optional<LinearForm> product(const std::optional<LinearForm>& a,
                                  const std::optional<LinearForm>& b) {
  if (!a || !b) return std::nullopt;
  if (a->is_constant()) return scaled(*b, a->constant);
  if (b->is_constant()) return scaled(*a, b->constant);
  return std::nullopt;
}

}  // namespace

std::optional<LinearForm> scaled(const LinearForm& form, std::int64_t factor) {
  if (factor == 0) return LinearForm{};
  LinearForm result = form;
  if (__builtin_mul_overflow(result.constant, factor, &result.constant) ||
      !scale_terms(result.extents, factor) || !scale_terms(result.vars, factor)) {
    return std::nullopt;
  }
  return result;
}

std::optional<LinearForm> added(const LinearForm& a, const LinearForm& b) {
  LinearForm result = a;
  if (__builtin_add_overflow(result.constant, b.constant, &result.constant) ||
      !add_into(result.extents, b.extents) || !add_into(result.vars, b.vars)) {
    return std::nullopt;
  }
  return result;
}

std::optional<LinearForm> subtracted(const LinearForm& a, const LinearForm& b) {
  const std::optional<LinearForm> negative = scaled(b, -1);
  return negative ? added(a, *negative) : std::nullopt;
}

LinearForm extent_form(const Cascade& cascade, int rank) {
  const std::optional<std::int64_t>& fixed = cascade.ranks[static_cast<std::size_t>(rank)].extent;
  if (fixed) return constant_form(*fixed);
  LinearForm form;
  form.extents[rank] = 1;
  return form;
}

std::optional<LinearForm> linear_form(const Cascade& cascade, const Expr& expr) {
  switch (expr->op) {
    case Op::integer:
      return constant_form(expr->integer);
    case Op::extent:
      return extent_form(cascade, expr->id);
    case Op::var: {
      LinearForm form;
      form.vars[expr->id] = 1;
      return form;
    }
    case Op::neg: {
      const auto arg = linear_form(cascade, expr->args[0]);
      return arg ? scaled(*arg, -1) : std::nullopt;
    }
    case Op::add:
    case Op::sub: {
      const auto a = linear_form(cascade, expr->args[0]);
      const auto b = linear_form(cascade, expr->args[1]);
      if (!a || !b) return std::nullopt;
      return expr->op == Op::add ? added(*a, *b) : subtracted(*a, *b);
    }
    case Op::mul:
      return product(linear_form(cascade, expr->args[0]), linear_form(cascade, expr->args[1]));
    default:
      return std::nullopt;
  }
}

namespace {

// A variable runs from 0 to extent-1: each takes the end that its sign asks for.
std::optional<LinearForm> extreme(const Cascade& cascade, const LinearForm& form, bool highest) {
  LinearForm result;
  result.constant = form.constant;
  result.extents = form.extents;
  for (const auto& [var, coefficient] : form.vars) {
    if ((coefficient > 0) != highest) continue;
    const int rank = cascade.vars[static_cast<std::size_t>(var)].rank;
    const auto last = subtracted(extent_form(cascade, rank), constant_form(1));
    const auto part = last ? scaled(*last, coefficient) : std::nullopt;
    const auto sum = part ? added(result, *part) : std::nullopt;
    if (!sum) return std::nullopt;
    result = *sum;
  }
  return result;
}

// Of two bounds that both hold, the tighter one where the extents allow to tell.
std::optional<LinearForm> tighter(const std::optional<LinearForm>& a,
                                  const std::optional<LinearForm>& b, bool highest) {
  if (!a) return b;
  if (!b) return a;
  const auto above = subtracted(*b, *a);
  return above && never_negative(*above) == highest ? a : b;
}

FormRange range_of_modulo(const Cascade& cascade, const Expr& divisor) {
  const auto form = linear_form(cascade, divisor);
  if (!form || !form->vars.empty()) return {};
  const auto last = subtracted(*form, constant_form(1));
  if (!last || !never_negative(*last)) return {};
  return {LinearForm{}, last, false};
}

FormRange range_of_quotient(const FormRange& dividend, const Expr& divisor) {
  if (divisor->op != Op::integer || divisor->integer < 1) return {};
  const auto divided = [&](const std::optional<LinearForm>& form) -> std::optional<LinearForm> {
    if (!form || !form->is_constant()) return std::nullopt;
    const std::int64_t quotient = form->constant / divisor->integer;
    return constant_form(quotient - (form->constant % divisor->integer < 0 ? 1 : 0));
  };
  return {divided(dividend.low), divided(dividend.high), false};
}

}  // namespace

FormRange range_of(const Cascade& cascade, const Expr& coord) {
  if (const auto form = linear_form(cascade, coord)) {
    return {extreme(cascade, *form, false), extreme(cascade, *form, true), true};
  }
  switch (coord->op) {
    case Op::min: {
      const FormRange a = range_of(cascade, coord->args[0]);
      const FormRange b = range_of(cascade, coord->args[1]);
      return {std::nullopt, tighter(a.high, b.high, true), false};
    }
    case Op::max: {
      const FormRange a = range_of(cascade, coord->args[0]);
      const FormRange b = range_of(cascade, coord->args[1]);
      return {tighter(a.low, b.low, false), std::nullopt, false};
    }
    case Op::clamp: {
      // min(max(x, low), high): never above the upper bound; the lower one may lie above it.
      const FormRange high = range_of(cascade, coord->args[2]);
      return {std::nullopt, high.high, false};
    }
    case Op::abs:
      return {LinearForm{}, std::nullopt, false};
    case Op::mod:
      return range_of_modulo(cascade, coord->args[1]);
    case Op::floor_div:
      return range_of_quotient(range_of(cascade, coord->args[0]), coord->args[1]);
    case Op::add:
    case Op::sub: {
      const FormRange a = range_of(cascade, coord->args[0]);
      FormRange b = range_of(cascade, coord->args[1]);
      if (coord->op == Op::sub) {
        std::swap(b.low, b.high);
        if (b.low) b.low = scaled(*b.low, -1);
        if (b.high) b.high = scaled(*b.high, -1);
      }
      FormRange sum;
      if (a.low && b.low) sum.low = added(*a.low, *b.low);
      if (a.high && b.high) sum.high = added(*a.high, *b.high);
      return sum;
    }
    default:
      return {};
  }
}

bool never_negative(const LinearForm& form) {
  std::int64_t least = form.constant;
  for (const auto& [rank, coefficient] : form.extents) {
    if (coefficient < 0 || __builtin_add_overflow(least, coefficient, &least)) return false;
  }
  return least >= 0;
}

}  // namespace attngen
