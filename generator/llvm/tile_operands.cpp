// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_operands.h"

#include <vector>

#include "generator/llvm/tile_copies.h"
#include "generator/llvm/vector_math.h"

namespace attngen {

using Values = IrFunction::Values;

void ask_for(RowTileScope& scope, const RowsAhead& ahead, IrValue first_row, int block_rows,
             IrValue round, int rounds) {
  if (ahead.lines == 0) return;
  IrFunction& f = scope.function();
  const int blocks = scope.context().layout.rows / block_rows;
  if (blocks > 1) {
    const IrValue block = f.binary("udiv", first_row, ir_i64(block_rows));
    round = f.add(f.multiply(block, ir_i64(rounds)), round);
    rounds *= blocks;
  }
  const int all = scope.context().layout.key_tile * ahead.lines;
  const int each = (all + rounds - 1) / rounds;
  const bool share_one_row = ahead.lines % each == 0 && each * rounds == all;
  for (int i = 0; i < each; i += share_one_row ? each : 1) {
    IrValue line = f.add(f.multiply(round, ir_i64(each)), ir_i64(i));
    if (each * rounds > all) line = f.smaller(line, ir_i64(all - 1));
    const IrValue row = f.binary("udiv", line, ir_i64(ahead.lines));
    const IrValue within = f.binary("urem", line, ir_i64(ahead.lines));
    const IrValue first =
        f.element(ahead.address(row), IrKind::i8, f.multiply(within, ir_i64(kLineBytes)));
    for (int next = 0; next < (share_one_row ? each : 1); ++next) {
      f.prefetch(f.element(first, IrKind::i8, ir_i64(next * kLineBytes)));
    }
  }
}

TileOperands::TileOperands(RowTileScope& scope)
    : scope_(scope),
      form_(scope.context().form),
      layout_(scope.context().layout),
      f_(scope.function()) {}

RowsAhead TileOperands::keys_ahead(IrValue first) {
  return ahead(form_.keys, layout_.contracted, first, layout_.next_keys);
}

RowsAhead TileOperands::values_ahead(IrValue first) {
  return ahead(form_.values, layout_.wide, first, layout_.these_values);
}

/// Rows that a table finds are looked up once, into `to`.
RowsAhead TileOperands::ahead(const FormOperand& operand, int columns, IrValue first,
                              std::int64_t to) {
  if (!scope_.context().plan.prefetches || columns == 0) return {};
  const int element_bytes = bytes_of(ir_storage(tensor_of(operand).type.type));
  const auto lines = static_cast<int>((columns * element_bytes + kLineBytes - 1) / kLineBytes);
  const IrValue last = f_.subtract(f_.parameter("end"), ir_i64(1));
  if (!operand.gathers) {
    const IrValue start = f_.smaller(first, last);
    const TileRows rows = in_place(operand, start);
    const IrValue row_bytes = f_.multiply(rows.stride, ir_i64(element_bytes));
    const IrValue rest = f_.subtract(last, start);
    return {lines, [this, rows, row_bytes, rest](IrValue row) {
              return f_.element(rows.address, IrKind::i8,
                                f_.multiply(f_.smaller(row, rest), row_bytes));
            }};
  }
  f_.loop("key_row", ir_i64(0), ir_i64(layout_.key_tile), 1, {}, [&](IrValue row, const Values&) {
    scope_.vars[form_.key_var] = f_.smaller(f_.add(first, row), last);
    f_.store(scope_.row_address(operand), f_.element(scope_.scratch(to), IrKind::ptr, row));
    scope_.vars.erase(form_.key_var);
    return Values{};
  });
  return {lines, [this, to](IrValue row) {
            return f_.load({IrKind::ptr, 1}, f_.element(scope_.scratch(to), IrKind::ptr, row));
          }};
}

/// Where the rows of a tile are read: in the array itself, or copied.
TileRows TileOperands::keys(IrValue first, IrValue count) {
  if (!layout_.stages_keys) return in_place(form_.keys, first);
  copy_rows(form_.keys, layout_.key_type, first, count, layout_.contracted, layout_.key_pitch,
            layout_.keys, false);
  return {scope_.scratch(layout_.keys), ir_i64(layout_.key_pitch)};
}

/// An i1: the key counts somewhere in the tile.
IrValue TileOperands::is_alive(IrValue row) {
  if (!layout_.clears_dead) return ir_boolean(true);
  const IrValue mark =
      f_.load({IrKind::i8, 1}, f_.element(scope_.scratch(layout_.alive), IrKind::i8, row));
  return f_.compare("icmp ne", mark, ir_integer(IrKind::i8, 0));
}

/// Values of two neighbouring keys side by side in one i32; of a key that does not count, 0.
TileRows TileOperands::value_pairs(IrValue first, IrValue count) {
  const IrValue last = f_.subtract(count, ir_i64(1));
  f_.loop("key_row", ir_i64(0), count, 2, {}, [&](IrValue row, const Values&) {
    const IrValue to =
        f_.element(scope_.scratch(layout_.values), IrKind::i32,
                   f_.multiply(f_.binary("lshr", row, ir_i64(1)), ir_i64(layout_.value_pitch)));
    const auto address = [&](IrValue at, IrValue counts) {
      scope_.vars[form_.key_var] = f_.add(first, at);
      const IrValue found = scope_.row_address(form_.values);
      scope_.vars.erase(form_.key_var);
      return f_.select(counts, found, scope_.scratch(layout_.zeros));
    };
    const IrValue next = f_.smaller(f_.add(row, ir_i64(1)), last);
    const IrValue low = address(row, is_alive(row));
    const IrValue high = address(
        next, f_.select(f_.compare("icmp slt", row, last), is_alive(next), ir_boolean(false)));
    const auto columns = [&](int begin, int end, int lanes) {
      std::vector<int> alternating;
      for (int lane = 0; lane < lanes; ++lane) {
        alternating.push_back(lane);
        alternating.push_back(lanes + lane);
      }
      f_.loop("f", ir_i64(begin), ir_i64(end), lanes, {}, [&](IrValue column, const Values&) {
        const auto part = [&](IrValue from) {
          return f_.load({IrKind::i16, lanes}, f_.element(from, IrKind::i16, column));
        };
        f_.store(f_.shuffle(part(low), part(high), alternating),
                 f_.element(to, IrKind::i32, column), 4);
        return Values{};
      });
    };
    // Two vectors of 512 bits become two; heads come in multiples of 8, others in pairs.
    int done = 0;
    for (const int lanes : {32, 8, 2}) {
      const int end = layout_.wide / lanes * lanes;
      columns(done, end, lanes);
      done = end;
    }
    for (; done < layout_.wide; ++done) {
      for (int half = 0; half < 2; ++half) {
        const IrValue from = f_.element(half == 0 ? low : high, IrKind::i16, ir_i64(done));
        f_.store(f_.load({IrKind::i16, 1}, from),
                 f_.element(to, IrKind::i16, ir_i64(2 * done + half)));
      }
    }
    return Values{};
  });
  return {scope_.scratch(layout_.values), ir_i64(layout_.value_pitch)};
}

TileRows TileOperands::plain_values(IrValue first, IrValue count) {
  const auto copied = [&] {
    copy_rows(form_.values, layout_.value_type, first, count, layout_.wide, layout_.value_pitch,
              layout_.values, layout_.clears_dead);
    return TileRows{scope_.scratch(layout_.values), ir_i64(layout_.value_pitch)};
  };
  if (layout_.stages_values) return copied();
  if (!layout_.clears_dead) return in_place(form_.values, first);
  const Values chosen = f_.choose(
      scope_.condition(form_.tiles.certain),
      [&] {
        const TileRows tile = in_place(form_.values, first);
        return Values{tile.address, tile.stride};
      },
      [&] {
        const TileRows tile = copied();
        return Values{tile.address, tile.stride};
      });
  return {chosen[0], chosen[1]};
}

TileRows TileOperands::in_place(const FormOperand& operand, IrValue first) {
  scope_.vars[form_.key_var] = first;
  const IrValue address = scope_.row_address(operand);
  scope_.vars.erase(form_.key_var);
  return {address, scope_.column_stride(operand.tensor, operand.row_dim)};
}

void TileOperands::copy_rows(const FormOperand& operand, DType as, IrValue first, IrValue count,
                             int columns, int width, std::int64_t to, bool clears_dead) {
  const DType stored = tensor_of(operand).type.type;
  const IrKind kind = ir_storage(as);
  const IrValue stride = scope_.column_stride(operand.tensor, operand.column_dim);
  f_.loop("key_row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
    const IrValue at = f_.element(scope_.scratch(to), kind, f_.multiply(row, ir_i64(width)));
    const auto copy = [&] {
      scope_.vars[form_.key_var] = f_.add(first, row);
      const bool as_stored = kind != scope_.vector().kind;
      if (as_stored && stride.is_constant && stride.integer == 1) {
        f_.copy_bytes(at, scope_.row_address(operand), std::int64_t{columns} * bytes_of(kind));
      } else {
        emit_copy_in(scope_, stored, scope_.row_address(operand), stride, columns, at);
      }
      scope_.vars.erase(form_.key_var);
      return Values{};
    };
    if (!clears_dead) return copy();
    f_.choose(is_alive(row), copy, [&] {
      f_.clear_bytes(at, std::int64_t{width} * bytes_of(kind));
      return Values{};
    });
    return Values{};
  });
}

TileRows TileOperands::values(IrValue first, IrValue count) {
  return layout_.pairs ? value_pairs(first, count) : plain_values(first, count);
}

const Tensor& TileOperands::tensor_of(const FormOperand& operand) const {
  return scope_.context().cascade.tensors.at(static_cast<std::size_t>(operand.tensor));
}

}  // namespace attngen
