// SPDX-License-Identifier: Apache-2.0
#include "generator/ir/bind_bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "generator/ir/bind_conditions.h"
#include "generator/ir/bind_range.h"
#include "generator/ir/conditions.h"

namespace attngen {
namespace {

constexpr std::int64_t kMostBoxes = std::int64_t{1} << 22;

std::size_t at(int id) {
  return static_cast<std::size_t>(id);
}

/// `value` must lie in 0 .. limit-1; or, as a divisor (`limit` 0), must not be 0.
struct Obligation {
  Expr value;
  std::int64_t limit = 0;
  Expr coord;  ///< the whole coordinate, or the division
  int tensor = -1;
  int rank = -1;
  bool is_tile = false;  ///< `value` counts the tiles of a split, not its points
};

enum class Verdict { kept, open, broken };

Verdict judge(const Obligation& obligation, const Range& range) {
  if (obligation.limit == 0) {
    if (range.is_false()) return Verdict::broken;
    return range.is_true() ? Verdict::kept : Verdict::open;
  }
  const auto limit = static_cast<double>(obligation.limit);
  if (range.lo >= 0 && range.hi < limit) return Verdict::kept;
  return range.hi < 0 || range.lo >= limit ? Verdict::broken : Verdict::open;
}

std::vector<int> vars_in(const Expr& expr) {
  std::vector<int> vars;
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::var && std::find(vars.begin(), vars.end(), node.id) == vars.end()) {
      vars.push_back(node.id);
    }
  });
  return vars;
}

bool shares_var(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](int var) { return std::find(b.begin(), b.end(), var) != b.end(); });
}

/// The reads of one Einsum under its conditions.
class EinsumBounds {
 public:
  EinsumBounds(const Cascade& cascade, const BoundInputs& inputs, const Einsum& einsum,
               RangeEvaluator& evaluator, std::int64_t& boxes_left)
      : cascade_(cascade),
        inputs_(inputs),
        einsum_(einsum),
        evaluator_(evaluator),
        boxes_left_(boxes_left) {
    for (const RankVar& var : cascade.vars) {
      space_.lo.push_back(0);
      space_.hi.push_back(inputs.binding.extents[at(var.rank)] - 1);
    }
    for (const Expr& condition : reaching_conditions(cascade, einsum)) {
      if (Expr term = over_variables(condition); is_decidable(term)) conditions_.push_back(term);
    }
  }

  void check(std::vector<Finding>& findings) {
    for (int var : loop_vars(einsum_)) {
      if (space_.hi[at(var)] < 0) return;  // no point, no read
    }
    for (const Obligation& obligation : obligations()) check_one(obligation, findings);
  }

 private:
  /// The result of a topk or argmax as one more variable: its range is the reduced rank's.
  Expr over_variables(const Expr& expr) {
    return transformed(expr, [&](const Expr& node) -> Expr {
      if (node->op != Op::access) return node;
      const int source = defining_einsum(cascade_, node->id);
      if (source < 0) return node;
      const std::optional<Reduction>& reduction = cascade_.einsums[at(source)].reduction;
      if (!reduction || (reduction->op != ReduceOp::topk && reduction->op != ReduceOp::argmax)) {
        return node;
      }
      for (std::size_t i = 0; i < selections_.size(); ++i) {
        if (same(selections_[i], node)) {
          return make_leaf(Op::var, static_cast<int>(cascade_.vars.size() + i), node->span);
        }
      }
      selections_.push_back(node);
      const int rank = cascade_.vars[at(reduction->vars.front())].rank;
      space_.lo.push_back(0);
      space_.hi.push_back(inputs_.binding.extents[at(rank)] - 1);
      return make_leaf(Op::var, static_cast<int>(space_.lo.size()) - 1, node->span);
    });
  }

  bool is_decidable(const Expr& expr) const {
    bool decidable = true;
    for_each_node(expr, [&](const ExprNode& node) {
      if (node.op == Op::access && cascade_.tensors[at(node.id)].kind != TensorKind::input) {
        decidable = false;
      }
    });
    return decidable;
  }

  std::vector<Obligation> obligations() {
    std::vector<Obligation> found;
    for (const Expr& root : {einsum_.body, einsum_.where}) {
      for (const Expr& access : accesses_in(root)) add_coordinates(access, found);
    }
    add_divisors(einsum_.where, found);
    return found;
  }

