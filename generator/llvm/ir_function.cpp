// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_function.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace attngen {
namespace {

std::string typed(const IrValue& value) {
  return to_text(value.type) + " " + value.text;
}

/// The value of an integer constant, its bits read with or without a sign.
std::int64_t extended(const IrValue& constant, bool is_signed) {
  const int unused = constant.type.kind == IrKind::i1 ? 63 : 64 - 8 * bytes_of(constant.type.kind);
  const std::uint64_t bits = static_cast<std::uint64_t>(constant.integer) << unused;
  return is_signed ? static_cast<std::int64_t>(bits) >> unused
                   : static_cast<std::int64_t>(bits >> unused);
}

void require_one_type(const IrValue& a, const IrValue& b, const std::string& opcode,
                      const std::string& function) {
  if (a.type == b.type) return;
  throw InternalError(fmt::format("{} and {} meet in {} of {}", to_text(a.type), to_text(b.type),
                                  opcode, function));
}

bool is_integer_constant(const IrValue& value) {
  return value.is_constant && value.type == IrType{IrKind::i64, 1};
}

}  // namespace

IrFunction::IrFunction(std::string name, std::vector<IrParameter> parameters, std::string linkage,
                       IrType result)
    : name_(std::move(name)),
      parameters_(std::move(parameters)),
      linkage_(std::move(linkage)),
      result_(result) {
  regions_.emplace_back();
  here().label = "entry";
}

IrValue IrFunction::parameter(const std::string& name) const {
  for (const IrParameter& one : parameters_) {
    if (one.name == name) return {"%" + name, one.type, 0, false, 0};
  }
  throw InternalError("no parameter " + name + " of " + name_);
}

std::string IrFunction::fresh(const std::string& prefix) {
  return fmt::format("{}{}", prefix, counters_[prefix]++);
}

void IrFunction::line(const std::string& text) {
  here().text += "  " + text + "\n";
}

IrValue IrFunction::pure(const std::string& right_side, IrType type,
                         std::initializer_list<IrValue> operands) {
  return pure(right_side, type, std::span<const IrValue>(operands.begin(), operands.size()));
}

IrValue IrFunction::pure(const std::string& right_side, IrType type,
                         std::span<const IrValue> operands) {
  int place = 0;
  for (const IrValue& operand : operands) place = std::max(place, operand.depth);
  check(place <= depth(), "an operand outlives its region");
  Region& region = regions_[static_cast<std::size_t>(place)];
  const auto known = region.known.find(right_side);
  if (known != region.known.end()) return known->second;
  IrValue made;
  made.text = "%" + fresh("v");
  made.type = type;
  made.depth = place;
  region.text += fmt::format("  {} = {}\n", made.text, right_side);
  region.known.emplace(right_side, made);
  return made;
}

void IrFunction::match_lanes(IrValue& a, IrValue& b) {
  if (a.type.lanes == b.type.lanes) return;
  if (a.type.lanes == 1) a = splat(a, b.type.lanes);
  if (b.type.lanes == 1) b = splat(b, a.type.lanes);
  check(a.type.lanes == b.type.lanes, "vectors of two lengths meet");
}

IrValue IrFunction::binary(const std::string& opcode, IrValue a, IrValue b) {
  match_lanes(a, b);
  require_one_type(a, b, opcode, name_);
  return pure(fmt::format("{} {} {}, {}", opcode, to_text(a.type), a.text, b.text), a.type, {a, b});
}

IrValue IrFunction::compare(const std::string& opcode, IrValue a, IrValue b) {
  match_lanes(a, b);
  require_one_type(a, b, opcode, name_);
  return pure(fmt::format("{} {} {}, {}", opcode, to_text(a.type), a.text, b.text),
              {IrKind::i1, a.type.lanes}, {a, b});
}

IrValue IrFunction::select(IrValue condition, IrValue yes, IrValue no) {
  if (condition.is_constant && condition.type.lanes == 1) return condition.integer != 0 ? yes : no;
  match_lanes(yes, no);
  if (condition.type.lanes > 1) {
    match_lanes(condition, yes);
    match_lanes(condition, no);
  }
  require_one_type(yes, no, "select", name_);
  return pure(fmt::format("select {}, {}, {}", typed(condition), typed(yes), typed(no)), yes.type,
              {condition, yes, no});
}

IrValue IrFunction::negate(IrValue x) {
  return pure("fneg " + typed(x), x.type, {x});
}

IrValue IrFunction::cast(const std::string& opcode, IrValue x, IrKind to) {
  const IrType type{to, x.type.lanes};
  if (x.type == type) return x;
  const bool is_extension = opcode == "sext" || opcode == "zext";
  if (is_extension && x.is_constant && x.type.lanes == 1) {
    return ir_integer(to, extended(x, opcode == "sext"));
  }
  return pure(fmt::format("{} {} to {}", opcode, typed(x), to_text(type)), type, {x});
}

IrValue IrFunction::bitcast(IrValue x, IrType to) {
  if (x.type == to) return x;
  return pure(fmt::format("bitcast {} to {}", typed(x), to_text(to)), to, {x});
}

