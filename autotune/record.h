// SPDX-License-Identifier: Apache-2.0
// What a tuner writes down: how one candidate did, and what was decided for a shape.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "autotune/candidate.h"
#include "autotune/device_identity.h"
#include "autotune/sample_statistics.h"
#include "autotune/shape_key.h"

namespace attngen::tune {

/// Under what a result may be used again; not the list of candidates it was measured with.
struct Circumstances {
  ShapeKey shape;
  DeviceIdentity device;
  std::string tool;  ///< version of attngen

  bool operator==(const Circumstances&) const = default;
};

/// One candidate, measured or found to have no time.
struct Outcome {
  Circumstances where;
  Candidate candidate;
  std::string source;       ///< Subject::source_id
  std::string why_invalid;  ///< empty = it has a time
  double median_ns = 0;
  double deviation_ns = 0;  ///< median distance from the median
  int samples = 0;
  double start_ns = 0;  ///< median of the start's runs between these
  double err_ratio = 0;
  double model_ns = 0;

  bool operator==(const Outcome&) const = default;
};

/// What a shape's search came to.
struct Decision {
  Circumstances where;
  Candidate winner;
  std::string source;  ///< of the winner
  Candidate start;     ///< what it was compared with
  Interval ns;         ///< of the winner, in the final
  Interval gain;       ///< time of the start over that of the winner, pair by pair; 1 = it stayed
  int pairs = 0;
  double err_ratio = 0;
  std::string runner_up;  ///< key of the second; empty when there was one contender
  double model_ns = 0;
  double flops = 0;  ///< of the shape, see Subject
  double bytes = 0;
  bool is_modelled = false;  ///< nothing was timed

  bool operator==(const Decision&) const = default;
};

using Record = std::variant<Outcome, Decision>;

/// One line of JSON without a final newline.
std::string to_line(const Record& record);

/// Empty where the line is no record, with `reason`. Never throws but for memory.
std::optional<Record> record_in(const std::string& line, std::string& reason);

}  // namespace attngen::tune
