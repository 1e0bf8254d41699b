// SPDX-License-Identifier: Apache-2.0
// Medians, and how sure one can be of them.
#pragma once

#include <cstdint>
#include <vector>

namespace attngen::tune {

/// 0 for none; of an even number, the mean of the middle two.
double median_of(std::vector<double> values);

/// Median of the distances from the median.
double deviation_of(const std::vector<double>& values);

struct Interval {
  double median = 0;
  double low = 0;  ///< 2.5 % and 97.5 % of the medians of resampled values
  double high = 0;

  bool operator==(const Interval&) const = default;
};

/// The bootstrap: 1000 resamples, the same for the same values on every machine.
Interval bootstrap_median(const std::vector<double>& values);

}  // namespace attngen::tune
