// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/shape_proof.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.h"
#include "generator/ir/bind_bounds.h"
#include "generator/ir/bind_conditions.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// What a set of expressions depends on.
struct Uses {
  std::set<int> vars;
  std::set<int> extents;
  std::set<int> params;

  bool empty() const { return vars.empty() && extents.empty() && params.empty(); }

  void merge(Uses other) {
    vars.merge(other.vars);
    extents.merge(other.extents);
    params.merge(other.params);
  }

  void add(const Expr& expr) {
    for_each_node(expr, [&](const ExprNode& node) {
      if (node.op == Op::var) vars.insert(node.id);
      if (node.op == Op::extent) extents.insert(node.id);
      if (node.op == Op::param) params.insert(node.id);
    });
  }
};

bool holds_divisor(const Expr& root) {
  bool found = false;
  for_each_node(root, [&](const ExprNode& node) {
    found = found || node.op == Op::floor_div || node.op == Op::mod;
  });
  return found;
}

/// A tensor read at the bare variable of its own rank cannot be read outside.
bool is_inside_by_itself(const Cascade& cascade, int rank, const Expr& coord) {
  return coord->op == Op::var && cascade.vars[at(coord->id)].rank == rank;
}

/// What the coordinates of `einsum` depend on that are no bare variables of their own rank.
Uses coordinates_of(const Cascade& cascade, const Einsum& einsum) {
  Uses uses;
  for (const Expr& root : {einsum.body, einsum.where}) {
    if (root == nullptr) continue;
    for (const Expr& access : accesses_in(root)) {
      const Tensor& tensor = cascade.tensors[at(access->id)];
      for (std::size_t dim = 0; dim < access->args.size(); ++dim) {
        const int rank = tensor.dims[dim].rank;
        if (is_inside_by_itself(cascade, rank, access->args[dim])) continue;
        uses.add(access->args[dim]);
        uses.extents.insert(rank);
        if (const int split = cascade.ranks[at(rank)].split; split >= 0) {
          uses.extents.insert(cascade.splits[at(split)].outer);
        }
        const Recombination parts = recombination_in(cascade, rank, access->args[dim]);
        if (parts.outer) uses.extents.insert(cascade.splits[at(parts.split)].outer);
      }
    }
  }
  return uses;
}

/// What it depends on whether the reads of `einsum` lie inside; empty when they do for any shape.
Uses judged_by(const Cascade& cascade, const Einsum& einsum) {
  Uses uses = coordinates_of(cascade, einsum);
  if (einsum.where != nullptr && holds_divisor(einsum.where)) uses.add(einsum.where);
  if (uses.empty()) return {};
  for (const Expr& condition : reaching_conditions(cascade, einsum)) uses.add(condition);
  return uses;
}

/// Inputs have no values here.
Cascade without_tables(Cascade cascade) {
  for (Tensor& tensor : cascade.tensors) {
    if (tensor.kind == TensorKind::input) tensor.kind = TensorKind::temporary;
  }
  return cascade;
}

/// The same reads under no condition; none where a divisor stands in a condition, since that is
/// judged only there.
std::optional<Cascade> without_conditions(Cascade cascade) {
  for (Einsum& einsum : cascade.einsums) {
    if (einsum.where == nullptr) continue;
    if (holds_divisor(einsum.where)) return std::nullopt;
    einsum.body = make_node(Op::logical_and, {einsum.body, einsum.where});
    einsum.where = nullptr;
  }
  return cascade;
}

std::vector<int> open_ranks(const std::set<int>& ranks, const Bounds& bounds) {
  std::vector<int> open;
  for (const int rank : ranks) {
    if (!bounds.ranks[at(rank)].is_fixed()) open.push_back(rank);
  }
  return open;
}

std::vector<int> runtime_params(const std::set<int>& params, const Cascade& cascade) {
  std::vector<int> runtime;
  for (const int param : params) {
    if (!cascade.params[at(param)].is_static) runtime.push_back(param);
  }
  return runtime;
}

/// True when some condition shares a variable with a coordinate, or has none, so that it might
/// exclude just the points that are outside.
bool may_be_guarded(const Cascade& cascade, const Einsum& einsum) {
  Uses uses = coordinates_of(cascade, einsum);
  for (const Expr& condition : reaching_conditions(cascade, einsum)) {
    Uses own;
    own.add(condition);
    if (own.vars.empty()) return true;
    for (const int var : own.vars) {
      if (uses.vars.count(var) > 0) return true;
    }
  }
  return false;
}

