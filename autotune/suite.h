// SPDX-License-Identifier: Apache-2.0
// A list of shapes to tune for, as people write it: TOML.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "autotune/candidate.h"

namespace attngen::tune {

struct SuiteShape {
  std::string name;
  std::string variant;  ///< as on the command line: NAME, FILE or FILE:NAME
  std::map<std::string, std::string> dtypes;
  std::map<std::string, std::int64_t> extents;
  std::map<std::string, double> params;
  std::int64_t batch = 0;
  std::string skeleton;            ///< "forward", "decode"; empty = not said
  std::optional<Candidate> start;  ///< instead of the planner's own choice
  int line = 0;
};

struct Suite {
  std::string name;
  /// Only these values of these parameters, for every shape.
  std::map<std::string, std::vector<std::int64_t>> space;
  std::vector<SuiteShape> shapes;  ///< at least one, each name once
};

/// Throws Error(refused) with every finding, each at its line: no TOML or no ASCII, a field that is
/// unknown, missing or of another type, a shape's name given twice, numbers that no extent can be.
Suite suite_in(const std::string& text, const std::string& origin);

}  // namespace attngen::tune
