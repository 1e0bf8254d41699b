// SPDX-License-Identifier: Apache-2.0
// Characters -> tokens. Every newline is a token; the parser decides where it is white space.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/language/diagnostics.h"
#include "generator/language/token.h"

namespace attngen {

/// The last token is `end`. What is not a token is reported (rule "syntax") and becomes `bad`.
std::vector<Token> tokens_of(std::string_view text, Diagnostics& diagnostics);

/// For messages: "`)`", "the end of the line".
std::string described(const Token& token);

}  // namespace attngen
