// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/column_products.h"

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
        wide_vector_{scope.context().real, layout_.column_lanes} {}

  void dots(const TileRows& keys, IrValue count, const RowsAhead& ahead) {
    each_row_vector([&](IrValue first_row) {
      // Beyond the last key it is taken again: its dots lie where nobody looks.
      const IrValue last = f_.subtract(count, ir_i64(1));
      f_.loop("key_row", ir_i64(0), count, block_, {}, [&](IrValue key, const Values&) {
        ask_for(scope_, ahead, first_row, layout_.lanes, f_.binary("udiv", key, ir_i64(block_)),
                (layout_.key_tile + block_ - 1) / block_);
        std::vector<IrValue> from;
        for (int i = 0; i < block_; ++i) {
          const IrValue row = f_.smaller(f_.add(key, ir_i64(i)), last);
          from.push_back(f_.element(keys.address, ir_storage(layout_.key_type),
                                    f_.multiply(row, keys.stride)));
        }
        const Values sums = contracted(from, first_row);
        for (int i = 0; i < block_; ++i) {
          const Values of_key(sums.begin() + i * layout_.lanes,
                              sums.begin() + (i + 1) * layout_.lanes);
          const IrValue line = f_.multiply(f_.add(key, ir_i64(i)), ir_i64(layout_.line_pitch));
          f_.store(over_lanes(of_key),
                   f_.element(scope_.scratch(layout_.tile), scope_.context().real,
                              f_.add(line, first_row)),
                   scope_.align());
        }
        return Values{};
      });
    });
  }

  void accumulation(const TileRows& values, IrValue count, const RowsAhead& ahead) {
    spread_weights(count);
    each_row_vector([&](IrValue first_row) {
      const int vectors = layout_.wide / layout_.column_lanes;
      const int whole = vectors / block_ * block_;
      const auto columns = [&](int begin, int end, int at_once, int lanes) {
        if (begin == end) return;
        f_.loop("f", ir_i64(begin * layout_.column_lanes), ir_i64(end * layout_.column_lanes),
                at_once * layout_.column_lanes, {}, [&](IrValue column, const Values&) {
                  accumulate(values, count, first_row, column, at_once, lanes,
                             begin == 0 && whole > 0 ? ahead : RowsAhead{});
                  return Values{};
                });
      };
      columns(0, whole, block_, layout_.column_lanes);
      columns(whole, vectors, 1, layout_.column_lanes);
      const int rest = layout_.wide - vectors * layout_.column_lanes;
      if (rest > 0) columns(vectors, vectors + 1, 1, rest);
    });
  }

 private:
  void each_row_vector(const std::function<void(IrValue)>& body) {
    if (layout_.rows == layout_.lanes) {
      body(ir_i64(0));
      return;
    }
    f_.loop("row", ir_i64(0), ir_i64(layout_.rows), layout_.lanes, {},
            [&](IrValue first, const Values&) {
              body(first);
              return Values{};
            });
  }

  /// Sums of the keys at `from`, column by column, with a vector of rows: by key, then row.
  Values contracted(const std::vector<IrValue>& from, IrValue first_row) {
    const int lanes = layout_.column_lanes;
    const auto step = [&](IrValue column, int columns, const Values& so_far) {
      std::vector<IrValue> keys;
      for (const IrValue& row : from) {
        keys.push_back(read_columns(row, layout_.key_type, column, columns));
      }
      Values next = so_far;
      for (int r = 0; r < layout_.lanes; ++r) {
        const IrValue row = f_.multiply(f_.add(first_row, ir_i64(r)), ir_i64(layout_.row_pitch));
        const IrValue rows = load_columns(layout_.straight_rows, f_.add(row, column));
        for (int i = 0; i < block_; ++i) {
          IrValue& sum = next[at(i * layout_.lanes + r)];
          sum = f_.multiply_add(keys[at(i)], rows, sum);
        }
      }
      return next;
    };
    // Some steps per round, so that counting them is little beside.
    constexpr int kSteps = 4;
    const int whole = layout_.contracted / lanes * lanes;
    const int rounds = whole / (kSteps * lanes) * (kSteps * lanes);
    Values sums(at(block_ * layout_.lanes), ir_zero(wide_vector_));
    sums = f_.loop("e", ir_i64(0), ir_i64(rounds), kSteps * lanes, sums,
                   [&](IrValue e, const Values& so_far) {
                     Values next = so_far;
                     for (int i = 0; i < kSteps; ++i) {
                       next = step(f_.add(e, ir_i64(i * lanes)), lanes, next);
                     }
                     return next;
                   });
    for (int e = rounds; e < whole; e += lanes) sums = step(ir_i64(e), lanes, sums);
    if (whole < layout_.contracted) sums = step(ir_i64(whole), layout_.contracted - whole, sums);
    return sums;
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

  /// Weights, each in every lane of a vector of columns: a multiplication takes it from memory.
  void spread_weights(IrValue count) {
    f_.loop("key_row", ir_i64(0), count, 1, {}, [&](IrValue key, const Values&) {
      const IrValue first = f_.multiply(key, ir_i64(layout_.line_pitch));
      for (int row = 0; row < layout_.rows; ++row) {
        const IrValue place = f_.add(first, ir_i64(row));
        const IrValue weight = f_.load(scope_.scalar(), f_.element(scope_.scratch(layout_.tile),
                                                                   scope_.context().real, place));
        store_columns(f_.splat(weight, layout_.column_lanes), layout_.spread_weights,
                      f_.multiply(place, ir_i64(layout_.column_lanes)));
      }
      return Values{};
    });
  }

  /// `at_once` vectors of columns from `column` on, of which the last has `lanes`.
  void accumulate(const TileRows& values, IrValue count, IrValue first_row, IrValue column,
                  int at_once, int lanes, const RowsAhead& ahead) {
    const IrKind kind = ir_storage(layout_.value_type);
    const int step = layout_.column_lanes;
    ask_for(scope_, ahead, first_row, layout_.lanes,
            f_.binary("udiv", column, ir_i64(step * block_)), layout_.wide / (step * block_));
    const IrValue from = f_.element(values.address, kind, column);
    // The tile is summed on its own first: rounding errors grow with the length of a chain.
    Values sums(at(at_once * layout_.lanes), ir_zero(wide_vector_));
    sums = f_.loop("key_row", ir_i64(0), count, 1, sums, [&](IrValue key, const Values& so_far) {
      const IrValue row = f_.element(from, kind, f_.multiply(key, values.stride));
      std::vector<IrValue> read;
      for (int i = 0; i < at_once; ++i) {
        read.push_back(read_columns(row, layout_.value_type, ir_i64(i * step), lanes));
      }
      Values next;
      const IrValue line = f_.add(f_.multiply(key, ir_i64(layout_.line_pitch)), first_row);
      for (int r = 0; r < layout_.lanes; ++r) {
        const IrValue weight =
            load_columns(layout_.spread_weights,
                         f_.multiply(f_.add(line, ir_i64(r)), ir_i64(layout_.column_lanes)));
        for (int i = 0; i < at_once; ++i) {
          next.push_back(f_.multiply_add(read[at(i)], weight, so_far[at(r * at_once + i)]));
        }
      }
      return next;
    });
    const bool retags = scope_.context().form.wide_retag != nullptr;
    for (int r = 0; r < layout_.lanes; ++r) {
      const IrValue row = f_.add(first_row, ir_i64(r));
      IrValue factor;
      if (retags) {
        factor = f_.splat(f_.load(scope_.scalar(), f_.element(scope_.scratch(layout_.factors),
                                                              scope_.context().real, row)),
                          step);
      }
      for (int i = 0; i < at_once; ++i) {
        const IrValue place =
            f_.add(f_.multiply(row, ir_i64(layout_.sum_pitch)), f_.add(column, ir_i64(i * step)));
        const IrValue before = load_columns(layout_.column_sums, place);
        const IrValue& sum = sums[at(r * at_once + i)];
        store_columns(
            retags ? f_.multiply_add(before, factor, sum) : f_.binary("fadd", before, sum),
            layout_.column_sums, place);
      }
    }
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
  IrType wide_vector_;
};

}  // namespace

void print_column_dots(RowTileScope& scope, const TileRows& keys, IrValue count,
                       const RowsAhead& ahead) {
  scope.comment(scope.context().form.contraction);
  ColumnPrinter(scope).dots(keys, count, ahead);
}

void print_column_accumulation(RowTileScope& scope, const TileRows& values, IrValue count,
                               const RowsAhead& ahead) {
  scope.comment(scope.context().form.wide_einsum);
  ColumnPrinter(scope).accumulation(values, count, ahead);
}

}  // namespace attngen
