// SPDX-License-Identifier: Apache-2.0
#include "autotune/task_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/error.h"

namespace attngen::tune {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kBatch = 8;      // candidates that take turns with the start
constexpr int kSamples = 3;            // of each, before one is dropped
constexpr int kMoreSamples = 2;        // of those within kDrop of the best
constexpr double kDrop = 1.5;          // times the best
constexpr double kDropAtOnce = 3;      // after one sample
constexpr double kLargestError = 2;    // err_ratio
constexpr double kRoundsShare = 0.45;  // of the time: breadth first
constexpr double kClimbShare = 0.65;   // then neighbours of the best
constexpr std::size_t kContenders = 5;
constexpr double kContenderRatio = 1.05;  // a candidate slower than that has no part in the final
constexpr int kPairs = 30;
constexpr int kMostPairs = 90;  // while the leader's interval is wide
constexpr double kWide = 0.05;  // of its median
constexpr int kPairsBeforeDrops = 10;
constexpr double kLeastGain = 1.01;

}  // namespace

TaskSearch::TaskSearch(const Subject& subject, std::size_t task, Clock& clock,
                       const Journal& journal, const SearchOptions& options, Candidate start)
    : subject_(subject),
      task_(task),
      clock_(clock),
      journal_(journal),
      options_(options),
      start_(std::move(start)),
      where_{subject.shape, clock.device(), options.tool} {}

void TaskSearch::remember(const std::vector<Outcome>& outcomes,
                          const std::vector<Decision>& decisions) {
  for (const Outcome& outcome : outcomes) {
    if (outcome.where != where_) continue;
    if (!why_not_in(subject_.space, outcome.candidate).empty()) continue;
    if (outcome.source != subject_.source_id(outcome.candidate)) continue;
    known_[key_of(outcome.candidate)] = outcome;
  }
  for (const Decision& decision : decisions) {
    if (decision.where.shape.op != where_.shape.op) continue;
    if (!is_alike(decision.where.device, where_.device)) continue;
    if (!why_not_in(subject_.space, decision.winner).empty()) continue;
    if (decision.where == where_ && decision.start == start_ &&
        decision.source == subject_.source_id(decision.winner)) {
      remembered_ = decision;
    } else if (decision.where.shape.axes != where_.shape.axes) {
      seeds_.push_back(decision.winner);
    }
  }
  std::reverse(seeds_.begin(), seeds_.end());
}

bool TaskSearch::is_over(double share) const {
  if (options_.is_exhaustive && share < 1) return false;
  const auto given = std::chrono::duration<double>(end_ - begin_) * share;
  return steady_clock::now() - begin_ >= given;
}

TaskResult TaskSearch::run(steady_clock::time_point end,
                           const std::function<void(Progress)>& tell) {
  begin_ = steady_clock::now();
  end_ = end;
  tell_ = tell;
  if (remembered_) {
    result_.decision = remembered_;
    result_.is_remembered = true;
    return result_;
  }
  PruneLimits limits = options_.prune;
  if (options_.is_exhaustive) limits.by_model = static_cast<std::size_t>(size_of(subject_.space));
  const Pruned pruned = prune(subject_, start_, seeds_, limits);
  result_.size = pruned.size;
  result_.kept = pruned.kept.size();
  if (is_over(1) || !verify_start()) return result_;
  measure(through_gate(pruned.kept));
  if (!options_.is_exhaustive) climb();
  result_.decision = decide();
  if (result_.decision) journal_.append(*result_.decision);
  return result_;
}

/// The start has to be right, and to run: everything is measured against it.
bool TaskSearch::verify_start() {
  try {
    start_err_ratio_ = clock_.err_ratio(task_, start_);
    clock_.sample_ns(task_, start_);
    if (start_err_ratio_ <= kLargestError) return true;
    throw InvalidCandidate(fmt::format("err_ratio {} is more than 2", start_err_ratio_));
  } catch (const InvalidCandidate& invalid) {
    throw Error(ErrorKind::check_failed,
                fmt::format("{} {}: the start \"{}\" has no time: {}", where_.shape.variant,
                            to_text(where_.shape.axes), key_of(start_), invalid.what()),
                "start at another candidate");
  }
}

