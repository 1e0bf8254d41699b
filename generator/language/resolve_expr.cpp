// SPDX-License-Identifier: Apache-2.0
#include "generator/language/resolve_expr.h"

#include <fmt/format.h>

#include <utility>

#include "generator/language/words.h"

namespace attngen {
namespace {

bool may_stand_in_coordinate(Op op) {
  switch (op) {
    case Op::neg:
    case Op::abs:
    case Op::add:
    case Op::sub:
    case Op::mul:
    case Op::div:
    case Op::mod:
    case Op::min:
    case Op::max:
    case Op::clamp:
      return true;
    default:
      return false;
  }
}

bool is_logical(Op op) {
  return op == Op::logical_and || op == Op::logical_or || op == Op::logical_not;
}

class ExprResolver {
 public:
  ExprResolver(ResolvedCascade& resolved, const std::vector<char>& defined,
               Diagnostics& diagnostics)
      : resolved_(resolved), defined_(defined), diagnostics_(diagnostics) {}

  ResolvedExpr resolve(const SyntaxExpr& syntax, ExprContext context) {
    switch (syntax.kind) {
      case SyntaxKind::integer:
        return {make_integer(syntax.integer, syntax.span), false};
      case SyntaxKind::number:
      case SyntaxKind::infinity:
        if (context == ExprContext::coordinate) {
          return refused(syntax.span, "V2", "a coordinate is a whole number",
                         "write an integer without point or exponent");
        }
        return {syntax.kind == SyntaxKind::number ? make_number(syntax.number, syntax.span)
                                                  : make_infinity(syntax.span),
                false};
      case SyntaxKind::boolean:
        return {make_boolean(syntax.integer != 0, syntax.span), true};
      case SyntaxKind::name:
        return name(syntax, context);
      case SyntaxKind::access:
        return access(syntax, context);
      case SyntaxKind::operation:
        return operation(syntax, context);
    }
    throw InternalError("an expression of no kind");
  }

  Expr number(const SyntaxExpr& syntax, ExprContext context) {
    const ResolvedExpr found = resolve(syntax, context);
    if (found.expr && found.is_condition) {
      refused(syntax.span, "V6", "a condition stands where a number is needed",
              "write select(condition, 1, 0)");
      return nullptr;
    }
    return found.expr;
  }

 private:
  ResolvedExpr refused(Span span, std::string rule, std::string message, std::string fix) {
    diagnostics_.add(span, std::move(rule), std::move(message), std::move(fix));
    return {};
  }

  Cascade& cascade() { return resolved_.cascade; }

  ResolvedExpr name(const SyntaxExpr& syntax, ExprContext context) {
    Symbol* const symbol = resolved_.names.find(syntax.name.text);
    if (symbol == nullptr) {
      resolved_.names.report_unknown(syntax.name, "a rank, parameter or tensor");
      return {};
    }
    symbol->used = true;
    if (symbol->id < 0) return {};
    const auto id = static_cast<std::size_t>(symbol->id);
    if (context == ExprContext::default_value && symbol->kind != SymbolKind::rank) {
      return refused(syntax.span, "V1",
                     fmt::format("a parameter's default uses {}, {}", syntax.name.text,
                                 described(symbol->kind)),
                     "a default is made of literals and extents, such as rsqrt(E)");
    }
    switch (symbol->kind) {
      case SymbolKind::rank:
        return {make_leaf(Op::extent, symbol->id, syntax.span), false};
      case SymbolKind::variable:
        // A variable uses its rank: `m` alone makes `M` a used rank.
        return {make_leaf(Op::var, symbol->id, syntax.span), false};
      case SymbolKind::param: {
        const std::optional<TypeRef>& type = cascade().params[id].type;
        return {make_leaf(Op::param, symbol->id, syntax.span),
                type.has_value() && type->type == DType::boolean};
      }
      case SymbolKind::tensor:
        return refused(
            syntax.span, "V2", fmt::format("the tensor {} has no brackets", syntax.name.text),
            fmt::format("write {0}[...] with a coordinate per rank, or {0}[] for a scalar",
                        syntax.name.text));
      case SymbolKind::dtype:
        return refused(syntax.span, "V1",
                       fmt::format("{} is a dtype, not a value", syntax.name.text),
                       "a dtype stands only after a colon");
    }
    throw InternalError("a symbol of no kind");
  }

  ResolvedExpr access(const SyntaxExpr& syntax, ExprContext context) {
    if (context == ExprContext::default_value) {
      mark_names_used(syntax, resolved_.names);
      return refused(syntax.span, "V1",
                     fmt::format("a parameter's default reads {}", syntax.name.text),
                     "a default is made of literals and extents, such as rsqrt(E)");
    }
    std::vector<Expr> coords;
    bool sound = true;
    for (const SyntaxExpr& coord : syntax.args) {
      coords.push_back(number(coord, ExprContext::coordinate));
      sound = sound && coords.back() != nullptr;
      if (coords.back()) mark_static_params(coords.back(), cascade());
    }
    Symbol* const symbol = resolved_.names.use(syntax.name, SymbolKind::tensor);
    if (symbol == nullptr) return {};
    const Tensor& tensor = cascade().tensors[static_cast<std::size_t>(symbol->id)];
    if (defined_.at(static_cast<std::size_t>(symbol->id)) == 0) {
      return refused(
          syntax.span, "V4",
          fmt::format("{} is read before it is defined (line {})", tensor.name, tensor.span.line),
          fmt::format("move the equation of {} up; a tensor that reads itself needs "
                      "`iter` and `init`",
                      tensor.name));
    }
    if (tensor.dims.size() != coords.size()) {
      return refused(syntax.span, "V2",
                     fmt::format("{} has {} coordinate{} here, but {} rank{}: {}", tensor.name,
                                 coords.size(), coords.size() == 1 ? "" : "s", tensor.dims.size(),
                                 tensor.dims.size() == 1 ? "" : "s", shape_text(tensor)),
                     fmt::format("give {} one coordinate for each rank", tensor.name));
    }
    if (context == ExprContext::coordinate && !is_integer(tensor.type.type)) {
      return refused(syntax.span, "V8",
                     fmt::format("{} is {} and stands in a coordinate", tensor.name,
                                 name_of(tensor.type.type)),
                     fmt::format("give {} an integer type: i32", tensor.name));
    }
    if (!sound) return {};
    return {make_access(symbol->id, std::move(coords), syntax.span),
            tensor.type.type == DType::boolean};
  }

