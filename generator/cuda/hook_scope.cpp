// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/hook_scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "generator/analysis/key_lengths.h"
#include "generator/form/known_order.h"

namespace attngen {
std::string device_type(DType type) {
  switch (type) {
    case DType::f64:
      return "double";
    case DType::f32:
      return "float";
    case DType::f16:
      return "F16";
    case DType::bf16:
      return "Bf16";
    case DType::i8:
    case DType::i4:
      return "signed char";
    case DType::i32:
      return "int";
    case DType::i64:
      return "long long";
    default:
      return "unsigned char";
  }
}

std::string type_part(DType type) {
  switch (type) {
    case DType::bf16:
      return "bf16.cuh";
    case DType::f16:
      return "f16.cuh";
    default:
      return "f32.cuh";
  }
}

HookScope::HookScope(const Cascade& cascade, const ForwardForm& form, const Problem& problem,
                     CNames& names)
    : cascade_(cascade), form_(form), problem_(problem), names_(names) {}

std::string HookScope::var(int id) {
  if (place == HookPlace::tile && id == form_.row_var) return names_.var(id);
  const bool is_packed = id == packed_var && !at_first_head;
  if (id == form_.row_var || is_packed) return "row." + names_.var(id);
  if (id == form_.key_var || id == form_.wide_var) return names_.var(id);
  return "block." + names_.var(id);
}

std::string HookScope::tile_corner(Op op, int var) {
  const bool is_first = op == Op::tile_first;
  if (var == form_.row_var) return is_first ? "block.row_first" : "block.row_last";
  if (var == form_.key_var) return is_first ? "first" : "last";
  return this->var(var);
}

const TileTable& HookScope::tile_table(const Expr& access) const {
  const auto known = std::find_if(tables.begin(), tables.end(), [&](const TileTable& table) {
    return same(table.access, access);
  });
  check(known != tables.end(), "the bounds of a table are read where they are not known");
  return *known;
}

std::string HookScope::table_bound(Op op, const Expr& access) {
  return tile_table(access).local + (op == Op::tile_least ? ".least" : ".most");
}

std::string HookScope::extent(int rank) {
  const auto rank_of = [&](int var) {
    return cascade_.vars.at(static_cast<std::size_t>(var)).rank;
  };
  if (rank == rank_of(form_.contract_var)) return "KeyOperand::kColumns";
  if (rank == rank_of(form_.wide_var)) return "ValueOperand::kColumns";
  std::string& name = extents_[rank];
  if (name.empty()) name = names_.rank(rank);
  return "arguments." + name;
}

std::string HookScope::param(int id) {
  std::string& name = params_[id];
  if (name.empty()) name = names_.param(id);
  return "arguments." + name;
}

std::string HookScope::index_param(int id) {
  std::string& name = index_params_[id];
  if (name.empty()) {
    name = params_.count(id) == 0 ? names_.param(id) : names_.fresh(names_.param(id) + "_whole");
  }
  return "arguments." + name;
}

std::optional<double> HookScope::static_param(int id) const {
  const auto at = static_cast<std::size_t>(id);
  if (!cascade_.params.at(at).is_static) return std::nullopt;
  return problem_.static_params.at(at);
}

std::string HookScope::pointer_argument(int tensor) {
  std::string& name = pointers_[tensor];
  if (name.empty()) name = names_.tensor(tensor);
  return "arguments." + name;
}

std::string HookScope::stride_argument(int tensor, int axis) {
  std::string& name = strides_[{tensor, axis}];
  if (name.empty()) {
    const int dim = axis - problem_.batch_axes;
    const Tensor& of = cascade_.tensors.at(static_cast<std::size_t>(tensor));
    const std::string along = dim < 0 ? fmt::format("batch_{}", axis)
                                      : names_.rank(of.dims.at(static_cast<std::size_t>(dim)).rank);
    name = names_.fresh(fmt::format("{}_stride_{}", names_.tensor(tensor), along));
  }
  return "arguments." + name;
}

bool HookScope::is_unit_stride(int tensor, int axis) const {
  const auto at = static_cast<std::size_t>(tensor);
  const int axes = problem_.batch_axes + static_cast<int>(cascade_.tensors.at(at).dims.size());
  const bool is_last_dim = axis == axes - 1 && axis >= problem_.batch_axes;
  return is_last_dim && (problem_.element_loads.empty() || !problem_.element_loads.at(at));
}

std::string HookScope::strided(const std::string& coordinate, int tensor, int axis) {
  if (is_unit_stride(tensor, axis)) return coordinate;
  return fmt::format("{} * {}", coordinate, stride_argument(tensor, axis));
}

std::string HookScope::batch_extent(int axis) {
  std::string& name = batch_extents_[axis];
  if (name.empty()) name = names_.fresh(fmt::format("batch_extent_{}", axis));
  return "arguments." + name;
}

std::string HookScope::counter_argument() {
  if (counter_.empty())
    counter_ = names_.fresh(problem_.count_tiles ? "tiles_of_blocks" : "keep_count");
  return "arguments." + counter_;
}

void HookScope::use_workspace(bool with_tickets) {
  uses_workspace_ = true;
  uses_tickets_ = with_tickets;
}

std::vector<KernelArgument> HookScope::arguments() const {
  using Kind = KernelArgument::Kind;
  std::vector<KernelArgument> list;
  for (const auto& [tensor, name] : pointers_) {
    list.push_back({Kind::tensor, tensor, -1, name});
    for (const auto& [key, stride] : strides_) {
      if (key.first == tensor) list.push_back({Kind::stride, tensor, key.second, stride});
    }
  }
  if (!counter_.empty()) list.push_back({Kind::counter, -1, -1, counter_});
  if (uses_workspace_) list.push_back({Kind::workspace, -1, -1, "workspace"});
  if (uses_tickets_) list.push_back({Kind::tickets, -1, -1, "tickets"});
  for (const auto& [id, name] : index_params_) list.push_back({Kind::index_param, id, -1, name});
  for (const auto& [rank, name] : extents_) list.push_back({Kind::extent, rank, -1, name});
  for (const auto& [axis, name] : batch_extents_) {
    list.push_back({Kind::batch_extent, -1, axis, name});
  }
  for (const auto& [id, name] : params_) list.push_back({Kind::param, id, -1, name});
  return list;
}

bool HookScope::is_constant_in_row(const Expr& expr) const {
  return attngen::is_constant_in_row(cascade_, form_, expr);
}

bool HookScope::is_constant_in_block(const Expr& expr) const {
  if (uses_var(expr, form_.row_var) || !is_constant_in_row(expr)) return false;
  if (packed_var >= 0 && !at_first_head && uses_var(expr, packed_var)) return false;
  bool is_constant = true;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::access &&
        cascade_.tensors.at(static_cast<std::size_t>(node.id)).kind != TensorKind::input) {
      is_constant = false;
    }
  });
  return is_constant;
}

