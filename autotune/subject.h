// SPDX-License-Identifier: Apache-2.0
// A task as the search sees it: what may be chosen, what is chosen without measuring, and what a
// model says. Pure: nothing is compiled, run or timed.
#pragma once

#include <functional>
#include <string>

#include "autotune/candidate.h"
#include "autotune/shape_key.h"
#include "autotune/space.h"

namespace attngen::tune {

struct Subject {
  Space space;
  Candidate own;  ///< what the planner takes by itself
  ShapeKey shape;
  double flops = 0;  ///< of both contractions, every pair counted
  double bytes = 0;  ///< of keys and values, each once
  std::function<double(const Candidate&)> model_ns;
  /// 16 hex digits of the text that is printed for it: another generator, another id.
  std::function<std::string(const Candidate&)> source_id;
};

}  // namespace attngen::tune
