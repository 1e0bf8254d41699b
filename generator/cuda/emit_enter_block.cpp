// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_enter_block.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "generator/cuda/print_coordinates.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

bool reads_row_corner(const Expr& expr, int row_var) {
  bool reads = false;
  for_each_node(expr, [&](const ExprNode& node) {
    const bool is_corner = node.op == Op::tile_first || node.op == Op::tile_last;
    if (is_corner && node.args[0]->id == row_var) reads = true;
  });
  return reads;
}

}  // namespace

std::vector<std::string> key_bounds(HookScope& scope) {
  const ForwardForm& form = scope.form();
  const int keys = scope.cascade().vars.at(static_cast<std::size_t>(form.key_var)).rank;
  scope.place = HookPlace::block;
  std::vector<std::string> bounds = {"block.key_begin = 0;",
                                     fmt::format("block.key_end = {};", scope.extent(keys))};
  for (const Expr& begin : form.tiles.begin) {
    bounds.push_back(
        fmt::format("block.key_begin = at_least(block.key_begin, {});", scope.index(begin)));
  }
  for (const Expr& end : form.tiles.end) {
    bounds.push_back(fmt::format("block.key_end = at_most(block.key_end, {});", scope.index(end)));
  }
  return bounds;
}

void print_rest_of_block(SourceWriter& out, HookScope& scope, const Plan& plan,
                         const HookFacts& facts, const std::vector<std::string>& bounds) {
  const ForwardForm& form = scope.form();
  for (const HookField& field : scope.block_fields) {
    out.line(fmt::format("block.{} = {};", field.name, field.value));
  }
  if (form.tiles.keep) {
    out.line("// Keys that some row may use: " + print_expr(scope.cascade(), form.tiles.keep));
  }
  for (const std::string& bound : bounds) out.line(bound);
  int offset = 0;
  for (std::size_t i = 0; i < form.reductions.size(); ++i) {
    out.line(fmt::format("block.{} = scratch + {};", scope.reduction_names[i], offset));
    offset += form.reductions[i].of_rows ? plan.row_tile : plan.stream_tile;
  }
  if (facts.zeroes_dead_keys) {
    out.line(fmt::format("block.marks = reinterpret_cast<unsigned*>(scratch + {});", offset));
  }
}

std::string emit_enter_block(HookScope& scope, const Plan& plan, HookFacts& facts) {
  const ForwardForm& form = scope.form();
  const Cascade& cascade = scope.cascade();
  scope.place = HookPlace::block;
  const auto rank_of = [&](int var) { return cascade.vars.at(static_cast<std::size_t>(var)).rank; };
  const std::string rows = scope.extent(rank_of(form.row_var));

  for (const Expr& end : form.tiles.end) {
    facts.reverses_rows = facts.reverses_rows || reads_row_corner(end, form.row_var);
  }
  // Printed first: what they read decides the fields of Block.
  std::vector<std::string> bounds = key_bounds(scope);
  for (std::string& check : scope.length_checks()) bounds.push_back(std::move(check));

  SourceWriter out;
  out.line(
      "/// What CTA number `index` works on: row tiles vary fastest, then coordinates, then "
      "batches.");
  out.open(
      "__device__ __forceinline__ Block enter_block(const Arguments& arguments, "
      "unsigned index, float* scratch) {");
  out.line("Block block;");
  out.line(fmt::format("const unsigned row_tiles = ({} + Config::kRowTile - 1) / Config::kRowTile;",
                       rows));
  if (facts.reverses_rows) {
    out.line("// Later rows have more keys: the longest work goes first.");
    out.line("const unsigned row_tile = row_tiles - 1 - index % row_tiles;");
  } else {
    out.line("const unsigned row_tile = index % row_tiles;");
  }
  std::vector<PrintedAxis> axes;
  for (int axis = 0; axis < scope.problem().batch_axes; ++axis) {
    axes.push_back({"const int " + scope.batch_name(axis), scope.batch_extent(axis)});
  }
  for (const int var : form.grid_vars) axes.push_back({scope.var(var), scope.extent(rank_of(var))});
  if (!axes.empty()) out.line("index /= row_tiles;");
  print_coordinates(out, "index", axes);
  out.line(fmt::format("block.row_first = static_cast<int>(row_tile) * Config::kRowTile;"));
  scope.parts.insert("integer.cuh");
  out.line(fmt::format("block.row_last = smaller_of(block.row_first + Config::kRowTile, {}) - 1;",
                       rows));
  print_rest_of_block(out, scope, plan, facts, bounds);
  out.line("return block;");
  out.close("}").line();
  return out.text();
}

}  // namespace attngen
