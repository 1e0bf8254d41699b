// SPDX-License-Identifier: Apache-2.0
// Random cascades that use most of the language, and hostile data for them.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "generator/ir/binding.h"

namespace attngen::testing {

class RandomCascade {
 public:
  explicit RandomCascade(std::uint32_t seed) : random_(seed) {}

  /// A text that the verifier may refuse; most are accepted.
  std::string text();

  /// Small extents, now and then 0, and arrays with infinities, NaNs and zeros of both signs.
  /// Nothing when the binding refuses them.
  std::optional<BoundInputs> inputs(const Cascade& cascade);

 private:
  enum class Sort : std::uint8_t { number, integer, condition };
  struct Source {
    std::string name;
    std::vector<std::string> ranks;
    Sort sort = Sort::number;
    bool is_input = false;
    std::string type = {};
  };

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool chance(int percent) { return below(100) < percent; }
  std::string pick(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }

  void declare_inputs();
  std::string equation(int number);
  std::string selection(int number);
  std::string recurrence(int number);
  std::vector<std::string> some_vars(int at_least, int at_most,
                                     const std::vector<std::string>& but = {});
  std::string access(const Source& source, const std::vector<std::string>& vars);
  std::string coordinate(const std::string& rank, const std::vector<std::string>& vars);
  std::string index(const std::vector<std::string>& vars, int depth);
  std::string number(const std::vector<std::string>& vars, int depth);
  std::string condition(const std::vector<std::string>& vars, int depth);
  std::string where(const std::vector<std::string>& vars);
  const Source* some_source(Sort sort);

  std::mt19937 random_;
  std::vector<Source> sources_;
};

}  // namespace attngen::testing
