// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "generator/cuda/emit_enter_block.h"
#include "generator/cuda/print_coordinates.h"
#include "generator/form/key_parts.h"

namespace attngen {
namespace {

constexpr const char* kFunction = "__device__ __forceinline__";

class UnitPrinter {
 public:
  UnitPrinter(HookScope& scope, const Plan& plan, HookFacts& facts)
      : scope_(scope), form_(scope.form()), plan_(plan), facts_(facts) {}

  std::string printed() {
    scope_.place = HookPlace::block;
    ranges_ = {{form_.tiles.begin, form_.tiles.end}};
    if (const std::optional<KeyParts> parts = key_parts(scope_.cascade(), form_)) {
      ranges_ = {parts->first, parts->second};
    }
    facts_.keys_have_gap = ranges_.size() == 2;
    // Printed first: what they read decides the fields of Block.
    std::vector<std::string> bounds =
        facts_.keys_have_gap ? bounds_with_gap() : bounds_without_gap();
    for (std::string& check : scope_.length_checks()) bounds.push_back(std::move(check));
    std::vector<PrintedAxis> sequence_axes;
    std::vector<PrintedAxis> unit_axes;
    share_axes(sequence_axes, unit_axes);
    SourceWriter out;
    print_row_tiles(out);
    print_count(out, "sequence_count", "Units of one sequence have equally many keys.",
                sequence_axes);
    print_count(out, "units_per_sequence",
                "Row tiles, times the coordinates that no key range reads.", unit_axes);
    print_enter(out, sequence_axes, unit_axes, bounds);
    return out.text();
  }

 private:
  int rank_of(int var) const {
    return scope_.cascade().vars.at(static_cast<std::size_t>(var)).rank;
  }

  bool bounds_satisfy(const std::function<bool(const Expr&)>& test) const {
    const auto any = [&](const std::vector<Expr>& list) {
      return std::any_of(list.begin(), list.end(), test);
    };
    return std::any_of(ranges_.begin(), ranges_.end(),
                       [&](const KeyBounds& range) { return any(range.begin) || any(range.end); });
  }

  std::vector<std::string> bounds_without_gap() {
    std::vector<std::string> lines = key_bounds(scope_);
    lines.emplace_back("block.gap_begin = block.key_end;");
    lines.emplace_back("block.gap_end = block.key_end;");
    return lines;
  }

  std::vector<std::string> bounds_with_gap() {
    scope_.parts.insert("key_ranges.cuh");
    std::vector<std::string> lines;
    const char* const names[] = {"one", "other"};
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
      lines.push_back(
          fmt::format("KeyRange {} = {{0, {}}};", names[i], scope_.extent(rank_of(form_.key_var))));
      for (const Expr& begin : ranges_[i].begin) {
        lines.push_back(
            fmt::format("{0}.begin = at_least({0}.begin, {1});", names[i], scope_.index(begin)));
      }
      for (const Expr& end : ranges_[i].end) {
        lines.push_back(
            fmt::format("{0}.end = at_most({0}.end, {1});", names[i], scope_.index(end)));
      }
    }
    lines.emplace_back("const KeyRanges ranges = joined_ranges(one, other);");
    lines.emplace_back("block.key_begin = ranges.begin;");
    lines.emplace_back("block.key_end = ranges.end;");
    lines.emplace_back("block.gap_begin = ranges.gap_begin;");
    lines.emplace_back("block.gap_end = ranges.gap_end;");
    return lines;
  }

  static bool has_node(const Expr& expr, const std::function<bool(const ExprNode&)>& test) {
    bool found = false;
    for_each_node(expr, [&](const ExprNode& node) { found = found || test(node); });
    return found;
  }

  void share_axes(std::vector<PrintedAxis>& sequences, std::vector<PrintedAxis>& units) {
    // A table may differ from batch to batch.
    const bool reads_tables = bounds_satisfy([](const Expr& bound) {
      return has_node(bound, [](const ExprNode& node) { return node.op == Op::access; });
    });
    for (int axis = 0; axis < scope_.problem().batch_axes; ++axis) {
      (reads_tables ? sequences : units)
          .push_back({"const int " + scope_.batch_name(axis), scope_.batch_extent(axis)});
    }
    for (const int var : form_.grid_vars) {
      const std::string extent = scope_.extent(rank_of(var));
      if (var == scope_.packed_var) {
        units.push_back({"const int head_group", "head_group_count(arguments)"});
        continue;
      }
      const bool is_read = bounds_satisfy([&](const Expr& bound) { return uses_var(bound, var); });
      (is_read ? sequences : units).push_back({"block." + scope_.var_name(var), extent});
    }
    const bool reads_rows = bounds_satisfy([&](const Expr& bound) {
      return has_node(bound, [&](const ExprNode& node) {
        const bool is_corner = node.op == Op::tile_first || node.op == Op::tile_last;
        return is_corner && node.args[0]->id == form_.row_var;
      });
    });
    (reads_rows ? sequences : units).push_back({"const int row_tile", "row_tile_count(arguments)"});
  }

