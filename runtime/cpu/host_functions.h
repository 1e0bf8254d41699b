// SPDX-License-Identifier: Apache-2.0
// Host code that printed functions call: what is the same in every kernel is compiled once, with
// us.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace attngen {

/// Names as the IR declares them, and addresses.
const std::vector<std::pair<std::string, void*>>& host_functions();

}  // namespace attngen
