// SPDX-License-Identifier: Apache-2.0
#include "autotune/space.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace attngen::tune {
namespace {

constexpr std::int64_t kLargestSpace = 1 << 20;

const Constraint* broken_by(const Space& space, const Candidate& candidate, std::string& reason) {
  for (const Constraint& constraint : space.constraints) {
    try {
      reason = constraint.why_not(candidate);
    } catch (const Error& error) {  // numbers that are of no tile at all
      reason = error.findings().front().message;
    }
    if (!reason.empty()) return &constraint;
  }
  return nullptr;
}

}  // namespace

std::int64_t size_of(const Space& space) {
  std::int64_t size = 1;
  for (const Parameter& parameter : space.parameters) {
    std::int64_t next = 0;
    if (__builtin_mul_overflow(size, static_cast<std::int64_t>(parameter.domain.size()), &next)) {
      return std::int64_t{1} << 62;
    }
    size = next;
  }
  return size;
}

std::string why_not_in(const Space& space, const Candidate& candidate) {
  for (const Parameter& parameter : space.parameters) {
    if (candidate.values.count(parameter.name) == 0) return "it has no " + parameter.name;
  }
  for (const auto& [name, value] : candidate.values) {
    const bool is_known =
        std::any_of(space.parameters.begin(), space.parameters.end(),
                    [&name = name](const Parameter& one) { return one.name == name; });
    if (!is_known) return fmt::format("nothing is called {} ({}={})", name, name, value);
  }
  std::string reason;
  broken_by(space, candidate, reason);
  return reason;
}

Space restricted(Space space, const std::map<std::string, std::vector<std::int64_t>>& domains) {
  for (const auto& [name, values] : domains) {
    const auto found =
        std::find_if(space.parameters.begin(), space.parameters.end(),
                     [&name = name](const Parameter& one) { return one.name == name; });
    std::string names;
    for (const Parameter& one : space.parameters) names += " " + one.name;
    if (found == space.parameters.end() || values.empty()) {
      throw Error(ErrorKind::refused,
                  found == space.parameters.end()
                      ? fmt::format("the space has no parameter called {}", name)
                      : fmt::format("the space gives no value for {}", name),
                  "its parameters are" + names);
    }
    found->domain = values;
    std::sort(found->domain.begin(), found->domain.end());
    found->domain.erase(std::unique(found->domain.begin(), found->domain.end()),
                        found->domain.end());
  }
  return space;
}

Listing list_space(const Space& space) {
  if (size_of(space) > kLargestSpace) {
    throw Error(ErrorKind::refused,
                fmt::format("the space has more than {} candidates", kLargestSpace),
                "give fewer values of its parameters");
  }
  Listing listing;
  std::vector<std::size_t> at(space.parameters.size(), 0);
  for (std::int64_t number = 0; number < size_of(space); ++number) {
    Candidate candidate;
    for (std::size_t i = 0; i < at.size(); ++i) {
      candidate.values[space.parameters[i].name] = space.parameters[i].domain[at[i]];
    }
    std::string reason;
    if (const Constraint* broken = broken_by(space, candidate, reason)) {
      Refusals& refusals = listing.refused[broken->name];
      if (refusals.count++ == 0) refusals.example = key_of(candidate) + ": " + reason;
    } else {
      listing.lawful.push_back(std::move(candidate));
    }
    for (std::size_t i = at.size(); i-- > 0;) {
      if (++at[i] < space.parameters[i].domain.size()) break;
      at[i] = 0;
    }
  }
  return listing;
}

}  // namespace attngen::tune
