// SPDX-License-Identifier: Apache-2.0
#include "autotune/candidate.h"

#include <charconv>
#include <sstream>

namespace attngen::tune {

std::string key_of(const Candidate& candidate) {
  std::string key;
  for (const auto& [name, value] : candidate.values) {
    if (!key.empty()) key += ' ';
    key += name + '=' + std::to_string(value);
  }
  return key;
}

std::optional<Candidate> candidate_named(const std::string& key) {
  Candidate candidate;
  std::istringstream words(key);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) return std::nullopt;
    std::int64_t value = 0;
    const char* end = word.data() + word.size();
    const auto [at, error] = std::from_chars(word.data() + equals + 1, end, value);
    if (error != std::errc() || at != end) return std::nullopt;
    if (!candidate.values.emplace(word.substr(0, equals), value).second) return std::nullopt;
  }
  if (candidate.values.empty() || key_of(candidate) != key) return std::nullopt;
  return candidate;
}

}  // namespace attngen::tune
