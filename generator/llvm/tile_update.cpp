// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_update.h"

#include <algorithm>

#include "generator/language/language.h"
#include "generator/llvm/tile_copies.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class UpdatePrinter {
 public:
  UpdatePrinter(RowTileScope& scope, IrValue row, IrValue first_key, const KeysMet& met,
                bool is_full)
      : scope_(scope),
        form_(scope.context().form),
        layout_(scope.context().layout),
        f_(scope.function()),
        row_(row),
        first_key_(first_key),
        met_(met),
        is_full_(is_full) {}

  void print() {
    scope_.enter_row_vector(row_);
    load_row_reductions(scope_, row_);
    for (const RowScalar& scalar : form_.scalars) {
      const IrValue value = scope_.load_rows(layout_.scalars.at(scalar.tensor), row_);
      scope_.current[scalar.tensor] = value;
      scope_.previous[scalar.tensor] = value;
    }
    for (int level = 0; level < form_.levels; ++level) print_level(level);
    for (const RowScalar& scalar : form_.scalars) {
      scope_.store_rows(scope_.current.at(scalar.tensor), layout_.scalars.at(scalar.tensor), row_);
    }
    scope_.current.clear();
    scope_.previous.clear();
    scope_.leave_rows();
  }

 private:
  void print_level(int level) {
    const bool makes_weights = level == form_.levels - 1;
    std::vector<const RowScalar*> states;
    for (const RowScalar& scalar : form_.scalars) {
      if (scalar.is_state && scalar.level == level) states.push_back(&scalar);
    }
    std::vector<IrValue> retags;
    for (const RowScalar* state : states) {
      retags.push_back(state->retag ? scope_.value(state->retag) : IrValue{});
    }
    if (makes_weights && form_.wide_retag) {
      scope_.store_rows(scope_.value(form_.wide_retag), layout_.factors, row_);
    }
    const std::vector<IrValue> met = sweep(states, level == 0, makes_weights);
    for (std::size_t i = 0; i < states.size(); ++i) {
      const RowScalar& state = *states[i];
      IrValue before = scope_.current.at(state.tensor);
      if (retags[i]) {
        const bool scales = state.op == ReduceOp::sum || state.op == ReduceOp::prod;
        before = f_.binary(scales ? "fmul" : "fadd", before, retags[i]);
      }
      scope_.current[state.tensor] = ir_combined(scope_, state.op, before, met[i]);
    }
    for (const RowScalar& scalar : form_.scalars) {
      if (scalar.is_state || scalar.level != level) continue;
      scope_.comment(scalar.einsum);
      scope_.current[scalar.tensor] = f_.splat(scope_.value(scalar.value), layout_.lanes);
    }
  }

  /// Every key that is met, once. Returns what the states met in them.
  Values sweep(const std::vector<const RowScalar*>& states, bool is_first, bool makes_weights) {
    Values start;
    for (const RowScalar* state : states) {
      scope_.comment(state->einsum);
      start.push_back(f_.splat(ir_identity(scope_, state->op), layout_.lanes));
    }
    if (makes_weights) scope_.comment(form_.wide_einsum);
    return f_.loop("key_row", met_.begin, met_.end, 1, start,
                   [&](IrValue at, const Values& so_far) {
                     return meet_key(states, so_far, at, is_first, makes_weights);
                   });
  }

  Values meet_key(const std::vector<const RowScalar*>& states, const Values& so_far, IrValue at,
                  bool is_first, bool makes_weights) {
    scope_.vars[form_.key_var] = f_.add(first_key_, at);
    for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
      if (form_.reductions[i].of_rows) continue;
      scope_.reductions[i] =
          f_.load(scope_.scalar(),
                  f_.element(scope_.scratch(layout_.reductions[i]), scope_.context().real, at));
    }
    const IrValue place = f_.add(f_.multiply(at, ir_i64(layout_.line_pitch)), row_);
    const IrValue kept = is_full_ || !form_.tiles.keep || !(is_first || form_.masks_terms)
                             ? IrValue{}
                             : f_.splat(scope_.condition(form_.tiles.keep), layout_.lanes);
    if (kept) scope_.printer().enter(kept);
    IrValue carried;
    if (is_first) {
      if (kept && layout_.clears_dead) mark(kept, at);
      scope_.dot = scope_.load_rows(layout_.tile, place);
      carried = f_.splat(scope_.value(form_.carried), layout_.lanes);
      if (kept) {
        carried =
            f_.select(kept, carried, ir_float(scope_.context().real, form_.excluded.value_or(0.0)));
      }
    } else {
      carried = scope_.load_rows(layout_.tile, place);
    }
    scope_.carried = carried;
    Values met;
    for (std::size_t i = 0; i < states.size(); ++i) {
      const IrValue next =
          ir_combined(scope_, states[i]->op, so_far[i], scope_.value(states[i]->term));
      met.push_back(counted(kept, states[i]->keep, next, so_far[i]));
    }
    IrValue left = carried;
    if (makes_weights) {
      left = counted(kept, form_.wide_keep, f_.splat(scope_.value(form_.weight), layout_.lanes),
                     ir_zero(scope_.vector()));
    }
    if (kept) scope_.printer().leave();
    if (makes_weights || is_first) scope_.store_rows(left, layout_.tile, place);
    scope_.vars.erase(form_.key_var);
    return met;
  }

  /// Where terms are masked one by one: `value` for pairs that this reduction counts.
  IrValue counted(const IrValue& kept, const Expr& own_keep, IrValue value, IrValue otherwise) {
    if (!form_.masks_terms || is_full_ || !form_.tiles.keep) {
      if (!own_keep || is_full_) return value;
      return f_.select(f_.splat(scope_.condition(own_keep), layout_.lanes), value, otherwise);
    }
    IrValue all = kept;
    if (own_keep) {
      all = f_.binary("and", kept, f_.splat(scope_.condition(own_keep), layout_.lanes));
    }
    return f_.select(all, value, otherwise);
  }

  /// The key is alive when some row counts it.
  void mark(IrValue kept, IrValue at) {
    const IrValue any =
        f_.intrinsic("llvm.vector.reduce.or." + suffix_of(kept.type), {IrKind::i1, 1}, {kept});
    const IrValue address = f_.element(scope_.scratch(layout_.alive), IrKind::i8, at);
    const IrValue before = f_.load({IrKind::i8, 1}, address);
    f_.store(f_.binary("or", before, f_.cast("zext", any, IrKind::i8)), address);
  }

  RowTileScope& scope_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
  IrValue row_;
  IrValue first_key_;
  KeysMet met_;
  bool is_full_;
};

}  // namespace

