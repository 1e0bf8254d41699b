// SPDX-License-Identifier: Apache-2.0
#include "generator/language/parse_expr.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "generator/language/lexer.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

struct BinaryOperator {
  Op op;
  int precedence;
};

constexpr int kComparison = 3;
constexpr int kTightest = 5;

std::optional<BinaryOperator> binary_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::logical_or:
      return BinaryOperator{Op::logical_or, 1};
    case TokenKind::logical_and:
      return BinaryOperator{Op::logical_and, 2};
    case TokenKind::less:
      return BinaryOperator{Op::lt, kComparison};
    case TokenKind::less_equal:
      return BinaryOperator{Op::le, kComparison};
    case TokenKind::greater:
      return BinaryOperator{Op::gt, kComparison};
    case TokenKind::greater_equal:
      return BinaryOperator{Op::ge, kComparison};
    case TokenKind::equal:
      return BinaryOperator{Op::eq, kComparison};
    case TokenKind::not_equal:
      return BinaryOperator{Op::ne, kComparison};
    case TokenKind::plus:
      return BinaryOperator{Op::add, 4};
    case TokenKind::minus:
      return BinaryOperator{Op::sub, 4};
    case TokenKind::star:
      return BinaryOperator{Op::mul, kTightest};
    case TokenKind::slash:
      return BinaryOperator{Op::div, kTightest};
    case TokenKind::percent:
      return BinaryOperator{Op::mod, kTightest};
    default:
      return std::nullopt;
  }
}

class ExprParser {
 public:
  explicit ExprParser(TokenCursor& cursor) : cursor_(cursor) {}

  SyntaxExpr binary(int lowest) {
    SyntaxExpr left = unary();
    bool compared = false;
    while (true) {
      const std::optional<BinaryOperator> found = binary_operator(cursor_.current().kind);
      if (!found || found->precedence < lowest) return left;
      if (found->precedence == kComparison && compared) {
        cursor_.fail(cursor_.current().span, "comparisons do not chain",
                     "write `a < b && b < c` for `a < b < c`");
      }
      compared = found->precedence == kComparison;
      cursor_.take();
      SyntaxExpr right = binary(found->precedence + 1);
      const Span span = joined(left.span, right.span);
      std::vector<SyntaxExpr> args;
      args.push_back(std::move(left));
      args.push_back(std::move(right));
      left = operation(found->op, std::move(args), span);
    }
  }

  std::vector<SyntaxExpr> arguments(TokenKind close, std::string_view what) {
    std::vector<SyntaxExpr> args;
    const Token open = cursor_.take();
    if (cursor_.take_if(close)) return args;
    do {
      args.push_back(nested());
    } while (cursor_.take_if(TokenKind::comma));
    cursor_.expect_closing(close, open, what);
    return args;
  }

  SyntaxExpr nested() {
    // As deep as trees may be, so that no printed tree nests deeper than what may be read.
    if (++brackets_ > kDeepestExpression) {
      cursor_.fail(cursor_.current().span,
                   fmt::format("brackets are nested more than {} deep", kDeepestExpression),
                   "give the inner part a tensor of its own");
    }
    SyntaxExpr expr = binary(1);
    --brackets_;
    return expr;
  }

 private:
  SyntaxExpr operation(Op op, std::vector<SyntaxExpr> args, Span span) {
    SyntaxExpr node;
    node.kind = SyntaxKind::operation;
    node.op = op;
    node.span = span;
    node.args = std::move(args);
    set_depth(node);
    return node;
  }

  void set_depth(SyntaxExpr& node) {
    for (const SyntaxExpr& arg : node.args) node.depth = std::max(node.depth, arg.depth + 1);
    if (node.depth > kDeepestExpression) {
      cursor_.fail(
          node.span,
          fmt::format("the expression is more than {} operations deep", kDeepestExpression),
          "give a part of it a tensor of its own");
    }
  }

  SyntaxExpr unary() {
    if (!cursor_.at(TokenKind::minus) && !cursor_.at(TokenKind::logical_not)) return primary();
    const Token sign = cursor_.take_unary();
    if (++signs_ > kDeepestExpression) {
      cursor_.fail(sign.span,
                   fmt::format("more than {} signs stand on one value", kDeepestExpression),
                   "remove signs that cancel each other");
    }
    std::vector<SyntaxExpr> args;
    args.push_back(unary());
    --signs_;
    const Span span = joined(sign.span, args.front().span);
    const Op op = sign.kind == TokenKind::minus ? Op::neg : Op::logical_not;
    return operation(op, std::move(args), span);
  }

  SyntaxExpr primary() {
    const Token& token = cursor_.current();
    switch (token.kind) {
      case TokenKind::paren_open:
        return parenthesised();
      case TokenKind::integer:
        return integer();
      case TokenKind::number:
        return number();
      case TokenKind::name:
        return word();
      default:
        cursor_.fail_unexpected("a value");
    }
  }

  SyntaxExpr parenthesised() {
    const Token open = cursor_.take();
    SyntaxExpr inner = nested();
    const Token close = cursor_.expect_closing(TokenKind::paren_close, open, "`)`");
    inner.parenthesised = true;
    inner.span = joined(open.span, close.span);
    return inner;
  }

