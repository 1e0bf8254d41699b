// SPDX-License-Identifier: Apache-2.0
#include "autotune/journal.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

std::string text_at(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_CASE("what was appended is there, in order; a file that is not there has nothing") {
  const ScratchFolder folder;
  const std::string path = folder.file("a/b/journal.jsonl");
  CHECK(read_journal(path).outcomes.empty());
  const Journal journal(path);
  journal.append(outcome_at(64, 2));
  journal.append(decision_at(64));
  journal.append(outcome_at(64, 4));
  const JournalContent content = read_journal(path);
  CHECK(content.outcomes == std::vector<Outcome>{outcome_at(64, 2), outcome_at(64, 4)});
  CHECK(content.decisions == std::vector<Decision>{decision_at(64)});
  CHECK(content.ignored == 0);
  CHECK_FALSE(content.ends_torn);
}

TEST_CASE("cut anywhere, a journal loses the record in flight and no other, and goes on") {
  const ScratchFolder folder;
  const std::string whole_path = folder.file("whole");
  const Journal whole(whole_path);
  for (int block = 1; block <= 3; ++block) whole.append(outcome_at(64, block));
  const std::string whole_text = text_at(whole_path);
  for (std::size_t length = 0; length <= whole_text.size(); length += 7) {
    CAPTURE(length);
    const std::string path = folder.file("cut");
    std::ofstream(path, std::ios::trunc) << whole_text.substr(0, length);
    const std::string kept = whole_text.substr(0, length);
    const auto ends = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), '\n'));
    Journal(path).append(outcome_at(64, 9));
    const JournalContent content = read_journal(path);
    REQUIRE(content.outcomes.size() >= ends + 1);
    CHECK(content.outcomes.size() <= ends + 2);  // all of a line but its end is a record
    CHECK(content.outcomes.back() == outcome_at(64, 9));
    CHECK(text_at(path).rfind(kept, 0) == 0);  // nothing that was there is touched
  }
}

TEST_CASE("lines of others are passed by and stay") {
  const ScratchFolder folder;
  const std::string path = folder.file("mixed");
  std::ofstream(path) << "not json\n" << to_line(outcome_at(64, 2)) << "\n{\"schema\":\"other\"}\n";
  const JournalContent content = read_journal(path);
  CHECK(content.outcomes.size() == 1);
  CHECK(content.ignored == 2);
  CHECK(content.why_ignored.rfind("line 1: ", 0) == 0);
  const std::string before = text_at(path);
  Journal(path).append(outcome_at(64, 3));
  CHECK(text_at(path).rfind(before, 0) == 0);
}

TEST_CASE("many processes append whole lines") {
  const ScratchFolder folder;
  const std::string path = folder.file("shared");
  constexpr int kProcesses = 4, kEach = 50;
  for (int process = 0; process < kProcesses; ++process) {
    if (fork() == 0) {
      const Journal journal(path);
      for (int at = 0; at < kEach; ++at) journal.append(outcome_at(process, at));
      _exit(0);
    }
  }
  for (int process = 0; process < kProcesses; ++process) wait(nullptr);
  const JournalContent content = read_journal(path);
  CHECK(content.outcomes.size() == kProcesses * kEach);
  CHECK(content.ignored == 0);
}

TEST_CASE("a file that cannot be written is an error that names it") {
  CHECK_THROWS_WITH_AS(Journal("/proc/no-such/journal"), doctest::Contains("/proc/no-such"), Error);
  CHECK_NOTHROW(Journal("").append(outcome_at(1, 1)));
}

}  // namespace
}  // namespace attngen::tune
