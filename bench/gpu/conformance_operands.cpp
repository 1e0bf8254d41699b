// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/conformance_operands.h"

#include <cmath>

namespace attngen::bench {
namespace {

constexpr std::uint32_t kSpecial[] = {
    0x00000000, 0x80000000, 0x7F800000, 0xFF800000, 0x7FC00000, 0xFFC00001, 0x7F800001, 0x00000001,
    0x80000001, 0x007FFFFF, 0x00800000, 0x807FFFFF, 0x7F7FFFFF, 0xFF7FFFFF, 0x3F800000, 0xBF800000,
    0x3F808000, 0x3F818000, 0x3F80C000, 0x3F808001, 0x7F7F8000, 0x477FE000, 0x477FF000, 0x477FEFFF,
    0x38800000, 0x387FE000, 0x33800000, 0x33000000, 0x33000001, 0x3F801000, 0x3F803000, 0x3F000000,
    0x40200000, 0x3FC00000, 0xC2FC0000, 0xC3150000, 0x43000000, 0x42FFFFFF,
};

double unit(Random& random) {  // [0, 1)
  return static_cast<double>(random() >> 11) * 0x1p-53;
}

}  // namespace

Words hostile_floats(Random& random) {
  Words words(std::begin(kSpecial), std::end(kSpecial));
  for (int i = 0; i < 150; ++i) words.push_back(bits_of(ordinary_float(random, 1.0F)));
  for (int i = 0; i < 150; ++i) {
    words.push_back(bits_of(static_cast<float>(unit(random) * 260.0 - 130.0)));
  }
  for (int i = 0; i < 100; ++i) {
    const int exponent = static_cast<int>(below(random, 250)) - 125;
    words.push_back(bits_of(std::ldexp(ordinary_float(random, 1.0F), exponent)));
  }
  for (int i = 0; i < 74; ++i) words.push_back(static_cast<std::uint32_t>(random()));
  return words;
}

float ordinary_float(Random& random, float size) {
  const double magnitude = 0.25 + 1.75 * unit(random);
  const bool negative = (random() & 1) != 0;
  return size * static_cast<float>(negative ? -magnitude : magnitude);
}

std::uint32_t below(Random& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>((random() >> 32) * limit >> 32);
}

Words any_words(Random& random, std::size_t count) {
  Words words(count);
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

}  // namespace attngen::bench