/// Those that pass; the others are written down with the reason.
std::vector<Candidate> TaskSearch::through_gate(const std::vector<Candidate>& candidates) {
  if (!options_.gate) return candidates;
  std::vector<Candidate> passed;
  std::vector<Candidate> asked;
  for (const Candidate& candidate : candidates) {
    const bool is_known = candidate == start_ || known_.count(key_of(candidate)) > 0;
    (is_known ? passed : asked).push_back(candidate);
  }
  const std::vector<std::string> broken = options_.gate(task_, asked);
  for (std::size_t at = 0; at < asked.size(); ++at) {
    if (broken.at(at).empty()) {
      passed.push_back(asked[at]);
      continue;
    }
    Outcome outcome;
    outcome.where = where_;
    outcome.candidate = asked[at];
    outcome.source = subject_.source_id(asked[at]);
    outcome.model_ns = subject_.model_ns(asked[at]);
    outcome.why_invalid = "compile: " + broken[at];
    note(std::move(outcome));
  }
  return passed;
}

void TaskSearch::measure(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> batch;
  for (const Candidate& candidate : candidates) {
    if (candidate == start_) continue;
    const auto known = known_.find(key_of(candidate));
    if (known != known_.end()) {
      const Outcome& outcome = known->second;
      const bool is_new =
          std::none_of(standings_.begin(), standings_.end(),
                       [&](const Standing& standing) { return standing.candidate == candidate; });
      if (!outcome.why_invalid.empty() || !is_new) continue;
      ++result_.remembered;
      standings_.push_back(
          {candidate, outcome.median_ns / outcome.start_ns, outcome.median_ns, outcome.err_ratio});
      continue;
    }
    batch.push_back(candidate);
    if (batch.size() < kBatch) continue;
    measure_batch(std::exchange(batch, {}));
    if (is_over(kRoundsShare)) return;
  }
  if (!batch.empty() && !is_over(kRoundsShare)) measure_batch(batch);
}

void TaskSearch::measure_batch(const std::vector<Candidate>& batch) {
  struct Runner {
    Outcome outcome;
    std::vector<double> ns;
    bool is_in = true;
  };
  std::vector<Runner> runners;
  for (const Candidate& candidate : batch) {
    Runner runner;
    runner.outcome.where = where_;
    runner.outcome.candidate = candidate;
    runner.outcome.source = subject_.source_id(candidate);
    runner.outcome.model_ns = subject_.model_ns(candidate);
    try {
      const double ratio = clock_.err_ratio(task_, candidate);
      runner.outcome.err_ratio = std::isfinite(ratio) ? ratio : 0;
      if (!(ratio <= kLargestError)) {
        throw InvalidCandidate(fmt::format("verification: err_ratio {} is more than 2", ratio));
      }
    } catch (const InvalidCandidate& invalid) {
      runner.outcome.why_invalid = invalid.what();
      runner.is_in = false;
    }
    runners.push_back(std::move(runner));
  }
  std::vector<double> start_ns;
  const auto best_ns = [&] {
    double least = median_of(start_ns) * std::min(best_ratio(), 1.0);
    for (const Runner& runner : runners) {
      if (!runner.ns.empty()) least = std::min(least, median_of(runner.ns));
    }
    return least;
  };
  for (int round = 0; round < kSamples + kMoreSamples; ++round) {
    start_ns.push_back(clock_.sample_ns(task_, start_));
    for (std::size_t i = 0; i < runners.size(); ++i) {
      // Every other round in the other direction: nobody always follows the same neighbour.
      Runner& runner = runners[round % 2 == 0 ? i : runners.size() - 1 - i];
      if (!runner.is_in) continue;
      try {
        runner.ns.push_back(clock_.sample_ns(task_, runner.outcome.candidate));
      } catch (const InvalidCandidate& invalid) {
        runner.outcome.why_invalid = invalid.what();
        runner.is_in = false;
      }
    }
    const double least = best_ns();
    for (Runner& runner : runners) {
      if (!runner.is_in) continue;
      const double factor = round + 1 >= kSamples ? kDrop : kDropAtOnce;
      if (median_of(runner.ns) > factor * least) runner.is_in = false;
    }
    if (round + 1 >= kSamples && is_over(1)) break;
  }
  for (Runner& runner : runners) {
    Outcome& outcome = runner.outcome;
    outcome.median_ns = median_of(runner.ns);
    outcome.deviation_ns = deviation_of(runner.ns);
    outcome.samples = static_cast<int>(runner.ns.size());
    outcome.start_ns = median_of(start_ns);
    note(std::move(outcome));
  }
  tell_progress("rounds");
}

