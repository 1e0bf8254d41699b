// SPDX-License-Identifier: Apache-2.0
// Which blocks live at once, in which order they start, and what an order means for arrivals.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "grid_runs.h"
#include "kernel_runs.h"
#include "runtime/vgpu/block_order.h"

namespace attngen::vgpu {
namespace {

using Order = std::vector<std::uint64_t>;

Options ordered(BlockOrder order, std::int64_t first = -1, std::int64_t last = -1) {
  Options options;
  options.block_order = order;
  options.first_block = first;
  options.last_block = last;
  return options;
}

TEST_CASE("starting orders") {
  CHECK(starting_order({}, 4) == Order{0, 1, 2, 3});
  CHECK(starting_order(ordered(BlockOrder::descending), 4) == Order{3, 2, 1, 0});
  CHECK(starting_order(ordered(BlockOrder::ascending, 2), 4) == Order{2, 0, 1, 3});
  CHECK(starting_order(ordered(BlockOrder::ascending, -1, 1), 4) == Order{0, 2, 3, 1});
  CHECK(starting_order(ordered(BlockOrder::descending, 0, 3), 4) == Order{0, 2, 1, 3});
  std::set<Order> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Options options = ordered(BlockOrder::random, 1);
    options.seed = seed;
    Order order = starting_order(options, 4);
    CHECK(order == starting_order(options, 4));
    CHECK(order.front() == 1);
    seen.insert(order);
    std::sort(order.begin(), order.end());
    CHECK(order == Order{0, 1, 2, 3});
  }
  CHECK(seen.size() == 6);
}

TEST_CASE("schedules that cannot be are refused with the reason") {
  CHECK(reason_against({}, 1000, 1024).empty());
  CHECK(reason_against(ordered(BlockOrder::ascending, 4), 4, 32).find("block 4") !=
        std::string::npos);
  CHECK_FALSE(reason_against(ordered(BlockOrder::ascending, -2), 4, 32).empty());
  CHECK(reason_against(ordered(BlockOrder::ascending, 2, 2), 4, 32).find("first and last") !=
        std::string::npos);
  CHECK(reason_against(ordered(BlockOrder::ascending, 0, 0), 1, 32).empty());
  Options options;
  options.resident_blocks = -1;
  CHECK_FALSE(reason_against(options, 4, 32).empty());
  options.resident_blocks = 161;
  CHECK(reason_against(options, 160, 128).empty());
  CHECK(reason_against(options, 161, 128).find("20480 threads") != std::string::npos);
  CHECK(resident_blocks({}, 1000, 1024) == 20);
  CHECK(resident_blocks({}, 10, 1024) == 10);
  const GridKernel kernel({"", 4, 32});
  CHECK_THROWS_AS(kernel.run(ordered(BlockOrder::ascending, 9)), Error);
}

/// out[first thread of block] = how many blocks came before.
GridKernel arrivals(int blocks) {
  return GridKernel(
      {"setp.ne.u32 %p0, %r0, 0; @%p0 bra END;\n"
       "atom.global.add.u32 %r6, [%rd1], 1; st.global.u32 [%rd4], %r6; END:",
       blocks, 32});
}

Order arrival_order(const GridKernel& kernel, int blocks, const Options& options) {
  const GridRun run = kernel.run(options);
  REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
  Order order(static_cast<std::size_t>(blocks));
  for (std::size_t b = 0; b < order.size(); ++b) order[run.out[b * 32]] = b;
  return order;
}

TEST_CASE("without a random schedule blocks arrive in the order in which they start") {
  const GridKernel kernel = arrivals(7);
  for (const int resident : {0, 1, 3}) {
    for (Options options :
         {ordered(BlockOrder::ascending), ordered(BlockOrder::descending),
          ordered(BlockOrder::ascending, 5), ordered(BlockOrder::descending, -1, 4),
          ordered(BlockOrder::random, 2, 6)}) {
      options.resident_blocks = resident;
      options.seed = 11;
      CHECK(arrival_order(kernel, 7, options) == starting_order(options, 7));
    }
  }
}

TEST_CASE("every pair of blocks can be made to arrive in either order") {
  const GridKernel kernel = arrivals(5);
  std::set<std::pair<std::uint64_t, std::uint64_t>> before;
  for (std::int64_t block = 0; block < 5; ++block) {
    const Order order = arrival_order(kernel, 5, ordered(BlockOrder::ascending, block));
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) before.insert({order[i], order[j]});
    }
  }
  CHECK(before.size() == 5 * 4);
}

TEST_CASE("random schedules reach every order of arrival, and a seed the same one again") {
  const GridKernel kernel = arrivals(3);
  std::set<Order> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Options options;
    options.seed = seed;
    options.random_schedule = true;
    const Order order = arrival_order(kernel, 3, options);
    CHECK(order == arrival_order(kernel, 3, options));
    seen.insert(order);
  }
  CHECK(seen.size() == 6);
}

TEST_CASE("more blocks than may live at once all get their turn") {
  const GridKernel kernel = arrivals(900);
  CHECK(arrival_order(kernel, 900, {}) == starting_order({}, 900));
}

TEST_CASE("a block given up after a fault leaves its place to the next") {
  const GridKernel kernel(
      {"setp.eq.u32 %p0, %r1, 2; @%p0 trap; atom.global.add.u32 %r6, [%rd1], 1;\n"
       "st.global.u32 [%rd4], %r6;",
       6, 32});
  for (Options options : many_schedules(9)) {
    const GridRun run = kernel.run(options);
    CHECK_FALSE(run.report.completed);
    CHECK(has_fault(run.report, FaultKind::protocol, "trap"));
    CHECK(run.counters[0] == 5 * 32);
  }
}

}  // namespace
}  // namespace attngen::vgpu
