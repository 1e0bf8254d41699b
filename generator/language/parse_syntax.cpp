// SPDX-License-Identifier: Apache-2.0
#include "generator/language/parse_syntax.h"

#include <fmt/format.h>

#include <utility>

#include "generator/language/lexer.h"
#include "generator/language/parse_statement.h"
#include "generator/language/token_cursor.h"

namespace attngen {
namespace {

constexpr std::size_t kMostStatements = 4096;
constexpr std::size_t kMostCascades = 256;

class FileParser {
 public:
  FileParser(std::vector<Token> tokens, Diagnostics& diagnostics)
      : cursor_(std::move(tokens), diagnostics) {}

  std::vector<SyntaxCascade> run() {
    cursor_.skip_separators();
    while (!cursor_.at(TokenKind::end)) {
      SyntaxCascade cascade;
      try {
        parse_cascade(cascade);
      } catch (const SyntaxErrorReported&) {
        cascade.broken = true;
        to_next_cascade();
      }
      cascades_.push_back(std::move(cascade));
      cursor_.skip_separators();
    }
    return std::move(cascades_);
  }

 private:
  void parse_cascade(SyntaxCascade& cascade) {
    if (!cursor_.at_word("cascade")) {
      cursor_.fail_unexpected(cascades_.empty() ? "`cascade NAME {`" : "another `cascade NAME {`");
    }
    cursor_.take();
    // A cascade may bear a reserved word, as the gallery's `sigmoid` does: nothing refers to it.
    const Token name = cursor_.expect(TokenKind::name, "the cascade's name");
    if (cascades_.size() == kMostCascades) {
      cursor_.fail(name.span, fmt::format("the text has more than {} cascades", kMostCascades),
                   "spread them over several files");
    }
    cascade.name = {std::string(name.text), name.span};
    cursor_.expect(TokenKind::brace_open, "`{`");
    std::size_t statements = 0;
    while (true) {
      cursor_.skip_separators();
      if (cursor_.at(TokenKind::brace_close)) break;
      if (cursor_.at(TokenKind::end) || cursor_.at_word("cascade")) {
        if (cascade.broken) throw SyntaxErrorReported{};  // what was skipped may have held the `}`
        cursor_.fail(name.span, fmt::format("the cascade {} is not closed", name.text),
                     "end it with `}`");
      }
      if (++statements > kMostStatements) {
        cursor_.fail(
            cursor_.current().span,
            fmt::format("the cascade {} has more than {} statements", name.text, kMostStatements),
            "split it into several cascades");
      }
      const std::size_t start = cursor_.position();
      try {
        parse_statement(cursor_, cascade);
      } catch (const SyntaxErrorReported&) {
        cascade.broken = true;
        cursor_.recover(start);
      }
    }
    cursor_.take();
  }

  void to_next_cascade() {
    while (!cursor_.at(TokenKind::end) && !cursor_.at_word("cascade")) cursor_.take_unary();
  }

  TokenCursor cursor_;
  std::vector<SyntaxCascade> cascades_;
};

}  // namespace

std::vector<SyntaxCascade> parse_syntax(std::vector<Token> tokens, Diagnostics& diagnostics) {
  const bool clean = diagnostics.empty();
  std::vector<SyntaxCascade> cascades = FileParser(std::move(tokens), diagnostics).run();
  if (cascades.empty() && clean) {
    diagnostics.add({}, "syntax", "the text has no cascade",
                    "write at least `cascade NAME { ... }`");
  }
  return cascades;
}

}  // namespace attngen
