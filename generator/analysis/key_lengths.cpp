// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/key_lengths.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "generator/analysis/tile_linear.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_table(const Cascade& cascade, const Expr& expr) {
  if (expr->op != Op::access) return false;
  const Tensor& tensor = cascade.tensors[at(expr->id)];
  return tensor.kind == TensorKind::input && is_integer(tensor.type.type);
}

/// What is compared with the variable.
struct Beside {
  Linear tables;   ///< coefficients of +1 and -1
  Linear extents;  ///< and the constant, at the greatest values of other variables
  bool has_other_vars = false;
};

class LengthFinder {
 public:
  LengthFinder(const Cascade& cascade, const std::vector<int>& reduced)
      : cascade_(cascade), reduced_(reduced), scope_(cascade, {}) {}

  void look(const Expr& condition, bool negated, bool is_alternative) {
    if (!condition) return;
    switch (condition->op) {
      case Op::logical_not:
        return look(condition->args[0], !negated, is_alternative);
      case Op::logical_and:
      case Op::logical_or: {
        const bool either = is_alternative || (condition->op == Op::logical_or) != negated;
        for (const Expr& arg : condition->args) look(arg, negated, either);
        return;
      }
      case Op::lt:
      case Op::le:
      case Op::gt:
      case Op::ge:
        return compare(condition, negated, is_alternative);
      default:
        return;
    }
  }

  std::vector<KeyLength> found;

 private:
  /// As small < large, or small <= large.
  void compare(const Expr& condition, bool negated, bool is_alternative) {
    const Op op = condition->op;
    const bool is_less = (op == Op::lt || op == Op::le) != negated;
    const bool is_strict = (op == Op::lt || op == Op::gt) != negated;
    const std::optional<Linear> a = scope_.linear(condition->args[is_less ? 0 : 1]);
    const std::optional<Linear> b = scope_.linear(condition->args[is_less ? 1 : 0]);
    if (!a || !b) return;
    const std::optional<Linear> form = combined(*a, *b, -1);
    if (!form) return;
    for (const Linear::Term& term : form->terms) {
      if (term.atom->op != Op::var || std::abs(term.coefficient) != 1) continue;
      const int rank = cascade_.vars[at(term.atom->id)].rank;
      if (contains(reduced_, rank)) add(*form, term, rank, is_strict, is_alternative);
    }
  }

  void add(const Linear& form, const Linear::Term& key, int rank, bool is_strict,
           bool is_alternative) {
    const bool is_end = key.coefficient > 0;
    const std::optional<Beside> beside = beside_of(form, key.atom, is_end ? -1 : 1);
    if (!beside || !beside->extents.terms.empty()) return;
    if (beside->has_other_vars && !is_end) return;
    KeyLength length;
    Linear keys = beside->tables;
    // m <= keys and m > keys say one key more.
    keys.constant = beside->extents.constant + (is_end != is_strict ? 1 : 0);
    if (keys.constant != 0 && keys.constant != 1) return;
    length.keys = to_expr(keys);
    length.rank = rank;
    length.is_end = is_end;
    length.is_alternative = is_alternative;
    found.push_back(std::move(length));
  }

  /// What is beside `key` in the form, times `sign`; absent where it is no length.
  std::optional<Beside> beside_of(const Linear& form, const Expr& key, std::int64_t sign) const {
    Beside beside;
    beside.extents.constant = sign * form.constant;
    for (const Linear::Term& term : form.terms) {
      if (same(term.atom, key)) continue;
      const std::int64_t coefficient = sign * term.coefficient;
      if (is_table(cascade_, term.atom)) {
        if (std::abs(coefficient) != 1 || uses_var(term.atom, key->id)) return std::nullopt;
        beside.tables.terms.push_back({term.atom, coefficient});
        continue;
      }
      Linear more;
      more.terms.push_back({term.atom, 1});
      if (term.atom->op == Op::var) {
        beside.has_other_vars = true;
        more.terms.front().atom =
            make_leaf(Op::extent, cascade_.vars[at(term.atom->id)].rank, term.atom->span);
        more.constant = -1;
        if (coefficient < 0) continue;  // its last value is the greatest at 0
      } else if (term.atom->op != Op::extent) {
        return std::nullopt;
      }
      const std::optional<Linear> sum = combined(beside.extents, more, coefficient);
      if (!sum) return std::nullopt;
      beside.extents = *sum;
    }
    if (!is_difference(beside.tables) || varies_with_others(form, beside.tables, key)) {
      return std::nullopt;
    }
    return beside;
  }

  /// One entry, or one less another.
  static bool is_difference(const Linear& tables) {
    std::int64_t sum = 0;
    for (const Linear::Term& term : tables.terms) sum += term.coefficient;
    return (tables.terms.size() == 1 && sum == 1) || (tables.terms.size() == 2 && sum == 0);
  }

  /// Whether a table reads a variable that also stands beside it.
  static bool varies_with_others(const Linear& form, const Linear& tables, const Expr& key) {
    for (const Linear::Term& term : form.terms) {
      if (term.atom->op != Op::var || same(term.atom, key)) continue;
      for (const Linear::Term& table : tables.terms) {
        if (uses_var(table.atom, term.atom->id)) return true;
      }
    }
    return false;
  }

  const Cascade& cascade_;
  const std::vector<int>& reduced_;
  TileScope scope_;
};

/// Each once.
void add_new(std::vector<KeyLength>& lengths, std::vector<KeyLength> more) {
  for (KeyLength& one : more) {
    const bool is_known = std::any_of(lengths.begin(), lengths.end(), [&](const KeyLength& known) {
      return known.rank == one.rank && known.is_end == one.is_end && same(known.keys, one.keys);
    });
    if (!is_known) lengths.push_back(std::move(one));
  }
}

}  // namespace

std::vector<KeyLength> key_lengths(const Cascade& cascade, const Expr& condition,
                                   const std::vector<int>& reduced) {
  LengthFinder finder(cascade, reduced);
  finder.look(condition, false, false);
  std::vector<KeyLength> lengths;
  add_new(lengths, std::move(finder.found));
  return lengths;
}

std::vector<KeyLength> key_lengths(const Cascade& cascade) {
  std::vector<int> reduced;
  for (const Einsum& einsum : cascade.einsums) {
    if (!einsum.reduction) continue;
    for (const int var : einsum.reduction->vars) reduced.push_back(cascade.vars[at(var)].rank);
  }
  std::vector<KeyLength> lengths;
  for (const Einsum& einsum : cascade.einsums) {
    add_new(lengths, key_lengths(cascade, einsum.where, reduced));
  }
  return lengths;
}

}  // namespace attngen
