// SPDX-License-Identifier: Apache-2.0
// Which candidates of a space are worth a measurement.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "autotune/subject.h"

namespace attngen::tune {

struct PruneLimits {
  std::size_t by_model = 24;  ///< the fastest by the model
  std::size_t diverse = 8;    ///< and those that differ most from all that are kept
};

struct Pruned {
  std::vector<Candidate> kept;  ///< in the order of measuring: the start, the model's and the
                                ///< diverse in turns; each once
  std::int64_t size = 0;        ///< of the space
  std::map<std::string, Refusals> refused;  ///< by constraint
  std::int64_t left_out = 0;                ///< lawful, and slower by the model
  std::string why_left_out;                 ///< of the first of them; empty when there is none
};

/// `start`: what is chosen now, kept whatever the model says. `seeds`: kept too, where lawful: what
/// won for neighbouring shapes.
Pruned prune(const Subject& subject, const Candidate& start, const std::vector<Candidate>& seeds,
             const PruneLimits& limits);

}  // namespace attngen::tune
