// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/row_tile_scope.h"

#include <algorithm>

#include "base/error.h"
#include "generator/form/known_order.h"
#include "generator/language/language.h"
#include "generator/llvm/vector_math.h"

namespace attngen {

RowTileScope::RowTileScope(const TileContext& context, IrFunction& function)
    : reductions(context.form.reductions.size()),
      context_(context),
      f_(function),
      printer_(context.cascade, function, *this, context.real,
               context.problem.limits.converts_f16) {}

IrValue RowTileScope::var(int id) {
  const auto known = vars.find(id);
  check(known != vars.end(), "a variable is read where it has no value");
  return known->second;
}

IrValue RowTileScope::tile_corner(Op op, int var) {
  const auto known = corners.find({op, var});
  if (known != corners.end()) return known->second;
  if (var != context_.packed_var) return this->var(var);
  if (op == Op::tile_first) return first_head_;
  return f_.add(first_head_, f_.subtract(group_, ir_i64(1)));
}

IrValue RowTileScope::table_bound(Op op, const Expr& access) {
  const auto known = std::find_if(table_bounds.begin(), table_bounds.end(),
                                  [&](const TableBounds& one) { return same(one.access, access); });
  check(known != table_bounds.end(), "the bounds of a table are read where they are not known");
  return op == Op::tile_least ? known->least : known->most;
}

IrValue RowTileScope::extent(int rank) {
  const bool is_head_dim =
      rank == rank_of(context_.form.contract_var) || rank == rank_of(context_.form.wide_var);
  if (is_head_dim) return ir_i64(context_.problem.extents.at(static_cast<std::size_t>(rank)));
  return context_.arguments.extent(f_, rank);
}

IrValue RowTileScope::param(int id) {
  return context_.arguments.param(f_, id, context_.real);
}

IrValue RowTileScope::index_param(int id) {
  return context_.arguments.index_param(f_, id);
}

std::optional<double> RowTileScope::static_param(int id) const {
  const auto at = static_cast<std::size_t>(id);
  if (!context_.cascade.params.at(at).is_static) return std::nullopt;
  return context_.problem.static_params.at(at);
}

DType RowTileScope::type_of(const Expr& access) const {
  const DType real = context_.real == IrKind::f64 ? DType::f64 : DType::f32;
  if (access->id < 0) return real;
  const Tensor& tensor = context_.cascade.tensors.at(static_cast<std::size_t>(access->id));
  return tensor.kind == TensorKind::input ? tensor.type.type : real;
}

IrValue RowTileScope::loaded(const Expr& access, LaneExpr& printer) {
  if (access->id == kDotTensor) return dot;
  if (access->id == kCarriedTensor) return carried;
  if (access->id == kOperandElement) return element;
  const auto at = static_cast<std::size_t>(access->id);
  if (context_.cascade.tensors.at(at).kind == TensorKind::input) {
    return table_load(access, printer);
  }
  const auto known = current.find(access->id);
  if (known != current.end()) return known->second;
  for (std::size_t i = 0; i < reductions.size(); ++i) {
    if (same(context_.form.reductions[i].access, access)) return reductions[i];
  }
  throw InternalError("a value is read where it is not known");
}

IrValue RowTileScope::before_tile(const Expr& access) {
  return previous.at(access->id);
}

bool RowTileScope::is_at_most(const Expr& a, const Expr& b) const {
  return attngen::is_at_most(context_.cascade, context_.form, a, b);
}

bool RowTileScope::is_surely_inside(const Expr& access) const {
  const Tensor& tensor = context_.cascade.tensors.at(static_cast<std::size_t>(access->id));
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    const Expr& coordinate = access->args[dim];
    if (coordinate->op != Op::var || rank_of(coordinate->id) != tensor.dims[dim].rank) return false;
  }
  return true;
}

IrValue RowTileScope::batch_offset(int tensor) {
  IrValue offset = ir_i64(0);
  for (std::size_t axis = 0; axis < batch_.size(); ++axis) {
    offset = f_.add(offset, f_.multiply(batch_[axis], context_.arguments.stride(
                                                          f_, tensor, static_cast<int>(axis))));
  }
  return offset;
}

IrValue RowTileScope::table_offset(const Expr& access, LaneExpr& printer) {
  const bool clamps = reads_uncounted && !is_surely_inside(access);
  const Tensor& tensor = context_.cascade.tensors.at(static_cast<std::size_t>(access->id));
  IrValue offset = batch_offset(access->id);
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    IrValue coordinate = printer.as_long(printer.index(access->args[dim]));
    if (clamps) {
      const IrValue last = f_.subtract(extent(tensor.dims[dim].rank), ir_i64(1));
      coordinate = f_.larger(f_.smaller(coordinate, last), ir_i64(0));
    }
    offset = f_.add(
        offset, f_.multiply(coordinate, context_.arguments.stride(
                                            f_, access->id,
                                            context_.problem.batch_axes + static_cast<int>(dim))));
  }
  return offset;
}

