// SPDX-License-Identifier: Apache-2.0
// What may be tuned, as data: parameters with their domains, and constraints that give reasons.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "autotune/candidate.h"

namespace attngen::tune {

struct Parameter {
  std::string name;
  std::vector<std::int64_t> domain;  ///< ascending
  std::string meaning;
};

struct Constraint {
  std::string name;                                      ///< what a summary calls it
  std::function<std::string(const Candidate&)> why_not;  ///< empty = satisfied
};

struct Space {
  std::vector<Parameter> parameters;
  std::vector<Constraint> constraints;  ///< the first that is broken gives the reason
};

/// Product of the domains.
std::int64_t size_of(const Space& space);

/// Empty, or why the candidate is not in the space: a parameter missing, unknown, or broken
/// constraint. A value outside its domain is no reason: a domain is what is tried, not what is
/// lawful.
std::string why_not_in(const Space& space, const Candidate& candidate);

/// Only these values of the parameters named. Throws Error(refused) for a name the space has not,
/// and for an empty list.
Space restricted(Space space, const std::map<std::string, std::vector<std::int64_t>>& domains);

struct Refusals {
  std::int64_t count = 0;
  std::string example;  ///< the reason of the first one
};
struct Listing {
  std::vector<Candidate> lawful;            ///< in lexicographic order of the domains
  std::map<std::string, Refusals> refused;  ///< by constraint
};
/// Every candidate of the domains. Throws Error(refused) for more than 2^20.
Listing list_space(const Space& space);

}  // namespace attngen::tune
