// SPDX-License-Identifier: Apache-2.0
// Random and hostile operands. The same seed gives the same words on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

#include "bench/gpu/conformance_case.h"

namespace attngen::bench {

using Random = std::mt19937_64;

/// Zeros, infinities, NaN, subnormals, ties of every narrower type; then numbers near 1, in the
/// range of exponents, of any size, and any bits at all.
Words hostile_floats(Random& random);

/// A number of about `size`, either sign, no special value.
float ordinary_float(Random& random, float size);

/// 0 to limit - 1.
std::uint32_t below(Random& random, std::uint32_t limit);

Words any_words(Random& random, std::size_t count);

}  // namespace attngen::bench