IrValue RowTileScope::table_load(const Expr& access, LaneExpr& printer) {
  const IrKind kind = ir_storage(type_of(access));
  const IrValue offset = table_offset(access, printer);
  IrValue kept = is_surely_inside(access) ? IrValue{} : printer.kept();
  if (reads_uncounted && !is_surely_inside(access)) {
    // A table without entries has no place inside.
    const Tensor& tensor = context_.cascade.tensors.at(static_cast<std::size_t>(access->id));
    for (const TensorDim& dim : tensor.dims) {
      const IrValue is_there = f_.compare("icmp sgt", extent(dim.rank), ir_i64(0));
      kept = kept ? f_.binary("and", kept, is_there) : is_there;
    }
  }
  return f_.gather_constant(kind, context_.arguments.pointer(f_, access->id), offset, kept);
}

IrValue RowTileScope::table_address(const Expr& access) {
  const IrKind kind = ir_storage(type_of(access));
  return f_.element(context_.arguments.pointer(f_, access->id), kind,
                    table_offset(access, printer_));
}

void RowTileScope::enter_item() {
  const TileContext& c = context_;
  const IrValue rows = extent(rank_of(c.form.row_var));
  IrValue outer_extent;
  if (c.packed_var >= 0) {
    const IrValue heads = extent(rank_of(c.packed_var));
    const IrValue asked = c.packed_group ? printer_.index(c.packed_group) : heads;
    group_ = f_.larger(asked, ir_i64(1));
    outer_extent = f_.binary("sdiv", f_.add(heads, f_.subtract(group_, ir_i64(1))), group_);
    all_rows = f_.multiply(rows, f_.smaller(group_, heads));
  } else {
    all_rows = rows;
  }
  const IrValue tile_rows = ir_i64(c.layout.rows);
  const IrValue tiles = f_.larger(
      f_.binary("sdiv", f_.add(all_rows, ir_i64(c.layout.rows - 1)), tile_rows), ir_i64(1));
  IrValue rest = f_.parameter("item");
  const IrValue tile = f_.binary("srem", rest, tiles);
  rest = f_.binary("sdiv", rest, tiles);
  first_row = f_.multiply(tile, tile_rows);
  // Coordinates, the last one fastest.
  for (std::size_t i = c.form.grid_vars.size(); i-- > 0;) {
    const int var = c.form.grid_vars[i];
    const bool is_packed = var == c.packed_var;
    const IrValue count = f_.larger(is_packed ? outer_extent : extent(rank_of(var)), ir_i64(1));
    const IrValue at = f_.binary("srem", rest, count);
    rest = f_.binary("sdiv", rest, count);
    vars[var] = is_packed ? f_.multiply(at, group_) : at;
    if (is_packed) {
      // The last group may be smaller.
      const IrValue left = f_.subtract(extent(rank_of(var)), vars[var]);
      group_ = f_.smaller(group_, left);
      all_rows = f_.multiply(rows, group_);
      first_head_ = vars[var];
    }
  }
  batch_.assign(static_cast<std::size_t>(c.problem.batch_axes), IrValue{});
  for (std::size_t axis = batch_.size(); axis-- > 0;) {
    const IrValue count =
        f_.larger(c.arguments.batch_extent(f_, static_cast<int>(axis)), ir_i64(1));
    batch_[axis] = axis == 0 ? rest : f_.binary("srem", rest, count);
    if (axis > 0) rest = f_.binary("sdiv", rest, count);
  }
  row_count = f_.smaller(f_.subtract(all_rows, first_row), tile_rows);
  enter_rows(ir_i64(0), row_count);
}

void RowTileScope::enter_rows(IrValue index, IrValue count) {
  const TileContext& c = context_;
  IrValue first = f_.add(first_row, index);
  IrValue last = f_.add(first, f_.subtract(count, ir_i64(1)));
  if (c.packed_var >= 0) {
    first = f_.binary("sdiv", first, group_);
    last = f_.binary("sdiv", last, group_);
  }
  corners[{Op::tile_first, c.form.row_var}] = first;
  corners[{Op::tile_last, c.form.row_var}] = last;
}

void RowTileScope::enter_keys(IrValue first, IrValue count) {
  corners[{Op::tile_first, context_.form.key_var}] = first;
  corners[{Op::tile_last, context_.form.key_var}] = f_.add(first, f_.subtract(count, ir_i64(1)));
}

void RowTileScope::enter_row(IrValue index) {
  const TileContext& c = context_;
  const IrValue row = f_.smaller(f_.add(first_row, index), f_.subtract(all_rows, ir_i64(1)));
  if (c.packed_var < 0) {
    vars[c.form.row_var] = row;
    return;
  }
  // Heads vary fastest, so that the rows of a tile are neighbours in P.
  vars[c.form.row_var] = f_.binary("sdiv", row, group_);
  const IrValue head = f_.binary("srem", row, group_);
  vars[c.packed_var] = f_.add(first_head_, head);
}