  void print_row_tiles(SourceWriter& out) {
    scope_.parts.insert("integer.cuh");
    const std::string rows = scope_.extent(rank_of(form_.row_var));
    if (scope_.packed_var >= 0) {
      const std::string heads = scope_.extent(rank_of(scope_.packed_var));
      out.line("/// Heads that share keys and values: their rows lie in one tile, side by side.");
      out.open(fmt::format("{} int heads_together(const Arguments& arguments) {{", kFunction));
      out.line(plan_.packed_group ? fmt::format("return larger_of(smaller_of({}, {}), 1);",
                                                scope_.index(plan_.packed_group), heads)
                                  : fmt::format("return {};", heads));
      out.close("}").line();
      out.open(fmt::format("{} int head_group_count(const Arguments& arguments) {{", kFunction));
      out.line(fmt::format(
          "return ({} + heads_together(arguments) - 1) / heads_together(arguments);", heads));
      out.close("}").line();
    }
    out.open(fmt::format("{} int row_tile_count(const Arguments& arguments) {{", kFunction));
    out.line(fmt::format("const int rows = {}{};", rows,
                         scope_.packed_var >= 0 ? " * heads_together(arguments)" : ""));
    out.line("return (rows + Config::kRowTile - 1) / Config::kRowTile;");
    out.close("}").line();
  }

  static void print_count(SourceWriter& out, const char* name, const char* what,
                          const std::vector<PrintedAxis>& axes) {
    out.line(fmt::format("/// {}", what));
    out.open(fmt::format("{} int {}(const Arguments& arguments) {{", kFunction, name));
    std::string product;
    for (const PrintedAxis& axis : axes) {
      product += (product.empty() ? "" : " * ") + axis.extent;
    }
    out.line(fmt::format("return {};", product.empty() ? "1" : product));
    out.close("}").line();
  }

  void print_enter(SourceWriter& out, const std::vector<PrintedAxis>& sequence_axes,
                   const std::vector<PrintedAxis>& unit_axes,
                   const std::vector<std::string>& bounds) {
    const std::string rows = scope_.extent(rank_of(form_.row_var));
    out.line("/// A unit: coordinates, rows, keys.");
    out.open(
        fmt::format("{} Block enter_block(const Arguments& arguments, int sequence, int unit, "
                    "float* scratch) {{",
                    kFunction));
    out.line("Block block;");
    print_coordinates(out, "sequence", sequence_axes);
    print_coordinates(out, "unit", unit_axes);
    const std::string row = scope_.var_name(form_.row_var);
    out.line("block.row_begin = row_tile * Config::kRowTile;");
    if (scope_.packed_var >= 0) {
      const std::string head = scope_.var_name(scope_.packed_var);
      const std::string heads = scope_.extent(rank_of(scope_.packed_var));
      out.line(fmt::format("block.{} = head_group * heads_together(arguments);", head));
      out.line(fmt::format("block.group = smaller_of(heads_together(arguments), {} - block.{});",
                           heads, head));
      out.line(fmt::format(
          "block.row_end = smaller_of(block.row_begin + Config::kRowTile, {} * block.group);",
          rows));
      out.line("block.row_first = block.row_begin / block.group;");
      out.line("block.row_last = (block.row_end - 1) / block.group;");
    } else {
      out.line(
          fmt::format("block.row_end = smaller_of(block.row_begin + Config::kRowTile, {});", rows));
      out.line("block.row_first = block.row_begin;");
      out.line("block.row_last = block.row_end - 1;");
    }
    print_rest_of_block(out, scope_, plan_, facts_, bounds);
    out.line("return block;");
    out.close("}").line();
  }

  HookScope& scope_;
  const ForwardForm& form_;
  const Plan& plan_;
  HookFacts& facts_;
  std::vector<KeyBounds> ranges_;  ///< of the keys that count: one, or two
};

}  // namespace

std::string emit_enter_unit(HookScope& scope, const Plan& plan, HookFacts& facts) {
  return UnitPrinter(scope, plan, facts).printed();
}

}  // namespace attngen
