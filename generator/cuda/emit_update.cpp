// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_update.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/source_writer.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/fold_points.h"
#include "generator/cuda/weight_scale.h"

namespace attngen {
namespace {

constexpr const char* kContext = "const Arguments& arguments, const Block& block";

class UpdatePrinter {
 public:
  explicit UpdatePrinter(HookScope& scope) : scope_(scope), form_(scope.form()) {}

  std::string printed() {
    scope_.place = HookPlace::element;
    SourceWriter body;
    body.open("{");
    for (int level = 0; level < form_.levels; ++level) print_level(body, level);
    if (scope_.scales_weights) print_scale(body);
    body.line(fmt::format("return {};", wide_factor_));
    body.close("}").line();

    const bool masks = form_.masks_terms;
    SourceWriter head;
    head.line(
        "/// One tile meets the running values of one row, and then holds its weights. Returns "
        "the");
    head.line("/// factor that brings what is accumulated so far to the new values.");
    if (masks) {
      head.line("/// In a full tile every pair counts; elsewhere `kept` says which ones may.");
      head.line("template <bool kIsFull>");
    }
    const char* function = masks ? "update_row_in" : "update_row";
    head.line(fmt::format("__device__ __forceinline__ float {}({}, Row& row, RowPart& tile{})",
                          function, kContext,
                          masks ? ", unsigned kept" : ", bool is_full, unsigned kept"));
    std::string text = head.text();
    text.back() = ' ';
    const std::string rest = body.text();
    text += rest.substr(0, 2);
    for (const auto& [tensor, name] : scope_.old_values) {
      text += fmt::format("  const float {} = row.{};\n", name, scope_.name_of(tensor));
    }
    return text + rest.substr(2) + (masks ? choice_of_copy() : std::string());
  }

 private:
  static std::string choice_of_copy() {
    SourceWriter out;
    out.open(
        fmt::format("__device__ __forceinline__ float update_row({}, Row& row, RowPart& tile, "
                    "bool is_full, unsigned kept) {{",
                    kContext));
    out.line("if (is_full) return update_row_in<true>(arguments, block, row, tile, kept);");
    out.line("return update_row_in<false>(arguments, block, row, tile, kept);");
    out.close("}").line();
    return out.text();
  }

  std::string tile_name(const RowScalar& scalar) {
    std::string& name = tile_names_[scalar.tensor];
    if (name.empty()) name = scope_.names().fresh(scope_.name_of(scalar.tensor) + "_tile");
    return name;
  }

  std::string combined(ReduceOp op, const std::string& a, const std::string& b) {
    switch (op) {
      case ReduceOp::sum:
        return fmt::format("{} + {}", a, b);
      case ReduceOp::prod:
        return fmt::format("{} * {}", a, b);
      case ReduceOp::max:
        scope_.parts.insert("order.cuh");
        return fmt::format("maximum({}, {})", a, b);
      default:
        scope_.parts.insert("order.cuh");
        return fmt::format("minimum({}, {})", a, b);
    }
  }

  std::string comment(int einsum) { return "// " + einsum_comment(scope_.cascade(), einsum); }

  void print_level(SourceWriter& out, int level) {
    const bool makes_weights = level == form_.levels - 1;
    std::vector<const RowScalar*> states;
    for (const RowScalar& scalar : form_.scalars) {
      if (scalar.is_state && scalar.level == level) states.push_back(&scalar);
    }
    std::vector<Expr> exprs;
    for (const RowScalar* state : states) exprs.push_back(state->term);
    if (makes_weights) exprs.push_back(form_.weight);
    const std::vector<FoldedPoints> folded = fold_all(scope_, exprs, true);

    // The sweep is printed first: it says which exponents need a shift.
    if (makes_weights) scope_.scales_weights = weights_need_scale(scope_, folded.back());
    SourceWriter sweep;
    print_sweep(sweep, states, folded, makes_weights);
    SourceWriter retags;
    print_retags(retags, states, makes_weights);
    for (; shifts_printed_ < scope_.shifts.size(); ++shifts_printed_) {
      const auto& [tag, name] = scope_.shifts[shifts_printed_];
      scope_.parts.insert("exponential.cuh");
      out.line(fmt::format("const float {} = exponent_shift({});", name, scope_.value(tag)));
    }
    append(out, retags.text());
    append(out, sweep.text());
    for (const RowScalar* state : states) print_state(out, *state);
    for (const RowScalar& scalar : form_.scalars) {
      if (scalar.is_state || scalar.level != level) continue;
      out.line(comment(scalar.einsum));
      out.line(
          fmt::format("row.{} = {};", scope_.name_of(scalar.tensor), scope_.value(scalar.value)));
    }
  }

  void print_scale(SourceWriter& out) {
    scope_.parts.insert("scale_weights.cuh");
    const std::string rescale = scope_.names().fresh("rescale");
    out.line("// Tensor cores take the weights in f16: a power of two brings them into its range.");
    out.line(fmt::format("const float {} = scale_weights(tile, row.weight_scale);", rescale));
    wide_factor_ = wide_factor_ == "1.0f" ? rescale : wide_factor_ + " * " + rescale;
  }

  /// Lines printed apart, at the level where `out` stands.
  static void append(SourceWriter& out, const std::string& text) {
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = text.find('\n', at);
      const std::string line = text.substr(at, end - at);
      if (line.rfind("#pragma", 0) == 0) {
        out.raw(line + "\n");
      } else {
        out.line(line);
      }
      at = end + 1;
    }
  }