IrValue IrFunction::intrinsic(const std::string& name, IrType result,
                              std::vector<IrValue> operands) {
  int lanes = 1;
  for (const IrValue& operand : operands) lanes = std::max(lanes, operand.type.lanes);
  std::string arguments;
  std::string types;
  for (IrValue& operand : operands) {
    // llvm.vector.* mix a scalar start value with a vector; only whole-vector functions spread.
    if (operand.type.lanes == 1 && lanes > 1 && result.lanes > 1) operand = splat(operand, lanes);
    arguments += (arguments.empty() ? "" : ", ") + typed(operand);
    types += (types.empty() ? "" : ", ") + to_text(operand.type);
  }
  intrinsics_[name] = fmt::format("declare {} @{}({})", to_text(result), name, types);
  return pure(fmt::format("call {} @{}({})", to_text(result), name, arguments), result,
              std::span<const IrValue>(operands));
}

IrValue IrFunction::splat(IrValue x, int lanes) {
  if (x.type.lanes == lanes) return x;
  check(x.type.lanes == 1, "a vector is spread");
  const IrType type{x.type.kind, lanes};
  if (x.is_constant) {
    IrValue made;
    made.type = type;
    made.is_constant = true;
    made.integer = x.integer;
    made.text = "<";
    for (int lane = 0; lane < lanes; ++lane) made.text += (lane == 0 ? "" : ", ") + typed(x);
    made.text += ">";
    return made;
  }
  const IrValue first =
      pure(fmt::format("insertelement {} poison, {}, i64 0", to_text(type), typed(x)), type, {x});
  return pure(fmt::format("shufflevector {}, {} poison, <{} x i32> zeroinitializer", typed(first),
                          to_text(type), lanes),
              type, {first});
}

IrValue IrFunction::extract(IrValue vector, int lane) {
  if (vector.type.lanes == 1) return vector;
  return pure(fmt::format("extractelement {}, i64 {}", typed(vector), lane), {vector.type.kind, 1},
              {vector});
}

IrValue IrFunction::insert(IrValue vector, IrValue element, int lane) {
  return pure(fmt::format("insertelement {}, {}, i64 {}", typed(vector), typed(element), lane),
              vector.type, {vector, element});
}

IrValue IrFunction::shuffle(IrValue a, IrValue b, std::span<const int> mask) {
  check(a.type == b.type, "two types meet in a shuffle");
  std::string lanes;
  for (const int lane : mask) lanes += fmt::format("{}i32 {}", lanes.empty() ? "" : ", ", lane);
  return pure(
      fmt::format("shufflevector {}, {}, <{} x i32> <{}>", typed(a), typed(b), mask.size(), lanes),
      {a.type.kind, static_cast<int>(mask.size())}, {a, b});
}

IrValue IrFunction::multiply_add(IrValue a, IrValue b, IrValue c) {
  const int lanes = std::max({a.type.lanes, b.type.lanes, c.type.lanes});
  const IrType type{c.type.kind, lanes};
  return intrinsic("llvm.fmuladd." + suffix_of(type), type,
                   {splat(a, lanes), splat(b, lanes), splat(c, lanes)});
}

IrValue IrFunction::add(IrValue a, IrValue b) {
  if (is_integer_constant(a) && is_integer_constant(b)) return ir_i64(a.integer + b.integer);
  if (is_integer_constant(a)) std::swap(a, b);
  if (is_integer_constant(b) && b.integer == 0) return a;
  return binary("add nsw", a, b);
}

IrValue IrFunction::subtract(IrValue a, IrValue b) {
  if (is_integer_constant(a) && is_integer_constant(b)) return ir_i64(a.integer - b.integer);
  if (is_integer_constant(b) && b.integer == 0) return a;
  return binary("sub nsw", a, b);
}

IrValue IrFunction::multiply(IrValue a, IrValue b) {
  if (is_integer_constant(a) && is_integer_constant(b)) return ir_i64(a.integer * b.integer);
  if (is_integer_constant(a)) std::swap(a, b);
  if (is_integer_constant(b) && b.integer == 1) return a;
  if (is_integer_constant(b) && b.integer == 0 && a.type.lanes == 1) return ir_i64(0);
  return binary("mul nsw", a, b);
}

IrValue IrFunction::smaller(IrValue a, IrValue b) {
  if (is_integer_constant(a) && is_integer_constant(b)) return a.integer < b.integer ? a : b;
  match_lanes(a, b);
  return intrinsic("llvm.smin." + suffix_of(a.type), a.type, {a, b});
}

IrValue IrFunction::larger(IrValue a, IrValue b) {
  if (is_integer_constant(a) && is_integer_constant(b)) return a.integer > b.integer ? a : b;
  match_lanes(a, b);
  return intrinsic("llvm.smax." + suffix_of(a.type), a.type, {a, b});
}

IrValue IrFunction::element(IrValue base, IrKind kind, IrValue index) {
  if (is_integer_constant(index) && index.integer == 0) return base;
  const IrType type{IrKind::ptr, std::max(base.type.lanes, index.type.lanes)};
  return pure(
      fmt::format("getelementptr {}, {}, {}", to_text({kind, 1}), typed(base), typed(index)), type,
      {base, index});
}

