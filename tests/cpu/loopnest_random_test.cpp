// SPDX-License-Identifier: Apache-2.0
// Random cascades with hostile numbers: the loop nest says what the interpreter says.
#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "base/error.h"
#include "generator/language/language.h"
#include "generator/oracle/interpret.h"
#include "tests/cpu/loopnest_run.h"
#include "tests/cpu/random_cascade.h"

namespace attngen::testing {
namespace {

constexpr std::uint32_t kSeeds = 100;

std::optional<Cascade> accepted(const std::string& text) {
  try {
    return parse_variant({"random", text}).front();
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool oracle_runs(const Cascade& cascade, const BoundInputs& inputs) {
  try {
    interpret(cascade, inputs);
    return true;
  } catch (const Error&) {
    return false;  // a computed coordinate left its rank
  }
}

TEST_CASE("random cascades") {
  int refused = 0;
  int compared = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    RandomCascade random(seed);
    const std::string text = random.text();
    const std::optional<Cascade> cascade = accepted(text);
    if (!cascade) {
      ++refused;
      continue;
    }
    const std::optional<BoundInputs> inputs = random.inputs(*cascade);
    if (!inputs || !oracle_runs(*cascade, *inputs)) continue;
    CAPTURE(seed);
    CAPTURE(text);
    LoopnestRequest request;
    request.strided = seed % 3 == 0;
    request.in_f64 = seed % 5 == 0;
    request.is_relative = true;
    std::string difference;
    try {
      difference = difference_from_oracle(*cascade, *inputs, request);
    } catch (const std::exception& error) {
      difference = error.what();
    }
    CHECK(difference == "");
    ++compared;
  }
  MESSAGE(compared, " compared, ", refused, " refused by the verifier");
  CHECK(compared > 50);
}

}  // namespace
}  // namespace attngen::testing
