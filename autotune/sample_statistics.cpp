// SPDX-License-Identifier: Apache-2.0
#include "autotune/sample_statistics.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace attngen::tune {
namespace {

constexpr int kResamples = 1000;

}  // namespace

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const std::size_t middle = values.size() / 2;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle),
                   values.end());
  const double upper = values[middle];
  if (values.size() % 2 == 1) return upper;
  const double lower =
      *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle));
  return (lower + upper) / 2;
}

double deviation_of(const std::vector<double>& values) {
  const double median = median_of(values);
  std::vector<double> distances;
  for (const double value : values) distances.push_back(std::abs(value - median));
  return median_of(std::move(distances));
}

Interval bootstrap_median(const std::vector<double>& values) {
  Interval interval;
  if (values.empty()) return interval;
  std::mt19937_64 random(values.size());
  std::vector<double> medians;
  std::vector<double> drawn(values.size());
  for (int round = 0; round < kResamples; ++round) {
    for (double& value : drawn) value = values[random() % values.size()];
    medians.push_back(median_of(drawn));
  }
  std::sort(medians.begin(), medians.end());
  interval.median = median_of(values);
  interval.low = medians[kResamples * 25 / 1000];
  interval.high = medians[kResamples * 975 / 1000 - 1];
  return interval;
}

}  // namespace attngen::tune
