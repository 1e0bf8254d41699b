// SPDX-License-Identifier: Apache-2.0
// Expressions, by precedence climbing: || && comparison + - * / % unary. One token ahead decides.
#pragma once

#include "generator/language/syntax.h"
#include "generator/language/token_cursor.h"

namespace attngen {

/// Deepest tree the parser makes; everything that walks expressions may recurse.
inline constexpr int kDeepestExpression = 256;

/// Throws SyntaxErrorReported.
SyntaxExpr parse_expr(TokenCursor& cursor);

/// "[" coord, ... "]" with the cursor on "[".
std::vector<SyntaxExpr> parse_coords(TokenCursor& cursor);

/// A name that is no reserved word; `what` says of what, "a rank".
SyntaxName parse_name(TokenCursor& cursor, std::string_view what);

/// Digits only, as a 64-bit number.
std::int64_t parse_integer(TokenCursor& cursor, std::string_view what);

}  // namespace attngen
