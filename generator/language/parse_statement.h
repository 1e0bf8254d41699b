// SPDX-License-Identifier: Apache-2.0
// One statement: a declaration, an equation or an `expect` line.
#pragma once

#include "generator/language/syntax.h"
#include "generator/language/token_cursor.h"

namespace attngen {

/// Parses the statement at the cursor into `cascade`. Throws SyntaxErrorReported.
void parse_statement(TokenCursor& cursor, SyntaxCascade& cascade);

/// "out"? T[coords] [: TYPE] = [RED{v,...}] expr [where pred]
SyntaxEquation parse_equation(TokenCursor& cursor, Role role);

}  // namespace attngen
