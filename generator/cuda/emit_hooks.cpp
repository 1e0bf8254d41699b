// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_hooks.h"

#include <fmt/format.h>

#include "base/source_writer.h"
#include "generator/cuda/emit_enter_block.h"
#include "generator/cuda/emit_finish.h"
#include "generator/cuda/emit_merge.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/emit_tile_tables.h"
#include "generator/cuda/emit_update.h"
#include "generator/cuda/fold_points.h"
#include "generator/cuda/plan_decode.h"
#include "generator/form/row_keys.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

constexpr const char* kContext = "const Arguments& arguments, const Block& block";

class HookPrinter {
 public:
  HookPrinter(HookScope& scope, const Plan& plan)
      : scope_(scope), form_(scope.form()), plan_(plan) {}

  HookText printed() {
    HookText text;
    // Hooks first: what they load and divide by decides the fields of Block and Row.
    const std::string tiles = tile_hooks(text.facts);
    const std::string score = score_hook(text.facts);
    const std::string update = update_hook(text.facts);
    const std::string finish = emit_finish(scope_, plan_);
    const std::string merge = is_decode() ? merge_hooks(text.facts) : std::string();
    const std::string reductions = reduction_hooks();
    const std::string row = enter_row();
    const std::string operands = emit_operands(scope_, plan_);
    const std::string block = is_decode() ? emit_enter_unit(scope_, plan_, text.facts)
                                          : emit_enter_block(scope_, plan_, text.facts);
    text.functions = block + row + reductions + tiles + score + update + merge + finish;
    text.structs = emit_arguments(scope_) + emit_block(scope_, plan_, text.facts) +
                   emit_row(scope_) + operands;
    return text;
  }

 private:
  bool is_decode() const { return plan_.skeleton == Skeleton::decode; }

  std::string merge_hooks(HookFacts& facts) {
    facts.row_scalars = row_scalars(form_, scope_.scales_weights);
    facts.parts_at_once =
        parts_at_once(head_dims(scope_.cascade(), form_, scope_.problem()), plan_);
    const bool in_place = plan_.merge != MergeProtocol::combine;
    scope_.use_workspace(in_place);
    SourceWriter out;
    out.line("/// Counters of arrivals: one per block of the grid, then one per slot.");
    out.open("__device__ __forceinline__ unsigned* tickets(const Arguments& arguments) {");
    out.line(in_place ? "return arguments.tickets;" : "return nullptr;");
    out.close("}").line();
    const int keys = scope_.cascade().vars.at(static_cast<std::size_t>(form_.key_var)).rank;
    out.line("/// Keys that a sequence has room for.");
    out.open("__device__ __forceinline__ long long key_capacity(const Arguments& arguments) {");
    out.line(fmt::format("return {};", scope_.extent(keys)));
    out.close("}").line();
    out.line("/// Of an instance that counts tiles: one number per block of the grid.");
    out.open(
        "__device__ __forceinline__ unsigned long long* tile_counts(const Arguments& arguments) {");
    out.line(scope_.problem().count_tiles ? fmt::format("return {};", scope_.counter_argument())
                                          : std::string("return nullptr;"));
    out.close("}").line();
    return emit_merge(scope_) + out.text();
  }

  std::string comment(int einsum) const { return einsum_comment(scope_.cascade(), einsum); }
  std::string name_of(int tensor) const { return scope_.name_of(tensor); }

