// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/cuda_tokens.h"

#include <cstddef>

namespace attngen {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\n';
}

class CudaLexer {
 public:
  explicit CudaLexer(std::string_view text) : text_(text) {}

  std::vector<CudaToken> tokens() {
    while (at_ < text_.size()) next();
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  std::size_t end_of_line() const {
    const std::size_t end = text_.find('\n', at_);
    return end == std::string_view::npos ? text_.size() : end;
  }

  void take(CudaTokenKind kind, std::size_t length) {
    tokens_.push_back({kind, text_.substr(at_, length)});
    at_ += length;
  }

  void next() {
    const char c = peek();
    if (is_space(c)) {
      at_line_start_ = at_line_start_ || c == '\n';
      ++at_;
      return;
    }
    const bool starts_line = at_line_start_;
    at_line_start_ = false;
    if (c == '/' && peek(1) == '/') return comment();
    if (c == '#' && starts_line) return take(CudaTokenKind::directive, end_of_line() - at_);
    if (c == '"') return string();
    if (is_letter(c)) return take(CudaTokenKind::word, word_length());
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    const bool is_foreign = c == '\'' || c == '\\' || c == '`' || c == '$' || c == '@' ||
                            c == '#' || c < ' ' || c > '~' || (c == '/' && peek(1) == '*') ||
                            (c == '?' && peek(1) == '?');
    take(is_foreign ? CudaTokenKind::foreign : CudaTokenKind::punctuation, 1);
  }

  /// A line comment; a byte in it that could end it early or join it to the next line is foreign.
  void comment() {
    const std::size_t end = end_of_line();
    for (; at_ < end; ++at_) {
      const char c = peek();
      if (c == '\\' || c < ' ' || c > '~' || (c == '?' && peek(1) == '?')) {
        tokens_.push_back({CudaTokenKind::foreign, text_.substr(at_, 1)});
      }
    }
  }

  void string() {
    std::size_t length = 1;
    while (at_ + length < text_.size() && peek(length) != '"' && peek(length) != '\n') {
      length += peek(length) == '\\' ? 2 : 1;
    }
    const bool ends = at_ + length < text_.size() && peek(length) == '"';
    if (!ends) return take(CudaTokenKind::foreign, 1);
    take(CudaTokenKind::string, length + 1);
  }

  std::size_t word_length() const {
    std::size_t length = 1;
    while (is_letter(peek(length)) || is_digit(peek(length))) ++length;
    return length;
  }

  void number() {
    std::size_t length = 1;
    while (true) {
      const char c = peek(length);
      const char before = peek(length - 1);
      const bool is_exponent_sign = (c == '+' || c == '-') && (before == 'e' || before == 'E' ||
                                                               before == 'p' || before == 'P');
      if (!is_letter(c) && !is_digit(c) && c != '.' && !is_exponent_sign) break;
      ++length;
    }
    take(CudaTokenKind::number, length);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool at_line_start_ = true;
  std::vector<CudaToken> tokens_;
};

}  // namespace

std::vector<CudaToken> cuda_tokens(std::string_view text) {
  return CudaLexer(text).tokens();
}

}  // namespace attngen
