// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_merge.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/source_writer.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/emit_update.h"

namespace attngen {
namespace {

class MergePrinter {
 public:
  explicit MergePrinter(HookScope& scope) : scope_(scope), form_(scope.form()) {}

  std::string transfers() const {
    SourceWriter out;
    print_transfers(out);
    return out.text();
  }

  std::string merge(std::string_view context) {
    // Not in the stream loop: exponentials of differences as they stand.
    scope_.place = HookPlace::finish;
    SourceWriter out;
    out.line("/// What brings the wide accumulators of two parts to the values of both together.");
    out.open("struct MergeFactors {");
    out.line("float earlier;");
    out.line("float later;");
    out.close("};").line();
    out.line(
        "/// Running values of some keys of a row meet those of others; `row` then knows both.");
    out.open(
        fmt::format("__device__ __forceinline__ MergeFactors merge_row({}Row& row, const Row& "
                    "later) {{",
                    context));
    const bool has_values = !form_.scalars.empty() || form_.wide_retag || scope_.scales_weights;
    if (has_values) out.line("const Row earlier = row;");
    for (int level = 0; level < form_.levels; ++level) print_level(out, level);
    std::string of_earlier = form_.wide_retag ? retag(form_.wide_retag, "earlier.") : "";
    std::string of_later = form_.wide_retag ? retag(form_.wide_retag, "later.") : "";
    if (scope_.scales_weights) {
      scope_.parts.insert("integer.cuh");
      scope_.parts.insert("f16_scale.cuh");
      out.line("row.weight_scale = smaller_of(earlier.weight_scale, later.weight_scale);");
      const auto scaled = [](std::string factor, const char* part) {
        const std::string by =
            fmt::format("row.weight_scale * exact_inverse({}.weight_scale)", part);
        return factor.empty() ? by : factor + " * " + by;
      };
      of_earlier = scaled(of_earlier, "earlier");
      of_later = scaled(of_later, "later");
    }
    out.line("// " + einsum_comment(scope_.cascade(), form_.wide_einsum));
    out.line(fmt::format("return {{{}, {}}};", of_earlier.empty() ? "1.0f" : of_earlier,
                         of_later.empty() ? "1.0f" : of_later));
    out.close("}").line();
    return out.text();
  }

 private:
  /// The members of Row that change from key to key.
  std::vector<std::string> members() const {
    std::vector<std::string> names;
    for (const RowScalar& scalar : form_.scalars) names.push_back(scope_.name_of(scalar.tensor));
    if (scope_.scales_weights) names.emplace_back("weight_scale");
    return names;
  }

  void print_transfers(SourceWriter& out) const {
    const std::vector<std::string> names = members();
    out.line("/// What later keys change of a row, one value per 32 lanes.");
    out.open("__device__ __forceinline__ void save_row(float* to, const Row& row) {");
    for (std::size_t i = 0; i < names.size(); ++i) {
      out.line(fmt::format("to[{}] = row.{};", i * 32, names[i]));
    }
    out.close("}").line();
    out.open("__device__ __forceinline__ void load_row(const float* from, Row& row) {");
    for (std::size_t i = 0; i < names.size(); ++i) {
      out.line(fmt::format("row.{} = from[{}];", names[i], i * 32));
    }
    out.close("}").line();
  }

  std::string retag(const Expr& factor, const char* part) {
    scope_.merged_part = part;
    std::string text = scope_.value(factor);
    scope_.merged_part.clear();
    return text;
  }

  std::string retagged(const RowScalar& state, const char* part) {
    const std::string value = part + scope_.name_of(state.tensor);
    if (!state.retag) return value;
    const bool scales = state.op == ReduceOp::sum || state.op == ReduceOp::prod;
    return fmt::format("{} {} {}", value, scales ? "*" : "+", retag(state.retag, part));
  }

  void print_level(SourceWriter& out, int level) {
    for (const RowScalar& scalar : form_.scalars) {
      if (scalar.level != level) continue;
      out.line("// " + einsum_comment(scope_.cascade(), scalar.einsum));
      const std::string value =
          scalar.is_state ? fmt::format("{}::combine({}, {})", monoid_name(scalar.op, scope_.parts),
                                        retagged(scalar, "earlier."), retagged(scalar, "later."))
                          : scope_.value(scalar.value);
      out.line(fmt::format("row.{} = {};", scope_.name_of(scalar.tensor), value));
    }
  }

  HookScope& scope_;
  const ForwardForm& form_;
};

}  // namespace

std::string emit_merge(HookScope& scope) {
  return MergePrinter(scope).transfers() +
         emit_merge_row(scope, "const Arguments& arguments, const Block& block, ");
}

std::string emit_merge_row(HookScope& scope, std::string_view context) {
  return MergePrinter(scope).merge(context);
}

}  // namespace attngen
