// SPDX-License-Identifier: Apache-2.0
// Which of the tuned rows, if any, answers for a shape on a device.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "autotune/tuned_file.h"

namespace attngen::tune {

/// Rules in the order they are tried.
enum class LookupRule {
  exact,         ///< the bin was tuned on this very device
  alike,         ///< on one of the same architecture with as many units
  interpolated,  ///< the shape lies between tuned ones, within 2x of the nearest on every axis
  seed,          ///< a model chose for a shape within 2x, for a GPU of this architecture and size
  model          ///< nothing fits: the planner's own choice
};
const char* name_of(LookupRule rule);

struct LookupQuestion {
  ShapeKey shape;
  DeviceIdentity device;
  /// Subject::source_id now: a row of another generator is no answer.
  std::function<std::string(const Candidate&)> source_id;
  /// Empty, or why the planner would refuse the candidate.
  std::function<std::string(const Candidate&)> why_not;
};

struct LookupAnswer {
  LookupRule rule = LookupRule::model;
  std::optional<Candidate> candidate;  ///< none by the rule `model`
  std::string why;                     ///< one sentence
};

/// Never a row of another architecture or another number of units. Rows of a device of kind "model"
/// are seeds for other kinds: asked last, and whatever generator they were made for, as nothing was
/// measured with it.
LookupAnswer look_up(const TunedFile& tuned, const LookupQuestion& question);

/// Is `point` a mean of `corners`, with weights of its choice? All have the same length.
bool is_between(const std::vector<double>& point, const std::vector<std::vector<double>>& corners);

}  // namespace attngen::tune
