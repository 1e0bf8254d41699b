// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the known name that a mistyped one is closest to.
#pragma once

#include <string>
#include <vector>

namespace attngen {

/// The name of fewest edits (insert, delete, replace, swap neighbours) from `wrong`, or "" when
/// none is within a third of its length.
std::string nearest_name(const std::string& wrong, const std::vector<std::string>& names);

}  // namespace attngen