  std::string tile_hooks(HookFacts& facts) {
    const TileRule& tiles = form_.tiles;
    const std::string key = scope_.names().var(form_.key_var);
    scope_.place = HookPlace::finish;
    SourceWriter out;
    const std::string tables = emit_tile_tables(scope_);
    const std::string signature = fmt::format("({}, int first, int last)", kContext);
    const auto tile_test = [&](const char* name, const Expr& condition, const char* what) {
      out.line(fmt::format("/// {}", what));
      out.open(fmt::format("__device__ __forceinline__ bool {}{} {{", name, signature));
      for (const std::string& call : emit_tile_table_calls(scope_, condition)) out.line(call);
      out.line(fmt::format("return {};", condition ? scope_.condition(condition) : "true"));
      out.close("}").line();
    };
    facts.skips_tiles = tiles.keep && !tiles.bounds_exact && tiles.possible->op != Op::boolean;
    facts.zeroes_dead_keys = tiles.keep && !tiles.bounds_exact;
    tile_test("tile_possible", facts.skips_tiles ? tiles.possible : nullptr,
              "False: no pair of these rows and the keys first ... last counts.");
    tile_test("tile_certain", tiles.certain,
              "True: every pair of these rows and the keys first ... last counts.");
    scope_.place = HookPlace::element;
    const RowKeys keys = keys_of_row();
    facts.rows_begin_late = !keys.begin.empty();
    print_kept_keys(out, keys);
    std::string where = "/// Every pair counts.";
    if (keys.inside) {
      where = "/// Which of kept_keys() count: " + print_expr(scope_.cascade(), keys.inside);
    } else if (tiles.keep) {
      where = "/// All of kept_keys() count: " + print_expr(scope_.cascade(), tiles.keep);
    }
    out.line(where);
    out.open(fmt::format("__device__ __forceinline__ bool keep({}, const Row& row, int {}) {{",
                         kContext, key));
    if (scope_.problem().count_keep) {
      out.line(fmt::format("atomicAdd({}, 1ull);", scope_.counter_argument()));
    }
    out.line(fmt::format("return {};", keys.inside ? scope_.condition(keys.inside) : "true"));
    out.close("}").line();
    scope_.reads_tables_per_key = false;

    out.line(facts.zeroes_dead_keys
                 ? "/// Zeros for the values of keys that no row of this CTA uses: they may be NaN."
                 : "/// Every key that is read is used by some row: no values to clear.");
    out.open(
        "__device__ __forceinline__ void clear_dead_keys(const Block& block, unsigned values, "
        "unsigned kept) {");
    if (facts.zeroes_dead_keys)
      out.line("zero_dead_keys<ValueOperand>(values, kept, block.marks);");
    out.close("}").line();
    return tables + out.text();
  }

  /// The keys of one row as a range and a condition. A count of keep() asks every pair.
  RowKeys keys_of_row() const {
    if (scope_.problem().count_keep) return {{}, {}, form_.tiles.keep};
    return row_keys(scope_.cascade(), form_.tiles.keep, form_.key_var);
  }

  void print_kept_keys(SourceWriter& out, const RowKeys& keys) {
    out.line("/// The keys among which those that count for one row are.");
    out.open(fmt::format("__device__ __forceinline__ KeyRange kept_keys({}, const Row& row) {{",
                         kContext));
    out.line("int begin = block.key_begin;");
    out.line("int end = block.key_end;");
    for (const Expr& bound : keys.begin) {
      out.line(fmt::format("begin = at_least(begin, {});", scope_.index(bound)));
    }
    for (const Expr& bound : keys.end) {
      out.line(fmt::format("end = at_most(end, {});", scope_.index(bound)));
    }
    out.line("return {begin, end};");
    out.close("}").line();
  }

  std::string score_hook(HookFacts& facts) {
    SourceWriter out;
    scope_.place = HookPlace::element;
    const FoldedPoints folded = fold_all(scope_, {form_.carried}, false).front();
    out.line("/// What a tile holds for one row and key, made of their contraction.");
    out.open(
        fmt::format("__device__ __forceinline__ float score({}, const Row& row, int {}, int "
                    "column, float dot) {{",
                    kContext, scope_.names().var(form_.key_var)));
    print_points(out, scope_, folded.needed);
    out.line(fmt::format("return {};", scope_.value(folded.expr)));
    out.close("}").line();
    facts.clamps_keys = scope_.reads_tables_per_key && !form_.tiles.keep;
    facts.score_reads_tables = scope_.reads_tables_per_key && form_.tiles.keep;
    scope_.reads_tables_per_key = false;

    out.line("/// Stands for a pair that does not count: no sum and no running value notices it.");
    out.open("__device__ __forceinline__ float excluded() {");
    scope_.parts.insert("infinity.cuh");
    // Where terms are masked one by one, any value does.
    out.line(fmt::format("return {};", f32_literal(form_.excluded.value_or(0.0))));
    out.close("}").line();
    return out.text();
  }

