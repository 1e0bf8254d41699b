// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_merge_kernel.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "base/source_writer.h"
#include "generator/cuda/assemble_text.h"
#include "generator/cuda/emit_finish.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/emit_merge.h"
#include "generator/cuda/emit_structs.h"
#include "generator/cuda/emit_update.h"
#include "generator/cuda/plan_merge.h"
#include "generator/cuda/wrap_lines.h"
#include "generator/form/request_options.h"
#include "generator/form/row_finish.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

/// Columns of a row that a lane holds at once: with these 256 are read in one go.
constexpr int kColumnsAtOnce = 8;
constexpr const char* kHook = "__device__ __forceinline__";
constexpr const char* kPlace = "const Arguments& arguments, const RowPlace& place";
constexpr const char* kPart = "const Arguments& arguments, int part, const RowPlace& place";

class MergeKernelPrinter {
 public:
  MergeKernelPrinter(HookScope& scope, const MergeRule& rule, const Plan& plan)
      : scope_(scope), rule_(rule), form_(rule.form), plan_(plan) {}

  std::string config() const {
    SourceWriter out;
    out.open("struct Config {");
    out.line(fmt::format("static constexpr int kThreads = {};", plan_.warps * 32));
    out.line(fmt::format("static constexpr int kRowAxes = {};  // {}", plan_.row_axes, axes()));
    out.line(fmt::format("static constexpr int kMostParts = {};", plan_.most_parts));
    out.line(fmt::format("static constexpr int kColumnsAtOnce = {};  // of a row, in each lane",
                         kColumnsAtOnce));
    out.close("};").line();
    return out.text();
  }

  /// All but Row, whose members the hooks decide.
  std::string arguments() const {
    SourceWriter out;
    out.line("/// What one launch is given.");
    out.open("struct Arguments {");
    out.line(fmt::format("long long extents[Config::kRowAxes];  // {}", axes()));
    out.line("long long rows;     // all of them: the product of the extents");
    out.line(fmt::format("long long columns;  // {}", wide_rank_name()));
    out.line("long long parts;");
    for (const FormOutput& output : form_.outputs) {
      out.line(fmt::format("RowView<{}> {}[Config::kMostParts + 1];  // the whole, then each part",
                           device_type(type_of(output)), name_of(output)));
    }
    out.close("};").line();
    return out.text();
  }

  std::string row() const {
    SourceWriter out;
    out.line("/// What is known of a row after the keys of some parts.");
    out.open("struct Row {");
    print_row_values(scope_, out);
    for (const HookField& field : scope_.end_fields) {
      out.line(fmt::format("{} {};", field.type, field.name));
    }
    out.close("};").line();
    return out.text();
  }

  std::string hooks() {
    SourceWriter out;
    print_start(out);
    print_told_row(out);
    print_told_column(out);
    out.raw(emit_merge_row(scope_, ""));
    // The columns first: what they divide by becomes a member of Row that finish_row() fills.
    SourceWriter columns;
    print_columns(columns);
    print_finish_row(out);
    out.raw(columns.text());
    print_store_row(out);
    return out.text();
  }

 private:
  const Cascade& cascade() const { return scope_.cascade(); }
  const std::string& name_of(const FormOutput& output) const {
    return scope_.name_of(output.tensor);
  }
  DType type_of(const FormOutput& output) const {
    return cascade().tensors.at(static_cast<std::size_t>(output.tensor)).type.type;
  }
  int wide_rank() const { return cascade().vars.at(static_cast<std::size_t>(form_.wide_var)).rank; }
  const std::string& wide_rank_name() const {
    return cascade().ranks.at(static_cast<std::size_t>(wide_rank())).name;
  }
  const FormOutput& told_output() const {
    return form_.outputs.at(static_cast<std::size_t>(rule_.wide_output));
  }
  std::string comment_of(const FormOutput& output) const {
    return einsum_comment(cascade(), defining_einsum(cascade(), output.tensor));
  }

