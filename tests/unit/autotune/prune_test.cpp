// SPDX-License-Identifier: Apache-2.0
#include "autotune/prune.h"

#include <doctest/doctest.h>

#include <set>

#include "autotune/cpu_subject.h"
#include "tests/unit/autotune/tuning_cases.h"

namespace attngen::tune {
namespace {

TEST_CASE(
    "kept: the start first, the model's best, some that differ, each once; the rest counted") {
  const Subject subject =
      cpu_subject(gallery_task("softmax", {{"P", 1}, {"M", 1024}, {"E", 64}, {"F", 64}}, 8),
                  limits_of_cpu("avx512"), 2);
  const Listing listing = list_space(subject.space);
  const Candidate start = listing.lawful.back();
  const Candidate seed = listing.lawful[listing.lawful.size() / 2];
  const Pruned pruned = prune(subject, start, {seed, {{{"nonsense", 1}}}}, {10, 4});
  CHECK(pruned.kept.front() == start);
  CHECK(pruned.kept[1] == subject.own);
  CHECK(pruned.kept[2] == seed);
  std::set<std::string> keys;
  for (const Candidate& one : pruned.kept) keys.insert(key_of(one));
  CHECK(keys.size() == pruned.kept.size());
  CHECK(pruned.kept.size() <= 10 + 4 + 3);
  CHECK(pruned.kept.size() >= 10 + 4);
  std::int64_t refused = 0;
  for (const auto& [name, refusals] : pruned.refused) refused += refusals.count;
  CHECK(pruned.size == refused + static_cast<std::int64_t>(listing.lawful.size()));
  CHECK_FALSE(pruned.why_left_out.empty());

  double best = 1e300;
  for (const Candidate& one : listing.lawful) best = std::min(best, subject.model_ns(one));
  CHECK(subject.model_ns(pruned.kept[3]) == best);
  // Those that differ reach values that the model's favourites do not have.
  for (const Parameter& parameter : subject.space.parameters) {
    std::set<std::int64_t> values;
    for (const Candidate& one : pruned.kept) values.insert(one.values.at(parameter.name));
    CHECK(values.size() >= 2);
  }
}

TEST_CASE("with room for all, all are kept") {
  const Subject subject =
      cpu_subject(gallery_task("softmax", {{"P", 1}, {"M", 64}, {"E", 64}, {"F", 64}}),
                  limits_of_cpu("v128"), 2);
  const Listing listing = list_space(subject.space);
  const Pruned pruned = prune(subject, subject.own, {}, {1 << 20, 8});
  CHECK(pruned.kept.size() >= listing.lawful.size());
  CHECK(pruned.kept.size() <= listing.lawful.size() + 1);
  CHECK(pruned.left_out == 0);
}

}  // namespace
}  // namespace attngen::tune
