// SPDX-License-Identifier: Apache-2.0
// Which generation of the process this is: fork() copies an engine's memory, not its GPU.
#pragma once

#include <cstdint>

namespace attngen {

/// How many forks lie between the first call, in some ancestor, and this process. One relaxed
/// atomic load after the first call.
std::uint32_t fork_count() noexcept;

}  // namespace attngen
