// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_block_tables.h"

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

/// The last row and the last key are looked at besides those that are a step apart.
void print_function(SourceWriter& out, HookScope& scope, const BlockTable& table) {
  const Cascade& cascade = scope.cascade();
  const ForwardForm& form = scope.form();
  const TableView view =
      table_view(form, scope.packed_var, scope.problem().static_params, table.access).value();
  const HookPlace before = std::exchange(scope.place, HookPlace::tile);
  const std::string entry = scope.loaded(brought_inside(cascade, table.access));
  std::string is_empty;
  for (const TensorDim& dim : cascade.tensors.at(static_cast<std::size_t>(table.access->id)).dims) {
    is_empty += (is_empty.empty() ? "" : " || ") + scope.extent(dim.rank) + " == 0";
  }
  scope.place = before;
  scope.parts.insert("entries.cuh");
  scope.parts.insert("integer.cuh");
  const auto each = [&](int var, const char* begin, const char* last, std::int64_t step) {
    const std::string& own = scope.var_name(var);
    const std::string at = scope.names().fresh(own + "_at");
    out.open(
        fmt::format("for (int {0} = {1}; {0} < {2} + {3}; {0} += {3}) {{", at, begin, last, step));
    out.line(fmt::format("const int {} = smaller_of({}, {});", own, at, last));
  };
  out.line(fmt::format("/// {} in the rows of this CTA and the keys first ... last.",
                       print_expr(cascade, table.access)));
  out.open(
      fmt::format("__device__ __forceinline__ EntryRange {}(const Arguments& arguments, "
                  "const Block& block, int first, int last) {{",
                  table.function));
  out.line("EntryRange found;");
  out.line(fmt::format("if ({}) return found.undecided();", is_empty));
  out.line("const int last_key = smaller_of(last, block.key_end - 1);");
  each(form.row_var, "block.row_first", "block.row_last", view.row_step);
  each(form.key_var, "first", "last_key", view.key_step);
  out.line(fmt::format("found.meet({});", entry));
  out.close("}");
  out.close("}");
  out.line("return found;");
  out.close("}").line();
}

}  // namespace

TileRule tiles_with_block_tables(const Cascade& cascade, const ForwardForm& form, int packed_var,
                                 const Problem& problem) {
  const TileRule found = table_tiles(cascade, form, packed_var, problem.static_params,
                                     [packed_var](const Expr& access, const TableView& view) {
                                       return view.side == TableSide::blocks &&
                                              (packed_var < 0 || !uses_var(access, packed_var));
                                     });
  TileRule tiles = form.tiles;
  tiles.possible = found.possible;
  tiles.certain = found.certain;
  return tiles;
}

std::string emit_block_tables(HookScope& scope) {
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

std::vector<std::string> emit_block_table_calls(const HookScope& scope, const Expr& condition) {
  std::vector<std::string> calls;
  for (const Expr& access : bounded_tables({condition})) {
    const BlockTable& table = scope.block_table(access);
    calls.push_back(fmt::format("const EntryRange {} = {}(arguments, block, first, last);",
                                table.local, table.function));
  }
  return calls;
}

}  // namespace attngen
