// SPDX-License-Identifier: Apache-2.0
// In which order the items of a run begin, and which of them several threads share.
#pragma once

#include <cstdint>
#include <span>

namespace attngen {

/// `units[i]`: of what length item i is, at least 1. Writes the items in the order in which they
/// begin and says how many of the first run whole, each in one thread; the units of the others are
/// handed out one by one. Whole items come longest first, in eight classes of length and in order
/// within one, so that neighbours that read the same keys stay together. Shared are those longer
/// than a quarter of one thread's part of the work, and the last two for each thread, so that
/// all threads end together. With one thread nothing is shared. At most 6 * threads are.
std::int64_t order_items(std::span<const std::int64_t> units, int threads,
                         std::span<std::int64_t> order);

}  // namespace attngen
