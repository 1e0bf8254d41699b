// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_extents.h"

#include <fmt/format.h>

#include <utility>

#include "generator/ir/binding.h"
#include "generator/ir/conditions.h"
#include "generator/ir/scalar.h"

namespace attngen {
namespace {

/// Largest extent of one rank: products of a few coordinates stay inside 64 bits.
constexpr std::int64_t kLargestExtent = std::int64_t{1} << 48;

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

}  // namespace

ExtentTable::ExtentTable(const Cascade& cascade, std::vector<Finding>& findings)
    : cascade_(cascade),
      findings_(findings),
      known_(cascade.ranks.size()),
      faulty_(cascade.ranks.size(), false) {
  for (std::size_t r = 0; r < cascade.ranks.size(); ++r) {
    if (cascade.ranks[r].extent) known_[r] = Known{*cascade.ranks[r].extent, "the text", false};
  }
}

void ExtentTable::refuse(int rank, std::string message, std::string fix) {
  if (faulty_[at(rank)]) return;
  faulty_[at(rank)] = true;
  findings_.push_back(finding_at(cascade_, cascade_.ranks[at(rank)].span, "shape",
                                 std::move(message), std::move(fix)));
}

void ExtentTable::add_from_array(int rank, std::int64_t extent, const std::string& source) {
  std::optional<Known>& known = known_[at(rank)];
  const std::string& name = cascade_.ranks[at(rank)].name;
  if (!known) {
    known = Known{extent, source, true};
  } else if (known->extent != extent) {
    refuse(rank,
           fmt::format("rank {} is {} by {}, but {} has {}", name, known->extent, known->source,
                       source, extent),
           "declared ranks never broadcast: give arrays that agree");
  }
}

void ExtentTable::add_requested(const std::map<std::string, std::int64_t>& extents) {
  for (const auto& [name, extent] : extents) {
    const int rank = find_rank(cascade_, name);
    if (rank < 0) {
      std::string ranks;
      for (const Rank& r : cascade_.ranks) ranks += (ranks.empty() ? "" : ", ") + r.name;
      findings_.push_back(
          finding_at(cascade_, {}, "usage",
                     fmt::format("-D {}={}: no rank {} in {}", name, extent, name, cascade_.name),
                     fmt::format("its ranks are {}", ranks)));
      continue;
    }
    std::optional<Known>& known = known_[at(rank)];
    if (extent < 0 || extent > kLargestExtent) {
      refuse(rank, fmt::format("-D {}={}: an extent lies in 0 .. 2^48", name, extent));
    } else if (known) {
      const char* how = known->extent == extent ? "repeats" : "contradicts";
      refuse(rank,
             fmt::format("-D {}={} {} {}, which gives {}={}", name, extent, how, known->source,
                         name, known->extent),
             fmt::format("leave out -D {}", name));
    } else {
      known = Known{extent, fmt::format("-D {}={}", name, extent), false};
    }
  }
}

void ExtentTable::complete_split(const Split& split) {
  const std::optional<Known>& whole = known_[at(split.rank)];
  const std::optional<Known>& inner = known_[at(split.inner)];
  std::optional<Known>& outer = known_[at(split.outer)];
  if (!whole || !inner || faulty_[at(split.rank)] || faulty_[at(split.inner)]) return;
  const std::string& name = cascade_.ranks[at(split.rank)].name;
  const std::string& inner_name = cascade_.ranks[at(split.inner)].name;
  const std::string& outer_name = cascade_.ranks[at(split.outer)].name;
  if (inner->extent < 1) {
    refuse(split.inner, fmt::format("split {} -> {},{}: {} is {}, a tile has at least 1 point",
                                    name, outer_name, inner_name, inner_name, inner->extent));
    return;
  }
  const std::int64_t tiles = (whole->extent + inner->extent - 1) / inner->extent;
  if (!outer) {
    outer = Known{tiles, fmt::format("split {}", name), false};
    return;
  }
  if (outer->extent != tiles) {
    refuse(split.outer, fmt::format("rank {} is {} by {}, but ceil({}/{}) = ceil({}/{}) = {}",
                                    outer_name, outer->extent, outer->source, name, inner_name,
                                    whole->extent, inner->extent, tiles));
  } else if (!outer->from_array && outer->source != "the text") {
    refuse(split.outer,
           fmt::format("-D {}={} repeats what the split gives: ceil({}/{})", outer_name,
                       outer->extent, name, inner_name),
           fmt::format("leave out -D {}", outer_name));
  }
}

std::vector<std::int64_t> ExtentTable::finish(bool report_missing) {
  // A split's parent may be the outer rank of another split: parents come first in the text.
  for (const Split& split : cascade_.splits) complete_split(split);
  std::vector<std::int64_t> extents(known_.size(), 0);
  for (std::size_t r = 0; r < known_.size(); ++r) {
    const std::string& name = cascade_.ranks[r].name;
    if (!known_[r]) {
      if (!report_missing) continue;
      const int split = cascade_.ranks[r].split;
      if (split >= 0 && cascade_.splits[at(split)].outer == static_cast<int>(r)) {
        const Split& s = cascade_.splits[at(split)];
        if (!known_[at(s.rank)] || !known_[at(s.inner)] || faulty_[at(s.inner)]) continue;
      }
      refuse(static_cast<int>(r), fmt::format("rank {} has no extent", name),
             fmt::format("no array has it: give -D {}=N", name));
      continue;
    }
    extents[r] = known_[r]->extent;
    if (extents[r] > kLargestExtent) {
      refuse(static_cast<int>(r), fmt::format("rank {} is {} by {}: an extent lies in 0 .. 2^48",
                                              name, extents[r], known_[r]->source));
    }
  }
  return extents;
}

void check_slots(const Cascade& cascade, const std::vector<std::int64_t>& extents,
                 std::vector<Finding>& findings) {
  for (const Einsum& einsum : cascade.einsums) {
    const int slot = slot_coordinate(einsum);
    if (slot < 0 || !einsum.reduction->k) continue;
    const int rank = cascade.tensors[at(einsum.tensor)].dims[at(slot)].rank;
    if (*einsum.reduction->k == extents[at(rank)]) continue;
    findings.push_back(
        finding_at(cascade, einsum.span, "shape",
                   fmt::format("{} takes the {} largest, but its rank {} is {}",
                               cascade.tensors[at(einsum.tensor)].name, *einsum.reduction->k,
                               cascade.ranks[at(rank)].name, extents[at(rank)]),
                   fmt::format("leave out ;{}, or give -D {}={}", *einsum.reduction->k,
                               cascade.ranks[at(rank)].name, *einsum.reduction->k)));
  }
}

double default_of(const Expr& expr, std::span<const std::int64_t> extents) {
  switch (expr->op) {
    case Op::number:
      return expr->number;
    case Op::integer:
    case Op::boolean:
      return static_cast<double>(expr->integer);
    case Op::infinity:
      return std::numeric_limits<double>::infinity();
    case Op::extent:
      return static_cast<double>(extents[at(expr->id)]);
    default:
      break;
  }
  double args[3] = {0, 0, 0};
  check(expr->args.size() <= 3 && expr->op != Op::access, "a default that is not over extents");
  for (std::size_t i = 0; i < expr->args.size(); ++i) args[i] = default_of(expr->args[i], extents);
  return apply(expr->op, args[0], args[1], args[2]);
}

namespace {

bool is_whole(const Param& param) {
  return param.is_static || (param.type && !is_float(param.type->type));
}

/// f32 without a type of its own; a whole number without one fits 64 bits.
DType type_of(const Param& param) {
  if (param.type) return param.type->type;
  return param.is_static ? DType::i64 : DType::f32;
}

}  // namespace

std::string fault_of_param(const Param& param, double value) {
  const char* why = param.is_static ? " stands in a coordinate or beside / or %, so it is" : " is";
  if (is_whole(param) && !(std::floor(value) == value && std::fabs(value) <= 9007199254740992.0)) {
    return fmt::format("param {}{} an integer, not {}", param.name, why, value);
  }
  if (std::isnan(value)) return fmt::format("param {} is not a number", param.name);
  const DType type = type_of(param);
  const bool fits = is_float(type) ? std::isinf(value) || !std::isinf(round_to(type, value))
                                   : round_to(type, value) == value;
  if (!fits) {
    return fmt::format("param {}: {} does not fit its type {}", param.name, value, name_of(type));
  }
  return {};
}

double rounded_param(const Param& param, double value) {
  return is_whole(param) ? value : round_to(type_of(param), value);
}

std::vector<double> bind_params(const Cascade& cascade, const std::vector<std::int64_t>& extents,
                                const std::map<std::string, double>& given,
                                std::vector<Finding>& findings) {
  for (const auto& [name, value] : given) {
    if (find_param(cascade, name) >= 0) continue;
    std::string params;
    for (const Param& p : cascade.params) params += (params.empty() ? "" : ", ") + p.name;
    findings.push_back(
        finding_at(cascade, {}, "usage",
                   fmt::format("-p {}={}: no param {} in {}", name, value, name, cascade.name),
                   params.empty() ? "it has no params" : fmt::format("its params are {}", params)));
  }
  std::vector<double> values(cascade.params.size(), 0);
  for (std::size_t i = 0; i < cascade.params.size(); ++i) {
    const Param& param = cascade.params[i];
    const auto found = given.find(param.name);
    if (found == given.end() && !param.default_value) {
      findings.push_back(finding_at(cascade, param.span, "usage",
                                    fmt::format("param {} has no value", param.name),
                                    fmt::format("give -p {}=VALUE", param.name)));
      continue;
    }
    const double value =
        found != given.end() ? found->second : default_of(param.default_value, extents);
    if (const std::string fault = fault_of_param(param, value); !fault.empty()) {
      findings.push_back(finding_at(cascade, param.span, "param", fault));
      continue;
    }
    values[i] = rounded_param(param, value);
  }
  return values;
}

Binding bind_extents(const Cascade& cascade, const std::map<std::string, std::int64_t>& extents,
                     const std::map<std::string, double>& params) {
  std::vector<Finding> findings;
  ExtentTable table(cascade, findings);
  table.add_requested(extents);
  Binding binding;
  binding.extents = table.finish(true);
  // Defaults over extents that are not known would only repeat the first finding.
  const bool extents_known = findings.empty();
  if (extents_known) check_slots(cascade, binding.extents, findings);
  std::vector<Finding> param_findings;
  binding.params = bind_params(cascade, binding.extents, params, param_findings);
  for (Finding& finding : param_findings) {
    if (extents_known || finding.rule == "usage") findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::refused, std::move(findings));
  return binding;
}

Shape shape_of(const Cascade& cascade, const Binding& binding, int tensor) {
  Shape shape;
  for (const TensorDim& dim : cascade.tensors[at(tensor)].dims) {
    shape.push_back(binding.extents[at(dim.rank)] + (dim.is_state ? 1 : 0));
  }
  return shape;
}

}  // namespace attngen
