// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_finish.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/source_writer.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/cuda/emit_update.h"
#include "generator/form/row_finish.h"

namespace attngen {
namespace {

constexpr const char* kContext = "const Arguments& arguments, const Block& block";

class FinishPrinter {
 public:
  FinishPrinter(HookScope& scope, const Plan& plan)
      : scope_(scope), form_(scope.form()), plan_(plan) {}

  std::string printed() {
    SourceWriter values;
    std::vector<std::string> stores;
    for (const FormOutput& output : form_.outputs) {
      if (output.is_wide) stores.push_back(print_column_value(values, output));
    }
    SourceWriter row;
    agree_on_scalars(row);
    row.line(
        "/// A row after its last key: final values, and the outputs that have one value per row.");
    row.open(fmt::format(
        "__device__ __forceinline__ void finish_row({}, Row& row, bool is_stored) {{", kContext));
    print_final_values(scope_, row);
    for (const FormOutput& output : form_.outputs) {
      if (!output.is_wide) print_row_output(row, output);
    }
    if (scope_.scales_weights) {
      row.line("row.weight_unscale = exact_inverse(row.weight_scale);");
    }
    // Divisors that the wide outputs asked for.
    for (const HookField& field : scope_.end_fields) {
      row.line(fmt::format("row.{} = {};", field.name, field.value));
    }
    row.close("}").line();

    const std::string f = scope_.names().var(form_.wide_var);
    SourceWriter columns;
    columns.line("/// Two neighbouring columns of a finished row.");
    columns.open(
        fmt::format("__device__ __forceinline__ void store_columns({}, const Row& row, long long "
                    "{}, float low, float high) {{",
                    kContext, f));
    if (scope_.scales_weights) {
      columns.line("low *= row.weight_unscale;");
      columns.line("high *= row.weight_unscale;");
    }
    for (const std::string& store : stores) columns.raw(store);
    columns.close("}").line();
    return row.text() + values.text() + columns.text();
  }

 private:
  DType type_of(const FormOutput& output) const {
    return scope_.cascade().tensors.at(static_cast<std::size_t>(output.tensor)).type.type;
  }
  std::string comment(int einsum) const { return einsum_comment(scope_.cascade(), einsum); }

  void agree_on_scalars(SourceWriter& out) {
    out.line("/// The four threads of a row agree on running values that were their own so far.");
    out.open("__device__ __forceinline__ void agree_row(Row& row) {");
    for (const RowScalar& scalar : form_.scalars) {
      const bool is_agreed = scalar.is_tag || (scalar.op == ReduceOp::prod && scalar.retag);
      if (!scalar.is_state || is_agreed) continue;
      out.line("// " + comment(scalar.einsum));
      out.line(fmt::format("row.{0} = over_row<{1}>(row.{0});", scope_.name_of(scalar.tensor),
                           monoid_name(scalar.op, scope_.parts)));
    }
    out.close("}").line();
  }

  /// The address of an output's element at the row (and column) that a hook stands at.
  std::string output_address(const FormOutput& output) {
    const Cascade& cascade = scope_.cascade();
    const auto rank_of = [&](int var) {
      return cascade.vars.at(static_cast<std::size_t>(var)).rank;
    };
    std::vector<int> vars = form_.grid_vars;
    vars.push_back(form_.row_var);
    vars.push_back(form_.wide_var);
    std::vector<Expr> coordinates;
    for (const TensorDim& dim : cascade.tensors.at(static_cast<std::size_t>(output.tensor)).dims) {
      const auto var =
          std::find_if(vars.begin(), vars.end(), [&](int one) { return rank_of(one) == dim.rank; });
      check(var != vars.end(), "an output has a rank that no variable of the form runs over");
      coordinates.push_back(make_leaf(Op::var, *var));
    }
    const HookScope::Address address = scope_.address_of(make_access(output.tensor, coordinates));
    return address.base + " + " + address.offset;
  }

  std::string value_or_absent(const FormOutput& output, const Expr& value) {
    const std::string text = scope_.value(value);
    if (!output.present) return text;
    return fmt::format("{} ? {} : 0.0f", scope_.condition(output.present), text);
  }

  void print_row_output(SourceWriter& out, const FormOutput& output) {
    scope_.place = HookPlace::finish;
    scope_.parts.insert(type_part(type_of(output)));
    out.line("// " + comment(defining_einsum(scope_.cascade(), output.tensor)));
    out.line(fmt::format("if (is_stored) store_one({}, {});", output_address(output),
                         value_or_absent(output, output.value)));
  }

