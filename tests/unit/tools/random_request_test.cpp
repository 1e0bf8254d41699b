// SPDX-License-Identifier: Apache-2.0
#include "tools/random_request.h"

#include <doctest/doctest.h>

#include <cmath>

#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

const char* const kGather = R"(cascade pages {
  rank P, M, B, E
  in Q[P,E]: f16, K[B,E]: f16, page[M]: i32
  param slope
  out S[p,m] = sum{e} Q[p,e] * K[page[m],e] * slope
})";

TEST_CASE("equal seeds give equal inputs, other seeds others") {
  const Cascade cascade = parsed(kGather);
  const RandomShape shape{{{"P", 3}, {"M", 40}, {"B", 5}, {"E", 4}}, {2}};
  const BoundInputs first = random_inputs(cascade, shape, {}, 1);
  const BoundInputs again = random_inputs(cascade, shape, {}, 1);
  const BoundInputs other = random_inputs(cascade, shape, {}, 2);
  CHECK(first.arrays == again.arrays);
  CHECK(first.binding.params == again.binding.params);
  CHECK(first.arrays != other.arrays);
}

TEST_CASE("tables used as coordinates stay inside and use their room") {
  const Cascade cascade = parsed(kGather);
  const auto table = static_cast<std::size_t>(find_tensor(cascade, "page"));
  const RandomShape shape{{{"P", 3}, {"M", 400}, {"B", 5}, {"E", 4}}, {}};
  double highest = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const Array page = random_inputs(cascade, shape, {}, seed).arrays[table];
    for (std::int64_t at = 0; at < page.size(); ++at) {
      CHECK(page.at(at) >= 0);
      highest = std::max(highest, page.at(at));
    }
  }
  CHECK(highest >= 2);
  CHECK(highest <= 4);
}

TEST_CASE("a table of booleans has both") {
  const Cascade cascade = parsed(R"(cascade kept {
  rank P, M
  in Q[P,M]: f16, keep[P,M]: bool
  out S[p] = sum{m} Q[p,m] where keep[p,m]
})");
  const auto table = static_cast<std::size_t>(find_tensor(cascade, "keep"));
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Array keep = random_inputs(cascade, {{{"P", 8}, {"M", 8}}, {}}, {}, seed).arrays[table];
    double kept = 0;
    for (std::int64_t at = 0; at < keep.size(); ++at) kept += keep.at(at);
    CHECK(kept > 0);
    CHECK(kept < static_cast<double>(keep.size()));
  }
}

TEST_CASE("floats have mean 0 and variance 1; given params hold; some inputs broadcast") {
  const Cascade cascade = parsed(kGather);
  const BoundInputs inputs = random_inputs(
      cascade, {{{"P", 100}, {"M", 4}, {"B", 5}, {"E", 50}}, {2}}, {{"slope", 0.25}}, 3);
  CHECK(inputs.binding.params.front() == 0.25);
  CHECK(inputs.binding.batch == Shape{2});
  const Array& q = inputs.arrays[static_cast<std::size_t>(find_tensor(cascade, "Q"))];
  CHECK(q.shape == Shape{2, 100, 50});
  CHECK(inputs.arrays[static_cast<std::size_t>(find_tensor(cascade, "K"))].shape == Shape{5, 50});
  double sum = 0;
  double squares = 0;
  for (std::int64_t at = 0; at < q.size(); ++at) {
    sum += q.at(at);
    squares += q.at(at) * q.at(at);
  }
  const auto count = static_cast<double>(q.size());
  CHECK(std::abs(sum / count) < 0.05);
  CHECK(std::abs(squares / count - 1) < 0.05);
}

}  // namespace
}  // namespace attngen
