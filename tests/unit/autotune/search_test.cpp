// SPDX-License-Identifier: Apache-2.0
#include "autotune/search.h"

#include <doctest/doctest.h>

#include <set>

#include "autotune/cpu_subject.h"
#include "autotune/model_clock.h"
#include "base/error.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

std::vector<Subject> subjects() {
  std::vector<Subject> made;
  for (const std::int64_t keys : {512, 4096}) {
    made.push_back(
        cpu_subject(gallery_task("softmax", {{"P", 1}, {"M", keys}, {"E", 64}, {"F", 64}}, 8),
                    limits_of_cpu("avx512"), 2));
  }
  return made;
}

DeviceIdentity test_device() {
  return {"cpu", "test", "avx512", 2, 0, 0};
}

/// Times that the model does not foresee: small blocks and no prefetch are best.
double hidden_ns(const Candidate& candidate) {
  double ns = 20000;
  for (const auto& [name, value] : candidate.values) {
    ns += name == "block"      ? 500.0 * static_cast<double>(value)
          : name == "prefetch" ? 3000.0 * static_cast<double>(value)
          : name == "lanes"    ? 8000.0 / static_cast<double>(value)
                               : 0;
  }
  return ns;
}

double best_of(const Subject& subject) {
  double best = 1e300;
  for (const Candidate& one : list_space(subject.space).lawful) {
    best = std::min(best, hidden_ns(one));
  }
  return best;
}

const auto kSilent = [](const Progress&) {};

SearchOptions options_of(const char* tool = "1") {
  SearchOptions options;
  options.tool = tool;
  return options;
}

TEST_CASE("from any start the search comes near the best of all, and never ends slower") {
  const std::vector<Subject> all = subjects();
  const Listing listing = list_space(all[0].space);
  for (std::size_t at = 0; at < listing.lawful.size(); at += listing.lawful.size() / 5) {
    const Candidate start = listing.lawful[at];
    ModelClock clock(
        test_device(), [](std::size_t, const Candidate& one) { return hidden_ns(one); }, 0.03);
    SearchOptions options = options_of();
    options.starts = {start, start};
    const auto results = search(all, clock, Journal(""), options, kSilent);
    for (std::size_t task = 0; task < all.size(); ++task) {
      REQUIRE(results[task].decision.has_value());
      const Decision& decision = *results[task].decision;
      CHECK(decision.start == start);
      CHECK(hidden_ns(decision.winner) <= hidden_ns(start) * 1.001);
      CHECK(hidden_ns(decision.winner) <= best_of(all[task]) * 1.1);
      if (decision.winner != start) CHECK(decision.gain.low > 1.01);
      CHECK(decision.pairs >= 30);
    }
  }
}

TEST_CASE("where all are equal the start stays, whatever the noise") {
  const std::vector<Subject> all = subjects();
  ModelClock clock(
      test_device(), [](std::size_t, const Candidate&) { return 1000.0; }, 0.1);
  for (const TaskResult& result : search(all, clock, Journal(""), options_of(), kSilent)) {
    CHECK(result.decision->winner == result.decision->start);
    CHECK(result.decision->gain == Interval{1, 1, 1});
  }
}

/// Counts, and ends the search after so many samples.
class Counted : public Clock {
 public:
  explicit Counted(int most = 1 << 30) : most_(most) {}
  DeviceIdentity device() override { return test_device(); }
  double err_ratio(std::size_t, const Candidate& one) override {
    if (one.values.at("keys") == 16) return 2.5;
    if (one.values.at("keys") == 32 && one.values.at("block") == 2) {
      throw InvalidCandidate("killed by signal 11");
    }
    return 1;
  }
  double sample_ns(std::size_t task, const Candidate& one) override {
    if (++samples > most_) throw std::runtime_error("stopped");
    measured.insert(std::to_string(task) + " " + key_of(one));
    return hidden_ns(one);
  }
  int samples = 0;
  std::set<std::string> measured;

 private:
  int most_;
};

Candidate start_without_faults() {
  return candidate_of({16, 2, 4, 32, 4096, false});
}

SearchOptions faultless_start() {
  SearchOptions options = options_of();
  options.starts = {start_without_faults(), start_without_faults()};
  return options;
}