DType HookScope::type_of(const Expr& access) const {
  if (access->id < 0) return DType::f32;
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  return tensor.kind == TensorKind::input ? tensor.type.type : DType::f32;
}

std::string HookScope::loaded(const Expr& access) {
  if (access->id == kDotTensor) return "dot";
  if (access->id == kCarriedTensor) return carried_name;
  if (access->id == kOperandElement) return "element";
  if (cascade_.tensors.at(static_cast<std::size_t>(access->id)).kind == TensorKind::input) {
    return table_load(access);
  }
  if (access->id == form_.wide_tensor) return "accumulated";
  if (find_scalar(form_, access->id) != nullptr) return "row." + names_.tensor(access->id);
  for (std::size_t i = 0; i < form_.reductions.size(); ++i) {
    if (!same(form_.reductions[i].access, access)) continue;
    return form_.reductions[i].of_rows ? "row." + reduction_names.at(i)
                                       : fmt::format("block.{}[column]", reduction_names.at(i));
  }
  return names_.tensor(access->id);
}

std::string HookScope::before_tile(const Expr& access) {
  if (!merged_part.empty()) return merged_part + names_.tensor(access->id);
  std::string& name = old_values[access->id];
  if (name.empty()) name = names_.fresh(names_.tensor(access->id) + "_before");
  return name;
}

