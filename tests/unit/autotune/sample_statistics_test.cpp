// SPDX-License-Identifier: Apache-2.0
#include "autotune/sample_statistics.h"

#include <doctest/doctest.h>

#include <random>

namespace attngen::tune {
namespace {

TEST_CASE("medians and deviations of few values") {
  CHECK(median_of({}) == 0);
  CHECK(median_of({3}) == 3);
  CHECK(median_of({9, 1, 5}) == 5);
  CHECK(median_of({4, 1, 3, 2}) == 2.5);
  CHECK(deviation_of({1, 2, 3, 4, 100}) == 1);
}

TEST_CASE("the interval holds the true median about as often as it says") {
  // 30 values of a known distribution, 400 times; 95 % would be 380. A normal approximation of the
  // count has a deviation of 4.4, and the percentile bootstrap of a median is a little narrow.
  std::mt19937_64 random(7);
  std::lognormal_distribution<double> values(0.5, 0.3);
  int held = 0;
  for (int trial = 0; trial < 400; ++trial) {
    std::vector<double> sample(30);
    for (double& value : sample) value = values(random);
    const Interval interval = bootstrap_median(sample);
    CHECK(interval.low <= interval.median);
    CHECK(interval.median <= interval.high);
    held += interval.low <= 1.6487212707 && 1.6487212707 <= interval.high ? 1 : 0;
  }
  CHECK(held >= 350);
  CHECK(held <= 399);
}

TEST_CASE("equal values give an interval of no width, and equal input equal output") {
  CHECK(bootstrap_median({2, 2, 2}) == Interval{2, 2, 2});
  const std::vector<double> values{1, 5, 2, 9, 4, 4, 7};
  CHECK(bootstrap_median(values) == bootstrap_median(values));
}

}  // namespace
}  // namespace attngen::tune
