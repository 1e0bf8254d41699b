// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "generator/language/language.h"
#include "generator/llvm/tile_functions.h"
#include "generator/llvm/tile_tables.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

// A longer stretch of keys costs less to look at, and a unit of keys is much longer.
constexpr int kTilesOfAStretch = 8;

class KeysPrinter {
 public:
  KeysPrinter(const TileContext& context, IrFunction& function)
      : context_(context),
        tiles_(context.form.tiles),
        key_var_(context.form.key_var),
        f_(function),
        scope_(context, function),
        tables_(scope_, range_exprs(context.form.tiles)) {}

  void print() {
    scope_.enter_item();
    const IrValue keys = scope_.extent(scope_.rank_of(key_var_));
    if (tiles_.keep) {
      f_.comment("keys that some row may use: " + print_expr(context_.cascade, tiles_.keep));
    }
    tables_.look_at_rows();
    IrValue begin = ir_i64(0);
    IrValue end = keys;
    for (const Expr& bound : tiles_.begin) begin = f_.larger(begin, scope_.index(bound));
    for (const Expr& bound : tiles_.end) end = f_.smaller(end, scope_.index(bound));
    begin = f_.smaller(begin, keys);
    end = f_.larger(end, begin);
    if (tables_.has_keys()) {
      // Of one unit the stream skips what is empty by itself.
      const IrValue is_long =
          f_.compare("icmp sgt", f_.subtract(end, begin), ir_i64(context_.plan.split_keys));
      const Values range = f_.choose(
          is_long, [&] { return possible_keys(begin, end); },
          [&] {
            return Values{begin, end};
          });
      begin = range[0];
      end = range[1];
    }
    f_.store(begin, f_.parameter("range"));
    f_.store(end, f_.behind(f_.parameter("range"), 8));
  }

 private:
  /// From the first stretch of keys that may be used to the last one.
  Values possible_keys(IrValue begin, IrValue end) {
    const int stretch = context_.plan.key_tile * kTilesOfAStretch;
    const Values found =
        f_.loop("key", begin, end, stretch, {end, begin}, [&](IrValue first, const Values& so_far) {
          const IrValue count = f_.smaller(f_.subtract(end, first), ir_i64(stretch));
          const IrValue behind = f_.add(first, count);
          scope_.enter_keys(first, count);
          tables_.look_at_keys(first, count);
          const IrValue counts = scope_.condition(tiles_.possible);
          return Values{f_.smaller(so_far[0], f_.select(counts, first, end)),
                        f_.select(counts, behind, so_far[1])};
        });
    return {f_.smaller(found[0], found[1]), found[1]};
  }

  const TileContext& context_;
  const TileRule& tiles_;
  int key_var_;
  IrFunction& f_;
  RowTileScope scope_;
  TileTables tables_;
};

}  // namespace

IrFunction emit_keys(const TileContext& context, const std::string& name) {
  IrFunction f(name + "_keys", {{"arguments", {IrKind::ptr, 1}, "noalias"},
                                {"item", {IrKind::i64, 1}},
                                {"range", {IrKind::ptr, 1}, "noalias"}});
  KeysPrinter(context, f).print();
  return f;
}

}  // namespace attngen
