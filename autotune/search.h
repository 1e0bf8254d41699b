// SPDX-License-Identifier: Apache-2.0
// The search for the best candidate of each task: rounds in turns, early drops, a paired final.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "autotune/clock.h"
#include "autotune/journal.h"
#include "autotune/prune.h"
#include "autotune/record.h"
#include "autotune/subject.h"

namespace attngen::tune {

struct SearchOptions {
  std::chrono::milliseconds budget{60'000};  ///< for all tasks; looked at between samples
  PruneLimits prune;
  bool is_exhaustive = false;  ///< every lawful candidate, none dropped before it was measured
  std::string tool;            ///< version
  /// By candidate, empty or why it is no kernel worth a measurement: asked once for many, after the
  /// pruning. May be empty.
  std::function<std::vector<std::string>(std::size_t task, const std::vector<Candidate>&)> gate;
  /// Where each task starts, by task; none or empty = the planner's own choice.
  std::vector<std::optional<Candidate>> starts;
};

/// What happened so far, for a line on a terminal.
struct Progress {
  std::size_t task = 0;
  std::size_t tasks = 0;
  std::string stage;     ///< "rounds", "final"
  int measured = 0;      ///< candidates, of all tasks
  double best_gain = 1;  ///< time of the start over the best's, so far
  double seconds_left = 0;
};

struct TaskResult {
  std::optional<Decision> decision;  ///< none: the budget was spent before
  bool is_remembered = false;        ///< the journal had it
  int measured = 0;                  ///< candidates timed now
  int remembered = 0;                ///< candidates whose time the journal had
  int invalid = 0;
  std::int64_t size = 0;  ///< of the space
  std::size_t kept = 0;   ///< by the pruning
};

/// One subject per task of the clock. Results go to the journal as they come; what it has already
/// is not measured again. The start loses its place only where the lower end of the interval of the
/// paired gain beats 1.01. Throws Error(io), and Error(refused) for a start that is not lawful.
std::vector<TaskResult> search(const std::vector<Subject>& subjects, Clock& clock,
                               const Journal& journal, const SearchOptions& options,
                               const std::function<void(const Progress&)>& tell);

}  // namespace attngen::tune
