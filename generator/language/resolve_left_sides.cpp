// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>
#include <utility>

#include "generator/language/resolve.h"
#include "generator/language/resolve_expr.h"

namespace attngen {

int successor_var(const Expr& coord) {
  if (!coord || coord->op != Op::add || coord->args[0]->op != Op::var) return -1;
  const ExprNode& step = *coord->args[1];
  return step.op == Op::integer && step.integer == 1 ? coord->args[0]->id : -1;
}

int recombined_split(const Cascade& cascade, const Expr& coord) {
  if (!coord || coord->op != Op::add || coord->args[0]->op != Op::mul) return -1;
  const ExprNode& product = *coord->args[0];
  const ExprNode& inner = *coord->args[1];
  if (product.args[0]->op != Op::var || product.args[1]->op != Op::extent || inner.op != Op::var) {
    return -1;
  }
  const int outer_rank = cascade.vars[static_cast<std::size_t>(product.args[0]->id)].rank;
  const int inner_rank = cascade.vars[static_cast<std::size_t>(inner.id)].rank;
  for (std::size_t i = 0; i < cascade.splits.size(); ++i) {
    const Split& split = cascade.splits[i];
    if (split.outer == outer_rank && split.inner == inner_rank &&
        product.args[1]->id == split.inner) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int iter_of_var(const Cascade& cascade, int var) {
  for (std::size_t i = 0; i < cascade.iters.size(); ++i) {
    if (cascade.iters[i].var == var) return static_cast<int>(i);
  }
  return -1;
}

namespace {

class LeftSideResolver {
 public:
  LeftSideResolver(ResolvedCascade& resolved, Diagnostics& diagnostics)
      : resolved_(resolved), cascade_(resolved.cascade), diagnostics_(diagnostics) {}

  void equation(const SyntaxEquation& syntax) {
    Einsum einsum;
    einsum.role = syntax.role;
    einsum.span = syntax.span;
    if (syntax.type) einsum.type = resolve_type(*syntax.type, resolved_, diagnostics_);
    const std::size_t before = diagnostics_.total();
    const std::vector<TensorDim> dims = left_coords(syntax, einsum);
    einsum.tensor = tensor(syntax, einsum, dims, diagnostics_.total() == before);
    if (einsum.tensor < 0) broken_names_.insert(syntax.tensor.text);
    resolved_.sound.push_back(diagnostics_.total() == before && einsum.tensor >= 0 ? 1 : 0);
    resolved_.where_spans.push_back(syntax.where_span);
    resolved_.parenthesised.push_back(syntax.body.parenthesised ? 1 : 0);
    cascade_.einsums.push_back(std::move(einsum));
  }

  /// A state has one init and one recurrence; one that lacks either is not looked at further.
  void complete_states() {
    for (std::size_t i = 0; i < cascade_.tensors.size(); ++i) {
      const Tensor& tensor = cascade_.tensors[i];
      if (tensor.kind != TensorKind::state) continue;
      const int id = static_cast<int>(i);
      const bool has_init = init_einsum(cascade_, id) >= 0;
      if (has_init && defining_einsum(cascade_, id) >= 0) continue;
      resolved_.names.find(tensor.name)->id = -1;
      if (has_init && !broken_names_.count(tensor.name)) {
        diagnostics_.add(tensor.span, "V4",
                         fmt::format("the state {} has an `init` but no recurrence", tensor.name),
                         fmt::format("add {}[v+1, ...] = ... with v of an `iter`", tensor.name));
      } else if (!has_init && !broken_names_.count(tensor.name)) {
        diagnostics_.add(tensor.span, "V4",
                         fmt::format("the recurrence of {} has no `init`", tensor.name),
                         fmt::format("write `init {}[0, ...] = ...` before it", tensor.name));
      }
    }
  }

 private:
  std::vector<TensorDim> left_coords(const SyntaxEquation& syntax, Einsum& einsum) {
    const std::vector<char> none(cascade_.tensors.size(), 0);
    std::vector<TensorDim> dims;
    for (std::size_t i = 0; i < syntax.coords.size(); ++i) {
      if (holds_access(syntax.coords[i])) {
        mark_names_used(syntax.coords[i], resolved_.names);
        diagnostics_.add(
            syntax.coords[i].span, "V3", "a left side reads a tensor",
            "a left coordinate is a variable or r1*R0+r0; gather on the right instead");
        continue;
      }
      const Expr coord =
          resolve_number(syntax.coords[i], ExprContext::coordinate, resolved_, none, diagnostics_);
      einsum.coords.push_back(coord);
      if (coord) dims.push_back(dim(coord, einsum.role, i == 0));
    }
    return dims;
  }

  static bool holds_access(const SyntaxExpr& syntax) {
    if (syntax.kind == SyntaxKind::access) return true;
    for (const SyntaxExpr& arg : syntax.args) {
      if (holds_access(arg)) return true;
    }
    return false;
  }

  TensorDim dim(const Expr& coord, Role role, bool first) {
    if (coord->op == Op::var) return {rank_of(coord->id), false};
    const int split = recombined_split(cascade_, coord);
    if (split >= 0) return {cascade_.splits[static_cast<std::size_t>(split)].rank, false};
    if (first && role == Role::init && coord->op == Op::integer) {
      if (coord->integer != 0) {
        diagnostics_.add(coord->span, "V4", "a state begins at the slice 0",
                         "write `init X[0, ...] = ...`");
      }
      return {-1, true};
    }
    const int successor = successor_var(coord);
    if (first && role != Role::init && successor >= 0) {
      if (iter_of_var(cascade_, successor) >= 0) return {rank_of(successor), true};
      const std::string& name = cascade_.vars[static_cast<std::size_t>(successor)].name;
      diagnostics_.add(coord->span, "V4",
                       fmt::format("{}+1 on a left side, but {} is no `iter` variable", name, name),
                       fmt::format("write `iter {0} until {0} >= {1}`, or {0} alone", name,
                                   rank_name(rank_of(successor))));
      return {-1, false};
    }
    diagnostics_.add(
        coord->span, "V3", "this may not stand on a left side",
        "a left coordinate is a variable, or r1*R0+r0 of `split R -> R1,R0`; the first "
        "one of a state is 0 or v+1");
    return {-1, false};
  }

  int rank_of(int var) const { return cascade_.vars[static_cast<std::size_t>(var)].rank; }
  const std::string& rank_name(int rank) const {
    return cascade_.ranks[static_cast<std::size_t>(rank)].name;
  }

  int tensor(const SyntaxEquation& syntax, const Einsum& einsum, const std::vector<TensorDim>& dims,
             bool sound) {
    Symbol* const known = resolved_.names.find(syntax.tensor.text);
    if (known == nullptr || known->kind != SymbolKind::tensor) {
      const int id = static_cast<int>(cascade_.tensors.size());
      if (!resolved_.names.declare(syntax.tensor, SymbolKind::tensor, sound ? id : -1)) return -1;
      if (sound) cascade_.tensors.push_back(made(syntax, einsum, dims));
      return sound ? id : -1;
    }
    if (known->id < 0 || !sound) return -1;
    return again(syntax, einsum, dims, known->id);
  }

  Tensor made(const SyntaxEquation& syntax, const Einsum& einsum,
              const std::vector<TensorDim>& dims) const {
    Tensor tensor;
    tensor.name = syntax.tensor.text;
    tensor.span = syntax.tensor.span;
    tensor.dims = dims;
    tensor.kind = TensorKind::temporary;
    if (einsum.role == Role::out) tensor.kind = TensorKind::output;
    if (einsum.role == Role::init || is_recurrence(dims)) tensor.kind = TensorKind::state;
    tensor.typed = einsum.type.has_value();
    if (einsum.type) tensor.type = *einsum.type;
    const bool selects = syntax.reduction && (syntax.reduction->op.text == "topk" ||
                                              syntax.reduction->op.text == "argmax");
    // What topk and argmax give is a coordinate, whole however large: f32 would not hold it.
    if (!tensor.typed && selects && tensor.kind == TensorKind::temporary) {
      tensor.type.type = DType::i32;
    }
    return tensor;
  }

  static bool is_recurrence(const std::vector<TensorDim>& dims) {
    return !dims.empty() && dims[0].is_state;
  }

  // The second equation of a tensor: legal only as the recurrence that follows an init.
  int again(const SyntaxEquation& syntax, const Einsum& einsum, const std::vector<TensorDim>& dims,
            int id) {
    Tensor& tensor = cascade_.tensors[static_cast<std::size_t>(id)];
    const bool begun = tensor.kind == TensorKind::state && init_einsum(cascade_, id) >= 0;
    const bool complete = defining_einsum(cascade_, id) >= 0;
    if (tensor.kind == TensorKind::state && !begun && einsum.role == Role::init) {
      diagnostics_.add(syntax.span, "V4",
                       fmt::format("the `init` of {} comes after its recurrence (line {})",
                                   tensor.name, tensor.span.line),
                       "move the `init` before the recurrence");
      return -1;
    }
    if (tensor.kind == TensorKind::input || !begun || complete || einsum.role == Role::init) {
      const bool input = tensor.kind == TensorKind::input;
      diagnostics_.add(syntax.tensor.span, "V1",
                       fmt::format("{} is assigned twice: it is {} (line {})", tensor.name,
                                   input ? "an input" : "defined already", tensor.span.line),
                       "give this one another name; only a state has two equations, its `init` and "
                       "its recurrence");
      return -1;
    }
    if (!is_recurrence(dims)) {
      diagnostics_.add(
          syntax.span, "V4",
          fmt::format("{} has an `init`, but this equation does not define {}[v+1, ...]",
                      tensor.name, tensor.name),
          "write the iterated coordinate first, as v+1 with v of an `iter`");
      return -1;
    }
    if (einsum.role == Role::out) {
      diagnostics_.add(syntax.span, "V4", fmt::format("the state {} is an `out`", tensor.name),
                       fmt::format("drop `out` here and write `out O[...] = {}[{}, ...]`",
                                   tensor.name, rank_name(dims[0].rank)));
      return -1;
    }
    if (!same_dims(tensor, dims)) {
      diagnostics_.add(syntax.span, "V4",
                       fmt::format("the `init` of {} (line {}) and its recurrence have other ranks",
                                   tensor.name, tensor.span.line),
                       "give both the same variables after the first coordinate");
      return -1;
    }
    tensor.dims = dims;
    return merged_type(einsum, tensor) ? id : -1;
  }

  static bool same_dims(const Tensor& tensor, const std::vector<TensorDim>& dims) {
    if (tensor.dims.size() != dims.size()) return false;
    for (std::size_t i = 1; i < dims.size(); ++i) {
      if (tensor.dims[i].rank != dims[i].rank) return false;
    }
    return true;
  }

  bool merged_type(const Einsum& einsum, Tensor& tensor) {
    if (!einsum.type) return true;
    if (tensor.typed && tensor.type.type != einsum.type->type) {
      diagnostics_.add(einsum.span, "V7",
                       fmt::format("{} is {} in its `init` and {} in its recurrence", tensor.name,
                                   name_of(tensor.type.type), name_of(einsum.type->type)),
                       "give both the same type");
      return false;
    }
    tensor.typed = true;
    tensor.type = *einsum.type;
    return true;
  }

  ResolvedCascade& resolved_;
  Cascade& cascade_;
  Diagnostics& diagnostics_;
  std::set<std::string> broken_names_;  ///< of equations that were refused
};

}  // namespace

void resolve_left_sides(const SyntaxCascade& syntax, ResolvedCascade& resolved,
                        Diagnostics& diagnostics) {
  LeftSideResolver left(resolved, diagnostics);
  for (const SyntaxEquation& equation : syntax.equations) left.equation(equation);
  left.complete_states();
}

}  // namespace attngen