std::string HookScope::field(std::vector<HookField>& fields, const std::string& owner,
                             const Expr& key, HookPlace where, const std::string& type,
                             const std::string& wanted, const std::string& comment,
                             const std::function<std::string()>& init) {
  for (const KnownField& known : known_fields_) {
    if (known.type == type && same(known.key, key)) return known.text;
  }
  const HookPlace before = std::exchange(place, where);
  const std::string value = init();
  place = before;
  // A tensor's own name where it is still free inside the struct, else a numbered one.
  const bool is_taken = std::any_of(known_fields_.begin(), known_fields_.end(),
                                    [&](const KnownField& k) { return k.text == owner + wanted; });
  const std::string name = is_taken || type == "Divisor" ? names_.fresh(wanted) : wanted;
  fields.push_back({type, name, value, comment});
  known_fields_.push_back({key, type, owner + name});
  return owner + name;
}

bool HookScope::checks(const Expr& coordinate) const {
  bool reads_table = false;
  for_each_node(coordinate, [&](const ExprNode& node) { reads_table |= node.op == Op::access; });
  return problem_.check_tables && reads_table;
}

std::string HookScope::checked(const std::string& coordinate, int tensor, std::size_t dim) {
  parts.insert("checked.cuh");
  const int rank = cascade_.tensors.at(static_cast<std::size_t>(tensor)).dims.at(dim).rank;
  return fmt::format("checked_coordinate({}, {})", coordinate, extent(rank));
}

std::vector<std::string> HookScope::length_checks() {
  if (!problem_.check_tables) return {};
  std::vector<Expr> keeps = {form_.keeps_differ ? form_.wide_keep : form_.tiles.keep};
  for (const RowScalar& scalar : form_.scalars) {
    if (scalar.is_state && form_.keeps_differ) keeps.push_back(scalar.keep);
  }
  const std::vector<int> keys = {cascade_.vars.at(static_cast<std::size_t>(form_.key_var)).rank};
  std::vector<std::string> lines;
  for (const Expr& keep : keeps) {
    for (const KeyLength& length : key_lengths(cascade_, keep, keys)) {
      if (is_constant_in_block(length.keys) != (place == HookPlace::block)) continue;
      parts.insert("checked.cuh");
      std::string line =
          fmt::format("check_length({}, {});", index(length.keys), extent(keys.front()));
      if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
    }
  }
  return lines;
}

HookScope::Address HookScope::address_of(const Expr& access, int trusted_dim) {
  const Tensor& tensor = cascade_.tensors.at(static_cast<std::size_t>(access->id));
  std::vector<Expr> key_args;
  Address address;
  std::string base = pointer_argument(access->id);
  const HookPlace before = place;
  for (int axis = 0; axis < problem_.batch_axes; ++axis) {
    base += fmt::format(" + {} * {}", batch_name(axis), stride_argument(access->id, axis));
  }
  for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
    const Expr& coordinate = access->args[dim];
    const int axis = problem_.batch_axes + static_cast<int>(dim);
    const bool is_constant = is_constant_in_block(coordinate);
    key_args.push_back(is_constant ? coordinate : make_boolean(false));
    if (coordinate->op == Op::integer && coordinate->integer == 0) continue;
    place = is_constant ? HookPlace::block : before;
    std::string text = index(coordinate);
    place = before;
    if (checks(coordinate) && static_cast<int>(dim) != trusted_dim) {
      text = checked(text, access->id, dim);
    } else if (coordinate->op != Op::var && coordinate->op != Op::access &&
               coordinate->op != Op::integer) {
      text = "(" + text + ")";
    }
    const std::string term = strided(text, access->id, axis);
    if (is_constant) {
      base += " + " + term;
    } else {
      address.offset += (address.offset.empty() ? "" : " + ") + term;
    }
  }
  const bool is_output = tensor.kind == TensorKind::output;
  const std::string type =
      fmt::format("{}{}*", is_output ? "" : "const ", device_type(tensor.type.type));
  address.base =
      field(block_fields, "block.", make_access(access->id, key_args), HookPlace::block, type,
            names_.tensor(access->id), "where this CTA's part starts", [&] { return base; });
  return address;
}

