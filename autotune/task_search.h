// SPDX-License-Identifier: Apache-2.0
// The search for one task.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "autotune/search.h"

namespace attngen::tune {

class TaskSearch {
 public:
  TaskSearch(const Subject& subject, std::size_t task, Clock& clock, const Journal& journal,
             const SearchOptions& options, Candidate start);

  /// What is known of this task, and what won elsewhere for the same operation.
  void remember(const std::vector<Outcome>& outcomes, const std::vector<Decision>& decisions);

  TaskResult run(std::chrono::steady_clock::time_point end,
                 const std::function<void(Progress)>& tell);

 private:
  struct Standing {
    Candidate candidate;
    double ratio = 0;  ///< time over that of the start, measured side by side
    double median_ns = 0;
    double err_ratio = 0;
  };

  bool is_over(double share) const;  ///< of the time given
  void measure(const std::vector<Candidate>& candidates);
  std::vector<Candidate> through_gate(const std::vector<Candidate>& candidates);
  void measure_batch(const std::vector<Candidate>& batch);
  bool verify_start();
  void climb();
  std::vector<Standing> contenders() const;
  std::optional<Decision> decide();
  void note(Outcome outcome);
  void tell_progress(const std::string& stage);
  double best_ratio() const;
  std::optional<Standing> best() const;

  const Subject& subject_;
  std::size_t task_;
  Clock& clock_;
  const Journal& journal_;
  const SearchOptions& options_;
  Candidate start_;
  Circumstances where_;
  std::map<std::string, Outcome> known_;  ///< by key of the candidate
  std::vector<Standing> standings_;
  std::vector<Candidate> seeds_;
  std::optional<Decision> remembered_;
  TaskResult result_;
  double start_err_ratio_ = 0;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point end_;
  std::function<void(Progress)> tell_;
};

}  // namespace attngen::tune
