// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <utility>

#include "base/dtype.h"
#include "generator/language/resolve.h"
#include "generator/language/resolve_expr.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

class DeclarationResolver {
 public:
  DeclarationResolver(ResolvedCascade& resolved, Diagnostics& diagnostics)
      : resolved_(resolved), cascade_(resolved.cascade), diagnostics_(diagnostics) {}

  /// The new rank's id, -1 when its name is taken.
  int rank(const SyntaxName& name, std::optional<std::int64_t> extent) {
    const int id = static_cast<int>(cascade_.ranks.size());
    if (!resolved_.names.declare(name, SymbolKind::rank, id)) return -1;
    cascade_.ranks.push_back({name.text, extent, -1, name.span});
    if (name.text[0] < 'A' || name.text[0] > 'Z') {
      std::string upper = name.text;
      if (upper[0] >= 'a' && upper[0] <= 'z') upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
      diagnostics_.add(
          name.span, "V1",
          fmt::format("the rank {} does not start with an upper-case letter", name.text),
          upper == name.text ? "begin its name with a letter A to Z"
                             : fmt::format("call it {}", upper));
    }
    return id;
  }

  void variables_of_ranks() {
    for (std::size_t i = 0; i < cascade_.ranks.size(); ++i) {
      const Rank& rank = cascade_.ranks[i];
      const SyntaxName name{variable_of_rank(rank.name), rank.span};
      if (is_reserved(name.text)) {
        diagnostics_.add(rank.span, "V1",
                         fmt::format("the variable of the rank {} would be the reserved word {}",
                                     rank.name, name.text),
                         "choose another name for the rank");
      } else if (name.text != rank.name) {
        resolved_.names.declare(name, SymbolKind::variable, static_cast<int>(cascade_.vars.size()));
      }
      cascade_.vars.push_back({name.text, static_cast<int>(i), true, rank.span});
    }
  }

  void splits(const SyntaxCascade& syntax) {
    std::vector<Split> made;
    for (const SyntaxSplit& split : syntax.splits) {
      if (split.inner_extent && *split.inner_extent < 1) {
        diagnostics_.add(split.inner.span, "V1",
                         fmt::format("the inner rank {} has the extent {}", split.inner.text,
                                     *split.inner_extent),
                         "an inner extent is at least 1");
      }
      const int outer = rank(split.outer, std::nullopt);
      made.push_back({-1, outer, rank(split.inner, split.inner_extent), split.rank.span});
    }
    // Only now are the parts of later splits known, which earlier ones may split again.
    for (std::size_t i = 0; i < made.size(); ++i) {
      const SyntaxName& name = syntax.splits[i].rank;
      const Symbol* const parent = resolved_.names.use(name, SymbolKind::rank);
      if (parent == nullptr || made[i].outer < 0 || made[i].inner < 0) continue;
      made[i].rank = parent->id;
      add_split(made[i], name);
    }
  }

  void var(const SyntaxVar& var) {
    const Symbol* const rank = resolved_.names.use(var.rank, SymbolKind::rank);
    const int id = rank == nullptr ? -1 : static_cast<int>(cascade_.vars.size());
    if (!resolved_.names.declare(var.name, SymbolKind::variable, id) || rank == nullptr) return;
    cascade_.vars.push_back({var.name.text, rank->id, false, var.name.span});
  }

  void dtype(const SyntaxDType& dtype, const std::map<std::string, DType>& overrides) {
    std::optional<DType> type = dtype_named(dtype.type.text);
    if (!type) {
      diagnostics_.add(dtype.type.span, "V1", fmt::format("{} is not a type", dtype.type.text),
                       "the types are " + all_types());
      type = DType::f32;
    }
    const auto chosen = overrides.find(dtype.name.text);
    if (chosen != overrides.end()) type = chosen->second;
    const int id = static_cast<int>(cascade_.dtypes.size());
    if (!resolved_.names.declare(dtype.name, SymbolKind::dtype, id)) return;
    cascade_.dtypes.push_back({dtype.name.text, *type, dtype.name.span});
  }

  void param(const SyntaxParam& syntax) {
    Param param;
    param.name = syntax.name.text;
    param.span = syntax.name.span;
    if (syntax.type) param.type = resolve_type(*syntax.type, resolved_, diagnostics_);
    if (syntax.default_value) default_value(*syntax.default_value, param);
    const int id = static_cast<int>(cascade_.params.size());
    if (!resolved_.names.declare(syntax.name, SymbolKind::param, id)) return;
    cascade_.params.push_back(std::move(param));
  }

  void input(const SyntaxInput& syntax) {
    Tensor tensor;
    tensor.name = syntax.name.text;
    tensor.span = syntax.name.span;
    tensor.kind = TensorKind::input;
    tensor.typed = true;
    bool sound = true;
    for (const SyntaxName& name : syntax.ranks) {
      const Symbol* const rank = resolved_.names.use(name, SymbolKind::rank);
      if (rank != nullptr) tensor.dims.push_back({rank->id, false});
      sound = sound && rank != nullptr;
    }
    tensor.type = resolve_type(syntax.type, resolved_, diagnostics_);
    const int id = static_cast<int>(cascade_.tensors.size());
    if (!resolved_.names.declare(syntax.name, SymbolKind::tensor, sound ? id : -1) || !sound)
      return;
    cascade_.tensors.push_back(std::move(tensor));
  }

