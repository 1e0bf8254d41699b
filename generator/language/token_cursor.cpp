// SPDX-License-Identifier: Apache-2.0
#include "generator/language/token_cursor.h"

#include <fmt/format.h>

#include <utility>

#include "generator/language/lexer.h"
#include "generator/language/words.h"

namespace attngen {

bool is_binary_operator(TokenKind kind) {
  return kind >= TokenKind::plus && kind <= TokenKind::logical_or;
}

namespace {

bool is_opening(TokenKind kind) {
  return kind == TokenKind::paren_open || kind == TokenKind::bracket_open;
}

bool is_closing(TokenKind kind) {
  return kind == TokenKind::paren_close || kind == TokenKind::bracket_close;
}

bool continues_the_line(const Token& token) {
  if (token.kind == TokenKind::name) return token.text == "where" || token.text == "in";
  return token.kind == TokenKind::comma || token.kind == TokenKind::assign ||
         token.kind == TokenKind::arrow || is_binary_operator(token.kind);
}

}  // namespace

TokenCursor::TokenCursor(std::vector<Token> tokens, Diagnostics& diagnostics)
    : tokens_(std::move(tokens)), diagnostics_(diagnostics) {}

bool TokenCursor::at_word(std::string_view word) const {
  return at(TokenKind::name) && current().text == word;
}

const Token& TokenCursor::next() const {
  std::size_t following = at_ + 1;
  while (brackets_ > 0 && following < tokens_.size() &&
         tokens_[following].kind == TokenKind::newline) {
    ++following;
  }
  return following < tokens_.size() ? tokens_[following] : tokens_.back();
}

void TokenCursor::skip_newlines() {
  while (at(TokenKind::newline)) ++at_;
}

Token TokenCursor::take() {
  const Token token = take_unary();
  if (continues_the_line(token)) skip_newlines();
  return token;
}

Token TokenCursor::take_unary() {
  const Token token = current();
  last_ = at_;
  if (token.kind == TokenKind::end) return token;
  ++at_;
  if (is_opening(token.kind)) ++brackets_;
  if (is_closing(token.kind) && brackets_ > 0) --brackets_;
  if (brackets_ > 0) skip_newlines();
  return token;
}

bool TokenCursor::take_if(TokenKind kind) {
  if (!at(kind)) return false;
  take();
  return true;
}

Token TokenCursor::expect(TokenKind kind, std::string_view what) {
  if (!at(kind)) fail_unexpected(what);
  return take();
}

Token TokenCursor::expect_closing(TokenKind kind, const Token& open, std::string_view what) {
  if (!at(kind)) {
    fail_unexpected(what, fmt::format("the `{}` at {}:{} is still open", open.text, open.span.line,
                                      open.span.column));
  }
  return take();
}

void TokenCursor::expect_word(std::string_view word) {
  if (!at_word(word)) fail_unexpected(fmt::format("`{}`", word));
  take();
}

void TokenCursor::open_reduction() {
  take();
  ++brackets_;
  skip_newlines();
}

void TokenCursor::close_reduction() {
  --brackets_;
  expect(TokenKind::brace_close, "`}` after the reduced variables");
}

void TokenCursor::skip_separators() {
  while (at(TokenKind::newline) || at(TokenKind::semicolon)) ++at_;
}

bool TokenCursor::begins_statement(std::size_t at) const {
  const Token& first = tokens_[at];
  if (first.kind != TokenKind::name) return false;
  const bool equation = at + 1 < tokens_.size() && tokens_[at + 1].kind == TokenKind::bracket_open;
  return equation || opens_statement(first.text) || first.text == "cascade";
}

void TokenCursor::recover(std::size_t start) {
  brackets_ = 0;
  // The error may be that the line before did not end: then the next statement is already here.
  if (at_ > start && tokens_[at_ - 1].kind == TokenKind::newline && begins_statement(at_)) return;
  while (!at(TokenKind::end) && !at(TokenKind::brace_close)) {
    if (at(TokenKind::semicolon)) return;
    if (at(TokenKind::newline) && begins_statement(at_ + 1)) return;
    // Stepping over a reduction's braces keeps its `}` from ending the cascade.
    if (at(TokenKind::brace_open)) {
      while (!at(TokenKind::end) && !at(TokenKind::brace_close) && !at(TokenKind::newline)) ++at_;
      if (!at(TokenKind::brace_close)) continue;
    }
    ++at_;
  }
}

void TokenCursor::fail(Span span, std::string message, std::string fix) {
  diagnostics_.add(span, "syntax", std::move(message), std::move(fix));
  throw SyntaxErrorReported{};
}

void TokenCursor::fail_unexpected(std::string_view wanted, std::string fix) {
  const Token& token = current();
  if (token.kind == TokenKind::bad) throw SyntaxErrorReported{};
  if (token.kind == TokenKind::newline && fix.empty()) {
    fix =
        "a line goes on after a comma, an operator, `=`, `->`, `where` or `in`, and inside "
        "brackets";
  }
  Span span = token.span;
  if (token.kind == TokenKind::newline) span.length = 1;
  fail(span, fmt::format("expected {} but found {}", wanted, described(token)), std::move(fix));
}

}  // namespace attngen
