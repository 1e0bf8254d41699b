// SPDX-License-Identifier: Apache-2.0
// FlashAttention's choice of one number of splits for a whole batch.
#pragma once

#include <cstdint>

namespace attngen {

/// The least number of splits, up to 128, whose last wave is filled to 85 % of the best that any
/// number reaches; 1 where `units` fill 80 % of the slots as they are. FlashAttention-2 leaves out
/// numbers that do not shorten a piece of `tiles`, FlashAttention-3 does not (`skip_idle`).
std::int64_t choose_splits(std::int64_t units, std::int64_t slots, std::int64_t tiles,
                           bool skip_idle);

}  // namespace attngen