  void iter(const SyntaxIter& syntax) {
    const Symbol* const var = resolved_.names.use(syntax.var, SymbolKind::variable);
    const Symbol* const rank = resolved_.names.use(syntax.rank, SymbolKind::rank);
    if (var == nullptr || rank == nullptr) return;
    const RankVar& declared = cascade_.vars[static_cast<std::size_t>(var->id)];
    if (syntax.same_var.text != syntax.var.text) {
      diagnostics_.add(
          syntax.same_var.span, "V4",
          fmt::format("`iter {}` ends on {}", syntax.var.text, syntax.same_var.text),
          fmt::format("write `iter {0} until {0} >= {1}`", syntax.var.text, syntax.rank.text));
    } else if (declared.rank != rank->id) {
      const std::string& own = cascade_.ranks[static_cast<std::size_t>(declared.rank)].name;
      diagnostics_.add(
          syntax.rank.span, "V4",
          fmt::format("{} runs over {}, not over {}", syntax.var.text, own, syntax.rank.text),
          fmt::format("write `iter {0} until {0} >= {1}`", syntax.var.text, own));
    } else if (iter_of_var(cascade_, var->id) >= 0) {
      diagnostics_.add(syntax.var.span, "V4",
                       fmt::format("`iter {}` is given twice", syntax.var.text), "remove one");
    }
    cascade_.iters.push_back({var->id, rank->id, syntax.var.span});
  }

  void expect(const SyntaxExpect& syntax) {
    // An `expect` line alone does not make a rank used, so the symbol keeps its mark.
    Symbol* const symbol = resolved_.names.find(syntax.rank.text);
    const bool was_used = symbol != nullptr && symbol->used;
    const Symbol* const rank = resolved_.names.use(syntax.rank, SymbolKind::rank);
    if (symbol != nullptr) symbol->used = was_used;
    if (rank == nullptr) return;
    constexpr std::int64_t kMostPasses = 1'000'000;
    if (syntax.written > kMostPasses || syntax.rewritten > kMostPasses) {
      diagnostics_.add(syntax.span, "V1", "an `expect` line with more than a million passes",
                       "write the counts that `attngen analyze` prints");
      return;
    }
    cascade_.expects.push_back({rank->id, static_cast<int>(syntax.written),
                                static_cast<int>(syntax.rewritten), syntax.span});
  }

 private:
  void add_split(const Split& split, const SyntaxName& parent) {
    if (split_of(cascade_, split.rank) >= 0) {
      diagnostics_.add(parent.span, "V1", fmt::format("the rank {} is split twice", parent.text),
                       fmt::format("split one of the parts of {}", parent.text));
      return;
    }
    if (split.rank == split.outer || split.rank == split.inner) return;  // a name taken twice
    const int id = static_cast<int>(cascade_.splits.size());
    cascade_.splits.push_back(split);
    for (const int part : {split.outer, split.inner}) {
      cascade_.ranks[static_cast<std::size_t>(part)].split = id;
    }
  }

  void default_value(const SyntaxExpr& syntax, Param& param) {
    const std::vector<char> none(cascade_.tensors.size(), 0);
    const ResolvedExpr found =
        resolve_expr(syntax, ExprContext::default_value, resolved_, none, diagnostics_);
    if (!found.expr) return;
    const bool wants_condition = param.type && param.type->type == DType::boolean;
    if (found.is_condition != wants_condition) {
      diagnostics_.add(syntax.span, "V6",
                       fmt::format("the default of {} is a {}", param.name,
                                   found.is_condition ? "condition" : "number"),
                       wants_condition ? "a bool parameter's default is true, false or a comparison"
                                       : fmt::format("declare `{}: bool`", param.name));
      return;
    }
    param.default_value = found.expr;
  }

  ResolvedCascade& resolved_;
  Cascade& cascade_;
  Diagnostics& diagnostics_;
};

}  // namespace

TypeRef resolve_type(const SyntaxName& type, ResolvedCascade& resolved, Diagnostics& diagnostics) {
  if (const std::optional<DType> plain = dtype_named(type.text)) return {*plain, -1};
  if (resolved.names.find(type.text) == nullptr) {
    diagnostics.add(type.span, "V1", fmt::format("{} is not a type", type.text),
                    fmt::format("the types are {}; `dtype {} = ...` makes another name for one",
                                all_types(), type.text));
    return {};
  }
  const Symbol* const alias = resolved.names.use(type, SymbolKind::dtype);
  if (alias == nullptr) return {};
  return {resolved.cascade.dtypes[static_cast<std::size_t>(alias->id)].type, alias->id};
}

void resolve_declarations(const SyntaxCascade& syntax, const std::map<std::string, DType>& dtypes,
                          ResolvedCascade& resolved, Diagnostics& diagnostics) {
  DeclarationResolver declare(resolved, diagnostics);
  for (const SyntaxRank& rank : syntax.ranks) declare.rank(rank.name, rank.extent);
  declare.splits(syntax);
  declare.variables_of_ranks();
  for (const SyntaxVar& var : syntax.vars) declare.var(var);
  for (const SyntaxDType& dtype : syntax.dtypes) declare.dtype(dtype, dtypes);
  for (const SyntaxParam& param : syntax.params) declare.param(param);
  for (const SyntaxInput& input : syntax.inputs) declare.input(input);
  for (const SyntaxIter& iter : syntax.iters) declare.iter(iter);
  for (const SyntaxExpect& expect : syntax.expects) declare.expect(expect);
}

}  // namespace attngen