  void add_coordinates(const Expr& access, std::vector<Obligation>& found) {
    const Tensor& tensor = cascade_.tensors[at(access->id)];
    for (std::size_t d = 0; d < access->args.size(); ++d) {
      const TensorDim& dim = tensor.dims[d];
      const Expr& coord = access->args[d];
      const Recombination parts = recombination_in(cascade_, dim.rank, coord);
      // Beyond the last tile a point is absent, so only the tile itself must exist.
      const int rank = parts.outer ? cascade_.splits[at(parts.split)].outer : dim.rank;
      Obligation obligation;
      obligation.value = over_variables(parts.outer ? parts.outer : coord);
      obligation.limit = inputs_.binding.extents[at(rank)] + (dim.is_state ? 1 : 0);
      obligation.coord = coord;
      obligation.tensor = access->id;
      obligation.rank = rank;
      obligation.is_tile = parts.outer != nullptr;
      if (is_decidable(obligation.value)) found.push_back(std::move(obligation));
      add_divisors(coord, found);
    }
  }

  void add_divisors(const Expr& root, std::vector<Obligation>& found) {
    if (!root) return;
    if (root->op == Op::floor_div || root->op == Op::mod) {
      Obligation obligation;
      obligation.value = over_variables(root->args[1]);
      obligation.coord = root;
      if (is_decidable(obligation.value)) found.push_back(std::move(obligation));
    }
    for (const Expr& arg : root->args) add_divisors(arg, found);
  }

