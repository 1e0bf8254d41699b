// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/emit_structs.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/source_writer.h"
#include "generator/cuda/emit_finish.h"
#include "generator/cuda/emit_hooks.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

constexpr const char* kContext = "const Arguments& arguments, const Block& block";

std::string argument_type(const HookScope& scope, const KernelArgument& argument) {
  using Kind = KernelArgument::Kind;
  switch (argument.kind) {
    case Kind::tensor: {
      const Tensor& tensor = scope.cascade().tensors.at(static_cast<std::size_t>(argument.id));
      return fmt::format("{}{}* ", tensor.kind == TensorKind::output ? "" : "const ",
                         device_type(tensor.type.type));
    }
    case Kind::stride:
    case Kind::index_param:
      return "long long ";
    case Kind::extent:
    case Kind::batch_extent:
      return "int ";
    case Kind::param:
      return "float ";
    case Kind::wide_param:
      return "double ";
    case Kind::counter:
      return "unsigned long long* ";
    case Kind::workspace:
      return "float* ";
    case Kind::tickets:
      return "unsigned* ";
  }
  return "";
}

std::string declared(const HookField& field) {
  const std::string comment = field.comment.empty() ? "" : "  // " + field.comment;
  return fmt::format("{} {};{}", field.type, field.name, comment);
}

std::string tensor_shape(const Cascade& cascade, int id) {
  const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(id));
  std::string shape = tensor.name + "[";
  for (std::size_t dim = 0; dim < tensor.dims.size(); ++dim) {
    shape += (dim == 0 ? "" : ",") +
             cascade.ranks.at(static_cast<std::size_t>(tensor.dims[dim].rank)).name;
  }
  return fmt::format("{}]: {}", shape, name_of(tensor.type.type));
}

/// `coordinate` without `var`, of which it is var plus something; null when nothing remains.
Expr shift_of(const Expr& coordinate, int var) {
  if (coordinate->op == Op::var) return nullptr;
  const Expr& a = coordinate->args[0];
  const Expr& b = coordinate->args[1];
  if (!uses_var(a, var)) {
    const Expr rest = shift_of(b, var);
    return rest ? make_node(Op::add, {a, rest}) : a;
  }
  const Expr rest = shift_of(a, var);
  if (rest) return make_node(coordinate->op, {rest, b});
  return coordinate->op == Op::add ? b : make_node(Op::neg, {b});
}

}  // namespace

int padded_columns(int columns) {
  return std::max(16, (columns + 15) / 16 * 16);
}
int pitch_bytes(int columns) {
  return padded_columns(columns) * 2 + 16;
}

std::string emit_arguments(const HookScope& scope) {
  SourceWriter out;
  out.line("/// What one launch is given. Strides are in elements; a stride of 0 broadcasts.");
  out.open("struct Arguments {");
  for (const KernelArgument& argument : scope.arguments()) {
    const std::string comment = argument.kind == KernelArgument::Kind::tensor
                                    ? "  // " + tensor_shape(scope.cascade(), argument.id)
                                    : "";
    out.line(fmt::format("{}{};{}", argument_type(scope, argument), argument.name, comment));
  }
  out.close("};").line();
  return out.text();
}

std::string emit_block(const HookScope& scope, const Plan& plan, const HookFacts& facts) {
  const ForwardForm& form = scope.form();
  SourceWriter out;
  out.line(plan.skeleton == Skeleton::decode ? "/// One unit: a row tile and its keys."
                                             : "/// What is the same for a whole CTA.");
  out.open("struct Block {");
  if (plan.skeleton == Skeleton::decode) {
    out.line("int row_begin;  // its rows, packed, from here");
    out.line("int row_end;    // to before here");
    if (scope.packed_var >= 0) {
      out.line(fmt::format("int group;  // rows of one {}: heads that share keys",
                           scope.var_name(form.row_var)));
    }
  }
  out.line("int row_first;  // its rows, from here");
  out.line("int row_last;   // to here");
  out.line("int key_begin;  // its keys, from here");
  out.line("int key_end;    // to before here");
  if (plan.skeleton == Skeleton::decode) {
    out.line("int gap_begin;  // but not these, from here");
    out.line("int gap_end;    // to before here");
  }
  for (const int var : form.grid_vars) out.line(fmt::format("int {};", scope.var_name(var)));
  for (const HookField& field : scope.block_fields) out.line(declared(field));
  for (const std::string& name : scope.reduction_names) {
    out.line(fmt::format("float* {};  // in shared memory", name));
  }
  if (facts.zeroes_dead_keys) out.line("unsigned* marks;  // in shared memory: keys in use");
  out.close("};").line();
  return out.text();
}