  void print_sweep(SourceWriter& out, const std::vector<const RowScalar*>& states,
                   const std::vector<FoldedPoints>& folded, bool makes_weights) {
    const bool keeps_tile = makes_weights && folded.back().expr->op == Op::access &&
                            folded.back().expr->id == kCarriedTensor;
    if (states.empty() && (!makes_weights || (keeps_tile && !form_.masks_terms))) return;
    for (const RowScalar* state : states) {
      out.line(comment(state->einsum));
      out.line(fmt::format("float {} = {}::identity();", tile_name(*state),
                           monoid_name(state->op, scope_.parts)));
    }
    if (makes_weights) out.line(comment(form_.wide_einsum));
    const std::vector<NamedPoint> points = all_needed(folded);
    out.raw("#pragma unroll\n");
    out.open("for (int i = 0; i < RowPart::kCount; ++i) {");
    if (form_.masks_terms || uses_key_coordinate(points, folded)) {
      out.line(fmt::format("const int {} = tile.key(i);", scope_.names().var(form_.key_var)));
      out.line("const int column = tile.column(i);");
    }
    const std::string weight = form_.masks_terms && makes_weights ? "weight" : "tile[i]";
    if (form_.masks_terms) {
      if (makes_weights) out.line("float weight = 0.0f;");
      out.open("if (kIsFull || (kept >> i & 1) != 0) {");
    }
    out.line(fmt::format("const float {} = tile[i];", scope_.carried_name));
    print_points(out, scope_, points);
    for (std::size_t i = 0; i < states.size(); ++i) {
      const std::string tile = tile_name(*states[i]);
      const std::string term = scope_.value(folded[i].expr);
      const std::string update =
          states[i]->op == ReduceOp::sum
              ? fmt::format("{} += {};", tile, term)
              : fmt::format("{} = {};", tile, combined(states[i]->op, tile, term));
      out.line(counted(states[i]->keep) + update);
    }
    if (makes_weights && (!keeps_tile || form_.masks_terms)) {
      out.line(counted(form_.wide_keep) +
               fmt::format("{} = {};", weight, scope_.value(folded.back().expr)));
    }
    if (form_.masks_terms) {
      out.close("}");
      if (makes_weights) out.line("tile[i] = weight;");
    }
    out.close("}");
  }

  /// Before the update of a reduction that counts fewer pairs than others.
  std::string counted(const Expr& keep) {
    return keep ? fmt::format("if (kIsFull || ({})) ", scope_.condition(keep)) : std::string();
  }

  bool uses_key_coordinate(const std::vector<NamedPoint>& points,
                           const std::vector<FoldedPoints>& folded) const {
    const auto uses = [&](const Expr& expr) { return uses_var(expr, form_.key_var); };
    return std::any_of(points.begin(), points.end(),
                       [&](const NamedPoint& point) { return uses(point.value); }) ||
           std::any_of(folded.begin(), folded.end(),
                       [&](const FoldedPoints& one) { return uses(one.expr); });
  }

  void print_retags(SourceWriter& out, const std::vector<const RowScalar*>& states,
                    bool makes_weights) {
    for (const RowScalar* state : states) {
      if (state->retag) factor(out, state->retag);
    }
    if (makes_weights) {
      wide_factor_ = form_.wide_retag ? factor(out, form_.wide_retag) : std::string("1.0f");
    }
  }

  /// One local per distinct factor.
  std::string factor(SourceWriter& out, const Expr& retag) {
    for (const auto& [known, name] : factors_) {
      if (same(known, retag)) return name;
    }
    const std::string name = scope_.names().fresh("retag");
    out.line(fmt::format("const float {} = {};", name, scope_.value(retag)));
    factors_.emplace_back(retag, name);
    return name;
  }

  void print_state(SourceWriter& out, const RowScalar& state) {
    const std::string row = "row." + scope_.name_of(state.tensor);
    std::string before = row;
    if (state.retag) {
      const bool scales = state.op == ReduceOp::sum || state.op == ReduceOp::prod;
      SourceWriter none;
      before = fmt::format("{} {} {}", row, scales ? "*" : "+", factor(none, state.retag));
      if (state.op == ReduceOp::prod) before = "(" + before + ")";
    }
    // A value that others read in every tile is agreed on now, the others once at the end.
    const bool is_agreed = state.is_tag || (state.op == ReduceOp::prod && state.retag);
    std::string tile = tile_name(state);
    if (is_agreed)
      tile = fmt::format("over_row<{}>({})", monoid_name(state.op, scope_.parts), tile);
    out.line(fmt::format("{} = {};", row, combined(state.op, before, tile)));
  }

  HookScope& scope_;
  const ForwardForm& form_;
  std::map<int, std::string> tile_names_;
  std::vector<std::pair<Expr, std::string>> factors_;
  std::size_t shifts_printed_ = 0;
  std::string wide_factor_ = "1.0f";
};

}  // namespace

std::string emit_update(HookScope& scope) {
  return UpdatePrinter(scope).printed();
}

std::string monoid_name(ReduceOp op, std::set<std::string>& parts) {
  switch (op) {
    case ReduceOp::max:
      parts.insert("monoid_max.cuh");
      return "Maximum";
    case ReduceOp::min:
      parts.insert("monoid_min.cuh");
      return "Minimum";
    case ReduceOp::prod:
      parts.insert("monoid_prod.cuh");
      return "Product";
    default:
      parts.insert("monoid_sum.cuh");
      return "Sum";
  }
}

}  // namespace attngen
