// SPDX-License-Identifier: Apache-2.0
// The reductions whose value is a coordinate: argmax and topk.
#include "generator/ir/conditions.h"
#include "generator/llvm/loopnest_einsum.h"

namespace attngen {

using Sort = PointValue::Sort;
using Holds = ScratchPart::Holds;

/// A NaN counts as larger than any number; equal values do not beat each other.
IrValue LoopnestEinsum::beats(IrValue a, IrValue b) {
  const IrValue larger = f_.compare("fcmp ogt", a, b);
  const IrValue is_nan = f_.compare("fcmp uno", a, a);
  const IrValue is_number = f_.compare("fcmp ord", b, b);
  return f_.binary("or", larger, f_.binary("and", is_nan, is_number));
}

void LoopnestEinsum::write_argmax(int var, const PointConditions& rest) {
  const Values none = {ir_float(IrKind::f64, 0), ir_i64(-1)};
  const Values best = nest_.run({var}, rest, none, [&](const Values& now, const PointConditions&) {
    const IrValue value = expr_.real(einsum().body, IrKind::f64);
    const IrValue is_first = f_.compare("icmp slt", now[1], ir_i64(0));
    const IrValue wins = f_.binary("or", is_first, beats(value, now[0]));
    return Values{f_.select(wins, value, now[0]),
                  f_.select(wins, expr_.vars.at(static_cast<std::size_t>(var)), now[1])};
  });
  f_.when(f_.compare("icmp sge", best[1], ir_i64(0)), [&] { store({Sort::coordinate, best[1]}); });
}

// The best values so far stand in the slots, in their final order.
void LoopnestEinsum::write_topk(int var, const PointConditions& rest) {
  const auto slot_dim = static_cast<std::size_t>(slot_coordinate(einsum()));
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(einsum().tensor));
  const IrValue slots = tensors_.extent(tensor.dims.at(slot_dim));
  f_.when(f_.compare("icmp sgt", slots, ir_i64(0)), [&] {
    const Values filled =
        nest_.run({var}, rest, {ir_i64(0)}, [&](const Values& now, const PointConditions&) {
          const IrValue value = expr_.real(einsum().body, IrKind::f64);
          return with_candidate(now[0], slots, value, expr_.vars.at(static_cast<std::size_t>(var)));
        });
    const IrValue numbers = tensors_.part(Holds::slot_numbers, id_);
    f_.loop("slot.", ir_i64(0), filled[0], 1, {}, [&](IrValue slot, const Values&) {
      const IrValue number = f_.load({IrKind::i64, 1}, f_.element(numbers, IrKind::i64, slot));
      store({Sort::coordinate, number}, slot);
      return Values{};
    });
  });
}

/// The number of filled slots afterwards.
LoopnestEinsum::Values LoopnestEinsum::with_candidate(IrValue count, IrValue slots, IrValue value,
                                                      IrValue coordinate) {
  const IrValue values = tensors_.part(Holds::slot_values, id_);
  const IrValue last = f_.subtract(slots, ir_i64(1));
  const IrValue worst = f_.load({IrKind::f64, 1}, f_.element(values, IrKind::f64, last));
  const IrValue has_room = f_.compare("icmp slt", count, slots);
  f_.when(f_.binary("or", has_room, beats(value, worst)),
          [&] { insert_candidate(count, slots, value, coordinate); });
  return {f_.smaller(f_.add(count, ir_i64(1)), slots)};
}

/// Whoever stands behind the candidate moves one slot on; the last one falls out of a full list.
void LoopnestEinsum::insert_candidate(IrValue count, IrValue slots, IrValue value,
                                      IrValue coordinate) {
  const IrValue values = tensors_.part(Holds::slot_values, id_);
  const IrValue numbers = tensors_.part(Holds::slot_numbers, id_);
  const Values out = f_.loop(
      "slot.", ir_i64(0), count, 1, {value, coordinate}, [&](IrValue slot, const Values& moving) {
        const IrValue value_at = f_.element(values, IrKind::f64, slot);
        const IrValue number_at = f_.element(numbers, IrKind::i64, slot);
        const IrValue there = f_.load({IrKind::f64, 1}, value_at);
        const IrValue number = f_.load({IrKind::i64, 1}, number_at);
        const IrValue is_tie = f_.binary("xor", beats(there, moving[0]), ir_boolean(true));
        const IrValue is_earlier = f_.compare("icmp slt", moving[1], number);
        const IrValue goes_here =
            f_.binary("or", beats(moving[0], there), f_.binary("and", is_tie, is_earlier));
        f_.store(f_.select(goes_here, moving[0], there), value_at);
        f_.store(f_.select(goes_here, moving[1], number), number_at);
        return Values{f_.select(goes_here, there, moving[0]),
                      f_.select(goes_here, number, moving[1])};
      });
  f_.when(f_.compare("icmp slt", count, slots), [&] {
    f_.store(out[0], f_.element(values, IrKind::f64, count));
    f_.store(out[1], f_.element(numbers, IrKind::i64, count));
  });
}

}  // namespace attngen