void TaskSearch::note(Outcome outcome) {
  journal_.append(outcome);
  if (outcome.why_invalid.empty()) {
    ++result_.measured;
    standings_.push_back({outcome.candidate, outcome.median_ns / outcome.start_ns,
                          outcome.median_ns, outcome.err_ratio});
  } else {
    ++result_.invalid;
  }
  known_[key_of(outcome.candidate)] = std::move(outcome);
}

std::optional<TaskSearch::Standing> TaskSearch::best() const {
  const auto least =
      std::min_element(standings_.begin(), standings_.end(),
                       [](const Standing& a, const Standing& b) { return a.ratio < b.ratio; });
  if (least == standings_.end()) return std::nullopt;
  return *least;
}

double TaskSearch::best_ratio() const {
  const std::optional<Standing> leader = best();
  return leader ? leader->ratio : 1;
}

/// One step of one parameter from the best, as long as that finds a better one.
void TaskSearch::climb() {
  while (!is_over(kClimbShare)) {
    const std::optional<Standing> leader = best();
    const Candidate from = leader && leader->ratio < 1 ? leader->candidate : start_;
    std::vector<Candidate> neighbours;
    for (const Parameter& parameter : subject_.space.parameters) {
      const auto at = std::find(parameter.domain.begin(), parameter.domain.end(),
                                from.values.at(parameter.name));
      for (const int step : {-1, 1}) {
        const auto place = at - parameter.domain.begin() + step;
        if (at == parameter.domain.end() || place < 0 ||
            place >= static_cast<std::ptrdiff_t>(parameter.domain.size())) {
          continue;
        }
        Candidate neighbour = from;
        neighbour.values[parameter.name] = parameter.domain[static_cast<std::size_t>(place)];
        if (why_not_in(subject_.space, neighbour).empty() && neighbour != start_ &&
            known_.count(key_of(neighbour)) == 0) {
          neighbours.push_back(std::move(neighbour));
        }
      }
    }
    neighbours = through_gate(neighbours);
    if (neighbours.empty()) return;
    const double before = best_ratio();
    for (std::size_t at = 0; at < neighbours.size() && !is_over(kClimbShare); at += kBatch) {
      const std::size_t end = std::min(at + kBatch, neighbours.size());
      measure_batch({neighbours.begin() + static_cast<std::ptrdiff_t>(at),
                     neighbours.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    if (best_ratio() >= before * 0.995) return;
  }
}

std::vector<TaskSearch::Standing> TaskSearch::contenders() const {
  std::vector<Standing> ranked = standings_;
  std::erase_if(ranked, [](const Standing& one) { return one.ratio > kContenderRatio; });
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Standing& a, const Standing& b) { return a.ratio < b.ratio; });
  const auto left = std::chrono::duration<double, std::nano>(end_ - steady_clock::now()).count();
  constexpr double kFlushNs = 15e6;
  double spent = kPairs * (kFlushNs + (ranked.empty() ? 0 : ranked.front().median_ns));
  std::size_t count = 0;
  for (const Standing& one : ranked) {
    spent += kPairs * (kFlushNs + one.median_ns);
    // The first has its final even where that takes a little longer.
    if (count > 0 && (count >= kContenders || (spent > left && !options_.is_exhaustive))) break;
    ++count;
  }
  ranked.resize(count);
  return ranked;
}

std::optional<Decision> TaskSearch::decide() {
  struct Runner {
    Standing standing;
    std::vector<double> ns;
    std::vector<double> gains;
    bool is_in = true;
  };
  std::vector<Runner> runners;
  for (const Standing& one : contenders()) runners.push_back({one, {}, {}, true});
  std::vector<double> start_ns;
  int wanted = kPairs;
  // A machine that changes its pace for seconds fools thirty pairs: more are taken where they
  // differ.
  const auto is_unsure = [&] {
    return std::any_of(runners.begin(), runners.end(), [](const Runner& runner) {
      const Interval gain = bootstrap_median(runner.gains);
      return runner.is_in && gain.high > kLeastGain && gain.high - gain.low > kWide * gain.median;
    });
  };
  try {
    clock_.sample_ns(task_, start_);  // a steady clock before the first pair
    for (int pair = 0; pair < wanted; ++pair) {
      std::vector<double> ns(runners.size(), 0);
      double own = 0;
      for (std::size_t turn = 0; turn <= runners.size(); ++turn) {
        const std::size_t who = (turn + static_cast<std::size_t>(pair)) % (runners.size() + 1);
        if (who == runners.size()) {
          own = clock_.sample_ns(task_, start_);
        } else if (runners[who].is_in) {
          ns[who] = clock_.sample_ns(task_, runners[who].standing.candidate);
        }
      }
      start_ns.push_back(own);
      double best_median = 0;
      for (std::size_t i = 0; i < runners.size(); ++i) {
        if (!runners[i].is_in) continue;
        runners[i].ns.push_back(ns[i]);
        runners[i].gains.push_back(own / ns[i]);
        best_median = std::max(best_median, median_of(runners[i].gains));
      }
      for (Runner& runner : runners) {
        const bool is_far = median_of(runner.gains) < best_median / 1.1;
        if (pair + 1 >= kPairsBeforeDrops && is_far) runner.is_in = false;
      }
      if (pair % 10 == 9) tell_progress("final");
      if (pair + 1 == wanted && wanted < kMostPairs && is_unsure()) wanted += kPairs;
    }
  } catch (const InvalidCandidate&) {
    return std::nullopt;  // the journal has the rounds; the next run takes up from them
  }

  Decision decision;
  decision.where = where_;
  decision.winner = decision.start = start_;
  decision.ns = bootstrap_median(start_ns);
  decision.gain = {1, 1, 1};
  decision.pairs = wanted;
  decision.err_ratio = start_err_ratio_;
  decision.is_modelled = where_.device.kind == "model";
  std::stable_sort(runners.begin(), runners.end(), [](const Runner& a, const Runner& b) {
    return median_of(a.gains) > median_of(b.gains);
  });
  for (const Runner& runner : runners) {
    const Interval gain = bootstrap_median(runner.gains);
    if (!runner.is_in) continue;
    if (decision.winner == start_ && gain.low > kLeastGain) {
      decision.winner = runner.standing.candidate;
      decision.gain = gain;
      decision.ns = bootstrap_median(runner.ns);
      decision.err_ratio = runner.standing.err_ratio;
    } else if (decision.runner_up.empty()) {
      decision.runner_up = key_of(runner.standing.candidate);
    }
  }
  decision.source = subject_.source_id(decision.winner);
  decision.model_ns = subject_.model_ns(decision.winner);
  decision.flops = subject_.flops;
  decision.bytes = subject_.bytes;
  return decision;
}

void TaskSearch::tell_progress(const std::string& stage) {
  Progress progress;
  progress.stage = stage;
  progress.measured = result_.measured;
  progress.best_gain = 1 / std::min(best_ratio(), 1.0);
  tell_(progress);
}

}  // namespace attngen::tune