  /// "batch axis 0, H, P": the axes of a row, in their order.
  std::string axes() const {
    std::vector<std::string> names;
    names.reserve(static_cast<std::size_t>(plan_.row_axes));
    for (int axis = 0; axis < scope_.problem().batch_axes; ++axis) {
      names.push_back(fmt::format("batch axis {}", axis));
    }
    const Tensor& wide = cascade().tensors.at(static_cast<std::size_t>(told_output().tensor));
    for (const TensorDim& dim : wide.dims) {
      if (dim.rank == wide_rank()) continue;
      names.push_back(cascade().ranks.at(static_cast<std::size_t>(dim.rank)).name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  std::string loaded(const FormOutput& output, const std::string& address) const {
    return type_of(output) == DType::f32 ? "*" + address : fmt::format("to_float(*{})", address);
  }
  static std::string element(const std::string& view, const std::string& column) {
    return fmt::format("element_of({}, place, {})", view, column);
  }
  /// The view of a part: the first one is the whole.
  std::string of_part(const FormOutput& output) const {
    return fmt::format("arguments.{}[part + 1]", name_of(output));
  }

  void print_values_of_states(SourceWriter& out) {
    for (int level = 0; level < form_.levels; ++level) {
      for (const RowScalar& scalar : form_.scalars) {
        if (scalar.level != level || scalar.is_state) continue;
        out.line("// " + einsum_comment(cascade(), scalar.einsum));
        out.line(
            fmt::format("row.{} = {};", scope_.name_of(scalar.tensor), scope_.value(scalar.value)));
      }
    }
  }

  void print_start(SourceWriter& out) {
    scope_.place = HookPlace::finish;
    out.line("/// A row that met no key.");
    out.open(fmt::format("{} Row no_key() {{", kHook));
    out.line("Row row;");
    for (const RowScalar& scalar : form_.scalars) {
      if (!scalar.is_state) continue;
      out.line("// " + einsum_comment(cascade(), scalar.einsum));
      out.line(fmt::format("row.{} = {}::identity();", scope_.name_of(scalar.tensor),
                           monoid_name(scalar.op, scope_.parts)));
    }
    print_values_of_states(out);
    out.line("return row;");
    out.close("}").line();
  }

  void print_told_row(SourceWriter& out) {
    scope_.place = HookPlace::finish;
    out.line("/// Running values that give the outputs of a part, now and after any further keys.");
    out.open(fmt::format("{} Row told_row({}) {{", kHook, kPart));
    out.line("Row row;");
    for (std::size_t index = 0; index < form_.scalars.size(); ++index) {
      const RowScalar& scalar = form_.scalars[index];
      if (!scalar.is_state) continue;
      const ToldValue& told = rule_.told.at(index);
      std::string value = f32_literal(told.constant);
      if (told.output >= 0) {
        const FormOutput& output = form_.outputs.at(static_cast<std::size_t>(told.output));
        out.line("// " + comment_of(output));
        value = loaded(output, element(of_part(output), "0"));
      }
      out.line(fmt::format("row.{} = {};", scope_.name_of(scalar.tensor), value));
    }
    print_values_of_states(out);
    out.line("return row;");
    out.close("}").line();
  }

  void print_told_column(SourceWriter& out) {
    const FormOutput& output = told_output();
    const std::string f = scope_.names().var(form_.wide_var);
    out.line(fmt::format("/// A column of {} as a part has it.", name_of(output)));
    out.open(fmt::format("{} float told_column({}, long long {}) {{", kHook, kPart, f));
    out.line(fmt::format("return {};", loaded(output, element(of_part(output), f))));
    out.close("}").line();
  }

  void print_finish_row(SourceWriter& out) {
    out.line("/// A row after its last part: final values.");
    out.open(fmt::format("{} void finish_row(Row& row) {{", kHook));
    print_final_values(scope_, out);
    for (const HookField& field : scope_.end_fields) {
      out.line(fmt::format("row.{} = {};", field.name, field.value));
    }
    out.close("}").line();
  }

  void print_columns(SourceWriter& out) {
    const std::string f = scope_.names().var(form_.wide_var);
    std::vector<std::string> stores;
    std::string function_of_told;
    for (const FormOutput& output : form_.outputs) {
      if (!output.is_wide) continue;
      scope_.place = HookPlace::column;
      scope_.parts.insert(type_part(type_of(output)));
      const std::string function = scope_.names().fresh("finish_" + name_of(output));
      if (output.tensor == told_output().tensor) function_of_told = function;
      out.line("/// " + comment_of(output));
      out.open(fmt::format("{} float {}(const Row& row, float accumulated) {{", kHook, function));
      out.line(fmt::format("return {};", scope_.value(finished_columns(form_, output.value))));
      out.close("}").line();
      stores.push_back(fmt::format("store_one({}, {}(row, accumulated));",
                                   element(fmt::format("arguments.{}[0]", name_of(output)), f),
                                   function));
    }
    out.line(fmt::format("/// A column of {} where the running sum is 1.", name_of(told_output())));
    out.open(fmt::format("{} float column_of_one(Row row) {{", kHook));
    out.line("finish_row(row);");
    out.line(fmt::format("return {}(row, 1.0f);", function_of_told));
    out.close("}").line();
    out.line("/// A column of a finished row.");
    out.open(
        fmt::format("{} void store_column({}, const Row& row, long long {}, float "
                    "accumulated) {{",
                    kHook, kPlace, f));
    for (const std::string& store : stores) out.line(store);
    out.close("}").line();
  }

  void print_store_row(SourceWriter& out) {
    scope_.place = HookPlace::finish;
    out.line("/// The outputs of a finished row that have no columns.");
    out.open(fmt::format("{} void store_row({}, const Row& row) {{", kHook, kPlace));
    for (const FormOutput& output : form_.outputs) {
      if (output.is_wide) continue;
      scope_.parts.insert(type_part(type_of(output)));
      out.line("// " + comment_of(output));
      out.line(fmt::format("store_one({}, {});",
                           element(fmt::format("arguments.{}[0]", name_of(output)), "0"),
                           scope_.value(output.value)));
    }
    out.close("}").line();
  }

  HookScope& scope_;
  const MergeRule& rule_;
  const ForwardForm& form_;
  const Plan& plan_;
};

std::string command_of(const Cascade& cascade, const Problem& problem) {
  return "attngen emit " + cascade.name +
         request_options(cascade,
                         {{}, problem.extents, problem.static_params, problem.batch_axes, {}}) +
         " --skeleton merge --arch " + problem.limits.arch;
}

}  // namespace

CudaSource emit_merge_kernel(const Cascade& cascade, const Analysis& analysis,
                             const Problem& problem, const Plan& plan,
                             const TemplateTable& templates) {
  const MergeRule rule = require_merge_rule(cascade, analysis);
  CNames names(cascade, templates);
  HookScope scope(cascade, rule.form, problem, names);
  scope.ranges = analysis.ranges;
  MergeKernelPrinter printer(scope, rule, plan);
  const std::string hooks = printer.hooks();
  check(scope.arguments().empty() && scope.block_fields.empty() && scope.row_fields.empty(),
        "a merge reads something besides outputs");

  CudaSource source;
  source.slug = fmt::format("attngen_{}_merge{}", cascade.name, plan.row_axes);
  source.entry = source.slug;
  source.command = command_of(cascade, problem);
  source.plan = plan;
  source.threads = plan.warps * 32;
  source.text = text_header(cascade, source.command, plan);
  source.text += wrapped_lines(printer.config(), kTextColumns);
  std::set<std::string> wanted = scope.parts;
  wanted.insert("merge.cuh");
  const std::set<std::string> parts = with_needs(templates, wanted);
  add_ops(source.text, templates, parts);
  add_part(source.text, templates, "row_view.cuh");
  source.text += "// ---- structs, from the cascade ----\n\n" +
                 wrapped_lines(printer.arguments() + printer.row(), kTextColumns);
  source.text += "// ---- hooks, from the cascade ----\n\n" + wrapped_lines(hooks, kTextColumns);
  add_part(source.text, templates, "merge.cuh");
  source.text += "// ---- entry ----\n\n" + entry_text(source.entry, 1, "merge_outputs");
  return source;
}

}  // namespace attngen
