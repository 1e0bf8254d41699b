// SPDX-License-Identifier: Apache-2.0
// Where the parser stands, and the one place that knows when a newline is white space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/language/diagnostics.h"
#include "generator/language/token.h"

namespace attngen {

/// Thrown inside the parser after a syntax error was reported; caught at the statement.
struct SyntaxErrorReported {};

class TokenCursor {
 public:
  TokenCursor(std::vector<Token> tokens, Diagnostics& diagnostics);

  const Token& current() const { return tokens_[at_]; }
  const Token& previous() const { return tokens_[last_]; }
  bool at(TokenKind kind) const { return current().kind == kind; }
  bool at_word(std::string_view word) const;
  /// The token after the current one, where newlines are white space the first that is none.
  const Token& next() const;

  /// Consumes the current token, and the newlines after it where they are white space: inside ( )
  /// and [ ] and the braces of a reduction, and after a comma, `=`, `->`, `where`, `in` or a binary
  /// operator.
  Token take();
  /// take() for a unary operator, after which a newline is no white space.
  Token take_unary();
  bool take_if(TokenKind kind);
  Token expect(TokenKind kind, std::string_view what);
  /// The closing bracket of `open`.
  Token expect_closing(TokenKind kind, const Token& open, std::string_view what);
  void expect_word(std::string_view word);

  /// A reduction's `{` and `}`; those of a cascade are taken with take().
  void open_reduction();
  void close_reduction();

  void skip_separators();
  std::size_t position() const { return at_; }
  /// After an error in the statement that began at `start`: to where the next one, or the end of
  /// the cascade, may begin.
  void recover(std::size_t start);

  [[noreturn]] void fail(Span span, std::string message, std::string fix = {});
  [[noreturn]] void fail_unexpected(std::string_view wanted, std::string fix = {});

 private:
  void skip_newlines();
  bool begins_statement(std::size_t at) const;

  std::vector<Token> tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t last_ = 0;
  int brackets_ = 0;
};

bool is_binary_operator(TokenKind kind);

}  // namespace attngen
