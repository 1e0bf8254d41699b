// SPDX-License-Identifier: Apache-2.0
#include "autotune/search.h"

#include <fmt/format.h>

#include <utility>

#include "autotune/task_search.h"
#include "base/error.h"

namespace attngen::tune {
namespace {

using std::chrono::steady_clock;

}  // namespace

std::vector<TaskResult> search(const std::vector<Subject>& subjects, Clock& clock,
                               const Journal& journal, const SearchOptions& options,
                               const std::function<void(const Progress&)>& tell) {
  const auto end = steady_clock::now() + options.budget;
  const JournalContent known = read_journal(journal.path());
  std::vector<TaskResult> results;
  std::vector<Decision> decided = known.decisions;
  int measured = 0;
  for (std::size_t task = 0; task < subjects.size(); ++task) {
    const Subject& subject = subjects[task];
    Candidate start = subject.own;
    if (task < options.starts.size() && options.starts[task]) start = *options.starts[task];
    if (const std::string reason = why_not_in(subject.space, start); !reason.empty()) {
      throw Error(ErrorKind::refused,
                  fmt::format("{} cannot start at \"{}\": {}", to_text(subject.shape.axes),
                              key_of(start), reason),
                  "start at a lawful candidate; --dry-run prints the space");
    }
    const auto now = steady_clock::now();
    const auto left = std::max(end - now, steady_clock::duration::zero());
    const auto share = left / static_cast<steady_clock::rep>(subjects.size() - task);
    TaskSearch one(subject, task, clock, journal, options, start);
    one.remember(known.outcomes, decided);
    results.push_back(one.run(now + share, [&](Progress progress) {
      progress.task = task;
      progress.tasks = subjects.size();
      progress.measured += measured;
      progress.seconds_left =
          std::chrono::duration<double>(std::max(end - steady_clock::now(), {})).count();
      tell(progress);
    }));
    measured += results.back().measured;
    if (results.back().decision) decided.push_back(*results.back().decision);
  }
  return results;
}

}  // namespace attngen::tune