std::string HookScope::table_load(const Expr& access) {
  const std::string type = device_type(type_of(access));
  const std::string& name = names_.tensor(access->id);
  if (is_constant_in_block(access)) {
    return field(block_fields, "block.", access, HookPlace::block, type, name, "", [&] {
      std::string offset;
      for (int axis = 0; axis < problem_.batch_axes; ++axis) {
        offset += fmt::format("{}{} * {}", offset.empty() ? "" : " + ", batch_name(axis),
                              stride_argument(access->id, axis));
      }
      for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
        const Expr& coordinate = access->args[dim];
        std::string text = index(coordinate);
        if (checks(coordinate)) {
          text = checked(text, access->id, dim);
        } else if (coordinate->op != Op::var && coordinate->op != Op::access) {
          text = "(" + text + ")";
        }
        offset += (offset.empty() ? "" : " + ") +
                  strided(text, access->id, problem_.batch_axes + static_cast<int>(dim));
      }
      return fmt::format("{}[{}]", pointer_argument(access->id), offset.empty() ? "0" : offset);
    });
  }
  if (is_constant_in_row(access) && place != HookPlace::tile) {
    return field(row_fields, "row.", access, HookPlace::row, type, name, "", [&] {
      const Address address = address_of(access);
      return fmt::format("{}[{}]", address.base, address.offset);
    });
  }
  if (place == HookPlace::element) reads_tables_per_key = true;
  const Address address = address_of(access);
  return fmt::format("{}[{}]", address.base, address.offset);
}

std::optional<std::string> HookScope::divisor(const Expr& value) {
  if (place != HookPlace::element && place != HookPlace::column) return std::nullopt;
  std::string wanted = "divisor";
  if (value->op == Op::access && value->id >= 0) wanted = names_.tensor(value->id) + "_divisor";
  if (value->op == Op::param) wanted = names_.param(value->id) + "_divisor";
  const auto made = [&](std::vector<HookField>& fields, const char* owner, HookPlace where) {
    return field(fields, owner, make_node(Op::div, {make_integer(1), value}), where, "Divisor",
                 wanted, "", [&] { return fmt::format("divisor_of({})", this->value(value)); });
  };
  if (is_constant_in_block(value)) return made(block_fields, "block.", HookPlace::block);
  if (is_constant_in_row(value)) return made(row_fields, "row.", HookPlace::row);
  const bool varies = uses_var(value, form_.wide_var) || uses_tensor(value, form_.wide_tensor);
  if (place == HookPlace::column && !varies) return made(end_fields, "row.", HookPlace::finish);
  return std::nullopt;
}

std::optional<std::string> HookScope::exponent_shift(const Expr& above, const Expr& value) {
  const bool is_tag = value->op == Op::access && find_scalar(form_, value->id) != nullptr;
  if (place != HookPlace::element || !is_tag || !is_at_most(cascade_, form_, above, value))
    return std::nullopt;
  for (const auto& [known, name] : shifts) {
    if (same(known, value)) return name;
  }
  shifts.emplace_back(value, names_.fresh(names_.tensor(value->id) + "_shift"));
  return shifts.back().second;
}

const std::string& HookScope::var_name(int id) const {
  return names_.var(id);
}

const std::string& HookScope::batch_name(int axis) {
  std::string& name = batch_names_[axis];
  if (name.empty()) name = names_.fresh(fmt::format("batch_{}", axis));
  return name;
}

}  // namespace attngen