  /// Splits `conditions_` into those that share variables with the obligation, at any remove, and
  /// the others.
  std::vector<Expr> related(const Obligation& obligation, std::vector<Expr>& unrelated,
                            std::vector<int>& vars) const {
    vars = vars_in(obligation.value);
    std::vector<bool> taken(conditions_.size(), false);
    for (bool grew = true; grew;) {
      grew = false;
      for (std::size_t i = 0; i < conditions_.size(); ++i) {
        const std::vector<int> used = vars_in(conditions_[i]);
        if (taken[i] || (!used.empty() && !shares_var(used, vars))) continue;
        taken[i] = grew = true;
        for (int var : used) {
          if (std::find(vars.begin(), vars.end(), var) == vars.end()) vars.push_back(var);
        }
      }
    }
    std::vector<Expr> terms;
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      (taken[i] ? terms : unrelated).push_back(conditions_[i]);
    }
    return terms;
  }

  /// Offsets of the tables an expression reads differ between batch entries.
  bool depends_on_batch(const std::vector<Expr>& exprs) const {
    bool depends = false;
    for (const Expr& expr : exprs) {
      for_each_node(expr, [&](const ExprNode& node) {
        if (node.op != Op::access) return;
        const std::size_t own = inputs_.arrays[at(node.id)].shape.size();
        depends = depends || own > cascade_.tensors[at(node.id)].dims.size();
      });
    }
    return depends;
  }

  void check_one(const Obligation& obligation, std::vector<Finding>& findings) {
    std::vector<Expr> unrelated;
    std::vector<int> vars;
    const std::vector<Expr> terms = related(obligation, unrelated, vars);
    std::vector<Expr> read = terms;
    read.push_back(obligation.value);
    const std::int64_t entries = element_count(inputs_.binding.batch);
    const std::int64_t last = depends_on_batch(read) || depends_on_batch(unrelated)
                                  ? entries
                                  : std::min<std::int64_t>(entries, 1);
    for (std::int64_t entry = 0; entry < last; ++entry) {
      evaluator_.select_batch(entry);
      std::optional<Box> broken = find(&obligation, terms, vars);
      if (boxes_left_ <= 0) {
        findings.push_back(unproven(obligation));
        return;
      }
      if (!broken || !can_hold(unrelated)) continue;
      findings.push_back(finding_for(obligation, *broken, last > 1 ? entry : -1));
      return;
    }
  }

  /// False when conditions over other variables exclude every point.
  bool can_hold(const std::vector<Expr>& terms) {
    if (terms.empty()) return true;
    std::vector<int> vars;
    for (const Expr& term : terms) {
      for (int var : vars_in(term)) {
        if (std::find(vars.begin(), vars.end(), var) == vars.end()) vars.push_back(var);
      }
    }
    return find(nullptr, terms, vars).has_value();
  }

  /// A point of `vars` where all `terms` hold and `obligation` (when given) is broken.
  std::optional<Box> find(const Obligation* obligation, const std::vector<Expr>& terms,
                          const std::vector<int>& vars) {
    std::vector<Box> pending = {space_};
    while (!pending.empty()) {
      if (--boxes_left_ <= 0) return std::nullopt;
      const Box box = std::move(pending.back());
      pending.pop_back();
      const Verdict verdict = obligation
                                  ? judge(*obligation, evaluator_.evaluate(obligation->value, box))
                                  : Verdict::broken;
      if (verdict == Verdict::kept) continue;
      bool excluded = false;
      bool undecided = verdict == Verdict::open;
      for (const Expr& term : terms) {
        const Range holds = evaluator_.evaluate(term, box);
        excluded = excluded || holds.is_false();
        undecided = undecided || !holds.is_true();
      }
      if (excluded) continue;
      if (!undecided) return box;
      const int widest = widest_var(box, vars);
      // A single point that stays open is decided by values which are not known here.
      if (widest < 0 && verdict == Verdict::open) continue;
      if (widest < 0) return box;
      const std::int64_t middle =
          box.lo[at(widest)] + (box.hi[at(widest)] - box.lo[at(widest)]) / 2;
      pending.push_back(box);
      pending.back().lo[at(widest)] = middle + 1;
      pending.push_back(box);
      pending.back().hi[at(widest)] = middle;
    }
    return std::nullopt;
  }

  static int widest_var(const Box& box, const std::vector<int>& vars) {
    int widest = -1;
    std::int64_t width = 0;
    for (int var : vars) {
      if (box.hi[at(var)] - box.lo[at(var)] > width) {
        width = box.hi[at(var)] - box.lo[at(var)];
        widest = var;
      }
    }
    return widest;
  }

  std::string read_text(const Obligation& obligation) const {
    std::string coord = coordinate_text(cascade_, obligation.coord);
    if (obligation.tensor < 0) return coord;
    return fmt::format("{}[{}]", cascade_.tensors[at(obligation.tensor)].name, coord);
  }

  /// " (H=7 is not a multiple of HK)" when the coordinate groups by a ratio that is not whole.
  std::string ratio_text(const Expr& coord) const {
    std::string text;
    for_each_node(coord, [&](const ExprNode& node) {
      if (node.op != Op::floor_div || node.args[0]->op != Op::extent ||
          node.args[1]->op != Op::extent || !text.empty()) {
        return;
      }
      const std::int64_t whole = inputs_.binding.extents[at(node.args[0]->id)];
      const std::int64_t part = inputs_.binding.extents[at(node.args[1]->id)];
      if (part == 0 || whole % part == 0) return;
      text =
          fmt::format(" ({}={} is not a multiple of {})", cascade_.ranks[at(node.args[0]->id)].name,
                      whole, cascade_.ranks[at(node.args[1]->id)].name);
    });
    return text;
  }

  Finding finding_for(const Obligation& obligation, Box box, std::int64_t entry) const {
    box.hi = box.lo;
    std::string position;
    for (int var : vars_in(obligation.coord)) {
      position += fmt::format("{}{}={}", position.empty() ? ", at " : ", ",
                              cascade_.vars[at(var)].name, box.lo[at(var)]);
    }
    if (entry >= 0) position += fmt::format(" of batch entry {}", entry);
    std::string message;
    if (obligation.tensor < 0) {
      message = fmt::format("{}: {} is 0{}", read_text(obligation),
                            coordinate_text(cascade_, obligation.coord->args[1]), position);
    } else {
      const Range value = evaluator_.evaluate(obligation.value, box);
      message = fmt::format("{}: {}{} outside {}={}{}{}", read_text(obligation),
                            obligation.is_tile ? "tile " : "", static_cast<std::int64_t>(value.lo),
                            cascade_.ranks[at(obligation.rank)].name, obligation.limit,
                            ratio_text(obligation.coord), position);
    }
    return finding_at(cascade_, obligation.coord->span, "bounds", std::move(message),
                      "exclude the point with a `where`, or give extents and tables that hold it");
  }

  Finding unproven(const Obligation& obligation) const {
    return finding_at(cascade_, obligation.coord->span, "bounds",
                      fmt::format("{}: whether every read is inside could not be settled with {} "
                                  "boxes of the iteration space",
                                  read_text(obligation), kMostBoxes),
                      "bound the coordinate in the text, for example with clamp");
  }

  const Cascade& cascade_;
  const BoundInputs& inputs_;
  const Einsum& einsum_;
  RangeEvaluator& evaluator_;
  std::int64_t& boxes_left_;
  std::vector<Expr> conditions_;
  std::vector<Expr> selections_;
  Box space_;
};

}  // namespace

std::vector<Finding> check_bounds(const Cascade& cascade, const BoundInputs& inputs) {
  std::vector<Finding> findings;
  if (element_count(inputs.binding.batch) == 0) return findings;
  RangeEvaluator evaluator(cascade, inputs);
  std::int64_t boxes_left = kMostBoxes;
  for (const Einsum& einsum : cascade.einsums) {
    EinsumBounds(cascade, inputs, einsum, evaluator, boxes_left).check(findings);
    if (boxes_left <= 0) break;
  }
  return findings;
}

}  // namespace attngen
