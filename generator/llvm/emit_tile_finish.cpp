// SPDX-License-Identifier: Apache-2.0
// A tile of rows after its last key: final values, and the outputs.
#include <algorithm>
#include <map>
#include <vector>

#include "base/error.h"
#include "generator/form/row_finish.h"
#include "generator/language/language.h"
#include "generator/llvm/tile_copies.h"
#include "generator/llvm/tile_functions.h"
#include "generator/llvm/tile_update.h"
#include "generator/llvm/vector_math.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class FinishPrinter {
 public:
  FinishPrinter(const TileContext& context, IrFunction& function)
      : context_(context),
        form_(context.form),
        layout_(context.layout),
        f_(function),
        scope_(context, function),
        exact_context_(in_f64(context)),
        exact_(exact_context_, function) {}

  void print() {
    exact_.enter_item();
    scope_.enter_item();
    scope_.store_row_coordinates();
    f_.loop("vector", ir_i64(0), ir_i64(layout_.rows), layout_.lanes, {},
            [&](IrValue first, const Values&) {
              // Of a tile at the end, whole vectors of rows may be beyond the last one.
              f_.when(f_.compare("icmp slt", first, scope_.row_count), [&] {
                const IrValue count =
                    f_.smaller(f_.subtract(scope_.row_count, first), ir_i64(layout_.lanes));
                write_rows(first, count);
                write_columns(first, count);
              });
              return Values{};
            });
  }

 private:
  static TileContext in_f64(TileContext context) {
    context.real = IrKind::f64;
    return context;
  }

  /// Outputs with one value per row, row by row and in f64: a logarithm in f32 alone would be off
  /// by more than the result's own rounding, and there are few of them.
  void write_rows(IrValue first, IrValue count) {
    std::vector<const FormOutput*> narrow;
    for (const FormOutput& output : form_.outputs) {
      if (!output.is_wide) narrow.push_back(&output);
    }
    if (narrow.empty()) return;
    f_.loop("row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
      const IrValue at = f_.add(first, row);
      const auto loaded = [&](std::int64_t part) {
        const IrValue stored =
            f_.load(scope_.scalar(), f_.element(scope_.scratch(part), context_.real, at));
        return f_.cast("fpext", stored, IrKind::f64);
      };
      exact_.enter_row(at);
      for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
        if (form_.reductions[i].of_rows) exact_.reductions[i] = loaded(layout_.reductions[i]);
      }
      for (const RowScalar& scalar : form_.scalars) {
        exact_.current[scalar.tensor] = loaded(layout_.scalars.at(scalar.tensor));
      }
      finish_scalars(exact_, narrow);
      for (const FormOutput* output : narrow) {
        scope_.comment(defining_einsum(context_.cascade, output->tensor));
        f_.store(exact_.narrowed(value_or_absent(exact_, *output, output->value), type_of(*output)),
                 exact_.output_address(*output));
      }
      exact_.current.clear();
      exact_.leave_rows();
      return Values{};
    });
  }

  /// Outputs with one value per row and column, in vectors of rows.
  void write_columns(IrValue first, IrValue count) {
    std::vector<const FormOutput*> wide;
    for (const FormOutput& output : form_.outputs) {
      if (output.is_wide) wide.push_back(&output);
    }
    if (wide.empty()) return;
    scope_.enter_row_vector(first);
    load_row_reductions(scope_, first);
    for (const RowScalar& scalar : form_.scalars) {
      scope_.current[scalar.tensor] = scope_.load_rows(layout_.scalars.at(scalar.tensor), first);
    }
    finish_scalars(scope_, wide);
    const std::map<int, IrValue> rows = scope_.vars;
    for (const FormOutput* output : wide) {
      scope_.vars = rows;
      scope_.comment(defining_einsum(context_.cascade, output->tensor));
      write_wide(*output, first, count);
    }
    scope_.current.clear();
    scope_.leave_rows();
  }

  /// In finishing_order(), as far as `outputs` read them.
  void finish_scalars(RowTileScope& scope, const std::vector<const FormOutput*>& outputs) {
    const auto is_wanted = [&](const RowScalar& late) { return is_read(late.tensor, outputs); };
    for (const RowScalar* scalar : finishing_order(form_, is_wanted)) {
      scope.current[scalar->tensor] = scope.value(final_formula(*scalar));
    }
  }

  bool is_read(int tensor, const std::vector<const FormOutput*>& outputs) const {
    const auto reads = [&](const Expr& expr) { return expr && uses_tensor(expr, tensor); };
    const bool by_output =
        reads(form_.wide_finish) ||
        std::any_of(outputs.begin(), outputs.end(), [&](const FormOutput* output) {
          return reads(output->value) || reads(output->present);
        });
    return by_output ||
           std::any_of(form_.late.begin(), form_.late.end(), [&](const RowScalar& other) {
             return other.tensor != tensor && reads(other.value) && is_read(other.tensor, outputs);
           });
  }

  DType type_of(const FormOutput& output) const {
    return context_.cascade.tensors.at(static_cast<std::size_t>(output.tensor)).type.type;
  }

  IrValue value_or_absent(RowTileScope& scope, const FormOutput& output, const Expr& value) {
    const IrValue made = scope.value(value);
    if (!output.present) return made;
    return f_.select(scope.condition(output.present), made, ir_float(scope.context().real, 0));
  }

  /// Columns of finished values, turned back into rows, then rounded and stored.
  void write_wide(const FormOutput& output, IrValue first, IrValue count) {
    const Expr value = finished_columns(form_, output.value);
    const int width = std::max(layout_.padded_contracted, layout_.padded_wide);
    const IrValue sums = f_.element(scope_.scratch(layout_.wide_sums), context_.real, first);
    const IrValue turned = scope_.scratch(layout_.turned_back);
    f_.loop("f", ir_i64(0), ir_i64(layout_.wide), 1, {}, [&](IrValue column, const Values&) {
      scope_.vars[form_.wide_var] = column;
      const IrValue at = f_.multiply(column, ir_i64(layout_.line_pitch));
      scope_.current[form_.wide_tensor] =
          f_.load(scope_.vector(), f_.element(sums, context_.real, at), scope_.align());
      f_.store(f_.splat(value_or_absent(scope_, output, value), layout_.lanes),
               f_.element(turned, context_.real, f_.multiply(column, ir_i64(layout_.lanes))),
               scope_.align());
      scope_.current.erase(form_.wide_tensor);
      scope_.vars.erase(form_.wide_var);
      return Values{};
    });
    emit_transpose(scope_, turned, layout_.lanes, scope_.scratch(layout_.copies), width,
                   layout_.padded_wide, layout_.lanes);
    each_row(count, [&](IrValue row) {
      scope_.enter_row(f_.add(first, row));
      emit_copy_out(scope_, type_of(output),
                    f_.element(scope_.scratch(layout_.copies), context_.real,
                               f_.multiply(row, ir_i64(width))),
                    scope_.output_address(output),
                    scope_.column_stride(output.tensor, wide_dim(output)), layout_.wide);
    });
  }

  void each_row(IrValue count, const std::function<void(IrValue)>& body) {
    const std::map<int, IrValue> vars = scope_.vars;
    f_.loop("row", ir_i64(0), count, 1, {}, [&](IrValue row, const Values&) {
      scope_.leave_rows();
      body(row);
      return Values{};
    });
    scope_.vars = vars;
  }

  int wide_dim(const FormOutput& output) const {
    const std::vector<TensorDim>& dims =
        context_.cascade.tensors.at(static_cast<std::size_t>(output.tensor)).dims;
    for (std::size_t dim = 0; dim < dims.size(); ++dim) {
      if (dims[dim].rank == scope_.rank_of(form_.wide_var)) return static_cast<int>(dim);
    }
    throw InternalError("a wide output without its column rank");
  }

  const TileContext& context_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
  RowTileScope scope_;
  TileContext exact_context_;
  RowTileScope exact_;
};

}  // namespace

IrFunction emit_finish(const TileContext& context, const std::string& name) {
  IrFunction f(name + "_finish", {{"arguments", {IrKind::ptr, 1}, "noalias"},
                                  {"item", {IrKind::i64, 1}},
                                  {"scratch", {IrKind::ptr, 1}, "noalias align 64"}});
  FinishPrinter(context, f).print();
  return f;
}

}  // namespace attngen
