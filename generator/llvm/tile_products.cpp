// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_products.h"

#include <fmt/format.h>

#include "generator/language/language.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class ProductPrinter {
 public:
  ProductPrinter(RowTileScope& scope, IrValue first_row)
      : scope_(scope),
        f_(scope.function()),
        layout_(scope.context().layout),
        vectors_(layout_.rows_at_once / layout_.lanes),
        block_(scope.context().plan.key_block),
        real_(scope.context().real),
        first_row_(first_row) {}

  void dots(const TileRows& keys, const KeysMet& met, const RowsAhead& ahead) {
    // Beyond the last key it is taken again: its dots lie where nobody looks.
    const IrValue last = f_.subtract(met.end, ir_i64(1));
    f_.loop("key_row", met.begin, met.end, block_, {}, [&](IrValue key, const Values&) {
      Values sums(static_cast<std::size_t>(block_ * vectors_), ir_zero(scope_.vector()));
      std::vector<IrValue> from;
      for (int i = 0; i < block_; ++i) {
        const IrValue row = f_.smaller(f_.add(key, ir_i64(i)), last);
        from.push_back(f_.element(keys.address, layout_.pairs ? IrKind::bf16 : real_,
                                  f_.multiply(row, keys.stride)));
      }
      // A block of many keys has more addresses than the core has registers: one reload, some
      // steps.
      const int each = block_ >= 8 ? 4 : 1;
      const int rounds = dot_steps() / each;
      const int blocks = (layout_.key_tile + block_ - 1) / block_;
      ask_before_block(ahead, key, blocks);
      const auto steps = [&](int at_once) {
        return [&, at_once](IrValue e, const Values& so_far) {
          if (at_once == each) {
            ask_in_block(ahead, key, blocks, e, each, rounds);
          }
          Values next = so_far;
          for (int step = 0; step < at_once; ++step) {
            const IrValue column = f_.add(e, ir_i64(step));
            std::vector<IrValue> row;
            for (int j = 0; j < vectors_; ++j) {
              row.push_back(steps_at(layout_.rows_turned, column, j));
            }
            next = products(next, row, [&](int i) {
              const IrValue place =
                  f_.element(f_.element(from[at(i)], step_kind(), e), step_kind(), ir_i64(step));
              // Rows of bf16 may begin at any of them.
              return f_.load({step_kind(), 1}, place, layout_.pairs ? 2 : 0);
            });
          }
          return next;
        };
      };
      sums = f_.loop("e", ir_i64(0), ir_i64(rounds * each), each, sums, steps(each));
      if (each > 1) {
        sums = f_.loop("e", ir_i64(rounds * each), ir_i64(dot_steps()), 1, sums, steps(1));
      }
      for (int i = 0; i < block_; ++i) {
        for (int j = 0; j < vectors_; ++j) {
          store(sums[at(i * vectors_ + j)], layout_.tile, f_.add(key, ir_i64(i)), j);
        }
      }
      return Values{};
    });
  }

  void accumulation(const TileRows& values, const KeysMet& met, const RowsAhead& ahead) {
    const bool retags = scope_.context().form.wide_retag != nullptr;
    const auto in_pairs = [&](IrValue keys) { return f_.binary("lshr", keys, ir_i64(1)); };
    const IrValue begin = layout_.pairs ? in_pairs(met.begin) : met.begin;
    const IrValue end = layout_.pairs ? in_pairs(f_.add(met.end, ir_i64(1))) : met.end;
    std::vector<IrValue> factors;
    for (int j = 0; j < vectors_ && retags; ++j) {
      factors.push_back(f_.load(scope_.vector(),
                                f_.element(scope_.scratch(layout_.factors), real_,
                                           f_.add(first_row_, ir_i64(j * layout_.lanes))),
                                scope_.align()));
    }
    const auto columns = [&](int columns_at_once) {
      return [&, columns_at_once](IrValue column, const Values&) {
        // The tile is summed on its own first: rounding errors grow with the length of a chain.
        Values sums(static_cast<std::size_t>(columns_at_once * vectors_), ir_zero(scope_.vector()));
        const IrValue from = f_.element(values.address, step_kind(), column);
        const int blocks = layout_.wide / block_;
        if (columns_at_once == block_) ask_before_block(ahead, column, blocks);
        sums = f_.loop("key_row", begin, end, 1, sums, [&](IrValue key, const Values& so_far) {
          if (columns_at_once == block_) {
            ask_in_block(ahead, column, blocks, key, 1, value_steps());
          }
          std::vector<IrValue> weights;
          for (int j = 0; j < vectors_; ++j) {
            weights.push_back(steps_at(layout_.tile, key, j));
          }
          const IrValue row = f_.element(from, step_kind(), f_.multiply(key, values.stride));
          return products(so_far, weights, [&](int i) {
            return f_.load({step_kind(), 1}, f_.element(row, step_kind(), ir_i64(i)));
          });
        });
        for (int i = 0; i < columns_at_once; ++i) {
          for (int j = 0; j < vectors_; ++j) {
            const IrValue line = f_.add(column, ir_i64(i));
            const IrValue before = rows_at(layout_.wide_sums, line, j);
            const IrValue& sum = sums[at(i * vectors_ + j)];
            store(retags ? f_.multiply_add(before, factors[at(j)], sum)
                         : f_.binary("fadd", before, sum),
                  layout_.wide_sums, line, j);
          }
        }
        return Values{};
      };
    };
    // Two columns alone have too few sums to keep the multipliers busy: they share with a block.
    int whole = layout_.wide / block_ * block_;
    int rest = layout_.wide - whole;
    if (whole > 0 && rest > 0 && 2 * rest <= block_) {
      whole -= block_;
      rest += block_;
    }
    f_.loop("f", ir_i64(0), ir_i64(whole), block_, {}, columns(block_));
    while (rest > 0) {
      const int some = rest > block_ ? (rest + 1) / 2 : rest;
      columns(some)(ir_i64(layout_.wide - rest), {});
      rest -= some;
    }
  }

 private:
  /// Where blocks of rows pass one behind the other, a tile lasts long enough to ask for the next
  /// one beside the loops that multiply. `first`: of a block of keys or columns, of which a block
  /// of rows meets `blocks`.
  void ask_before_block(const RowsAhead& ahead, IrValue first, int blocks) {
    if (!meets_again() || ahead.lines == 0) return;
    ask_for(scope_, ahead, first_row_, layout_.rows_at_once,
            f_.binary("udiv", first, ir_i64(block_)), blocks);
  }
  /// Elsewhere they ask in the loop, which goes `steps` times in strides of `stride` and is at
  /// `at`.
  void ask_in_block(const RowsAhead& ahead, IrValue first, int blocks, IrValue at, int stride,
                    int steps) {
    if (meets_again() || ahead.lines == 0) return;
    const IrValue before = f_.multiply(f_.binary("udiv", first, ir_i64(block_)), ir_i64(steps));
    const IrValue step = stride == 1 ? at : f_.binary("udiv", at, ir_i64(stride));
    ask_for(scope_, ahead, first_row_, layout_.rows_at_once, f_.add(before, step), blocks * steps);
  }
  bool meets_again() const { return layout_.rows_at_once < layout_.rows; }

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  Values products(const Values& so_far, const std::vector<IrValue>& rows,
                  const std::function<IrValue(int)>& scalar) {
    Values sums;
    const int count = static_cast<int>(so_far.size()) / vectors_;
    for (int i = 0; i < count; ++i) {
      const IrValue spread = f_.splat(scalar(i), layout_.lanes);
      for (int j = 0; j < vectors_; ++j) {
        sums.push_back(product(spread, rows[at(j)], so_far[at(i * vectors_ + j)]));
      }
    }
    return sums;
  }

  /// sum + a * b; of pairs, both products of every lane. A spread `a` goes last: there the
  /// instruction takes it from memory itself.
  IrValue product(IrValue a, IrValue b, IrValue sum) {
    if (!layout_.pairs) return f_.multiply_add(a, b, sum);
    const IrType pairs{IrKind::bf16, 2 * layout_.lanes};
    return f_.intrinsic(fmt::format("llvm.x86.avx512bf16.dpbf16ps.{}", 32 * layout_.lanes),
                        scope_.vector(), {sum, f_.bitcast(b, pairs), f_.bitcast(a, pairs)});
  }

  /// What one step of a contraction reads: a real, or a pair of bf16 as one integer.
  IrKind step_kind() const { return layout_.pairs ? IrKind::i32 : real_; }
  int dot_steps() const { return layout_.contracted / (layout_.pairs ? 2 : 1); }
  int value_steps() const { return layout_.key_tile / (layout_.pairs ? 2 : 1); }

  IrValue address(std::int64_t part, IrValue line, int j) {
    const IrValue first = f_.multiply(line, ir_i64(layout_.line_pitch));
    const IrValue base =
        f_.element(scope_.scratch(part), real_, f_.add(first_row_, ir_i64(j * layout_.lanes)));
    return f_.element(base, real_, first);
  }
  IrValue rows_at(std::int64_t part, IrValue line, int j) {
    return f_.load(scope_.vector(), address(part, line, j), scope_.align());
  }
  IrValue steps_at(std::int64_t part, IrValue line, int j) {
    return f_.load({step_kind(), layout_.lanes}, address(part, line, j), scope_.align());
  }
  void store(IrValue value, std::int64_t part, IrValue line, int j) {
    f_.store(value, address(part, line, j), scope_.align());
  }

  RowTileScope& scope_;
  IrFunction& f_;
  const TileLayout& layout_;
  int vectors_;  ///< of rows, whose sums are in registers at once
  int block_;
  IrKind real_;
  IrValue first_row_;
};

}  // namespace

void print_dots(RowTileScope& scope, IrValue first_row, const TileRows& keys, const KeysMet& met,
                const RowsAhead& ahead) {
  scope.comment(scope.context().form.contraction);
  ProductPrinter(scope, first_row).dots(keys, met, ahead);
}

void print_accumulation(RowTileScope& scope, IrValue first_row, const TileRows& values,
                        const KeysMet& met, const RowsAhead& ahead) {
  scope.comment(scope.context().form.wide_einsum);
  ProductPrinter(scope, first_row).accumulation(values, met, ahead);
}

}  // namespace attngen
