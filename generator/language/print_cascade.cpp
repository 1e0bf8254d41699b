// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>

#include "base/dtype.h"
#include "base/source_writer.h"
#include "generator/language/language.h"
#include "generator/language/summands.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

constexpr int kComparison = 3;
constexpr int kUnary = 6;
constexpr int kPrimary = 7;

int precedence(Op op) {
  if (is_comparison(op)) return kComparison;
  switch (op) {
    case Op::logical_or:
      return 1;
    case Op::logical_and:
      return 2;
    case Op::add:
    case Op::sub:
      return 4;
    case Op::mul:
    case Op::div:
    case Op::floor_div:
    case Op::mod:
      return 5;
    case Op::neg:
    case Op::logical_not:
      return kUnary;
    default:
      return kPrimary;
  }
}

std::string_view symbol(Op op) {
  switch (op) {
    case Op::logical_or:
      return "||";
    case Op::logical_and:
      return "&&";
    case Op::lt:
      return "<";
    case Op::le:
      return "<=";
    case Op::gt:
      return ">";
    case Op::ge:
      return ">=";
    case Op::eq:
      return "==";
    case Op::ne:
      return "!=";
    case Op::add:
      return "+";
    case Op::sub:
      return "-";
    case Op::mul:
      return "*";
    case Op::div:
    case Op::floor_div:
      return "/";
    case Op::mod:
      return "%";
    default:
      return {};
  }
}

// Shortest digits that read back as the same double, with a point or an exponent so that they do
// not read back as an integer.
std::string number_text(double value) {
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

class Printer {
 public:
  explicit Printer(const Cascade& cascade) : cascade_(cascade) {}

  std::string expr(const Expr& expr) const { return text(*expr); }

  std::string equation(const Einsum& einsum) const {
    std::string line;
    if (einsum.role == Role::init) line = "init ";
    if (einsum.role == Role::out) line = "out ";
    line += tensor(einsum.tensor) + coords(einsum.coords);
    if (einsum.type) line += ": " + type(*einsum.type);
    line += " = ";
    if (einsum.reduction) line += reduction(*einsum.reduction);
    const bool parenthesise = einsum.reduction && !lone_summands(einsum).empty();
    line += parenthesise ? "(" + expr(einsum.body) + ")" : expr(einsum.body);
    if (einsum.where) line += " where " + expr(einsum.where);
    return line;
  }

  std::string type(const TypeRef& type) const {
    return type.alias >= 0 ? cascade_.dtypes[static_cast<std::size_t>(type.alias)].name
                           : std::string(name_of(type.type));
  }

  const std::string& rank(int id) const {
    return cascade_.ranks[static_cast<std::size_t>(id)].name;
  }
  const std::string& var(int id) const { return cascade_.vars[static_cast<std::size_t>(id)].name; }

 private:
  const std::string& tensor(int id) const {
    return cascade_.tensors[static_cast<std::size_t>(id)].name;
  }

  std::string coords(const std::vector<Expr>& args) const { return "[" + listed(args, ",") + "]"; }

  std::string listed(const std::vector<Expr>& args, std::string_view separator) const {
    std::string text;
    for (const Expr& arg : args) {
      if (!text.empty()) text += separator;
      text += expr(arg);
    }
    return text;
  }

  std::string reduction(const Reduction& reduction) const {
    std::string text = std::string(name_of(reduction.op)) + "{";
    for (std::size_t i = 0; i < reduction.vars.size(); ++i) {
      if (i > 0) text += ",";
      text += var(reduction.vars[i]);
    }
    if (reduction.k) text += fmt::format("; {}", *reduction.k);
    return text + "} ";
  }

  std::string inside(const Expr& arg, bool parenthesise) const {
    return parenthesise ? "(" + expr(arg) + ")" : expr(arg);
  }

  std::string text(const ExprNode& node) const {
    switch (node.op) {
      case Op::number:
        return number_text(node.number);
      case Op::integer:
        return fmt::format("{}", node.integer);
      case Op::boolean:
        return node.integer != 0 ? "true" : "false";
      case Op::infinity:
        return "inf";
      case Op::param:
        return cascade_.params[static_cast<std::size_t>(node.id)].name;
      case Op::var:
        return var(node.id);
      case Op::extent:
        return rank(node.id);
      case Op::access:
        return tensor(node.id) + coords(node.args);
      case Op::neg:
        return "-" + inside(node.args[0], precedence(node.args[0]->op) <= kUnary);
      case Op::logical_not:
        return "!" + inside(node.args[0], precedence(node.args[0]->op) <= kUnary);
      case Op::previous:
        return "previous(" + expr(node.args[0]) + ")";
      case Op::tile_first:
        return "first(" + expr(node.args[0]) + ")";
      case Op::tile_last:
        return "last(" + expr(node.args[0]) + ")";
      case Op::tile_least:
        return "least(" + expr(node.args[0]) + ")";
      case Op::tile_most:
        return "most(" + expr(node.args[0]) + ")";
      default:
        break;
    }
    const int own = precedence(node.op);
    if (own == kPrimary) {
      return std::string(name_of_function(node.op)) + "(" + listed(node.args, ", ") + ")";
    }
    return binary(node, own);
  }

  std::string binary(const ExprNode& node, int own) const {
    const int left = precedence(node.args[0]->op);
    const Op right_op = node.args[1]->op;
    const bool left_parens = left < own || (left == own && own == kComparison);
    // `a - -b` would read back right, but people stumble over it.
    const bool right_parens = precedence(right_op) <= own || right_op == Op::neg;
    return fmt::format("{} {} {}", inside(node.args[0], left_parens), symbol(node.op),
                       inside(node.args[1], right_parens));
  }

  const Cascade& cascade_;
};

std::string rank_line(const Cascade& cascade) {
  std::string line;
  for (const Rank& rank : cascade.ranks) {
    if (rank.split >= 0) continue;
    line += (line.empty() ? "rank " : ", ") + rank.name;
    if (rank.extent) line += fmt::format("={}", *rank.extent);
  }
  return line;
}

void write_splits(const Cascade& cascade, const Printer& print, SourceWriter& writer) {
  for (const Split& split : cascade.splits) {
    std::string line = fmt::format("split {} -> {}, {}", print.rank(split.rank),
                                   print.rank(split.outer), print.rank(split.inner));
    const Rank& inner = cascade.ranks[static_cast<std::size_t>(split.inner)];
    if (inner.extent) line += fmt::format("={}", *inner.extent);
    writer.line(line);
  }
}

std::string param_line(const Cascade& cascade, const Printer& print) {
  std::string line;
  for (const Param& param : cascade.params) {
    line += (line.empty() ? "param " : ", ") + param.name;
    if (param.type) line += ": " + print.type(*param.type);
    if (param.default_value) line += " = " + print.expr(param.default_value);
  }
  return line;
}

std::string input_line(const Cascade& cascade, const Printer& print) {
  std::string line;
  for (const Tensor& tensor : cascade.tensors) {
    if (tensor.kind != TensorKind::input) continue;
    line += (line.empty() ? "in " : ", ") + tensor.name + "[";
    for (std::size_t i = 0; i < tensor.dims.size(); ++i) {
      line += (i > 0 ? "," : "") + print.rank(tensor.dims[i].rank);
    }
    line += "]: " + print.type(tensor.type);
  }
  return line;
}

}  // namespace

