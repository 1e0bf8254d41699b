// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/column_products.h"

#include <algorithm>
#include <vector>

#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class ColumnPrinter {
 public:
  explicit ColumnPrinter(RowTileScope& scope)
      : scope_(scope),
        f_(scope.function()),
        layout_(scope.context().layout),
        block_(scope.context().plan.key_block),
        rows_(layout_.column_rows),
        wide_vector_{scope.context().real, layout_.column_lanes} {}

  void dots(const TileRows& keys, IrValue count, const RowsAhead& ahead) {
    each_rows(rows_, [&](IrValue first_row) {
      // Beyond the last key it is taken again: its dots lie where nobody looks.
      const IrValue last = f_.subtract(count, ir_i64(1));
      f_.loop("key_row", ir_i64(0), count, block_, {}, [&](IrValue key, const Values&) {
        ask_for(scope_, ahead, first_row, rows_, f_.binary("udiv", key, ir_i64(block_)),
                (layout_.key_tile + block_ - 1) / block_);
        std::vector<IrValue> from;
        for (int i = 0; i < block_; ++i) {
          const IrValue row = f_.smaller(f_.add(key, ir_i64(i)), last);
          from.push_back(f_.element(keys.address, ir_storage(layout_.key_type),
                                    f_.multiply(row, keys.stride)));
        }
        store_dots(contracted(from, first_row), key, first_row);
        return Values{};
      });
    });
  }

  void accumulation(const TileRows& values, IrValue count, const RowsAhead& ahead) {
    const int lanes = layout_.column_lanes;
    const int vectors = layout_.wide / lanes;
    const int halves = halved_columns(layout_.value_type, layout_.wide) / lanes;
    const int whole = halves + (vectors - halves) / block_ * block_;
    const int rest = layout_.wide - vectors * lanes;
    // Vectors of columns begin ... end - 1, some at once, of some rows. The first ones ask for what
    // comes next, unless there is but one.
    const auto columns = [&](int begin, int end, Step step, int rows) {
      if (begin == end) return;
      each_rows(rows, [&](IrValue first_row) {
        f_.loop("f", ir_i64(begin * lanes), ir_i64(end * lanes), step.vectors * lanes, {},
                [&](IrValue column, const Values&) {
                  accumulate(values, count, {first_row, rows}, column, step,
                             begin == 0 && end > 1 ? ahead : RowsAhead{},
                             (end - begin) / step.vectors);
                  return Values{};
                });
      });
    };
    columns(0, halves, {2, lanes, true}, rows_);
    columns(halves, whole, {block_, lanes, false}, rows_);
    columns(whole, vectors, {1, lanes, false}, layout_.lanes);
    if (rest > 0) columns(vectors, vectors + 1, {1, rest, false}, layout_.lanes);
  }

  /// Rows of reals, `pitch` apart, of which halved columns are brought into their order, or back.
  void turn_halves(std::int64_t part, int pitch, int columns, bool into_halves) {
    if (columns == 0) return;
    const int lanes = layout_.column_lanes;
    std::vector<int> first;
    std::vector<int> second;
    for (int lane = 0; lane < lanes; ++lane) {
      const int half = lane / 2 + lane % 2 * lanes;
      first.push_back(into_halves ? 2 * lane : half);
      second.push_back(into_halves ? 2 * lane + 1 : half + lanes / 2);
    }
    f_.loop("row", ir_i64(0), ir_i64(layout_.rows), 1, {}, [&](IrValue row, const Values&) {
      const IrValue begin = f_.multiply(row, ir_i64(pitch));
      f_.loop("column", ir_i64(0), ir_i64(columns), 2 * lanes, {},
              [&](IrValue column, const Values&) {
                const IrValue at_first = f_.add(begin, column);
                const IrValue at_second = f_.add(at_first, ir_i64(lanes));
                const IrValue a = load_columns(part, at_first);
                const IrValue b = load_columns(part, at_second);
                store_columns(f_.shuffle(a, b, first), part, at_first);
                store_columns(f_.shuffle(a, b, second), part, at_second);
                return Values{};
              });
      return Values{};
    });
  }

  /// Columns that are read two vectors at a time, the even ones of both and the odd ones: of bf16 a
  /// shift and a mask widen what otherwise takes two loads through the shuffles, and two shifts.
  int halved_columns(DType type, int columns) const {
    const bool are_halved = type == DType::bf16 && wide_vector_.kind == IrKind::f32;
    return are_halved ? columns / (2 * layout_.column_lanes) * (2 * layout_.column_lanes) : 0;
  }

 private:
  /// Of columns, what one turn of a loop reads.
  struct Step {
    int vectors;
    int lanes;       ///< of the last
    bool is_halved;  ///< two vectors, the even columns and the odd ones
  };

  void each_rows(int rows, const std::function<void(IrValue)>& body) {
    if (layout_.rows == rows) {
      body(ir_i64(0));
      return;
    }
    f_.loop("row", ir_i64(0), ir_i64(layout_.rows), rows, {}, [&](IrValue first, const Values&) {
      body(first);
      return Values{};
    });
  }

  /// Sums of the keys at `from`, column by column, with some rows: by key, then row.
  Values contracted(const std::vector<IrValue>& from, IrValue first_row) {
    const int lanes = layout_.column_lanes;
    const auto meet = [&](IrValue column, const Step& step, const Values& so_far) {
      std::vector<Values> keys;
      for (const IrValue& row : from) {
        keys.push_back(read(row, layout_.key_type, column, step));
      }
      Values next = so_far;
      for (int vector = 0; vector < step.vectors; ++vector) {
        const IrValue behind = f_.add(column, ir_i64(vector * lanes));
        for (int r = 0; r < rows_; ++r) {
          const IrValue row = f_.multiply(f_.add(first_row, ir_i64(r)), ir_i64(layout_.row_pitch));
          const IrValue rows = load_columns(layout_.straight_rows, f_.add(row, behind));
          for (int i = 0; i < block_; ++i) {
            IrValue& sum = next[at(i * rows_ + r)];
            sum = f_.multiply_add(keys[at(i)][at(vector)], rows, sum);
          }
        }
      }
      return next;
    };
    Values sums(at(block_ * rows_), ir_zero(wide_vector_));
    // Some steps per round, so that counting them is little beside.
    constexpr int kVectors = 4;
    const auto columns = [&](int begin, int end, const Step& step) {
      const int width = step.vectors * lanes;
      const int round = kVectors / step.vectors * width;
      const int behind = begin + (end - begin) / round * round;
      sums = f_.loop("e", ir_i64(begin), ir_i64(behind), round, sums,
                     [&](IrValue e, const Values& so_far) {
                       Values next = so_far;
                       for (int i = 0; i < round; i += width) {
                         next = meet(f_.add(e, ir_i64(i)), step, next);
                       }
                       return next;
                     });
      for (int e = behind; e < end; e += width) sums = meet(ir_i64(e), step, sums);
    };
    const int halved = halved_columns(layout_.key_type, layout_.contracted);
    const int whole = layout_.contracted / lanes * lanes;
    columns(0, halved, {2, lanes, true});
    columns(halved, whole, {1, lanes, false});
    if (whole < layout_.contracted) {
      sums = meet(ir_i64(whole), {1, layout_.contracted - whole, false}, sums);
    }
    return sums;
  }

  /// Of as many keys at a time as a vector has dots of.
  void store_dots(const Values& sums, IrValue key, IrValue first_row) {
    const int keys_at_once = std::max(layout_.column_lanes / rows_, 1);
    for (int i = 0; i < block_; i += keys_at_once) {
      const int keys = std::min(keys_at_once, block_ - i);
      const IrValue dots =
          over_lanes({sums.begin() + i * rows_, sums.begin() + (i + keys) * rows_});
      for (int k = 0; k < keys; ++k) {
        std::vector<int> own;
        for (int r = 0; r < rows_; ++r) own.push_back(k * rows_ + r);
        const IrValue line = f_.multiply(f_.add(key, ir_i64(i + k)), ir_i64(layout_.line_pitch));
        f_.store(
            keys == 1 ? dots : f_.shuffle(dots, dots, own),
            f_.element(scope_.scratch(layout_.tile), wide_vector_.kind, f_.add(line, first_row)),
            bytes_of(wide_vector_.kind) * rows_);
      }
    }
  }

  /// Lane i of the result is the sum of all lanes of vector i. Each level adds lanes `distance`
  /// apart, and of two vectors makes one: lanes without that bit are the first's.
  IrValue over_lanes(Values vectors) {
    int lanes = layout_.column_lanes;
    const int count = static_cast<int>(vectors.size());
    for (; lanes > count; lanes /= 2) {
      for (IrValue& vector : vectors) {
        std::vector<int> low;
        std::vector<int> high;
        for (int lane = 0; lane < lanes / 2; ++lane) {
          low.push_back(lane);
          high.push_back(lanes / 2 + lane);
        }
        vector =
            f_.binary("fadd", f_.shuffle(vector, vector, low), f_.shuffle(vector, vector, high));
      }
    }
    for (int distance = lanes / 2; distance > 0; distance /= 2) {
      std::vector<int> own;
      std::vector<int> other;
      for (int lane = 0; lane < lanes; ++lane) {
        const int second = (lane & distance) != 0 ? lanes : 0;
        own.push_back(second + lane);
        other.push_back(second + (lane ^ distance));
      }
      for (int i = 0; i < distance; ++i) {
        const IrValue a = vectors[at(i)];
        const IrValue b = vectors[at(i + distance)];
        vectors[at(i)] = f_.binary("fadd", f_.shuffle(a, b, own), f_.shuffle(a, b, other));
      }
    }
    return vectors[0];
  }

  struct Rows {
    IrValue first;
    int count;
  };

  void accumulate(const TileRows& values, IrValue count, const Rows& rows, IrValue column,
                  const Step& step, const RowsAhead& ahead, int rounds) {
    const IrKind kind = ir_storage(layout_.value_type);
    const int lanes = layout_.column_lanes;
    ask_for(scope_, ahead, rows.first, rows.count,
            f_.binary("udiv", column, ir_i64(step.vectors * lanes)), rounds);
    const IrValue from = f_.element(values.address, kind, column);
    const IrValue weights = f_.element(scope_.scratch(layout_.tile), wide_vector_.kind, rows.first);
    // The tile is summed on its own first: rounding errors grow with the length of a chain.
    Values sums(at(step.vectors * rows.count), ir_zero(wide_vector_));
    sums = f_.loop("key_row", ir_i64(0), count, 1, sums, [&](IrValue key, const Values& so_far) {
      const Values value = read(f_.element(from, kind, f_.multiply(key, values.stride)),
                                layout_.value_type, ir_i64(0), step);
      const IrValue of_key =
          f_.element(weights, wide_vector_.kind, f_.multiply(key, ir_i64(layout_.line_pitch)));
      Values next;
      for (int r = 0; r < rows.count; ++r) {
        const IrValue weight = f_.splat(
            f_.load(scope_.scalar(), f_.element(of_key, wide_vector_.kind, ir_i64(r))), lanes);
        for (int i = 0; i < step.vectors; ++i) {
          next.push_back(f_.multiply_add(value[at(i)], weight, so_far[at(r * step.vectors + i)]));
        }
      }
      return next;
    });
    const bool retags = scope_.context().form.wide_retag != nullptr;
    for (int r = 0; r < rows.count; ++r) {
      const IrValue row = f_.add(rows.first, ir_i64(r));
      IrValue factor;
      if (retags) {
        factor = f_.splat(f_.load(scope_.scalar(), f_.element(scope_.scratch(layout_.factors),
                                                              wide_vector_.kind, row)),
                          lanes);
      }
      for (int i = 0; i < step.vectors; ++i) {
        const IrValue place =
            f_.add(f_.multiply(row, ir_i64(layout_.sum_pitch)), f_.add(column, ir_i64(i * lanes)));
        const IrValue before = load_columns(layout_.column_sums, place);
        const IrValue& sum = sums[at(r * step.vectors + i)];
        store_columns(
            retags ? f_.multiply_add(before, factor, sum) : f_.binary("fadd", before, sum),
            layout_.column_sums, place);
      }
    }
  }

  /// Vectors of reals of a stored row, from `column` on.
  Values read(IrValue row, DType type, IrValue column, const Step& step) {
    const IrKind kind = ir_storage(type);
    const int lanes = layout_.column_lanes;
    if (step.is_halved) {
      const IrValue both = f_.load({IrKind::i32, lanes}, f_.element(row, kind, column), 2);
      const auto constant = [&](std::int64_t value) {
        return f_.splat(ir_integer(IrKind::i32, value), lanes);
      };
      return {f_.bitcast(f_.binary("shl", both, constant(16)), wide_vector_),
              f_.bitcast(f_.binary("and", both, constant(-65536)), wide_vector_)};
    }
    Values read;
    for (int i = 0; i < step.vectors; ++i) {
      const bool is_last = i + 1 == step.vectors;
      read.push_back(
          read_columns(row, type, f_.add(column, ir_i64(i * lanes)), is_last ? step.lanes : lanes));
    }
    return read;
  }

  /// A vector of reals of a stored row; of its last columns, where they are fewer than lanes, one
  /// by one and 0 behind them: what follows a row may be anything.
  IrValue read_columns(IrValue row, DType type, IrValue column, int columns) {
    const IrKind kind = ir_storage(type);
    const IrValue place = f_.element(row, kind, column);
    if (columns == layout_.column_lanes) {
      return scope_.widened(f_.load({kind, columns}, place), type);
    }
    IrValue read = ir_zero({kind, layout_.column_lanes});
    for (int i = 0; i < columns; ++i) {
      read = f_.insert(read, f_.load({kind, 1}, f_.element(place, kind, ir_i64(i))), i);
    }
    return scope_.widened(read, type);
  }

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  IrValue load_columns(std::int64_t part, IrValue place) {
    return f_.load(wide_vector_, f_.element(scope_.scratch(part), wide_vector_.kind, place),
                   wide_align());
  }
  void store_columns(IrValue value, std::int64_t part, IrValue place) {
    f_.store(value, f_.element(scope_.scratch(part), wide_vector_.kind, place), wide_align());
  }
  int wide_align() const { return bytes_of(wide_vector_.kind) * wide_vector_.lanes; }

  RowTileScope& scope_;
  IrFunction& f_;
  const TileLayout& layout_;
  int block_;  ///< keys, or vectors of value columns, whose sums are in registers at once
  int rows_;   ///< of which they are
  IrType wide_vector_;
};

}  // namespace

void print_column_dots(RowTileScope& scope, const TileRows& keys, IrValue count,
                       const RowsAhead& ahead) {
  scope.comment(scope.context().form.contraction);
  ColumnPrinter(scope).dots(keys, count, ahead);
}

void print_halved_rows(RowTileScope& scope) {
  const TileLayout& layout = scope.context().layout;
  ColumnPrinter printer(scope);
  printer.turn_halves(layout.straight_rows, layout.row_pitch,
                      printer.halved_columns(layout.key_type, layout.contracted), true);
}

void print_whole_sums(RowTileScope& scope) {
  const TileLayout& layout = scope.context().layout;
  ColumnPrinter printer(scope);
  printer.turn_halves(layout.column_sums, layout.sum_pitch,
                      printer.halved_columns(layout.value_type, layout.wide), false);
}

void print_column_accumulation(RowTileScope& scope, const TileRows& values, IrValue count,
                               const RowsAhead& ahead) {
  scope.comment(scope.context().form.wide_einsum);
  ColumnPrinter(scope).accumulation(values, count, ahead);
}

}  // namespace attngen
