// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/sample_values.h"

#include <doctest/doctest.h>

#include <set>

namespace attngen {

TEST_CASE("numbers lie inside, spread over the range, and are the same on every machine") {
  SampleSource first(7);
  SampleSource second(7);
  SampleSource other(8);
  int low = 0;
  int same = 0;
  std::set<double> seen;
  for (int draw = 0; draw < 1000; ++draw) {
    const double value = first.uniform(-2, 6);
    CHECK(value >= -2);
    CHECK(value <= 6);
    CHECK(value == second.uniform(-2, 6));
    same += value == other.uniform(-2, 6) ? 1 : 0;
    low += value < 2 ? 1 : 0;
    seen.insert(value);
  }
  CHECK(seen.size() == 1000);
  CHECK(same == 0);
  CHECK(low > 400);
  CHECK(low < 600);
  CHECK(first.uniform(3, 3) == 3);
}

}  // namespace attngen
