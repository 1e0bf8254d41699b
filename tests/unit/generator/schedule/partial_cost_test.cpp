// SPDX-License-Identifier: Apache-2.0
#include "generator/schedule/partial_cost.h"

#include <doctest/doctest.h>

#include <cmath>

namespace attngen {
namespace {

// bf16 K and V of 128 each; eight packed rows; a state of 128 values, a maximum and a sum.
const PartialCost kGqa{8, 130, 64, 512};
// DeepSeek's MLA: 128 rows of 512 values, one shared row of 576 per key.
const PartialCost kMla{128, 514, 64, 1152};

TEST_CASE("slots, k_min and eps of the shapes in docs/schedule.md") {
  CHECK(slot_bytes(kGqa) == 4160);
  CHECK(kernel_k_min(kGqa) == 2);
  CHECK(kernel_k_min({64, 136, 64, 512}) == 4);  // 2.1 tiles
  CHECK(kernel_k_min(kMla) == 16);
  CHECK(piece_eps(kGqa) == 5);    // 0.25 of a tile is 4/16; 0.254 is rounded up
  CHECK(piece_eps(kMla) == 115);  // 7.1 tiles
}

TEST_CASE("k_min tiles outweigh a piece by a tile, and no smaller power of two does") {
  for (const std::int64_t rows : {1, 2, 4, 8, 16, 64, 128}) {
    for (const std::int64_t tile : {16, 64, 128}) {
      const PartialCost cost{rows, 66, tile, 128};
      const std::int64_t k_min = kernel_k_min(cost);
      const double piece = std::ceil(16 * 2.0 * static_cast<double>(rows * 66 * 4) /
                                     static_cast<double>(tile * 128));
      const auto beyond = [&](std::int64_t tiles) { return 16 * (static_cast<double>(tiles) - 1); };
      CHECK(beyond(k_min) >= piece);
      CHECK(beyond(k_min / 2) < piece);
    }
  }
}

TEST_CASE("a slot has room for all rows; what is moved is the rows in use") {
  PartialCost padded = kGqa;
  padded.rows = 16;
  padded.rows_in_use = 8;
  CHECK(slot_bytes(padded) == 2 * slot_bytes(kGqa));
  CHECK(piece_bytes(padded) == slot_bytes(kGqa));
  CHECK(kernel_k_min(padded) == kernel_k_min(kGqa));
  CHECK(piece_eps(padded) == piece_eps(kGqa));
}

TEST_CASE("figures without sense are our own bug") {
  CHECK_THROWS_AS(slot_bytes({0, 130, 64, 512}), std::exception);
  CHECK_THROWS_AS(kernel_k_min({8, 130, 64, 0}), std::exception);
  CHECK_THROWS_AS(piece_bytes({8, 130, 64, 512, 9}), std::exception);
  CHECK_THROWS_AS(slot_bytes({std::int64_t{1} << 40, 130, 64, 512}), std::exception);
  CHECK(to_text(kGqa) == "8 rows of 130 floats against tiles of 64 keys of 512 bytes");
}

}  // namespace
}  // namespace attngen
