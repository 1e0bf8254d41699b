// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/tile_tables.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "generator/language/language.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

constexpr int kFewestLanes = 4;

/// The least and the largest of no entry.
std::vector<IrValue> no_bounds() {
  return {ir_i64(std::numeric_limits<std::int64_t>::max()),
          ir_i64(std::numeric_limits<std::int64_t>::min())};
}

}  // namespace

std::vector<Expr> range_exprs(const TileRule& tiles) {
  std::vector<Expr> exprs = tiles.begin;
  exprs.insert(exprs.end(), tiles.end.begin(), tiles.end.end());
  exprs.push_back(tiles.possible);
  return exprs;
}

std::vector<Expr> tile_exprs(const TileRule& tiles) {
  std::vector<Expr> exprs = range_exprs(tiles);
  exprs.push_back(tiles.certain);
  return exprs;
}

TileTables::TileTables(RowTileScope& scope, const std::vector<Expr>& exprs)
    : scope_(scope), f_(scope.function()), key_var_(scope.context().form.key_var) {
  for (const Expr& access : bounded_tables(exprs)) {
    const std::optional<TableView> view =
        table_view(scope.context().form, scope.context().packed_var,
                   scope.context().problem.static_params, access);
    check(view.has_value(), "a table has bounds that a tile can find");
    if (view->side == TableSide::blocks) {
      of_blocks_.push_back({access, *view});
    } else {
      (view->side == TableSide::rows ? of_rows_ : of_keys_).push_back(access);
    }
  }
}

void TileTables::look_at_rows() {
  for (const Expr& access : of_rows_) {
    const Values found = of_rows(access, ir_i64(0), scope_.row_count);
    scope_.table_bounds.push_back({access, found[0], found[1]});
  }
}

void TileTables::look_at_row_blocks() {
  const int rows = scope_.context().layout.rows_at_once;
  for (std::size_t table = 0; table < of_rows_.size(); ++table) {
    const Values all =
        f_.loop("row_block", ir_i64(0), scope_.row_count, rows, no_bounds(),
                [&](IrValue first, const Values& so_far) {
                  const IrValue end = f_.smaller(f_.add(first, ir_i64(rows)), scope_.row_count);
                  const Values found = of_rows(of_rows_[table], first, end);
                  const IrValue to = block_bounds(first, table);
                  f_.store(found[0], to);
                  f_.store(found[1], f_.behind(to, kBytesOfBound));
                  return Values{f_.smaller(so_far[0], found[0]), f_.larger(so_far[1], found[1])};
                });
    scope_.table_bounds.push_back({of_rows_[table], all[0], all[1]});
  }
}

void TileTables::enter_row_block(IrValue row) {
  for (std::size_t table = 0; table < of_rows_.size(); ++table) {
    const IrValue from = block_bounds(row, table);
    scope_.table_bounds[table] = {of_rows_[table], f_.load({IrKind::i64, 1}, from),
                                  f_.load({IrKind::i64, 1}, f_.behind(from, kBytesOfBound))};
  }
}

IrValue TileTables::block_bounds(IrValue row, std::size_t table) {
  const TileLayout& layout = scope_.context().layout;
  const auto tables = static_cast<std::int64_t>(of_rows_.size());
  const IrValue block = f_.binary("udiv", row, ir_i64(layout.rows_at_once));
  const IrValue place =
      f_.add(f_.multiply(block, ir_i64(2 * tables)), ir_i64(2 * static_cast<std::int64_t>(table)));
  return f_.element(scope_.scratch(layout.row_bounds), IrKind::i64, place);
}

void TileTables::look_at_keys(IrValue first, IrValue count) {
  scope_.table_bounds.resize(of_rows_.size());
  for (const Expr& access : of_keys_) {
    scope_.table_bounds.push_back(of_keys(access, first, count));
  }
  look_at_blocks();
}

void TileTables::look_at_blocks() {
  scope_.table_bounds.resize(of_rows_.size() + of_keys_.size());
  for (const Blocks& table : of_blocks_) scope_.table_bounds.push_back(of_blocks(table));
}

/// Row by row: once for all tiles of an item.
TileTables::Values TileTables::of_rows(const Expr& access, IrValue first, IrValue end) {
  f_.comment("least and most of " + print_expr(scope_.context().cascade, access) + " in the rows");
  scope_.reads_uncounted = true;
  Values found = f_.loop("row", first, end, 1, no_bounds(), [&](IrValue row, const Values& so_far) {
    scope_.enter_row(row);
    const IrValue entry = scope_.printer().as_long(scope_.index(access));
    scope_.leave_rows();
    return Values{f_.smaller(so_far[0], entry), f_.larger(so_far[1], entry)};
  });
  scope_.reads_uncounted = false;
  return found;
}

TableBounds TileTables::of_keys(const Expr& access, IrValue first, IrValue count) {
  f_.comment("least and most of " + print_expr(scope_.context().cascade, access) + " in the keys");
  scope_.reads_uncounted = true;
  Values found;
  if (are_neighbours(access)) {
    const Expr& along = access->args.back();
    scope_.vars[key_var_] = first;
    IrValue fits = f_.compare("icmp sge", count, ir_i64(lanes()));
    if (!scope_.is_surely_inside(access)) {
      const Tensor& tensor =
          scope_.context().cascade.tensors.at(static_cast<std::size_t>(access->id));
      const IrValue at = scope_.index(along);
      const IrValue end = scope_.extent(tensor.dims.back().rank);
      fits = f_.binary("and", fits, f_.compare("icmp sge", at, ir_i64(0)));
      fits = f_.binary("and", fits, f_.compare("icmp sle", f_.add(at, count), end));
    }
    scope_.vars.erase(key_var_);
    found = f_.choose(
        fits, [&] { return in_vectors(access, first, count); },
        [&] { return key_by_key(access, first, count); });
  } else {
    found = key_by_key(access, first, count);
  }
  scope_.reads_uncounted = false;
  return {access, found[0], found[1]};
}

