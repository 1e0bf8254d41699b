// SPDX-License-Identifier: Apache-2.0
// One unit of work: a tile of rows meets a range of keys, tile by tile.
#include <algorithm>

#include "generator/language/language.h"
#include "generator/llvm/column_products.h"
#include "generator/llvm/tile_copies.h"
#include "generator/llvm/tile_functions.h"
#include "generator/llvm/tile_operands.h"
#include "generator/llvm/tile_products.h"
#include "generator/llvm/tile_tables.h"
#include "generator/llvm/tile_update.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class StreamPrinter {
 public:
  StreamPrinter(const TileContext& context, IrFunction& function)
      : context_(context),
        form_(context.form),
        layout_(context.layout),
        f_(function),
        scope_(context, function),
        operands_(scope_),
        tables_(scope_, asked(context)) {}

  void print() {
    scope_.enter_item();
    scope_.store_row_coordinates();
    if (layout_.along_columns()) {
      copy_rows();
    } else {
      turn_rows();
    }
    reduce_rows();
    start_states();
    if (layout_.has_row_blocks()) {
      tables_.look_at_row_blocks();
    } else {
      tables_.look_at_rows();
    }
    const IrValue end = f_.parameter("end");
    f_.loop("key", f_.parameter("begin"), end, layout_.key_tile, {},
            [&](IrValue first, const Values&) {
              const IrValue count = f_.smaller(f_.subtract(end, first), ir_i64(layout_.key_tile));
              scope_.enter_keys(first, count);
              tables_.look_at_keys(first, count);
              skip_or_meet(first, count);
              return Values{};
            });
    if (layout_.along_columns()) turn_sums();
  }

 private:
  /// Bounds of the keys are those of the unit already, where no block of rows has its own.
  static std::vector<Expr> asked(const TileContext& context) {
    if (context.layout.has_row_blocks()) return tile_exprs(context.form.tiles);
    return {context.form.tiles.possible, context.form.tiles.certain};
  }

  const Tensor& tensor_of(const FormOperand& operand) const {
    return context_.cascade.tensors.at(static_cast<std::size_t>(operand.tensor));
  }

  /// The row operand in reals, columns outside, rows inside.
  void turn_rows() {
    if (layout_.contracted == 0) return;
    f_.comment("the rows of " + print_expr(context_.cascade, form_.rows.access) + ", turned");
    const FormOperand& rows = form_.rows;
    const DType type = tensor_of(rows).type.type;
    const int width = std::max(layout_.padded_contracted, layout_.padded_wide);
    const IrKind real = context_.real;
    f_.loop(
        "vector", ir_i64(0), ir_i64(layout_.rows), layout_.lanes, {},
        [&](IrValue first, const Values&) {
          f_.loop("row", ir_i64(0), ir_i64(layout_.lanes), 1, {}, [&](IrValue row, const Values&) {
            scope_.enter_row(f_.add(first, row));
            const IrValue to =
                f_.element(scope_.scratch(layout_.copies), real, f_.multiply(row, ir_i64(width)));
            if (layout_.pairs) {
              f_.copy_bytes(to, scope_.row_address(rows), layout_.contracted * 2);
            } else {
              emit_copy_in(scope_, type, scope_.row_address(rows),
                           scope_.column_stride(rows.tensor, rows.column_dim), layout_.contracted,
                           to);
            }
            scope_.leave_rows();
            return Values{};
          });
          emit_transpose(scope_, scope_.scratch(layout_.copies), width,
                         f_.element(scope_.scratch(layout_.rows_turned), real, first),
                         layout_.line_pitch, layout_.lanes,
                         layout_.padded_contracted / (layout_.pairs ? 2 : 1));
          return Values{};
        });
  }

  /// The row operand in reals, row behind row, 0 behind its columns.
  void copy_rows() {
    f_.comment("the rows of " + print_expr(context_.cascade, form_.rows.access));
    const FormOperand& rows = form_.rows;
    emit_clear(scope_, layout_.rows * layout_.row_pitch, scope_.scratch(layout_.straight_rows));
    f_.loop("row", ir_i64(0), ir_i64(layout_.rows), 1, {}, [&](IrValue row, const Values&) {
      scope_.enter_row(row);
      emit_copy_in(scope_, tensor_of(rows).type.type, scope_.row_address(rows),
                   scope_.column_stride(rows.tensor, rows.column_dim), layout_.contracted,
                   f_.element(scope_.scratch(layout_.straight_rows), context_.real,
                              f_.multiply(row, ir_i64(layout_.row_pitch))));
      scope_.leave_rows();
      return Values{};
    });
    print_halved_rows(scope_);
  }

  /// What the unit summed row by row, as merges and outputs read it.
  void turn_sums() {
    print_whole_sums(scope_);
    each_row_vector([&](IrValue first) {
      emit_transpose(scope_,
                     f_.element(scope_.scratch(layout_.column_sums), context_.real,
                                f_.multiply(first, ir_i64(layout_.sum_pitch))),
                     layout_.sum_pitch,
                     f_.element(scope_.scratch(layout_.wide_sums), context_.real, first),
                     layout_.line_pitch, layout_.lanes, layout_.padded_wide);
    });
  }

  void reduce_rows() {
    for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
      const OperandReduction& reduction = form_.reductions[i];
      if (!reduction.of_rows) continue;
      scope_.comment(reduction.einsum);
      each_row_vector([&](IrValue first) {
        const Values total = f_.loop(
            "column", ir_i64(0), ir_i64(layout_.contracted), 1,
            {f_.splat(ir_identity(scope_, reduction.op), layout_.lanes)},
            [&](IrValue column, const Values& so_far) {
              scope_.element =
                  scope_.load_rows(layout_.rows_turned,
                                   f_.add(f_.multiply(column, ir_i64(layout_.line_pitch)), first));
              return Values{
                  ir_combined(scope_, reduction.op, so_far[0], scope_.value(reduction.term))};
            });
        scope_.store_rows(total[0], layout_.reductions[i], first);
      });
    }
  }

  void start_states() {
    f_.comment("states before the first key");
    each_row_vector([&](IrValue first) {
      scope_.enter_row_vector(first);
      load_row_reductions(scope_, first);
      for (const RowScalar& scalar : form_.scalars) {
        IrValue start =
            scalar.is_state ? ir_identity(scope_, scalar.op) : scope_.value(scalar.value);
        start = f_.splat(start, layout_.lanes);
        scope_.current[scalar.tensor] = start;
        scope_.store_rows(start, layout_.scalars.at(scalar.tensor), first);
      }
      scope_.current.clear();
      scope_.leave_rows();
    });
    if (layout_.along_columns()) {
      emit_clear(scope_, layout_.rows * layout_.sum_pitch, scope_.scratch(layout_.column_sums));
    } else {
      emit_clear(scope_, layout_.padded_wide * layout_.line_pitch,
                 scope_.scratch(layout_.wide_sums));
    }
    if (layout_.pairs) f_.clear_bytes(scope_.scratch(layout_.zeros), layout_.padded_wide * 2);
  }

  void skip_or_meet(IrValue first, IrValue count) {
    const TileRule& tiles = form_.tiles;
    const bool skips = tiles.keep && !tiles.bounds_exact && tiles.possible->op != Op::boolean;
    if (!skips) {
      meet(first, count);
      return;
    }
    f_.when(scope_.condition(tiles.possible), [&] { meet(first, count); });
  }

  void meet(IrValue first, IrValue count) {
    const RowsAhead values_ahead = operands_.values_ahead(first);
    const RowsAhead keys_ahead = operands_.keys_ahead(f_.add(first, ir_i64(layout_.key_tile)));
    const TileRows keys = operands_.keys(first, count);
    reduce_keys(keys, count);
    if (layout_.clears_dead) set_marks({ir_i64(0), count}, 0);
    each_row_block(first, count, [&](IrValue row, const KeysMet& met) {
      if (layout_.along_columns()) {
        print_column_dots(scope_, keys, count, values_ahead);
      } else {
        print_dots(scope_, row, keys, met, values_ahead);
      }
      update(row, first, met);
    });
    const TileRows values = operands_.values(first, count);
    each_row_block(first, count, [&](IrValue row, const KeysMet& met) {
      if (layout_.along_columns()) {
        print_column_accumulation(scope_, values, count, keys_ahead);
      } else {
        print_accumulation(scope_, row, values, met, keys_ahead);
      }
    });
  }

  /// Rows outside, keys inside: the turned rows of a block stay in the first cache while all keys
  /// of the tile pass, and keys that were copied serve every block. At the edge of a mask a block
  /// meets the keys between its own bounds; one that has no pair that counts stays as it is.
  void each_row_block(IrValue first_key, IrValue count,
                      const std::function<void(IrValue, const KeysMet&)>& body) {
    const KeysMet all{ir_i64(0), count};
    if (!layout_.has_row_blocks()) {
      body(ir_i64(0), all);
      return;
    }
    const TileRule& tiles = form_.tiles;
    const auto follows_rows = [&](const Expr& bound) {
      const int packed = context_.packed_var;
      return uses_var(bound, form_.row_var) || (packed >= 0 && uses_var(bound, packed));
    };
    const bool is_cut = std::any_of(tiles.begin.begin(), tiles.begin.end(), follows_rows) ||
                        std::any_of(tiles.end.begin(), tiles.end.end(), follows_rows);
    const bool asks =
        tiles.keep && tiles.possible->op != Op::boolean && !(is_cut && tiles.bounds_exact);
    const std::vector<TableBounds> of_tile = scope_.table_bounds;
    f_.loop("row", ir_i64(0), scope_.row_count, layout_.rows_at_once, {},
            [&](IrValue row, const Values&) {
              const IrValue left = f_.subtract(scope_.row_count, row);
              scope_.enter_rows(row, f_.smaller(left, ir_i64(layout_.rows_at_once)));
              tables_.enter_row_block(row);
              const KeysMet met = is_cut ? between_bounds(first_key, count) : all;
              const auto meet = [&] {
                if (is_cut) {
                  scope_.enter_keys(f_.add(first_key, met.begin), f_.subtract(met.end, met.begin));
                }
                if (asks && tables_.has_blocks()) tables_.look_at_blocks();
                when(asks, tiles.possible, [&] { body(row, met); });
              };
              if (is_cut) {
                f_.when(f_.compare("icmp slt", met.begin, met.end), meet);
              } else {
                meet();
              }
              return Values{};
            });
    scope_.enter_rows(ir_i64(0), scope_.row_count);
    scope_.enter_keys(first_key, count);
    scope_.table_bounds = of_tile;
  }

  void when(bool asks, const Expr& condition, const std::function<void()>& body) {
    if (asks) {
      f_.when(scope_.condition(condition), body);
    } else {
      body();
    }
  }

  /// Of the tile's keys those between the bounds of the rows that the scope is at: from a whole
  /// block of keys on, and a whole pair.
  KeysMet between_bounds(IrValue first_key, IrValue count) {
    const int block = context_.plan.key_block;
    const int step = layout_.pairs && block % 2 != 0 ? 2 * block : block;
    // Entries of tables may be any numbers: nothing is subtracted from them.
    const IrValue behind = f_.add(first_key, count);
    IrValue begin = first_key;
    IrValue end = behind;
    for (const Expr& bound : form_.tiles.begin) begin = f_.larger(begin, scope_.index(bound));
    for (const Expr& bound : form_.tiles.end) end = f_.smaller(end, scope_.index(bound));
    begin = f_.subtract(f_.smaller(begin, behind), first_key);
    end = f_.subtract(f_.larger(end, first_key), first_key);
    return {f_.multiply(f_.binary("udiv", begin, ir_i64(step)), ir_i64(step)), end};
  }

  /// Of a block of rows.
  void update(IrValue first_row, IrValue first_key, const KeysMet& met) {
    const auto vectors = [&](bool is_full) {
      each_row_vector(first_row, layout_.rows_at_once,
                      [&](IrValue row) { print_update(scope_, row, first_key, met, is_full); });
      return Values{};
    };
    if (form_.tiles.keep) {
      f_.choose(
          scope_.condition(form_.tiles.certain),
          [&] {
            if (layout_.clears_dead) set_marks(met, 1);
            return vectors(true);
          },
          [&] { return vectors(false); });
    } else {
      vectors(true);
    }
    if (!layout_.pairs) return;
    each_row_vector(first_row, layout_.rows_at_once,
                    [&](IrValue row) { print_weight_pairs(scope_, row, met); });
  }

  void set_marks(const KeysMet& met, int mark) {
    f_.loop("key_row", met.begin, met.end, 1, {}, [&](IrValue row, const Values&) {
      f_.store(ir_integer(IrKind::i8, mark),
               f_.element(scope_.scratch(layout_.alive), IrKind::i8, row));
      return Values{};
    });
  }

  void reduce_keys(const TileRows& keys, IrValue count) {
    for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
      const OperandReduction& reduction = form_.reductions[i];
      if (reduction.of_rows) continue;
      scope_.comment(reduction.einsum);
      const int whole = layout_.contracted / layout_.lanes * layout_.lanes;
      f_.loop("key_row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
        const IrValue from = f_.element(keys.address, context_.real, f_.multiply(row, keys.stride));
        const auto meet_elements = [&](IrType type, int begin, int end, IrValue start) {
          return f_.loop("column", ir_i64(begin), ir_i64(end), type.lanes, {start},
                         [&](IrValue column, const Values& so_far) {
                           scope_.element = f_.load(type, f_.element(from, context_.real, column));
                           return Values{ir_combined(scope_, reduction.op, so_far[0],
                                                     scope_.value(reduction.term))};
                         })[0];
        };
        const IrValue identity = ir_identity(scope_, reduction.op);
        const IrValue vector =
            meet_elements(scope_.vector(), 0, whole, f_.splat(identity, layout_.lanes));
        const IrValue rest = meet_elements(scope_.scalar(), whole, layout_.contracted, identity);
        const IrValue total =
            ir_combined(scope_, reduction.op, emit_over_lanes(scope_, reduction.op, vector), rest);
        f_.store(total, f_.element(scope_.scratch(layout_.reductions[i]), context_.real, row));
        return Values{};
      });
    }
  }

  void each_row_vector(const std::function<void(IrValue)>& body) {
    each_row_vector(ir_i64(0), layout_.rows, body);
  }
  void each_row_vector(IrValue begin, int rows, const std::function<void(IrValue)>& body) {
    f_.loop("vector", begin, f_.add(begin, ir_i64(rows)), layout_.lanes, {},
            [&](IrValue first, const Values&) {
              body(first);
              return Values{};
            });
  }

  const TileContext& context_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
  RowTileScope scope_;
  TileOperands operands_;
  TileTables tables_;
};

}  // namespace

IrFunction emit_stream(const TileContext& context, const std::string& name) {
  IrFunction f(name + "_stream", {{"arguments", {IrKind::ptr, 1}, "noalias"},
                                  {"item", {IrKind::i64, 1}},
                                  {"begin", {IrKind::i64, 1}},
                                  {"end", {IrKind::i64, 1}},
                                  {"scratch", {IrKind::ptr, 1}, "noalias align 64"}});
  StreamPrinter(context, f).print();
  return f;
}

}  // namespace attngen
