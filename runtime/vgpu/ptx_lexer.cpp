// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ptx_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/error.h"

namespace attngen::vgpu {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '%';
}
bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

class Lexer {
 public:
  explicit Lexer(const std::string& text) : text_(text) {}

  std::vector<PtxToken> run() {
    std::vector<PtxToken> tokens;
    tokens.reserve(text_.size() / 4);
    for (;;) {
      skip_blank();
      tokens.push_back(next());
      if (tokens.back().kind == PtxTokenKind::end) return tokens;
    }
  }

 private:
  char at(std::size_t position) const { return position < text_.size() ? text_[position] : '\0'; }

  void skip_blank() {
    while (here_ < text_.size()) {
      if (at(here_) == '/' && at(here_ + 1) == '/') {
        here_ = std::min(text_.find('\n', here_), text_.size());
      } else if (at(here_) == '/' && at(here_ + 1) == '*') {
        const std::size_t close = std::min(text_.find("*/", here_), text_.size() - 2) + 2;
        line_ +=
            static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(here_),
                                        text_.begin() + static_cast<std::ptrdiff_t>(close), '\n'));
        here_ = close;
      } else if (std::isspace(static_cast<unsigned char>(text_[here_])) != 0) {
        if (text_[here_++] == '\n') ++line_;
      } else {
        return;
      }
    }
  }

  PtxToken token(PtxTokenKind kind, std::size_t end) {
    const PtxToken made{kind, std::string_view(text_).substr(here_, end - here_), line_};
    here_ = end;
    return made;
  }

  PtxToken next() {
    const char first = at(here_);
    if (here_ >= text_.size()) return token(PtxTokenKind::end, here_);
    if (is_letter(first) || (first == '.' && is_letter(at(here_ + 1)))) {
      return token(PtxTokenKind::word, end_of_word());
    }
    if (is_digit(first)) return token(PtxTokenKind::number, end_of_number());
    if (first == '"') {
      const std::size_t close = text_.find('"', here_ + 1);
      if (close == std::string::npos) refuse("a string without its closing quote");
      return token(PtxTokenKind::string, close + 1);
    }
    if (std::string_view("{}[](),;:<>+-|!@=*").find(first) == std::string_view::npos) {
      refuse(fmt::format("unexpected character '{}'", first));
    }
    return token(PtxTokenKind::punctuation, here_ + 1);
  }

  std::size_t end_of_word() const {
    std::size_t end = here_ + 1;
    for (;;) {
      const char c = at(end);
      if (is_letter(c) || is_digit(c)) {
        ++end;
      } else if (c == '.' && (is_letter(at(end + 1)) || is_digit(at(end + 1)))) {
        ++end;
      } else if (c == ':' && at(end + 1) == ':') {
        end += 2;
      } else {
        return end;
      }
    }
  }

  /// 12, 12U, 0x1F, 0f3F800000, 0d3FF0000000000000, 1.5, 1e-5
  std::size_t end_of_number() const {
    std::size_t end = here_ + 1;
    const bool prefixed = at(here_) == '0' && is_letter(at(end));
    for (;;) {
      const char c = at(end);
      const char before = at(end - 1);
      const bool exponent_sign =
          !prefixed && (c == '-' || c == '+') && (before == 'e' || before == 'E');
      if (is_digit(c) || (is_letter(c) && c != '%' && c != '$') || exponent_sign ||
          (c == '.' && is_digit(at(end + 1)))) {
        ++end;
      } else {
        return end;
      }
    }
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::refused, fmt::format("PTX line {}: {}", line_, what));
  }

  const std::string& text_;
  std::size_t here_ = 0;
  int line_ = 1;
};

}  // namespace

std::vector<PtxToken> lex_ptx(const std::string& text) {
  return Lexer(text).run();
}

}  // namespace attngen::vgpu