  std::string shape_text(const Tensor& tensor) {
    std::string text = tensor.name + "[";
    for (std::size_t i = 0; i < tensor.dims.size(); ++i) {
      if (i > 0) text += ",";
      text += cascade().ranks[static_cast<std::size_t>(tensor.dims[i].rank)].name;
      if (tensor.dims[i].is_state) text += "+1";
    }
    return text + "]";
  }

  ResolvedExpr operation(const SyntaxExpr& syntax, ExprContext context) {
    if (context == ExprContext::coordinate && !may_stand_in_coordinate(syntax.op)) {
      mark_names_used(syntax, resolved_.names);
      return refused(syntax.span, "V2", "this operation may not stand in a coordinate",
                     "coordinates are made of variables, extents, integers, parameters, integer "
                     "tables, + - * / % min max clamp abs");
    }
    if (is_logical(syntax.op)) return logical(syntax, context);
    if (syntax.op == Op::select) return selection(syntax, context);
    std::vector<Expr> args;
    bool sound = true;
    for (const SyntaxExpr& arg : syntax.args) {
      args.push_back(number(arg, context));
      sound = sound && args.back() != nullptr;
    }
    if (!sound) return {};
    const Op op = meant(syntax.op, args, context);
    return {make_node(op, std::move(args), syntax.span), is_comparison(op)};
  }

  // `/` is floor division in a coordinate, and in a `where` between index expressions.
  Op meant(Op op, const std::vector<Expr>& args, ExprContext context) {
    if (op != Op::div && op != Op::mod) return op;
    if (context == ExprContext::coordinate) return op == Op::div ? Op::floor_div : op;
    if (context != ExprContext::condition) return op;
    for (const Expr& arg : args) {
      if (!is_index_expression(cascade(), arg)) return op;
    }
    for (const Expr& arg : args) mark_static_params(arg, cascade());
    return op == Op::div ? Op::floor_div : op;
  }

  ResolvedExpr logical(const SyntaxExpr& syntax, ExprContext context) {
    std::vector<Expr> args;
    bool sound = true;
    for (const SyntaxExpr& arg : syntax.args) {
      args.push_back(condition(arg, context));
      sound = sound && args.back() != nullptr;
    }
    if (!sound) return {};
    return {make_node(syntax.op, std::move(args), syntax.span), true};
  }

  Expr condition(const SyntaxExpr& syntax, ExprContext context) {
    const ResolvedExpr found = resolve(syntax, context);
    if (found.expr && !found.is_condition) {
      refused(syntax.span, "V6", "a number stands where a condition is needed",
              "compare it: x != 0");
      return nullptr;
    }
    return found.expr;
  }

  ResolvedExpr selection(const SyntaxExpr& syntax, ExprContext context) {
    const Expr chosen = condition(syntax.args[0], context);
    const ResolvedExpr yes = resolve(syntax.args[1], context);
    const ResolvedExpr no = resolve(syntax.args[2], context);
    if (!chosen || !yes.expr || !no.expr) return {};
    if (yes.is_condition != no.is_condition) {
      return refused(syntax.span, "V6", "`select` chooses between a number and a condition",
                     "give both branches the same kind");
    }
    return {make_node(Op::select, {chosen, yes.expr, no.expr}, syntax.span), yes.is_condition};
  }

  ResolvedCascade& resolved_;
  const std::vector<char>& defined_;
  Diagnostics& diagnostics_;
};

}  // namespace

ResolvedExpr resolve_expr(const SyntaxExpr& syntax, ExprContext context, ResolvedCascade& resolved,
                          const std::vector<char>& defined, Diagnostics& diagnostics) {
  return ExprResolver(resolved, defined, diagnostics).resolve(syntax, context);
}

Expr resolve_number(const SyntaxExpr& syntax, ExprContext context, ResolvedCascade& resolved,
                    const std::vector<char>& defined, Diagnostics& diagnostics) {
  return ExprResolver(resolved, defined, diagnostics).number(syntax, context);
}

void mark_names_used(const SyntaxExpr& syntax, Names& names) {
  if (Symbol* const symbol = names.find(syntax.name.text)) symbol->used = true;
  for (const SyntaxExpr& arg : syntax.args) mark_names_used(arg, names);
}

void mark_static_params(const Expr& expr, Cascade& cascade) {
  for_each_node(expr, [&](const ExprNode& node) {
    if (node.op == Op::param) cascade.params[static_cast<std::size_t>(node.id)].is_static = true;
  });
}

}  // namespace attngen
