// SPDX-License-Identifier: Apache-2.0
// Attention in fp64, two plain passes over the keys, written for these tests alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "tests/api/operand.h"

namespace attngen_test {

/// What one row computes; positions are those of the tensors, batch axes and heads in front.
struct Attention {
  std::function<double(std::int64_t m, std::int64_t e)> key;
  std::function<double(std::int64_t m, std::int64_t f)> value;
  std::function<double(std::int64_t e)> query;
  std::function<bool(std::int64_t m)> keep = [](std::int64_t) { return true; };
  std::function<double(double)> score = [](double dot) { return dot; };
  std::int64_t keys = 0;
  std::int64_t e = 0;
  std::int64_t f = 0;
};

struct Row {
  std::vector<double> o;
  std::vector<double> spread;  ///< sum of weight * |value|: what rounding of weights can move o by
  double lse = 0;              ///< -infinity, and o = 0, where no key is kept
};
Row attend(const Attention& attention);

/// How much a device may differ: kernels round weights to 16 bits before they multiply.
struct Tolerance {
  double weights = 0;  ///< of Row::spread
  double lse = 0;
};
Tolerance tolerance_of(const std::string& device, DLDataType type);

/// "" or the first difference of one row of O and its LSE.
std::string difference(const Row& expected, const Tolerance& tolerance,
                       const std::function<double(std::int64_t f)>& o, double lse);

}  // namespace attngen_test