  /// Prints finish_O() and returns the lines of store_columns that store it.
  std::string print_column_value(SourceWriter& out, const FormOutput& output) {
    scope_.place = HookPlace::column;
    scope_.parts.insert(type_part(type_of(output)));
    const std::string& name = scope_.name_of(output.tensor);
    const std::string f = scope_.names().var(form_.wide_var);
    const std::string text = value_or_absent(output, finished_columns(form_, output.value));
    const std::string function = scope_.names().fresh("finish_" + name);
    out.line("/// " + comment(defining_einsum(scope_.cascade(), output.tensor)));
    out.open(
        fmt::format("__device__ __forceinline__ float {}({}, const Row& row, long long {}, float "
                    "accumulated) {{",
                    function, kContext, f));
    out.line(fmt::format("return {};", text));
    out.close("}").line();

    const std::string address = output_address(output);
    const auto finished = [&](const std::string& column, const char* from) {
      return fmt::format("{}(arguments, block, row, {}, {})", function, column, from);
    };
    const bool by_element = plan_.element_loads.at(static_cast<std::size_t>(output.tensor));
    const int columns = static_cast<int>(scope_.problem().extents.at(static_cast<std::size_t>(
        scope_.cascade().vars.at(static_cast<std::size_t>(form_.wide_var)).rank)));
    SourceWriter store;
    const std::string in_range =
        columns % 8 == 0 ? "" : fmt::format("if ({} < ValueOperand::kColumns) ", f);
    if (!by_element) {
      store.line(fmt::format("  {}store_two({}, {}, {});", in_range, address, finished(f, "low"),
                             finished(f + " + 1", "high")));
    } else {
      const int axis = scope_.problem().batch_axes + column_dim(output);
      const std::string step = scope_.is_unit_stride(output.tensor, axis)
                                   ? std::string("1")
                                   : scope_.stride_argument(output.tensor, axis);
      const std::string next_in_range =
          columns % 8 == 0 ? "" : fmt::format("if ({} + 1 < ValueOperand::kColumns) ", f);
      store.line(fmt::format("  {}store_one({}, {});", in_range, address, finished(f, "low")));
      store.line(fmt::format("  {}store_one({} + {}, {});", next_in_range, address, step,
                             finished(f + " + 1", "high")));
    }
    return store.text();
  }

  int column_dim(const FormOutput& output) const {
    const Cascade& cascade = scope_.cascade();
    const int rank = cascade.vars.at(static_cast<std::size_t>(form_.wide_var)).rank;
    const std::vector<TensorDim>& dims =
        cascade.tensors.at(static_cast<std::size_t>(output.tensor)).dims;
    for (std::size_t dim = 0; dim < dims.size(); ++dim) {
      if (dims[dim].rank == rank) return static_cast<int>(dim);
    }
    throw InternalError("a wide output without its column rank");
  }

  HookScope& scope_;
  const ForwardForm& form_;
  const Plan& plan_;
};

}  // namespace

bool is_kept_in_row(const HookScope& scope, const RowScalar& scalar) {
  const ForwardForm& form = scope.form();
  const int tensor = scalar.tensor;
  const auto reads = [&](const Expr& expr) { return expr && uses_tensor(expr, tensor); };
  const auto others_read = [&](const std::vector<RowScalar>& scalars) {
    return std::any_of(scalars.begin(), scalars.end(), [&](const RowScalar& other) {
      return other.tensor != tensor && (reads(other.value) || reads(other.finish));
    });
  };
  const bool is_output =
      scope.cascade().tensors.at(static_cast<std::size_t>(tensor)).kind == TensorKind::output;
  return scalar.is_state || scalar.is_tag || !is_output || reads(form.wide_finish) ||
         others_read(form.scalars) || others_read(form.late) ||
         std::any_of(form.outputs.begin(), form.outputs.end(), [&](const FormOutput& output) {
           return output.tensor != tensor && reads(output.value);
         });
}

void print_final_values(HookScope& scope, SourceWriter& out) {
  scope.place = HookPlace::finish;
  const auto is_kept = [&](const RowScalar& late) { return is_kept_in_row(scope, late); };
  for (const RowScalar* scalar : finishing_order(scope.form(), is_kept)) {
    out.line("// " + einsum_comment(scope.cascade(), scalar->einsum));
    out.line(fmt::format("row.{} = {};", scope.name_of(scalar->tensor),
                         scope.value(final_formula(*scalar))));
  }
}

std::string emit_finish(HookScope& scope, const Plan& plan) {
  return FinishPrinter(scope, plan).printed();
}

}  // namespace attngen