void print_row_values(const HookScope& scope, SourceWriter& out) {
  const ForwardForm& form = scope.form();
  for (const std::vector<RowScalar>* list : {&form.scalars, &form.late}) {
    for (const RowScalar& scalar : *list) {
      if (!is_kept_in_row(scope, scalar)) continue;
      out.line(fmt::format("float {};  // {}", scope.name_of(scalar.tensor),
                           einsum_comment(scope.cascade(), scalar.einsum)));
    }
  }
}

std::string emit_row(const HookScope& scope) {
  const ForwardForm& form = scope.form();
  SourceWriter out;
  out.line("/// What a thread knows of one row.");
  out.open("struct Row {");
  out.line(fmt::format("int {};", scope.var_name(form.row_var)));
  if (scope.packed_var >= 0) out.line(fmt::format("int {};", scope.var_name(scope.packed_var)));
  for (const HookField& field : scope.row_fields) out.line(declared(field));
  for (std::size_t i = 0; i < form.reductions.size(); ++i) {
    if (form.reductions[i].of_rows) {
      out.line(fmt::format("float {};  // {}", scope.reduction_names[i],
                           einsum_comment(scope.cascade(), form.reductions[i].einsum)));
    }
  }
  print_row_values(scope, out);
  if (scope.scales_weights) {
    out.line("float weight_scale;  // a power of two: brings the weights into f16's range");
    out.line("float weight_unscale;");
  }
  for (const HookField& field : scope.end_fields) out.line(declared(field));
  out.close("};").line();
  if (scope.packed_var >= 0) {
    out.line("/// Packed rows: the heads of one position lie side by side.");
    out.open(
        "__device__ __forceinline__ void place_row(const Block& block, int packed, Row& row) {");
    out.line(fmt::format("row.{} = packed / block.group;", scope.var_name(form.row_var)));
    out.line(fmt::format("row.{0} = block.{0} + packed % block.group;",
                         scope.var_name(scope.packed_var)));
    out.close("}").line();
  }
  return out.text();
}

