// SPDX-License-Identifier: Apache-2.0
// Long lines of printed code, broken where a reader would.
#pragma once

#include <string>

namespace attngen {

/// Breaks every line of code longer than `columns` at spaces: after a comma of a call or a
/// signature where there is one, before an operator otherwise; comments move above their line or go
/// on below.
std::string wrapped_lines(const std::string& code, std::size_t columns);

}  // namespace attngen