TEST_CASE("what is wrong or crashes never wins and is written down with its reason") {
  const ScratchFolder folder;
  const Journal journal(folder.file("j"));
  Counted clock;
  for (const TaskResult& result : search(subjects(), clock, journal, faultless_start(), kSilent)) {
    CHECK(result.invalid > 0);
    CHECK(result.decision->winner.values.at("keys") != 16);
  }
  int wrong = 0;
  int crashed = 0;
  for (const Outcome& outcome : read_journal(journal.path()).outcomes) {
    const bool is_wrong = outcome.candidate.values.at("keys") == 16;
    wrong += is_wrong ? 1 : 0;
    CHECK((outcome.why_invalid == "verification: err_ratio 2.5 is more than 2") == is_wrong);
    crashed += outcome.why_invalid == "killed by signal 11" ? 1 : 0;
    if (!outcome.why_invalid.empty()) CHECK(outcome.samples == 0);
  }
  CHECK(wrong > 0);
  CHECK(crashed > 0);
}

TEST_CASE(
    "stopped after any number of samples, the next run takes up; the third measures nothing") {
  const std::vector<Subject> all = subjects();
  Counted whole;
  search(all, whole, Journal(""), faultless_start(), kSilent);
  for (const int most : {1, 10, 60, 200, whole.samples / 2, whole.samples - 5}) {
    CAPTURE(most);
    const ScratchFolder folder;
    const Journal journal(folder.file("j"));
    Counted first(most);
    CHECK_THROWS(search(all, first, journal, faultless_start(), kSilent));
    const std::size_t kept = read_journal(journal.path()).outcomes.size();
    Counted second;
    const auto results = search(all, second, journal, faultless_start(), kSilent);
    int remembered = 0;
    for (const TaskResult& result : results) {
      CHECK(result.decision.has_value());
      remembered += result.remembered + result.invalid;
    }
    if (most >= 200) CHECK(kept > 0);
    CHECK(second.samples <= whole.samples);
    Counted third;
    for (const TaskResult& result : search(all, third, journal, faultless_start(), kSilent)) {
      CHECK(result.is_remembered);
      CHECK(result.measured == 0);
    }
    CHECK(third.samples == 0);
  }
}

TEST_CASE("results of another tool, device or source are not taken up") {
  const ScratchFolder folder;
  const Journal journal(folder.file("j"));
  Counted first;
  search(subjects(), first, journal, faultless_start(), kSilent);
  SearchOptions newer = faultless_start();
  newer.tool = "2";
  Counted second;
  search(subjects(), second, journal, newer, kSilent);
  CHECK(second.samples > 0);
  std::vector<Subject> changed = subjects();
  for (Subject& subject : changed) {
    subject.source_id = [](const Candidate&) { return std::string("another generator"); };
  }
  Counted third;
  search(changed, third, journal, faultless_start(), kSilent);
  CHECK(third.samples > 0);
}

TEST_CASE("without time nothing is decided and nothing is wrong") {
  SearchOptions options = faultless_start();
  options.budget = std::chrono::milliseconds(0);
  Counted clock;
  for (const TaskResult& result : search(subjects(), clock, Journal(""), options, kSilent)) {
    CHECK_FALSE(result.decision.has_value());
  }
  CHECK(clock.samples == 0);
}

TEST_CASE("a start that is not lawful, or wrong, is an error before anything is measured") {
  SearchOptions options = options_of();
  options.starts = {candidate_of({3, 1, 1, 1, 1, false}), std::nullopt};
  Counted clock;
  CHECK_THROWS_WITH_AS(search(subjects(), clock, Journal(""), options, kSilent),
                       doctest::Contains("cannot start at"), Error);
  options.starts = {candidate_of({16, 1, 8, 16, 512, false}), std::nullopt};
  CHECK_THROWS_WITH_AS(search(subjects(), clock, Journal(""), options, kSilent),
                       doctest::Contains("err_ratio 2.5"), Error);
}

TEST_CASE("an exhaustive search measures every lawful candidate") {
  std::vector<Subject> all{subjects().front()};
  all[0].space = restricted(all[0].space, {{"split", {512}}, {"keys", {64}}, {"rows", {1, 2}}});
  SearchOptions options = faultless_start();
  options.is_exhaustive = true;
  Counted clock;
  const auto results = search(all, clock, Journal(""), options, kSilent);
  const std::size_t lawful = list_space(all[0].space).lawful.size();
  CHECK(clock.measured.size() >= lawful);
  CHECK(hidden_ns(results[0].decision->winner) <= best_of(all[0]) * 1.011);
}

}  // namespace
}  // namespace attngen::tune