std::string print_expr(const Cascade& cascade, const Expr& expr) {
  return Printer(cascade).expr(expr);
}

std::string print_einsum(const Cascade& cascade, const Einsum& einsum) {
  return Printer(cascade).equation(einsum);
}

std::string print_cascade(const Cascade& cascade) {
  const Printer print(cascade);
  SourceWriter writer;
  writer.open(fmt::format("cascade {} {{", cascade.name));
  if (const std::string line = rank_line(cascade); !line.empty()) writer.line(line);
  write_splits(cascade, print, writer);
  for (const RankVar& var : cascade.vars) {
    if (!var.implicit) writer.line(fmt::format("var {} in {}", var.name, print.rank(var.rank)));
  }
  for (const DTypeAlias& alias : cascade.dtypes) {
    writer.line(fmt::format("dtype {} = {}", alias.name, name_of(alias.type)));
  }
  if (const std::string line = param_line(cascade, print); !line.empty()) writer.line(line);
  if (const std::string line = input_line(cascade, print); !line.empty()) writer.line(line);
  for (const Iter& iter : cascade.iters) {
    writer.line(
        fmt::format("iter {0} until {0} >= {1}", print.var(iter.var), print.rank(iter.rank)));
  }
  for (const Expect& expect : cascade.expects) {
    writer.line(fmt::format("expect passes({}) {} -> {}", print.rank(expect.rank), expect.written,
                            expect.rewritten));
  }
  writer.line();
  for (const Einsum& einsum : cascade.einsums) writer.line(print.equation(einsum));
  writer.close("}");
  return writer.text();
}

}  // namespace attngen
