// SPDX-License-Identifier: Apache-2.0
#include "base/sha256_blocks.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace attngen;

TEST_CASE("the processor's instructions compute what the plain function does") {
  if (fastest_sha256_blocks() == &sha256_blocks_portable) {
    MESSAGE("this processor has no SHA instructions: the two are one");
  }
  std::mt19937 random(7);
  for (std::size_t count = 0; count < 40; ++count) {
    std::vector<unsigned char> blocks(count * kSha256BlockBytes);
    for (unsigned char& byte : blocks) byte = static_cast<unsigned char>(random());
    Sha256State plain{};
    for (std::uint32_t& word : plain) word = static_cast<std::uint32_t>(random());
    Sha256State fast = plain;
    sha256_blocks_portable(plain, blocks.data(), count);
    fastest_sha256_blocks()(fast, blocks.data(), count);
    CHECK(plain == fast);
  }
}