IrValue IrFunction::behind(IrValue base, std::int64_t bytes) {
  return element(base, IrKind::i8, ir_i64(bytes));
}

IrValue IrFunction::load(IrType type, IrValue address, int align) {
  IrValue made;
  made.text = "%" + fresh("v");
  made.type = type;
  made.depth = depth();
  line(fmt::format("{} = load {}, {}, align {}", made.text, to_text(type), typed(address),
                   align > 0 ? align : bytes_of(type.kind)));
  return made;
}

void IrFunction::store(IrValue value, IrValue address, int align) {
  line(fmt::format("store {}, {}, align {}", typed(value), typed(address),
                   align > 0 ? align : bytes_of(value.type.kind)));
}

IrValue IrFunction::load_constant(IrType type, IrValue address, int align) {
  return pure(fmt::format("load {}, {}, align {}", to_text(type), typed(address),
                          align > 0 ? align : bytes_of(type.kind)),
              type, {address});
}

IrValue IrFunction::gather_constant(IrKind kind, IrValue base, IrValue indices, IrValue kept) {
  if (indices.type.lanes == 1 && (!kept || kept.type.lanes == 1)) {
    IrValue address = element(base, kind, indices);
    // Somewhere that may be read: a pointer that is loaded through is never the element's then.
    if (kept) address = select(kept, address, readable());
    return load_constant({kind, 1}, address);
  }
  const int lanes = std::max(indices.type.lanes, kept ? kept.type.lanes : 1);
  const IrType type{kind, lanes};
  const IrValue addresses = element(base, kind, splat(indices, lanes));
  const IrValue mask = splat(kept ? kept : ir_boolean(true), lanes);
  const std::string name =
      fmt::format("llvm.masked.gather.{}.{}", suffix_of(type), suffix_of(addresses.type));
  intrinsics_[name] = fmt::format("declare {0} @{1}({2}, i32 immarg, <{3} x i1>, {0})",
                                  to_text(type), name, to_text(addresses.type), lanes);
  return pure(fmt::format("call {} @{}({}, i32 {}, {}, {} poison)", to_text(type), name,
                          typed(addresses), bytes_of(kind), typed(mask), to_text(type)),
              type, {addresses, mask});
}

IrValue IrFunction::readable() const {
  for (const IrParameter& one : parameters_) {
    if (one.type.kind == IrKind::ptr) return parameter(one.name);
  }
  throw InternalError(name_ + " has no pointer parameter");
}

void IrFunction::copy_bytes(IrValue to, IrValue from, std::int64_t bytes) {
  if (bytes == 0) return;
  intrinsics_["llvm.memcpy.p0.p0.i64"] =
      "declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1 immarg)";
  line(fmt::format("call void @llvm.memcpy.p0.p0.i64({}, {}, i64 {}, i1 false)", typed(to),
                   typed(from), bytes));
}

void IrFunction::clear_bytes(IrValue to, std::int64_t bytes) {
  if (bytes == 0) return;
  intrinsics_["llvm.memset.p0.i64"] = "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)";
  line(fmt::format("call void @llvm.memset.p0.i64({}, i8 0, i64 {}, i1 false)", typed(to), bytes));
}

void IrFunction::prefetch(IrValue address) {
  intrinsics_["llvm.prefetch.p0"] =
      "declare void @llvm.prefetch.p0(ptr, i32 immarg, i32 immarg, i32 immarg)";
  // To read, into every level, data.
  line(fmt::format("call void @llvm.prefetch.p0({}, i32 0, i32 3, i32 1)", typed(address)));
}

IrValue IrFunction::call(const std::string& function, IrType result,
                         std::vector<IrValue> operands) {
  std::string arguments;
  for (const IrValue& operand : operands) {
    arguments += (arguments.empty() ? "" : ", ") + typed(operand);
  }
  IrValue made;
  made.type = result;
  made.depth = depth();
  if (result.kind == IrKind::none) {
    line(fmt::format("call void @{}({})", function, arguments));
    return made;
  }
  made.text = "%" + fresh("v");
  line(fmt::format("{} = call {} @{}({})", made.text, to_text(result), function, arguments));
  return made;
}

void IrFunction::comment(const std::string& text) {
  line("; " + text);
}

void IrFunction::return_value(IrValue value) {
  line("ret " + typed(value));
  returned_ = true;
}

std::string IrFunction::text(const std::string& attributes) const {
  check(regions_.size() == 1, "a region is still open");
  std::string parameters;
  for (const IrParameter& one : parameters_) {
    parameters += fmt::format("{}{}{} %{}", parameters.empty() ? "" : ", ", to_text(one.type),
                              one.attributes.empty() ? "" : " " + one.attributes, one.name);
  }
  return fmt::format("define {}{} @{}({}){} {{\nentry:\n{}{}}}\n", linkage_, to_text(result_),
                     name_, parameters, attributes.empty() ? "" : " " + attributes,
                     regions_.front().text, returned_ ? "" : "  ret void\n");
}

}  // namespace attngen
