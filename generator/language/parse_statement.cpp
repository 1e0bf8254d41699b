// SPDX-License-Identifier: Apache-2.0
#include "generator/language/parse_statement.h"

#include <fmt/format.h>

#include <utility>

#include "base/dtype.h"
#include "generator/language/lexer.h"
#include "generator/language/parse_expr.h"
#include "generator/language/words.h"

namespace attngen {
namespace {

SyntaxName parse_type(TokenCursor& cursor) {
  if (!cursor.at(TokenKind::name)) cursor.fail_unexpected("a type");
  const Token token = cursor.current();
  if (is_reserved(token.text) && !dtype_named(token.text)) {
    cursor.fail(token.span, fmt::format("expected a type but found `{}`", token.text),
                "the types are " + all_types());
  }
  cursor.take();
  return {std::string(token.text), token.span};
}

void parse_ranks(TokenCursor& cursor, SyntaxCascade& cascade) {
  do {
    SyntaxRank rank;
    rank.name = parse_name(cursor, "a rank");
    if (cursor.take_if(TokenKind::assign)) rank.extent = parse_integer(cursor, "an extent");
    cascade.ranks.push_back(std::move(rank));
  } while (cursor.take_if(TokenKind::comma));
}

void parse_split(TokenCursor& cursor, SyntaxCascade& cascade) {
  SyntaxSplit split;
  split.rank = parse_name(cursor, "the rank to split");
  cursor.expect(TokenKind::arrow, "`->`");
  split.outer = parse_name(cursor, "the outer rank");
  cursor.expect(TokenKind::comma, "`,` and the inner rank");
  split.inner = parse_name(cursor, "the inner rank");
  if (cursor.take_if(TokenKind::assign)) {
    split.inner_extent = parse_integer(cursor, "the inner extent");
  }
  cascade.splits.push_back(std::move(split));
}

void parse_var(TokenCursor& cursor, SyntaxCascade& cascade) {
  SyntaxVar var;
  var.name = parse_name(cursor, "a rank variable");
  cursor.expect_word("in");
  var.rank = parse_name(cursor, "its rank");
  cascade.vars.push_back(std::move(var));
}

void parse_dtype(TokenCursor& cursor, SyntaxCascade& cascade) {
  SyntaxDType dtype;
  dtype.name = parse_name(cursor, "a name for the type");
  cursor.expect(TokenKind::assign, "`=`");
  dtype.type = parse_type(cursor);
  cascade.dtypes.push_back(std::move(dtype));
}

void parse_params(TokenCursor& cursor, SyntaxCascade& cascade) {
  do {
    SyntaxParam param;
    param.name = parse_name(cursor, "a parameter");
    if (cursor.take_if(TokenKind::colon)) param.type = parse_type(cursor);
    if (cursor.take_if(TokenKind::assign)) param.default_value = parse_expr(cursor);
    cascade.params.push_back(std::move(param));
  } while (cursor.take_if(TokenKind::comma));
}

void parse_inputs(TokenCursor& cursor, SyntaxCascade& cascade) {
  do {
    SyntaxInput input;
    input.name = parse_name(cursor, "an input");
    if (!cursor.at(TokenKind::bracket_open)) {
      cursor.fail(
          cursor.current().span, fmt::format("the input {} has no brackets", input.name.text),
          fmt::format("write {0}[P,E] with its ranks, or {0}[] for a scalar", input.name.text));
    }
    cursor.take();
    if (!cursor.take_if(TokenKind::bracket_close)) {
      do {
        input.ranks.push_back(parse_name(cursor, "a rank"));
      } while (cursor.take_if(TokenKind::comma));
      cursor.expect(TokenKind::bracket_close, "`,` or `]`");
    }
    if (!cursor.at(TokenKind::colon)) {
      cursor.fail(input.name.span, fmt::format("the input {} has no type", input.name.text),
                  "write its type after the brackets: `: bf16`");
    }
    cursor.take();
    input.type = parse_type(cursor);
    cascade.inputs.push_back(std::move(input));
  } while (cursor.take_if(TokenKind::comma));
}

void parse_iter(TokenCursor& cursor, SyntaxCascade& cascade) {
  SyntaxIter iter;
  iter.var = parse_name(cursor, "a rank variable");
  cursor.expect_word("until");
  iter.same_var = parse_name(cursor, "the rank variable again");
  cursor.expect(TokenKind::greater_equal, "`>=`");
  iter.rank = parse_name(cursor, "its rank");
  cascade.iters.push_back(std::move(iter));
}

void parse_expect(TokenCursor& cursor, SyntaxCascade& cascade) {
  SyntaxExpect expect;
  expect.span = cursor.previous().span;
  cursor.expect_word("passes");
  cursor.expect(TokenKind::paren_open, "`(`");
  expect.rank = parse_name(cursor, "a rank");
  cursor.expect(TokenKind::paren_close, "`)`");
  expect.written = parse_integer(cursor, "the passes as written");
  cursor.expect(TokenKind::arrow, "`->`");
  expect.rewritten = parse_integer(cursor, "the passes after the rewrite");
  expect.span = joined(expect.span, cursor.previous().span);
  cascade.expects.push_back(std::move(expect));
}

SyntaxReduction parse_reduction(TokenCursor& cursor) {
  const Token op = cursor.take();
  SyntaxReduction reduction;
  reduction.op = {std::string(op.text), op.span};
  cursor.open_reduction();
  do {
    reduction.vars.push_back(parse_name(cursor, "a rank variable"));
  } while (cursor.take_if(TokenKind::comma));
  if (cursor.take_if(TokenKind::semicolon)) {
    reduction.k_span = cursor.current().span;
    reduction.k = parse_integer(cursor, "the number of results");
  }
  cursor.close_reduction();
  return reduction;
}

void refuse_stray_start(TokenCursor& cursor) {
  const Token& token = cursor.current();
  if (token.kind == TokenKind::bad) throw SyntaxErrorReported{};
  if (is_binary_operator(token.kind) || token.kind == TokenKind::assign ||
      token.kind == TokenKind::comma || token.kind == TokenKind::arrow || cursor.at_word("where")) {
    cursor.fail(
        token.span, fmt::format("a line starts with {}", described(token)),
        fmt::format("end the previous line with {}: a line goes on after it", described(token)));
  }
}

void parse_declaration(TokenCursor& cursor, std::string_view word, SyntaxCascade& cascade) {
  cursor.take();
  if (word == "rank") parse_ranks(cursor, cascade);
  if (word == "split") parse_split(cursor, cascade);
  if (word == "var") parse_var(cursor, cascade);
  if (word == "dtype") parse_dtype(cursor, cascade);
  if (word == "param") parse_params(cursor, cascade);
  if (word == "in") parse_inputs(cursor, cascade);
  if (word == "iter") parse_iter(cursor, cascade);
  if (word == "expect") parse_expect(cursor, cascade);
  if (word == "init") cascade.equations.push_back(parse_equation(cursor, Role::init));
  if (word == "out") cascade.equations.push_back(parse_equation(cursor, Role::out));
}

}  // namespace

SyntaxEquation parse_equation(TokenCursor& cursor, Role role) {
  SyntaxEquation equation;
  equation.role = role;
  equation.tensor = parse_name(cursor, "a statement");
  if (!cursor.at(TokenKind::bracket_open)) {
    if (cursor.at(TokenKind::bad)) throw SyntaxErrorReported{};
    const std::string& name = equation.tensor.text;
    cursor.fail(equation.tensor.span, fmt::format("`{}` begins no statement", name),
                cursor.at(TokenKind::assign)
                    ? fmt::format("write {}[] = ... for a scalar; brackets are never omitted", name)
                    : "a statement is rank, split, var, dtype, param, in, iter, init, out, expect "
                      "or T[coords] = ...");
  }
  equation.coords = parse_coords(cursor);
  equation.span = joined(equation.tensor.span, cursor.previous().span);
  if (cursor.take_if(TokenKind::colon)) equation.type = parse_type(cursor);
  cursor.expect(TokenKind::assign, "`=`");
  if (cursor.at(TokenKind::name) && cursor.next().kind == TokenKind::brace_open) {
    equation.reduction = parse_reduction(cursor);
  }
  equation.body = parse_expr(cursor);
  if (cursor.at_word("where")) {
    equation.where_span = cursor.take().span;
    equation.where = parse_expr(cursor);
    if (cursor.at_word("where")) {
      cursor.fail(cursor.current().span, "a second `where` in one equation",
                  "join the two conditions with `&&`");
    }
  }
  return equation;
}

void parse_statement(TokenCursor& cursor, SyntaxCascade& cascade) {
  refuse_stray_start(cursor);
  const Token& token = cursor.current();
  if (token.kind == TokenKind::name && opens_statement(token.text)) {
    parse_declaration(cursor, token.text, cascade);
  } else {
    cascade.equations.push_back(parse_equation(cursor, Role::plain));
  }
  if (!cursor.at(TokenKind::newline) && !cursor.at(TokenKind::semicolon) &&
      !cursor.at(TokenKind::brace_close)) {
    cursor.fail_unexpected("the end of the statement",
                           "separate statements with a new line or `;`");
  }
}

}  // namespace attngen
