// SPDX-License-Identifier: Apache-2.0
// Where a newline is white space, tried at every place between two tokens of real variants.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cascades/gallery.h"
#include "generator/language/lexer.h"
#include "tests/unit/generator/language/parsing.h"

namespace attngen {
namespace {

// LANGUAGE: inside ( ), [ ], a reduction's { }, and after a comma, =, ->, where, in or a binary
// operator. `-` counts as binary when a value stands before it.
class NewlineRule {
 public:
  bool allows_after(const Token& token) {
    const bool value_before = value_;
    value_ = token.kind == TokenKind::name || token.kind == TokenKind::integer ||
             token.kind == TokenKind::number || token.text == ")" || token.text == "]";
    if (token.text == "where" || token.text == "in") value_ = false;
    if (token.text == "(" || token.text == "[") ++depth_;
    if (token.text == ")" || token.text == "]") --depth_;
    if (token.text == "{") ++braces_;
    if (token.text == "}") --braces_;
    if (depth_ > 0 || braces_ > 1) return true;
    if (token.text == "," || token.text == "=" || token.text == "->" || token.text == "where" ||
        token.text == "in") {
      return true;
    }
    if (token.text == "-" || token.text == "!") return value_before && token.text == "-";
    for (const std::string_view op :
         {"+", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||"}) {
      if (token.text == op) return true;
    }
    return false;
  }

 private:
  int depth_ = 0;
  int braces_ = 0;
  bool value_ = false;
};

bool is_separator(const Token& token) {
  return token.kind == TokenKind::newline || token.kind == TokenKind::semicolon ||
         token.kind == TokenKind::end || token.text == "}";
}

TEST_CASE("a newline between two tokens is white space exactly where the rule says so") {
  int tried_inside = 0;
  int tried_outside = 0;
  for (const char* name : {"streaming", "causal_gqa", "cosine", "softcap_sink"}) {
    const std::string text(find_in_gallery(name)->text);
    const Cascade whole = testing::parsed(text);
    Diagnostics diagnostics("test", text);
    const std::vector<Token> tokens = tokens_of(text, diagnostics);
    NewlineRule rule;
    int braces = 0;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const bool allowed = rule.allows_after(token);
      braces += token.text == "{" ? 1 : token.text == "}" ? -1 : 0;
      // Around separators and the cascade's own braces a newline is one more separator.
      const bool opens_cascade = token.text == "{" && braces == 1;
      if (is_separator(token) || is_separator(tokens[i + 1]) || opens_cascade) continue;
      const auto at = static_cast<std::size_t>(token.text.data() - text.data()) + token.text.size();
      const std::string broken = text.substr(0, at) + " # \n \n" + text.substr(at);
      INFO(name, ": newline after `", token.text, "` at ", token.span.line, ":", token.span.column);
      if (allowed) {
        REQUIRE(testing::parsed(broken) == whole);
        ++tried_inside;
      } else {
        REQUIRE_FALSE(testing::accepted(broken));
        ++tried_outside;
      }
    }
  }
  CHECK(tried_inside > 500);
  CHECK(tried_outside > 200);
}

TEST_CASE("statements are separated by new lines and semicolons alike, in any number") {
  const std::string lines = "\n;cascade a {\n;;rank P\nin A[P]: f32\n\n;out O[p] = A[p]\n;}\n;\n";
  const std::string semicolons = "cascade a {rank P;in A[P]: f32;out O[p] = A[p]}";
  CHECK(testing::parsed(lines) == testing::parsed(semicolons));
}

TEST_CASE("a line that starts with an operator is told to end the previous line with it") {
  for (const char* op : {"+", "*", "/", "%", "<", "<=", "==", "&&", "||", "-"}) {
    try {
      testing::parsed(testing::around(std::string("out O[p,m] = A[p,m]\n ") + op + " 2"));
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.findings()[0].fix ==
            std::string("end the previous line with `") + op + "`: a line goes on after it");
    }
  }
}

}  // namespace
}  // namespace attngen
