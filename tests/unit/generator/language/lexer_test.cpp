// SPDX-License-Identifier: Apache-2.0
#include "generator/language/lexer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace attngen {
namespace {

std::vector<Token> clean_tokens(std::string_view text) {
  Diagnostics diagnostics("test", text);
  std::vector<Token> tokens = tokens_of(text, diagnostics);
  CHECK(diagnostics.empty());
  return tokens;
}

std::string kinds_and_text(std::string_view text) {
  std::string out;
  for (const Token& token : clean_tokens(text)) {
    if (token.kind == TokenKind::end) break;
    if (!out.empty()) out += ' ';
    out += token.kind == TokenKind::newline ? "NL" : std::string(token.text);
  }
  return out;
}

TEST_CASE("longer symbols win over their beginnings") {
  CHECK(kinds_and_text("a<=b->c>=d==e!=f&&g||h!i=-j") ==
        "a <= b -> c >= d == e != f && g || h ! i = - j");
  CHECK(kinds_and_text("a<-b>-c") == "a < - b > - c");
}

TEST_CASE("a comment ends with its line, and carriage returns are white space") {
  CHECK(kinds_and_text("a # b ; c { \xff\x01\r\nd\t\r\n#") == "a NL d NL");
}

TEST_CASE("numbers as the language writes them") {
  for (const char* text : {"3", "0", "007"}) {
    CHECK(clean_tokens(text)[0].kind == TokenKind::integer);
  }
  for (const char* text : {".5", "1e-5", "1E+5", "3.25", "1.e3", "2.", "0.5E0"}) {
    const std::vector<Token> tokens = clean_tokens(text);
    CHECK(tokens[0].kind == TokenKind::number);
    CHECK(tokens[0].text == text);
    CHECK(tokens[1].kind == TokenKind::end);
  }
}

TEST_CASE("spans count lines and columns from 1") {
  const std::vector<Token> tokens = clean_tokens("ab\n  cde = 1.5");
  CHECK(tokens[0].span.line == 1);
  CHECK(tokens[0].span.column == 1);
  CHECK(tokens[0].span.length == 2);
  CHECK(tokens[2].span.line == 2);
  CHECK(tokens[2].span.column == 3);
  CHECK(tokens[2].span.length == 3);
  CHECK(tokens[4].span.column == 9);
}

TEST_CASE("a name has at most 64 characters") {
  Diagnostics diagnostics("test", "");
  tokens_of(std::string(64, 'a'), diagnostics);
  CHECK(diagnostics.empty());
  const std::string longer(65, 'a');
  tokens_of(longer, diagnostics);
  CHECK(diagnostics.total() == 1);
}

TEST_CASE("any bytes become tokens that lie in the text in order") {
  std::mt19937 random(7);
  const std::string alphabet = "aB_9.eE+-*/%<>=!&|{}()[];:,# \n\t\r\x01\xff$";
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    Diagnostics diagnostics("test", text);
    const std::vector<Token> tokens = tokens_of(text, diagnostics);
    std::size_t at = 0;
    std::size_t bad = 0;
    for (const Token& token : tokens) {
      const auto begin = static_cast<std::size_t>(token.text.data() - text.data());
      REQUIRE(begin >= at);
      REQUIRE(begin + token.text.size() <= text.size());
      at = begin + token.text.size();
      bad += token.kind == TokenKind::bad ? 1 : 0;
    }
    REQUIRE(tokens.back().kind == TokenKind::end);
    REQUIRE(bad == diagnostics.total());
  }
}

}  // namespace
}  // namespace attngen
