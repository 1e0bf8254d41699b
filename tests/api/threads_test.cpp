// SPDX-License-Identifier: Apache-2.0
// Several threads use one plan, make and destroy their own, and ask for errors of their own.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <atomic>
#include <cmath>
#include <thread>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

/// One causal run of `p` queries and `m` keys, checked; "" or what is wrong.
std::string run_once(const std::string& device, const attngen::Plan& plan, std::int64_t p_count,
                     std::int64_t m_count, std::uint32_t seed) {
  Operand q(kBf16, {p_count, kDim}), k(kBf16, {m_count, kDim}), v(kBf16, {m_count, kDim});
  Operand o(kF32, {p_count, kDim}), lse(kF32, {p_count});
  q.fill_random(seed);
  k.fill_random(seed + 1);
  v.fill_random(seed + 2);
  plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}, attngen::Workspace(engine_on(device), plan));
  for (std::int64_t p = 0; p < p_count; ++p) {
    Attention row;
    row.query = [&](std::int64_t e) { return q.get({p, e}); };
    row.key = [&](std::int64_t m, std::int64_t e) { return k.get({m, e}); };
    row.value = [&](std::int64_t m, std::int64_t f) { return v.get({m, f}); };
    row.keep = [&](std::int64_t m) { return m <= p + m_count - p_count; };
    row.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
    row.keys = m_count;
    row.e = row.f = kDim;
    std::string wrong = difference(
        attend(row), tolerance_of(device, kBf16),
        [&](std::int64_t f) {
          return o.get({p, f});
        },
        lse.get({p}));
    if (!wrong.empty()) return wrong;
  }
  return {};
}

}  // namespace

TEST_CASE("one plan from four threads, not prepared, other plans coming and going") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine& engine = engine_on(device);
    const attngen::Spec spec("causal");
    const attngen::Plan plan(engine, spec, {{"E", kDim}, {"F", kDim}});
    std::vector<std::string> wrong(4);
    std::vector<std::jthread> threads;
    for (std::uint32_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        try {
          for (std::uint32_t round = 0; round < 4 && wrong[thread].empty(); ++round) {
            wrong[thread] = run_once(device, plan, 3 + thread, 8 + round, 100 * thread + round);
            const attngen::Plan own(engine, spec, {{"E", kDim}, {"F", kDim}});
            attngen_plan_destroy(attngen_plan{thread});
            if (std::string(attngen_last_error()).find("0x" + std::to_string(thread)) ==
                std::string::npos) {
              wrong[thread] = "another thread's error";
            }
          }
        } catch (const attngen::Failure& failure) {
          wrong[thread] = failure.what();
        }
      });
    }
    threads.clear();
    for (const std::string& each : wrong) CHECK(each == "");
  }
}

TEST_CASE("a plan is destroyed while others run it: they finish, or are told") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    attngen::Plan plan(engine_on(device), attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}});
    plan.prepare();
    const attngen_plan raw = plan.get();
    const std::size_t bytes = plan.workspace_bytes();
    std::atomic<int> finished{0};
    std::atomic<int> refused{0};
    std::atomic<int> other{0};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 3; ++thread) {
      threads.emplace_back([&] {
        Operand q(kBf16, {3, kDim}), k(kBf16, {5, kDim}), v(kBf16, {5, kDim});
        Operand o(kF32, {3, kDim}), lse(kF32, {3});
        q.fill_random(1);
        k.fill_random(2);
        v.fill_random(3);
        const DLTensor* list[] = {q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()};
        attngen_args args{};
        args.struct_size = sizeof args;
        args.tensors = list;
        args.tensor_count = 5;
        const attngen::Workspace workspace(engine_on(device), bytes);
        while (refused == 0) {
          const attngen_status status =
              attngen_run(raw, &args, workspace.data(), workspace.bytes(), nullptr);
          (status == ATTNGEN_OK ? finished : status == ATTNGEN_E_INVALID ? refused : other) += 1;
        }
      });
    }
    while (finished < 6) std::this_thread::yield();
    CHECK(attngen_plan_destroy(raw) == ATTNGEN_OK);
    threads.clear();
    CHECK(other == 0);
    CHECK(refused > 0);
  }
}
