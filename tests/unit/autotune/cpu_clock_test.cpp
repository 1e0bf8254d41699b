// SPDX-License-Identifier: Apache-2.0
#include "autotune/cpu_clock.h"

#include <doctest/doctest.h>

#include "autotune/cpu_identity.h"
#include "autotune/cpu_subject.h"
#include "runtime/cpu/cpu_host.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE("lawful tiles are right and take time, over several variants and shapes") {
  const CpuLimits limits = host_cpu_limits();
  std::vector<Task> tasks{
      gallery_task("softmax", {{"P", 1}, {"M", 300}, {"E", 64}, {"F", 48}}, 2),
      gallery_task("causal", {{"P", 77}, {"M", 90}, {"E", 40}, {"F", 64}}),
      gallery_task("gqa", {{"H", 6}, {"HK", 2}, {"P", 2}, {"M", 130}, {"E", 64}, {"F", 64}}),
      gallery_task("sigmoid", {{"P", 20}, {"M", 33}, {"E", 64}, {"F", 64}}, 3)};
  CpuClock clock(tasks, limits);
  CHECK(clock.device() == cpu_identity(limits));
  CHECK(clock.device().units >= 1);
  for (std::size_t task = 0; task < tasks.size(); ++task) {
    const Subject subject = cpu_subject(tasks[task], limits, 2);
    const std::vector<Candidate> lawful = list_space(subject.space).lawful;
    for (std::size_t at = task * 31; at < lawful.size(); at += lawful.size() / 5) {
      CAPTURE(task);
      CAPTURE(key_of(lawful[at]));
      const double ratio = clock.err_ratio(task, lawful[at]);
      CHECK(ratio > 0);
      CHECK(ratio <= 2);
      CHECK(clock.sample_ns(task, lawful[at]) > 0);
    }
    CHECK(clock.err_ratio(task, subject.own) <= 2);
  }
}

TEST_CASE("what the planner refuses is invalid, with its reason") {
  CpuClock clock({gallery_task("softmax", {{"P", 1}, {"M", 30}, {"E", 64}, {"F", 64}})},
                 host_cpu_limits());
  CHECK_THROWS_WITH_AS(clock.sample_ns(0, candidate_of({3, 1, 4, 16, 512, false})),
                       doctest::Contains("lanes=3"), InvalidCandidate);
  CHECK_THROWS_AS(clock.err_ratio(0, {{{"colour", 3}}}), InvalidCandidate);
}

}  // namespace
}  // namespace attngen::tune
