// SPDX-License-Identifier: Apache-2.0
#include "generator/language/language.h"
#include "generator/llvm/tile_functions.h"

namespace attngen {

IrFunction emit_keys(const TileContext& context, const std::string& name) {
  IrFunction f(name + "_keys", {{"arguments", {IrKind::ptr, 1}, "noalias"},
                                {"item", {IrKind::i64, 1}},
                                {"range", {IrKind::ptr, 1}, "noalias"}});
  RowTileScope scope(context, f);
  scope.enter_item();
  const TileRule& tiles = context.form.tiles;
  const IrValue keys = scope.extent(scope.rank_of(context.form.key_var));
  if (tiles.keep)
    f.comment("keys that some row may use: " + print_expr(context.cascade, tiles.keep));
  IrValue begin = ir_i64(0);
  IrValue end = keys;
  for (const Expr& bound : tiles.begin) begin = f.larger(begin, scope.index(bound));
  for (const Expr& bound : tiles.end) end = f.smaller(end, scope.index(bound));
  begin = f.smaller(begin, keys);
  end = f.larger(end, begin);
  f.store(begin, f.parameter("range"));
  f.store(end, f.behind(f.parameter("range"), 8));
  return f;
}

}  // namespace attngen
