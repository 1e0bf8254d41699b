// SPDX-License-Identifier: Apache-2.0
// The compression function of SHA-256 (FIPS 180-4, 6.2), as plain C++ and as instructions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace attngen {

using Sha256State = std::array<std::uint32_t, 8>;
constexpr std::size_t kSha256BlockBytes = 64;

/// Absorbs `count` blocks of 64 bytes.
using Sha256Blocks = void (*)(Sha256State& state, const unsigned char* blocks, std::size_t count);

void sha256_blocks_portable(Sha256State& state, const unsigned char* blocks, std::size_t count);

/// The SHA instructions of x86-64 where this processor has them, else the portable function.
Sha256Blocks fastest_sha256_blocks();

}  // namespace attngen
