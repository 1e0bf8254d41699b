// SPDX-License-Identifier: Apache-2.0
// The one interface behind which the time of a candidate is taken: a CPU, a GPU, or a model.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "autotune/candidate.h"
#include "autotune/device_identity.h"
#include "autotune/task.h"

namespace attngen::tune {

/// A candidate that has no time: refused, crashed, or beyond the time limit. The search goes on.
class InvalidCandidate : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Tasks are named by their index in the list a clock was made with. Not for several threads.
class Clock {
 public:
  virtual ~Clock() = default;

  virtual DeviceIdentity device() = 0;

  /// The largest err_ratio of any output against the fp64 oracle (at most 2 is right; infinite
  /// where infinities or NaNs stand elsewhere), on a shape that the oracle can do. Compiles what is
  /// needed. Throws InvalidCandidate.
  virtual double err_ratio(std::size_t task, const Candidate& candidate) = 0;

  /// One run, in ns, caches cold. Throws InvalidCandidate.
  virtual double sample_ns(std::size_t task, const Candidate& candidate) = 0;

  /// True once a fault has left a device of which this process gets no more right answers.
  virtual bool is_lost() const { return false; }
};

}  // namespace attngen::tune
