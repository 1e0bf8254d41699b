// SPDX-License-Identifier: Apache-2.0
#include "autotune/prune.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace attngen::tune {
namespace {

/// In steps of the domains, each domain as wide as any other.
double distance(const Space& space, const Candidate& a, const Candidate& b) {
  double sum = 0;
  for (const Parameter& parameter : space.parameters) {
    const auto place = [&](const Candidate& one) {
      const auto at = std::lower_bound(parameter.domain.begin(), parameter.domain.end(),
                                       one.values.at(parameter.name));
      return static_cast<double>(at - parameter.domain.begin());
    };
    const auto steps = static_cast<double>(parameter.domain.size());
    sum += std::abs(place(a) - place(b)) / steps;
  }
  return sum;
}

std::vector<Candidate> most_different(const Space& space, const std::vector<Candidate>& from,
                                      std::vector<Candidate> kept, std::size_t count) {
  std::vector<double> nearest(from.size(), std::numeric_limits<double>::max());
  const auto meet = [&](const Candidate& one) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      nearest[i] = std::min(nearest[i], distance(space, from[i], one));
    }
  };
  for (const Candidate& one : kept) meet(one);
  std::vector<Candidate> found;
  while (found.size() < count && !from.empty()) {
    const auto farthest = std::max_element(nearest.begin(), nearest.end());
    if (*farthest <= 0) break;
    found.push_back(from[static_cast<std::size_t>(farthest - nearest.begin())]);
    meet(found.back());
  }
  return found;
}

}  // namespace

Pruned prune(const Subject& subject, const Candidate& start, const std::vector<Candidate>& seeds,
             const PruneLimits& limits) {
  Listing listing = list_space(subject.space);
  Pruned pruned;
  pruned.size = size_of(subject.space);
  pruned.refused = std::move(listing.refused);

  std::vector<std::pair<double, Candidate>> ranked;
  for (Candidate& candidate : listing.lawful) {
    const double ns = subject.model_ns(candidate);
    ranked.emplace_back(ns, std::move(candidate));
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t taken = std::min(limits.by_model, ranked.size());
  std::vector<Candidate> by_model;
  std::vector<Candidate> rest;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    (i < taken ? by_model : rest).push_back(ranked[i].second);
  }
  const std::vector<Candidate> diverse =
      most_different(subject.space, rest, by_model, limits.diverse);

  std::set<std::string> known;
  const auto keep = [&](const Candidate& candidate) {
    if (known.insert(key_of(candidate)).second) pruned.kept.push_back(candidate);
  };
  keep(start);
  keep(subject.own);
  for (const Candidate& seed : seeds) {
    if (why_not_in(subject.space, seed).empty()) keep(seed);
  }
  for (std::size_t i = 0; i < std::max(by_model.size(), diverse.size() * 3); ++i) {
    if (i < by_model.size()) keep(by_model[i]);
    if (i % 3 == 2 && i / 3 < diverse.size()) keep(diverse[i / 3]);
  }
  for (const auto& [ns, candidate] : ranked) {
    if (known.count(key_of(candidate)) > 0) continue;
    if (pruned.left_out++ == 0) {
      pruned.why_left_out = fmt::format("{}: the model says {:.2f} times the best's",
                                        key_of(candidate), ns / ranked.front().first);
    }
  }
  return pruned;
}

}  // namespace attngen::tune