  std::string update_hook(HookFacts& facts) {
    scope_.place = HookPlace::element;
    std::string text = emit_update(scope_);
    facts.retags_wide = form_.wide_retag != nullptr || scope_.scales_weights;
    return text;
  }

  std::string enter_row() {
    SourceWriter out;
    const std::string p = scope_.names().var(form_.row_var);
    const bool is_packed = scope_.packed_var >= 0;
    scope_.place = HookPlace::row;
    const std::vector<std::string> checks = scope_.length_checks();
    out.line("/// A row before its first key.");
    out.open(fmt::format("__device__ __forceinline__ Row enter_row({}, int {}, int tile_row) {{",
                         kContext, is_packed ? "packed" : p));
    out.line("Row row;");
    out.line(is_packed ? "place_row(block, packed, row);" : fmt::format("row.{0} = {0};", p));
    for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
      if (!form_.reductions[i].of_rows) continue;
      const std::string& name = scope_.reduction_names[i];
      out.line(fmt::format("row.{0} = block.{0}[tile_row];", name));
    }
    for (const HookField& field : scope_.row_fields) {
      out.line(fmt::format("row.{} = {};", field.name, field.value));
    }
    for (const std::string& check : checks) out.line(check);
    for (const RowScalar& scalar : form_.scalars) {
      const std::string start = scalar.is_state ? fmt::format("{}::identity()", monoid(scalar.op))
                                                : scope_.value(scalar.value);
      out.line(fmt::format("row.{} = {};", name_of(scalar.tensor), start));
    }
    if (scope_.scales_weights) out.line("row.weight_scale = kLargestScale;");
    out.line("return row;");
    out.close("}").line();
    return out.text();
  }

  std::string monoid(ReduceOp op) { return monoid_name(op, scope_.parts); }

  std::string reduction_hooks() {
    SourceWriter out;
    for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
      const OperandReduction& reduction = form_.reductions[i];
      scope_.place = HookPlace::block;
      out.line("/// " + comment(reduction.einsum));
      out.open(fmt::format("struct Reduction_{} {{", scope_.reduction_names[i]));
      out.line(fmt::format("using Monoid = {};", monoid(reduction.op)));
      out.line(
          fmt::format("static __device__ __forceinline__ float term(float element) {{ return "
                      "{}; }}",
                      scope_.value(reduction.term)));
      out.close("};").line();
    }
    for (const bool of_rows : {true, false}) {
      out.line(of_rows ? "/// Reductions over the columns of the row tile."
                       : "/// Reductions over the columns of one tile of keys.");
      out.open(
          fmt::format("__device__ __forceinline__ void {}(const Block& block, unsigned tile) {{",
                      of_rows ? "reduce_rows" : "reduce_keys"));
      for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
        if (form_.reductions[i].of_rows != of_rows) continue;
        out.line(fmt::format("reduce_columns<{0}, Reduction_{1}>(tile, block.{1});",
                             of_rows ? "RowOperand" : "KeyOperand", scope_.reduction_names[i]));
      }
      out.close("}").line();
    }
    return out.text();
  }

  HookScope& scope_;
  const ForwardForm& form_;
  const Plan& plan_;
};

}  // namespace

std::string einsum_comment(const Cascade& cascade, int einsum) {
  return print_einsum(cascade, cascade.einsums.at(static_cast<std::size_t>(einsum)));
}

HookText emit_hooks(HookScope& scope, const Plan& plan) {
  return HookPrinter(scope, plan).printed();
}

}  // namespace attngen