  SyntaxExpr integer() {
    SyntaxExpr node;
    node.kind = SyntaxKind::integer;
    node.span = cursor_.current().span;
    node.integer = parse_integer(cursor_, "a whole number");
    return node;
  }

  SyntaxExpr number() {
    const Token token = cursor_.take();
    SyntaxExpr node;
    node.kind = SyntaxKind::number;
    node.span = token.span;
    const char* const end = token.text.data() + token.text.size();
    if (std::from_chars(token.text.data(), end, node.number).ec != std::errc()) {
      cursor_.fail(token.span, fmt::format("{} does not fit in a double", described(token)),
                   "write `inf` for infinity, or a number between 1e-300 and 1e300");
    }
    return node;
  }

  SyntaxExpr word() {
    const Token token = cursor_.current();
    if (cursor_.next().kind == TokenKind::paren_open) {
      const std::optional<Op> function = function_named(token.text);
      if (function) return call(*function);
      if (!is_reserved(token.text) || reduction_named(token.text)) return refuse_call(token);
    }
    if (reduction_named(token.text) && cursor_.next().kind == TokenKind::brace_open) {
      cursor_.fail(token.span,
                   fmt::format("the reduction `{}` stands inside an expression", token.text),
                   "a reduction stands only at the head of a right side: give it a tensor of its "
                   "own and use that here");
    }
    SyntaxExpr node;
    node.span = token.span;
    if (token.text == "inf" || token.text == "true" || token.text == "false") {
      node.kind = token.text == "inf" ? SyntaxKind::infinity : SyntaxKind::boolean;
      node.integer = token.text == "true" ? 1 : 0;
      cursor_.take();
      return node;
    }
    node.name = parse_name(cursor_, "a value");
    if (!cursor_.at(TokenKind::bracket_open)) {
      node.kind = SyntaxKind::name;
      return node;
    }
    node.kind = SyntaxKind::access;
    node.args = arguments(TokenKind::bracket_close, "`,` or `]`");
    node.span = joined(node.span, cursor_.previous().span);
    set_depth(node);
    return node;
  }

  SyntaxExpr call(Op op) {
    const Token name = cursor_.take();
    std::vector<SyntaxExpr> args = arguments(TokenKind::paren_close, "`,` or `)`");
    const Span span = joined(name.span, cursor_.previous().span);
    const auto wanted = static_cast<std::size_t>(arity(op));
    if (args.size() != wanted) {
      cursor_.fail(
          span,
          fmt::format("`{}` takes {} value{}, not {}", name.text, wanted, wanted == 1 ? "" : "s",
                      args.size()),
          op == Op::min || op == Op::max
              ? fmt::format("nest it, `{0}(a, {0}(b, c))`; over a rank write `{0}{{m}}`", name.text)
              : fmt::format("give `{}` {} value{}", name.text, wanted, wanted == 1 ? "" : "s"));
    }
    return operation(op, std::move(args), span);
  }

  SyntaxExpr refuse_call(const Token& token) {
    if (reduction_named(token.text)) {
      cursor_.fail(token.span, fmt::format("`{}` is a reduction, not a function", token.text),
                   fmt::format("write `{}{{m}} ...` at the head of a right side", token.text));
    }
    std::vector<std::string> names;
    for (const FunctionWord& word : function_words()) names.emplace_back(word.name);
    const std::string close = closest_name(token.text, names);
    cursor_.fail(token.span, fmt::format("there is no function {}", described(token)),
                 close.empty() ? "the functions are " + all_functions()
                               : fmt::format("did you mean `{}`?", close));
  }

  TokenCursor& cursor_;
  int brackets_ = 0;
  int signs_ = 0;
};

}  // namespace

SyntaxExpr parse_expr(TokenCursor& cursor) {
  return ExprParser(cursor).binary(1);
}

std::vector<SyntaxExpr> parse_coords(TokenCursor& cursor) {
  return ExprParser(cursor).arguments(TokenKind::bracket_close, "`,` or `]`");
}

SyntaxName parse_name(TokenCursor& cursor, std::string_view what) {
  if (!cursor.at(TokenKind::name)) cursor.fail_unexpected(what);
  const Token token = cursor.current();
  if (is_reserved(token.text)) {
    cursor.fail(token.span, fmt::format("expected {} but found `{}`", what, token.text),
                fmt::format("`{}` is a reserved word: choose another name", token.text));
  }
  cursor.take();
  return {std::string(token.text), token.span};
}

std::int64_t parse_integer(TokenCursor& cursor, std::string_view what) {
  const Token token = cursor.expect(TokenKind::integer, what);
  std::int64_t value = 0;
  const char* const end = token.text.data() + token.text.size();
  if (std::from_chars(token.text.data(), end, value).ec != std::errc()) {
    cursor.fail(token.span, fmt::format("{} does not fit in 64 bits", described(token)),
                "write a number up to 9223372036854775807, or with a point: 1e20");
  }
  return value;
}

}  // namespace attngen
