// SPDX-License-Identifier: Apache-2.0
// The words of a variant's text.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/error.h"

namespace attngen {

enum class TokenKind : std::uint8_t {
  name,     ///< identifiers and reserved words alike
  integer,  ///< digits only; its value may still not fit
  number,   ///< digits with a point or an exponent
  newline,
  semicolon,
  comma,
  colon,
  assign,
  arrow,
  brace_open,
  brace_close,
  paren_open,
  paren_close,
  bracket_open,
  bracket_close,
  plus,
  minus,
  star,
  slash,
  percent,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  logical_not,
  bad,  ///< already reported by the lexer
  end,  ///< of the text
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  Span span;
};

}  // namespace attngen