void load_row_reductions(RowTileScope& scope, IrValue first) {
  const ForwardForm& form = scope.context().form;
  for (std::size_t i = 0; i < form.reductions.size(); ++i) {
    if (!form.reductions[i].of_rows) continue;
    scope.reductions[i] = scope.function().load(
        scope.vector(),
        scope.function().element(scope.scratch(scope.context().layout.reductions[i]),
                                 scope.context().real, first),
        scope.align());
  }
}

void print_update(RowTileScope& scope, IrValue row, IrValue first_key, const KeysMet& met,
                  bool is_full) {
  UpdatePrinter(scope, row, first_key, met, is_full).print();
}

void print_weight_pairs(RowTileScope& scope, IrValue first, const KeysMet& met) {
  const TileLayout& layout = scope.context().layout;
  IrFunction& f = scope.function();
  const IrValue last = f.subtract(met.end, ir_i64(1));
  const auto rows_at = [&](IrValue at) {
    return f.load(scope.vector(), f.element(scope.scratch(layout.tile), scope.context().real, at),
                  scope.align());
  };
  f.loop("key_row", met.begin, met.end, 2, {}, [&](IrValue row, const IrFunction::Values&) {
    const auto rounded = [&](IrValue key) {
      const IrValue weight = rows_at(f.add(f.multiply(key, ir_i64(layout.line_pitch)), first));
      const IrValue narrow = f.cast("fptrunc", weight, IrKind::bf16);
      return f.cast("zext", f.bitcast(narrow, {IrKind::i16, layout.lanes}), IrKind::i32);
    };
    const IrValue low = rounded(row);
    const IrValue next = f.smaller(f.add(row, ir_i64(1)), last);
    const IrValue high = f.select(f.compare("icmp slt", row, last), rounded(next),
                                  ir_zero({IrKind::i32, layout.lanes}));
    const IrValue pair = f.binary("or", low, f.binary("shl", high, ir_integer(IrKind::i32, 16)));
    const IrValue at =
        f.add(f.multiply(f.binary("lshr", row, ir_i64(1)), ir_i64(layout.line_pitch)), first);
    f.store(pair, f.element(scope.scratch(layout.tile), IrKind::i32, at), scope.align());
    return IrFunction::Values{};
  });
}

}  // namespace attngen
