// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_operands.h"

#include "generator/llvm/tile_copies.h"
#include "generator/llvm/vector_math.h"

namespace attngen {

using Values = IrFunction::Values;

TileOperands::TileOperands(RowTileScope& scope)
    : scope_(scope),
      form_(scope.context().form),
      layout_(scope.context().layout),
      f_(scope.function()) {}

/// Addresses of the rows of the tile from `first` on; beyond the last key it is taken again.
void TileOperands::find_rows(const FormOperand& operand, IrValue first, std::int64_t to) {
  const IrValue last = f_.subtract(f_.parameter("end"), ir_i64(1));
  f_.loop("key_row", ir_i64(0), ir_i64(layout_.key_tile), 1, {}, [&](IrValue row, const Values&) {
    scope_.vars[form_.key_var] = f_.smaller(f_.add(first, row), last);
    f_.store(scope_.row_address(operand), f_.element(scope_.scratch(to), IrKind::ptr, row));
    scope_.vars.erase(form_.key_var);
    return Values{};
  });
}

/// Where the rows of a tile are as reals: in the array itself, or copied.
TileRows TileOperands::keys(IrValue first, IrValue count) {
  if (!layout_.stages_keys) return in_place(form_.keys, first);
  if (layout_.pairs) {
    f_.loop("key_row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
      const IrValue to = f_.element(scope_.scratch(layout_.keys), IrKind::bf16,
                                    f_.multiply(row, ir_i64(layout_.padded_contracted)));
      scope_.vars[form_.key_var] = f_.add(first, row);
      f_.copy_bytes(to, scope_.row_address(form_.keys), layout_.contracted * 2);
      scope_.vars.erase(form_.key_var);
      return Values{};
    });
    return {scope_.scratch(layout_.keys), ir_i64(layout_.padded_contracted)};
  }
  copy_rows(form_.keys, first, count, layout_.contracted, layout_.padded_contracted, layout_.keys,
            false);
  return {scope_.scratch(layout_.keys), ir_i64(layout_.padded_contracted)};
}

/// An i1: the key counts somewhere in the tile.
IrValue TileOperands::is_alive(IrValue row) {
  if (!layout_.clears_dead) return ir_boolean(true);
  const IrValue mark =
      f_.load({IrKind::i8, 1}, f_.element(scope_.scratch(layout_.alive), IrKind::i8, row));
  return f_.compare("icmp ne", mark, ir_integer(IrKind::i8, 0));
}

/// Values of two neighbouring keys side by side in one i32; a key behind the last is 0.
TileRows TileOperands::value_pairs(IrValue first, IrValue count) {
  const IrValue last = f_.subtract(count, ir_i64(1));
  const int whole = layout_.wide / layout_.lanes * layout_.lanes;
  f_.loop("key_row", ir_i64(0), count, 2, {}, [&](IrValue row, const Values&) {
    const IrValue to =
        f_.element(scope_.scratch(layout_.values), IrKind::i32,
                   f_.multiply(f_.binary("lshr", row, ir_i64(1)), ir_i64(layout_.padded_wide)));
    const IrValue next = f_.smaller(f_.add(row, ir_i64(1)), last);
    const IrValue low_counts = is_alive(row);
    const IrValue high_counts =
        f_.select(f_.compare("icmp slt", row, last), is_alive(next), ir_boolean(false));
    const auto address = [&](IrValue at) {
      scope_.vars[form_.key_var] = f_.add(first, at);
      const IrValue found = scope_.row_address(form_.values);
      scope_.vars.erase(form_.key_var);
      return found;
    };
    const IrValue low = address(row);
    const IrValue high = address(next);
    const auto columns = [&](int begin, int end, int lanes) {
      f_.loop("f", ir_i64(begin), ir_i64(end), lanes, {}, [&](IrValue column, const Values&) {
        const IrType half{IrKind::i16, lanes};
        const auto part = [&](IrValue from, IrValue counts) {
          const IrValue raw = f_.load(half, f_.element(from, IrKind::i16, column));
          return f_.cast("zext", f_.select(counts, raw, ir_zero(half)), IrKind::i32);
        };
        const IrValue pair =
            f_.binary("or", part(low, low_counts),
                      f_.binary("shl", part(high, high_counts), ir_integer(IrKind::i32, 16)));
        f_.store(pair, f_.element(to, IrKind::i32, column));
        return Values{};
      });
    };
    columns(0, whole, layout_.lanes);
    columns(whole, layout_.wide, 1);
    return Values{};
  });
  return {scope_.scratch(layout_.values), ir_i64(layout_.padded_wide)};
}

TileRows TileOperands::plain_values(IrValue first, IrValue count) {
  const auto copied = [&] {
    copy_rows(form_.values, first, count, layout_.wide, layout_.padded_wide, layout_.values,
              layout_.clears_dead);
    return TileRows{scope_.scratch(layout_.values), ir_i64(layout_.padded_wide)};
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

void TileOperands::copy_rows(const FormOperand& operand, IrValue first, IrValue count, int columns,
                             int width, std::int64_t to, bool clears_dead) {
  f_.loop("key_row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
    const IrValue at =
        f_.element(scope_.scratch(to), scope_.context().real, f_.multiply(row, ir_i64(width)));
    const auto copy = [&] {
      scope_.vars[form_.key_var] = f_.add(first, row);
      emit_copy_in(scope_, tensor_of(operand).type.type, scope_.row_address(operand),
                   scope_.column_stride(operand.tensor, operand.column_dim), columns, at);
      scope_.vars.erase(form_.key_var);
      return Values{};
    };
    if (!clears_dead) return copy();
    f_.choose(is_alive(row), copy, [&] {
      emit_clear(scope_, width, at);
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
