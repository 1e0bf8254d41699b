// SPDX-License-Identifier: Apache-2.0
#include "tests/api/reference.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace attngen_test {

Row attend(const Attention& attention) {
  Row row;
  row.o.assign(static_cast<std::size_t>(attention.f), 0);
  row.spread = row.o;
  std::vector<double> scores;
  std::vector<std::int64_t> kept;
  double largest = -std::numeric_limits<double>::infinity();
  for (std::int64_t m = 0; m < attention.keys; ++m) {
    if (!attention.keep(m)) continue;
    double dot = 0;
    for (std::int64_t e = 0; e < attention.e; ++e) dot += attention.query(e) * attention.key(m, e);
    kept.push_back(m);
    scores.push_back(attention.score(dot));
    largest = std::max(largest, scores.back());
  }
  double sum = 0;
  for (const double score : scores) sum += std::exp(score - largest);
  row.lse = kept.empty() ? largest : largest + std::log(sum);
  for (std::size_t index = 0; index < kept.size(); ++index) {
    const double weight = std::exp(scores[index] - largest) / sum;
    for (std::int64_t f = 0; f < attention.f; ++f) {
      const double value = attention.value(kept[index], f);
      row.o[static_cast<std::size_t>(f)] += weight * value;
      row.spread[static_cast<std::size_t>(f)] += weight * std::fabs(value);
    }
  }
  return row;
}

Tolerance tolerance_of(const std::string& device, DLDataType type) {
  if (device == "oracle") return {1e-6, 1e-6};
  return {type.code == kDLBfloat ? 1.0 / 256 : 1.0 / 2048, 1e-4};
}

std::string difference(const Row& expected, const Tolerance& tolerance,
                       const std::function<double(std::int64_t f)>& o, double lse) {
  for (std::size_t f = 0; f < expected.o.size(); ++f) {
    const double found = o(static_cast<std::int64_t>(f));
    const double allowed = tolerance.weights * expected.spread[f] + 1e-6;
    if (std::fabs(found - expected.o[f]) <= allowed) continue;
    return "O at " + std::to_string(f) + " is " + std::to_string(found) + ", not " +
           std::to_string(expected.o[f]) + " within " + std::to_string(allowed);
  }
  const bool same = std::isinf(expected.lse)
                        ? lse == expected.lse
                        : std::fabs(lse - expected.lse) <= tolerance.lse * (1 + std::fabs(lse));
  return same ? std::string()
              : "LSE is " + std::to_string(lse) + ", not " + std::to_string(expected.lse);
}

}  // namespace attngen_test
