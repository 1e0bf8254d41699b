// SPDX-License-Identifier: Apache-2.0
// file := cascade+ and statements: tokens -> syntax trees, with recovery at statement separators.
#pragma once

#include <vector>

#include "generator/language/diagnostics.h"
#include "generator/language/syntax.h"
#include "generator/language/token.h"

namespace attngen {

/// Reports syntax errors (rule "syntax", "V5" for an unknown reduction) and goes on with the next
/// statement; a cascade with such an error is marked broken.
std::vector<SyntaxCascade> parse_syntax(std::vector<Token> tokens, Diagnostics& diagnostics);

}  // namespace attngen
