// SPDX-License-Identifier: Apache-2.0
#include "generator/language/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace attngen {
namespace {

constexpr std::size_t kLongestName = 64;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool continues_name(char c) {
  return starts_name(c) || is_digit(c);
}

struct Symbol {
  std::string_view text;
  TokenKind kind;
};

// Longer ones first, so that `<=` is not read as `<` `=`.
constexpr std::array<Symbol, 26> kSymbols = {{
    {"->", TokenKind::arrow},         {"<=", TokenKind::less_equal},
    {">=", TokenKind::greater_equal}, {"==", TokenKind::equal},
    {"!=", TokenKind::not_equal},     {"&&", TokenKind::logical_and},
    {"||", TokenKind::logical_or},    {";", TokenKind::semicolon},
    {",", TokenKind::comma},          {":", TokenKind::colon},
    {"=", TokenKind::assign},         {"{", TokenKind::brace_open},
    {"}", TokenKind::brace_close},    {"(", TokenKind::paren_open},
    {")", TokenKind::paren_close},    {"[", TokenKind::bracket_open},
    {"]", TokenKind::bracket_close},  {"+", TokenKind::plus},
    {"-", TokenKind::minus},          {"*", TokenKind::star},
    {"/", TokenKind::slash},          {"%", TokenKind::percent},
    {"<", TokenKind::less},           {">", TokenKind::greater},
    {"!", TokenKind::logical_not},    {"\n", TokenKind::newline},
}};

class Lexer {
 public:
  Lexer(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    add(TokenKind::end, 0);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  Span span(std::size_t length) const {
    return {line_, static_cast<int>(at_ - line_start_) + 1, static_cast<int>(length)};
  }

  void add(TokenKind kind, std::size_t length) {
    tokens_.push_back({kind, text_.substr(at_, length), span(length)});
    at_ += length;
  }

  void step() {
    const char c = peek();
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
    } else if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (starts_name(c)) {
      name();
    } else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      number();
    } else if (!symbol()) {
      unknown();
    }
  }

  void name() {
    std::size_t length = 1;
    while (continues_name(peek(length))) ++length;
    if (length > kLongestName) {
      diagnostics_.add(
          span(length), "syntax",
          fmt::format("a name of {} characters: at most {} are allowed", length, kLongestName),
          "shorten the name");
    }
    add(TokenKind::name, length);
  }

  void number() {
    std::size_t length = 0;
    bool exact = true;
    while (is_digit(peek(length))) ++length;
    if (peek(length) == '.') {
      exact = false;
      ++length;
      while (is_digit(peek(length))) ++length;
    }
    if (peek(length) == 'e' || peek(length) == 'E') {
      std::size_t digits = length + 1;
      if (peek(digits) == '+' || peek(digits) == '-') ++digits;
      if (is_digit(peek(digits))) {
        exact = false;
        length = digits;
        while (is_digit(peek(length))) ++length;
      }
    }
    if (continues_name(peek(length)) || peek(length) == '.') {
      while (continues_name(peek(length)) || peek(length) == '.') ++length;
      diagnostics_.add(span(length), "syntax",
                       length > kLongestName ? std::string("this is neither a number nor a name")
                                             : fmt::format("`{}` is neither a number nor a name",
                                                           text_.substr(at_, length)),
                       "write numbers as 3, .5 or 1e-5, and names with a letter or _ first");
      add(TokenKind::bad, length);
      return;
    }
    add(exact ? TokenKind::integer : TokenKind::number, length);
  }

  bool symbol() {
    const std::string_view rest = text_.substr(at_, 2);
    for (const Symbol& candidate : kSymbols) {
      if (rest.substr(0, candidate.text.size()) != candidate.text) continue;
      add(candidate.kind, candidate.text.size());
      if (candidate.kind == TokenKind::newline) {
        ++line_;
        line_start_ = at_;
      }
      return true;
    }
    return false;
  }

  void unknown() {
    const char c = peek();
    const auto byte = static_cast<unsigned>(static_cast<unsigned char>(c));
    const bool printable = byte > 0x20 && byte < 0x7f;
    std::string fix = "remove it";
    if (c == '&' || c == '|') fix = fmt::format("write `{0}{0}`", c);
    if (c == '^') fix = "write pow(x, y)";
    // A run of bytes that mean nothing is one finding, not one each.
    std::size_t length = 1;
    while (at_ + length < text_.size() && static_cast<unsigned char>(peek(length)) >= 0x80 &&
           byte >= 0x80) {
      ++length;
    }
    diagnostics_.add(span(length), "syntax",
                     printable
                         ? fmt::format("the character `{}` has no meaning here", c)
                         : fmt::format("the byte 0x{:02x} has no meaning outside a comment", byte),
                     fix);
    add(TokenKind::bad, length);
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, Diagnostics& diagnostics) {
  return Lexer(text, diagnostics).run();
}

std::string described(const Token& token) {
  if (token.kind == TokenKind::newline) return "the end of the line";
  if (token.kind == TokenKind::end) return "the end of the text";
  constexpr std::size_t kShown = 64;
  if (token.text.size() > kShown) return fmt::format("`{}...`", token.text.substr(0, kShown));
  return fmt::format("`{}`", token.text);
}

}  // namespace attngen