std::string fault_of(const Cascade& cascade, std::span<const std::int64_t> extents,
                     std::span<const double> params) {
  BoundInputs numbers;
  numbers.binding.extents.assign(extents.begin(), extents.end());
  numbers.binding.params.assign(params.begin(), params.end());
  numbers.arrays.resize(cascade.tensors.size());
  const std::vector<Finding> findings = check_bounds(cascade, numbers);
  std::string text = findings.empty() ? std::string() : to_text(findings);
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

}  // namespace

ShapeProof::ShapeProof(const Spec& spec, const Bounds& bounds) {
  for (const RankBound& bound : bounds.ranks) longest_.push_back(bound.most);
  ask_without_conditions(spec, bounds);
  const bool is_settled = bare_ && bare_->numbers() == 0;
  if (is_settled) {
    std::string fault = fault_of(bare_->cascade, longest_, bounds.static_params);
    if (fault.empty()) return;
    bare_.reset();
    const Cascade judged = without_tables(spec.cascade);
    const bool is_guarded =
        std::any_of(judged.einsums.begin(), judged.einsums.end(),
                    [&](const Einsum& einsum) { return may_be_guarded(judged, einsum); });
    if (!is_guarded) {
      throw Error(ErrorKind::refused, std::move(fault), "give bounds under which it is inside");
    }
  }
  ask_with_conditions(spec, bounds);
}

void ShapeProof::ask_without_conditions(const Spec& spec, const Bounds& bounds) {
  std::optional<Cascade> cascade = without_conditions(without_tables(spec.cascade));
  if (!cascade) return;
  Uses uses;
  for (const Einsum& einsum : cascade->einsums) uses.merge(coordinates_of(*cascade, einsum));
  bare_.emplace();
  bare_->cascade = std::move(*cascade);
  bare_->ranks = open_ranks(uses.extents, bounds);
  bare_->params = runtime_params(uses.params, bare_->cascade);
}

void ShapeProof::ask_with_conditions(const Spec& spec, const Bounds& bounds) {
  full_.emplace();
  full_->cascade = without_tables(spec.cascade);
  Uses uses;
  for (const Einsum& einsum : full_->cascade.einsums) {
    uses.merge(judged_by(full_->cascade, einsum));
  }
  if (uses.empty()) return;
  full_->params = runtime_params(uses.params, full_->cascade);
  const bool depends = !full_->params.empty() || !open_ranks(uses.extents, bounds).empty();
  // Of the other ranks only the range of their variables counts: the longest holds all others.
  if (!depends && fault_of(full_->cascade, longest_, bounds.static_params).empty()) return;
  for (const int var : uses.vars) uses.extents.insert(full_->cascade.vars[at(var)].rank);
  full_->ranks = open_ranks(uses.extents, bounds);
  if (full_->numbers() == 0) {
    throw Error(ErrorKind::refused, fault_of(full_->cascade, longest_, bounds.static_params),
                "give bounds and static params under which every read is inside");
  }
  needs_shapes_ = true;
}

ShapeMemo::Key ShapeProof::Question::key_of(std::span<const std::int64_t> extents,
                                            std::span<const double> values) const {
  ShapeMemo::Key key{};
  std::size_t used = 0;
  for (const int rank : ranks) key[used++] = static_cast<double>(extents[at(rank)]);
  for (const int param : params) key[used++] = values[at(param)];
  return key;
}

bool ShapeProof::Question::is_proven(std::span<const std::int64_t> extents,
                                     std::span<const double> values) const {
  return is_remembered() && proven.holds(key_of(extents, values), numbers());
}

/// Other ranks than those that decide are at their longest: where one is empty nothing is read,
/// and that must not be remembered as a proof.
std::string ShapeProof::judge(Question& question, std::span<const std::int64_t> extents,
                              std::span<const double> params) const {
  std::vector<std::int64_t> judged = longest_;
  for (const int rank : question.ranks) judged[at(rank)] = extents[at(rank)];
  std::string fault = fault_of(question.cascade, judged, params);
  if (fault.empty() && question.is_remembered()) {
    question.proven.add(question.key_of(extents, params), question.numbers());
  }
  return fault;
}

std::string ShapeProof::why_outside(std::span<const std::int64_t> extents,
                                    std::span<const double> params) {
  if (!needs_shapes_) return {};
  if (bare_ && bare_->is_proven(extents, params)) return {};
  if (full_->is_proven(extents, params)) return {};
  if (bare_ && judge(*bare_, extents, params).empty()) return {};
  return judge(*full_, extents, params);
}

}  // namespace attngen
