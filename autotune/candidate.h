// SPDX-License-Identifier: Apache-2.0
// One choice of all numbers that a tuner may choose, known by its content.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace attngen::tune {

struct Candidate {
  std::map<std::string, std::int64_t> values;  ///< by parameter

  bool operator==(const Candidate&) const = default;
};

/// "block=4 keys=32 lanes=16": sorted by name, so that equal candidates have equal keys whatever
/// else the space holds. Never an index.
std::string key_of(const Candidate& candidate);

/// Empty where the text is no key.
std::optional<Candidate> candidate_named(const std::string& key);

}  // namespace attngen::tune