void RowTileScope::store_row_coordinates() {
  const TileContext& c = context_;
  if (c.packed_var < 0) return;
  f_.loop("row", ir_i64(0), ir_i64(c.layout.rows), 1, {},
          [&](IrValue row, const IrFunction::Values&) {
            enter_row(row);
            f_.store(f_.cast("trunc", vars[c.form.row_var], IrKind::i32),
                     f_.element(scratch(c.layout.row_coordinates), IrKind::i32, row));
            f_.store(f_.cast("trunc", vars[c.packed_var], IrKind::i32),
                     f_.element(scratch(c.layout.packed_coordinates), IrKind::i32, row));
            return IrFunction::Values{};
          });
  leave_rows();
}

void RowTileScope::leave_rows() {
  vars.erase(context_.form.row_var);
  if (context_.packed_var >= 0) vars[context_.packed_var] = first_head_;
}

void RowTileScope::enter_row_vector(IrValue first) {
  const TileContext& c = context_;
  const IrType lanes{IrKind::i32, c.layout.lanes};
  if (c.packed_var >= 0) {
    vars[c.form.row_var] =
        f_.load(lanes, f_.element(scratch(c.layout.row_coordinates), IrKind::i32, first));
    vars[c.packed_var] =
        f_.load(lanes, f_.element(scratch(c.layout.packed_coordinates), IrKind::i32, first));
    return;
  }
  const IrValue begin = f_.cast("trunc", f_.add(first_row, first), IrKind::i32);
  const IrValue last = f_.cast("trunc", f_.subtract(all_rows, ir_i64(1)), IrKind::i32);
  const IrValue counted = f_.binary("add", f_.splat(begin, c.layout.lanes),
                                    ir_lane_numbers(IrKind::i32, c.layout.lanes));
  vars[c.form.row_var] = f_.smaller(counted, last);
}

IrValue RowTileScope::row_address(const FormOperand& operand) {
  IrValue offset = batch_offset(operand.tensor);
  for (std::size_t dim = 0; dim < operand.access->args.size(); ++dim) {
    if (static_cast<int>(dim) == operand.column_dim) continue;
    const IrValue coordinate = printer_.index(operand.access->args[dim]);
    offset = f_.add(
        offset, f_.multiply(coordinate, context_.arguments.stride(
                                            f_, operand.tensor,
                                            context_.problem.batch_axes + static_cast<int>(dim))));
  }
  const IrKind kind =
      ir_storage(context_.cascade.tensors.at(static_cast<std::size_t>(operand.tensor)).type.type);
  return f_.element(context_.arguments.pointer(f_, operand.tensor), kind, offset);
}

IrValue RowTileScope::output_address(const FormOutput& output) {
  const TileContext& c = context_;
  const Tensor& tensor = c.cascade.tensors.at(static_cast<std::size_t>(output.tensor));
  IrValue offset = batch_offset(output.tensor);
  std::vector<int> known = c.form.grid_vars;
  known.push_back(c.form.row_var);
  for (std::size_t dim = 0; dim < tensor.dims.size(); ++dim) {
    if (output.is_wide && tensor.dims[dim].rank == rank_of(c.form.wide_var)) continue;
    const auto at = std::find_if(known.begin(), known.end(),
                                 [&](int one) { return rank_of(one) == tensor.dims[dim].rank; });
    check(at != known.end(), "an output has a rank that no variable of the form runs over");
    offset = f_.add(offset, f_.multiply(var(*at), c.arguments.stride(f_, output.tensor,
                                                                     c.problem.batch_axes +
                                                                         static_cast<int>(dim))));
  }
  return f_.element(c.arguments.pointer(f_, output.tensor), ir_storage(tensor.type.type), offset);
}

IrValue RowTileScope::column_stride(int tensor, int dim) {
  return context_.arguments.stride(f_, tensor, context_.problem.batch_axes + dim);
}

IrValue RowTileScope::widened(IrValue stored, DType type) {
  return ir_widened(f_, stored, type, context_.real, context_.problem.limits.converts_f16);
}

IrValue RowTileScope::narrowed(IrValue value, DType type) {
  return ir_narrowed(f_, value, type, context_.problem.limits.converts_f16);
}

IrValue RowTileScope::load_rows(std::int64_t part, IrValue at) {
  return f_.load(vector(), f_.element(scratch(part), context_.real, at), align());
}

void RowTileScope::store_rows(IrValue value, std::int64_t part, IrValue at) {
  f_.store(f_.splat(value, vector().lanes), f_.element(scratch(part), context_.real, at), align());
}

void RowTileScope::comment(int einsum) {
  const Cascade& cascade = context_.cascade;
  f_.comment(print_einsum(cascade, cascade.einsums.at(static_cast<std::size_t>(einsum))));
}

}  // namespace attngen