/// Entry by entry, the last row and the last key among them: a few, for many pairs share one.
TableBounds TileTables::of_blocks(const Blocks& table) {
  const TileContext& c = scope_.context();
  f_.comment("least and most of " + print_expr(c.cascade, table.access) + " in the blocks");
  const auto each = [&](const char* name, int var, std::int64_t step, const Values& start,
                        const std::function<Values(const Values&)>& body) {
    const IrValue last = scope_.tile_corner(Op::tile_last, var);
    return f_.loop(name, scope_.tile_corner(Op::tile_first, var), f_.add(last, ir_i64(step)), step,
                   start, [&](IrValue at, const Values& so_far) {
                     scope_.vars[var] = f_.smaller(at, last);
                     return body(so_far);
                   });
  };
  const auto entry = [&](const Values& so_far) {
    const IrValue read = scope_.printer().as_long(scope_.index(table.access));
    return Values{f_.smaller(so_far[0], read), f_.larger(so_far[1], read)};
  };
  const auto of_keys = [&](const Values& so_far) {
    return each("block_key", key_var_, table.view.key_step, so_far, entry);
  };
  const auto of_heads = [&](const Values& so_far) {
    const bool varies = c.packed_var >= 0 && uses_var(table.access, c.packed_var);
    return varies ? each("block_head", c.packed_var, 1, so_far, of_keys) : of_keys(so_far);
  };
  scope_.reads_uncounted = true;
  const Values found =
      each("block_row", c.form.row_var, table.view.row_step, no_bounds(), of_heads);
  scope_.reads_uncounted = false;
  scope_.vars.erase(key_var_);
  scope_.leave_rows();
  return {table.access, found[0], found[1]};
}

TileTables::Values TileTables::key_by_key(const Expr& access, IrValue first, IrValue count) {
  return f_.loop(
      "key_row", ir_i64(0), count, 1, no_bounds(),
      [&](IrValue row, const Values& so_far) {
        scope_.vars[key_var_] = f_.add(first, row);
        const IrValue entry = scope_.printer().as_long(scope_.index(access));
        scope_.vars.erase(key_var_);
        return Values{f_.smaller(so_far[0], entry), f_.larger(so_far[1], entry)};
      },
      IrFunction::Trips::at_least_one);
}

/// The last vector ends with the last key: it may meet some keys again.
TileTables::Values TileTables::in_vectors(const Expr& access, IrValue first, IrValue count) {
  const DType type = scope_.type_of(access);
  const IrType stored{ir_storage(type), lanes()};
  const IrType whole{type == DType::i64 ? IrKind::i64 : IrKind::i32, lanes()};
  const bool is_unsigned = type == DType::u8 || type == DType::boolean;
  scope_.vars[key_var_] = first;
  const IrValue from = scope_.table_address(access);
  scope_.vars.erase(key_var_);
  const IrValue last = f_.subtract(count, ir_i64(lanes()));
  const auto entries = [&](IrValue row) {
    // Not load_constant(): a vector may be read only where as many keys are left.
    const IrValue loaded = f_.load(stored, f_.element(from, stored.kind, row));
    return f_.cast(is_unsigned ? "zext" : "sext", loaded, whole.kind);
  };
  const auto combined = [&](const char* name, IrValue a, IrValue b) {
    return f_.intrinsic("llvm." + std::string(name) + "." + suffix_of(whole), whole, {a, b});
  };
  const IrValue start = entries(ir_i64(0));
  const Values found =
      f_.loop("key_row", ir_i64(lanes()), count, lanes(), {start, start},
              [&](IrValue row, const Values& so_far) {
                const IrValue next = entries(f_.smaller(row, last));
                return Values{combined("smin", so_far[0], next), combined("smax", so_far[1], next)};
              });
  const auto of_lanes = [&](const char* name, IrValue vector) {
    return scope_.printer().as_long(
        f_.intrinsic("llvm.vector.reduce." + std::string(name) + "." + suffix_of(whole),
                     {whole.kind, 1}, {vector}));
  };
  return {of_lanes("smin", found[0]), of_lanes("smax", found[1])};
}

/// Entries of neighbouring keys are neighbours in memory.
bool TileTables::are_neighbours(const Expr& access) const {
  const TileContext& c = scope_.context();
  const int axis = c.problem.batch_axes + static_cast<int>(access->args.size()) - 1;
  if (lanes() < kFewestLanes || access->args.empty() ||
      !c.arguments.is_unit_stride(access->id, axis)) {
    return false;
  }
  for (std::size_t dim = 0; dim + 1 < access->args.size(); ++dim) {
    if (uses_var(access->args[dim], key_var_)) return false;
  }
  const Expr& along = access->args.back();
  const auto is_key = [&](const Expr& expr) { return expr->op == Op::var && expr->id == key_var_; };
  if (is_key(along)) return true;
  return along->op == Op::add && ((is_key(along->args[0]) && !uses_var(along->args[1], key_var_)) ||
                                  (is_key(along->args[1]) && !uses_var(along->args[0], key_var_)));
}

int TileTables::lanes() const {
  const TileContext& c = scope_.context();
  const auto keys = std::bit_floor(static_cast<unsigned>(c.plan.key_tile));
  return std::min(c.problem.limits.vector_bits / 32, static_cast<int>(keys));
}

}  // namespace attngen