std::string emit_operands(HookScope& scope, const Plan& plan) {
  const ForwardForm& form = scope.form();
  const Cascade& cascade = scope.cascade();
  const auto columns_of = [&](int var) {
    const int rank = cascade.vars.at(static_cast<std::size_t>(var)).rank;
    return static_cast<int>(scope.problem().extents.at(static_cast<std::size_t>(rank)));
  };
  SourceWriter out;
  const auto operand = [&](const char* name, const FormOperand& of, const char* rows, int tiled_var,
                           int columns) {
    const Tensor& tensor = cascade.tensors.at(static_cast<std::size_t>(of.tensor));
    const std::string type = device_type(tensor.type.type);
    scope.parts.insert(type_part(tensor.type.type));
    const int first_dim = scope.problem().batch_axes;
    const bool by_element = plan.element_loads.at(static_cast<std::size_t>(of.tensor));
    const bool is_packed = scope.packed_var >= 0 && tiled_var == form.row_var;
    const bool lies_apart = of.gathers || is_packed;
    const Expr shift = lies_apart ? nullptr : shift_of(of.row_coordinate, tiled_var);
    // The first row and column of the CTA's part: the tiled variable and the columns come on top.
    std::vector<Expr> at = of.access->args;
    at.at(static_cast<std::size_t>(of.column_dim)) = make_integer(0);
    if (!lies_apart) at.at(static_cast<std::size_t>(of.row_dim)) = shift ? shift : make_integer(0);
    scope.place = HookPlace::finish;
    scope.at_first_head = tiled_var == form.key_var;
    const HookScope::Address address =
        scope.address_of(make_access(of.tensor, at), lies_apart ? -1 : of.row_dim);
    const std::string& base = address.base;
    const auto stride_along = [&](int dim) {
      return scope.is_unit_stride(of.tensor, first_dim + dim)
                 ? std::string("1")
                 : scope.stride_argument(of.tensor, first_dim + dim);
    };
    const std::string row_stride = lies_apart ? "0" : stride_along(of.row_dim);
    out.line(fmt::format("/// The tile of {}.", print_expr(cascade, of.access)));
    out.open(fmt::format("struct {} {{", name));
    out.line(fmt::format("using Element = {};", type));
    out.line(fmt::format("static constexpr int kRows = Config::{};", rows));
    out.line(fmt::format("static constexpr int kColumns = {};", columns));
    out.line(fmt::format("static constexpr int kPaddedColumns = {};  // zeros beyond kColumns",
                         padded_columns(columns)));
    out.line(fmt::format(
        "static constexpr int kPitch = {};  // bytes from row to row: eight rows in eight banks",
        pitch_bytes(columns)));
    out.line("static constexpr int kBytes = kRows * kPitch;");
    out.line(fmt::format("static constexpr bool kAsyncCopies = {};  // {}",
                         by_element ? "false" : "true",
                         by_element ? "element by element" : "16 bytes at a time"));
    out.line(fmt::format(
        "static constexpr bool kRowsLieApart = {};  // {}", lies_apart ? "true" : "false",
        lies_apart ? "each has an address of its own" : "one stride from each other"));
    out.line();
    out.open(fmt::format("static __device__ __forceinline__ const Element* row({}, int {}) {{",
                         kContext, is_packed ? "packed" : scope.var_name(tiled_var)));
    if (is_packed) {
      out.line("Row row;");
      out.line("place_row(block, packed, row);");
    }
    out.line(lies_apart ? fmt::format("return {} + {};", base, address.offset)
                        : fmt::format("return {} + {} * {};", base, scope.var_name(tiled_var),
                                      row_stride));
    out.close("}");
    out.open(
        "static __device__ __forceinline__ long long row_stride(const Arguments& arguments) {");
    out.line(fmt::format("return {};", row_stride));
    out.close("}");
    out.open(
        "static __device__ __forceinline__ long long column_stride(const Arguments& arguments) {");
    out.line(by_element ? fmt::format("return {};", stride_along(of.column_dim)) : "return 1;");
    out.close("}");
    out.line("/// Rows up to here may be read.");
    out.open(
        fmt::format("static __device__ __forceinline__ int live_end({}, int end) {{", kContext));
    const int row_rank = tensor.dims.at(static_cast<std::size_t>(of.row_dim)).rank;
    const Expr rows_left =
        shift ? make_node(Op::sub, {make_leaf(Op::extent, row_rank), shift}) : nullptr;
    if (rows_left) scope.parts.insert("integer.cuh");
    if (shift && scope.checks(shift) && form.tiles.bounds_exact) {
      // Where no key counts the table may hold anything, and of rows only the first surely counts.
      scope.parts.insert("checked.cuh");
      const bool is_rows = tiled_var == form.row_var;
      out.line(fmt::format(
          "check_rows({}, {}, {}, {});", is_rows ? "block.row_first" : "block.key_begin",
          is_rows ? "block.row_first + (block.key_begin < block.key_end ? 1 : 0)" : "end",
          scope.index(shift), scope.extent(row_rank)));
    }
    out.line(rows_left ? fmt::format("return at_most(end, {});", scope.index(rows_left))
                       : std::string("return end;"));
    out.close("}");
    out.close("};").line();
    scope.at_first_head = false;
  };
  operand("RowOperand", form.rows, "kRowTile", form.row_var, columns_of(form.contract_var));
  operand("KeyOperand", form.keys, "kKeyTile", form.key_var, columns_of(form.contract_var));
  operand("ValueOperand", form.values, "kKeyTile", form.key_var, columns_of(form.wide_var));
  return out.text();
}

}  // namespace attngen
