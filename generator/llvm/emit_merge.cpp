// SPDX-License-Identifier: Apache-2.0
// The monoid of the states: a later range of keys joins an earlier one. Both are brought to the
// tags of the union by the same retag that a tile uses.
#include "generator/language/language.h"
#include "generator/llvm/tile_copies.h"
#include "generator/llvm/tile_functions.h"
#include "generator/llvm/tile_update.h"

namespace attngen {
namespace {

using Values = IrFunction::Values;

class MergePrinter {
 public:
  MergePrinter(const TileContext& context, IrFunction& function)
      : context_(context),
        form_(context.form),
        layout_(context.layout),
        f_(function),
        scope_(context, function) {}

  void print() {
    scope_.enter_item();
    scope_.store_row_coordinates();
    f_.loop("vector", ir_i64(0), ir_i64(layout_.rows), layout_.lanes, {},
            [&](IrValue first, const Values&) {
              merge_rows(first);
              return Values{};
            });
  }

 private:
  void merge_rows(IrValue first) {
    scope_.enter_row_vector(first);
    load_row_reductions(scope_, first);
    std::map<int, IrValue> earlier;
    std::map<int, IrValue> later;
    for (const RowScalar& scalar : form_.scalars) {
      const std::int64_t part = layout_.scalars.at(scalar.tensor);
      earlier[scalar.tensor] = rows_at("scratch", part, first);
      later[scalar.tensor] = rows_at("later", part, first);
    }
    for (int level = 0; level < form_.levels; ++level) {
      for (const RowScalar& scalar : form_.scalars) {
        if (scalar.level != level || !scalar.is_state) continue;
        scope_.comment(scalar.einsum);
        const IrValue a = retagged(scalar.retag, scalar.op, earlier, earlier.at(scalar.tensor));
        const IrValue b = retagged(scalar.retag, scalar.op, later, later.at(scalar.tensor));
        scope_.current[scalar.tensor] = ir_combined(scope_, scalar.op, a, b);
      }
      for (const RowScalar& scalar : form_.scalars) {
        if (scalar.level != level || scalar.is_state) continue;
        scope_.current[scalar.tensor] = f_.splat(scope_.value(scalar.value), layout_.lanes);
      }
    }
    for (const RowScalar& scalar : form_.scalars) {
      store("scratch", scope_.current.at(scalar.tensor), layout_.scalars.at(scalar.tensor), first);
    }
    scope_.comment(form_.wide_einsum);
    const IrValue of_earlier = factor(earlier);
    const IrValue of_later = factor(later);
    f_.loop("f", ir_i64(0), ir_i64(layout_.wide), 1, {}, [&](IrValue column, const Values&) {
      const IrValue at = f_.add(f_.multiply(column, ir_i64(layout_.line_pitch)), first);
      IrValue a = rows_at("scratch", layout_.wide_sums, at);
      IrValue b = rows_at("later", layout_.wide_sums, at);
      if (of_earlier) {
        a = f_.binary("fmul", a, of_earlier);
        b = f_.binary("fmul", b, of_later);
      }
      store("scratch", f_.binary("fadd", a, b), layout_.wide_sums, at);
      return Values{};
    });
    scope_.current.clear();
    scope_.previous.clear();
    scope_.leave_rows();
  }

  IrValue factor(const std::map<int, IrValue>& before) {
    if (!form_.wide_retag) return {};
    scope_.previous = before;
    return f_.splat(scope_.value(form_.wide_retag), layout_.lanes);
  }

  IrValue retagged(const Expr& retag, ReduceOp op, const std::map<int, IrValue>& before,
                   IrValue value) {
    if (!retag) return value;
    scope_.previous = before;
    const bool scales = op == ReduceOp::sum || op == ReduceOp::prod;
    return f_.binary(scales ? "fmul" : "fadd", value, scope_.value(retag));
  }

  IrValue address(const char* area, std::int64_t part, IrValue at) {
    return f_.element(f_.behind(f_.parameter(area), part), context_.real, at);
  }
  IrValue rows_at(const char* area, std::int64_t part, IrValue at) {
    return f_.load(scope_.vector(), address(area, part, at), scope_.align());
  }
  void store(const char* area, IrValue value, std::int64_t part, IrValue at) {
    f_.store(value, address(area, part, at), scope_.align());
  }

  const TileContext& context_;
  const ForwardForm& form_;
  const TileLayout& layout_;
  IrFunction& f_;
  RowTileScope scope_;
};

}  // namespace

IrFunction emit_merge(const TileContext& context, const std::string& name) {
  IrFunction f(name + "_merge", {{"arguments", {IrKind::ptr, 1}, "noalias"},
                                 {"item", {IrKind::i64, 1}},
                                 {"scratch", {IrKind::ptr, 1}, "noalias align 64"},
                                 {"later", {IrKind::ptr, 1}, "noalias align 64"}});
  MergePrinter(context, f).print();
  return f;
}

}  // namespace attngen
