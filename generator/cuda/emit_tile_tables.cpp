// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_tile_tables.h"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "base/source_writer.h"
#include "generator/form/table_tiles.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

/// Coordinates brought inside: where no condition reaches they may be anything.
Expr brought_inside(const Cascade& cascade, const Expr& access) {
  const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(access->id));
  std::vector<Expr> coordinates;
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    const Expr& coordinate = access->args[dim];
    const int rank = tensor.dims[dim].rank;
    const bool is_own = coordinate->op == Op::var &&
                        cascade.vars.at(static_cast<std::size_t>(coordinate->id)).rank == rank;
    const Expr last = make_node(Op::sub, {make_leaf(Op::extent, rank), make_integer(1)});
    coordinates.push_back(is_own ? coordinate
                                 : make_node(Op::clamp, {coordinate, make_integer(0), last}));
  }
  return make_access(access->id, std::move(coordinates));
}

std::string type_of_entries(const HookScope& scope, const Expr& access) {
  return scope.type_of(access) == DType::i64 ? "LongEntries" : "IntEntries";
}

/// Of blocks every lane looks at all, the last row and the last key besides those that are a step
/// apart: they are few. Of rows, or of keys, each lane looks at its share.
void print_function(SourceWriter& out, HookScope& scope, const TileTable& table) {
  const Cascade& cascade = scope.cascade();
  const ForwardForm& form = scope.form();
  const TableView view =
      table_view(form, scope.packed_var, scope.problem().static_params, table.access).value();
  const HookPlace before = std::exchange(scope.place, HookPlace::tile);
  const Expr inside = brought_inside(cascade, table.access);
  const std::string entry = scope.loaded(inside);
  std::string is_empty;
  for (const Expr& coordinate : inside->args) {
    if (coordinate->op != Op::clamp) continue;
    const int rank = coordinate->args[2]->args[0]->id;
    is_empty += (is_empty.empty() ? "" : " || ") + scope.extent(rank) + " == 0";
  }
  scope.place = before;
  scope.parts.insert("entries.cuh");
  scope.parts.insert("integer.cuh");
  const auto each = [&](int var, const char* begin, const char* last, std::int64_t step) {
    const std::string& own = scope.var_name(var);
    const std::string at = scope.names().fresh(own + "_at");
    out.line("#pragma unroll 1");
    out.open(
        fmt::format("for (int {0} = {1}; {0} < {2} + {3}; {0} += {3}) {{", at, begin, last, step));
    out.line(fmt::format("const int {} = smaller_of({}, {});", own, at, last));
  };
  const auto each_of_lane = [&](int var, const char* begin, const char* last) {
    out.line("#pragma unroll 1");
    out.open(fmt::format("for (int {0} = {1} + lane_of_entries(); {0} <= {2}; {0} += 32) {{",
                         scope.var_name(var), begin, last));
  };
  out.line(fmt::format("/// {} in the rows of this CTA and the keys first ... last.",
                       print_expr(cascade, table.access)));
  out.open(
      fmt::format("__device__ __forceinline__ {} {}(const Arguments& arguments, "
                  "const Block& block, int first, int last) {{",
                  type_of_entries(scope, table.access), table.function));
  out.line(type_of_entries(scope, table.access) + " found;");
  if (!is_empty.empty()) out.line(fmt::format("if ({}) return found.undecided();", is_empty));
  const bool is_of_blocks = view.side == TableSide::blocks;
  if (view.side != TableSide::rows) {
    out.line("const int last_key = smaller_of(last, block.key_end - 1);");
  }
  if (is_of_blocks) {
    each(form.row_var, "block.row_first", "block.row_last", view.row_step);
    each(form.key_var, "first", "last_key", view.key_step);
  } else if (view.side == TableSide::rows) {
    each_of_lane(form.row_var, "block.row_first", "block.row_last");
  } else {
    each_of_lane(form.key_var, "first", "last_key");
  }
  out.line(fmt::format("found.meet({});", entry));
  out.close("}");
  if (is_of_blocks) out.close("}");
  out.line(is_of_blocks ? "return found;" : "return found.over_warp();");
  out.close("}").line();
}

}  // namespace

TileRule tiles_with_tables(const Cascade& cascade, const ForwardForm& form, int packed_var,
                           const Problem& problem) {
  const TileRule found = table_tiles(
      cascade, form, packed_var, problem.static_params,
      [packed_var](const Expr& access) { return packed_var < 0 || !uses_var(access, packed_var); });
  TileRule tiles = form.tiles;
  tiles.possible = found.possible;
  tiles.certain = found.certain;
  return tiles;
}

std::string emit_tile_tables(HookScope& scope) {
  const ForwardForm& form = scope.form();
  SourceWriter out;
  for (const Expr& access : bounded_tables({form.tiles.possible, form.tiles.certain})) {
    const std::string& name = scope.name_of(access->id);
    scope.tables.push_back(
        {access, scope.names().fresh("look_at_" + name), scope.names().fresh(name + "_entries")});
    print_function(out, scope, scope.tables.back());
  }
  return out.text();
}

std::vector<std::string> emit_tile_table_calls(const HookScope& scope, const Expr& condition) {
  std::vector<std::string> calls;
  for (const Expr& access : bounded_tables({condition})) {
    const TileTable& table = scope.tile_table(access);
    calls.push_back(fmt::format("const {} {} = {}(arguments, block, first, last);",
                                type_of_entries(scope, access), table.local, table.function));
  }
  return calls;
}

}  // namespace attngen
