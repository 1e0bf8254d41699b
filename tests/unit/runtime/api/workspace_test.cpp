// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/workspace.h"

#include <doctest/doctest.h>

#include <array>
#include <cstring>

#include "base/error.h"
#include "tests/unit/runtime/api/engines.h"

using namespace attngen;

TEST_CASE("counters, then partial states, then discarded outputs; nothing where there is nothing") {
  const auto plan = test::plan_of(test::oracle_engine(), "causal_gqa", [] {
    AskedBounds asked = test::gqa_bounds();
    asked.ranks.push_back({"P", {0, 100}});
    asked.discarded = {"LSE"};
    return asked;
  }());
  const Workspace with = lay_out_workspace(*plan->spec, plan->bounds, {1000, 400}, true);
  CHECK(with.partials == 16384);
  REQUIRE(with.parts.size() == 1);
  CHECK(with.parts[0].offset == 16384 + 1024);
  CHECK(with.bytes == 16384 + 1024 + 1792);  // 4 heads * 100 rows * 4 bytes = 1600
  const Workspace without = lay_out_workspace(*plan->spec, plan->bounds, {}, false);
  CHECK(without.parts[0].offset == 0);
  CHECK(without.bytes == 1792);
  Bounds kept = plan->bounds;
  kept.discarded.assign(kept.discarded.size(), false);
  CHECK(lay_out_workspace(*plan->spec, kept, {}, true).bytes == 0);
  CHECK_THROWS_AS(lay_out_workspace(*plan->spec, kept, {8, 16388}, true), InternalError);
}

TEST_CASE("a counter that is not zero is named") {
  alignas(256) std::array<std::uint32_t, 64> memory{};
  const LentMemory lent{reinterpret_cast<std::byte*>(memory.data()), sizeof memory};
  CHECK(check_tickets(lent, {0, 40}).ok());
  memory[10] = 5;  // behind the last counter: partial states may hold anything
  CHECK(check_tickets(lent, {0, 40}).ok());
  memory[9] = 7;
  const Outcome outcome = check_tickets(lent, {0, 40});
  CHECK(outcome.status == ATTNGEN_E_WORKSPACE);
  CHECK(outcome.message.find("counter 9 of the workspace is 7 before the run; zero a workspace") ==
        0);
}
