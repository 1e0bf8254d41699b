// SPDX-License-Identifier: Apache-2.0
// Random layouts of an output against brute force: no accepted one writes an element twice, and no
// permuted or padded row-major one is refused.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;

namespace {

bool collides(const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides) {
  std::set<std::int64_t> seen;
  for (std::int64_t a = 0; a < shape[0]; ++a) {
    for (std::int64_t b = 0; b < shape[1]; ++b) {
      for (std::int64_t c = 0; c < shape[2]; ++c) {
        if (!seen.insert(a * strides[0] + b * strides[1] + c * strides[2]).second) return true;
      }
    }
  }
  return false;
}

}  // namespace

TEST_CASE("random strides of an output") {
  const auto plan = test::plan_of(
      test::oracle_engine(),
      "cascade c {\n rank A, B, C\n in I[A,B,C]: f32\n out O[a,b,c] = I[a,b,c] * 2\n}", {});
  std::mt19937 random(7);
  const auto upto = [&](int most) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(most + 1));
  };
  int accepted = 0;
  int colliding = 0;
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::int64_t> shape{upto(4), upto(4), upto(4)};
    std::vector<std::int64_t> strides{upto(20), upto(20), upto(20)};
    const bool nested = round % 4 == 0;
    if (nested) {  // row-major in a random order of axes, with random gaps
      std::vector<std::size_t> order{0, 1, 2};
      std::shuffle(order.begin(), order.end(), random);
      std::int64_t step = 1 + upto(3);
      for (const std::size_t axis : order) {
        strides[axis] = step;
        step = step * std::max<std::int64_t>(shape[axis], 1) + upto(3);
      }
    }
    test::TestArguments arguments(*plan, {shape, shape});
    arguments.tensors[1].strides = strides;
    LiveShape live;
    const Outcome outcome =
        read_shape(*plan->spec, plan->bounds, plan->rules, arguments.get(), live);
    const bool bad = collides(shape, strides);
    colliding += bad ? 1 : 0;
    accepted += outcome.ok() ? 1 : 0;
    CAPTURE(shape);
    CAPTURE(strides);
    if (bad) CHECK_FALSE(outcome.ok());
    if (nested) CHECK(outcome.ok());
  }
  CHECK(accepted > 5000);
  CHECK(colliding > 2000);
}
