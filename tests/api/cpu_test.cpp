// SPDX-License-Identifier: Apache-2.0
// What the CPU promises beside the other devices: the same bits on any number of threads and beside
// any batch mates, loop nests, vector widths, no streams.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

attngen::Engine cpu(std::uint32_t jobs, const char* arch = nullptr) {
  attngen_engine_options options{};
  options.struct_size = sizeof options;
  options.device = "cpu";
  options.jobs = jobs;
  options.arch = arch;
  return attngen::Engine(options);
}

/// Q[B,P,E] K[B,M,E] V[B,M,F] of causal attention in bf16.
struct Causals {
  Causals(std::int64_t batch, std::int64_t rows, std::int64_t keys)
      : b(batch),
        p(rows),
        m(keys),
        q(kBf16, {b, p, kDim}),
        k(kBf16, {b, m, kDim}),
        v(kBf16, {b, m, kDim}),
        o(kF32, {b, p, kDim}),
        lse(kF32, {b, p}) {
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
  }

  void run(const attngen::Plan& plan) { plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}); }

  /// Bits of O and LSE of one sequence.
  std::vector<float> results(std::int64_t sequence) const {
    const auto* values = static_cast<const float*>(o.dl()->data);
    const auto* sums = static_cast<const float*>(lse.dl()->data);
    std::vector<float> bits(values + sequence * p * kDim, values + (sequence + 1) * p * kDim);
    bits.insert(bits.end(), sums + sequence * p, sums + (sequence + 1) * p);
    return bits;
  }

  std::string wrong(std::int64_t sequence) const {
    for (std::int64_t row = 0; row < p; ++row) {
      Attention one;
      one.query = [&](std::int64_t e) { return q.get({sequence, row, e}); };
      one.key = [&](std::int64_t key, std::int64_t e) { return k.get({sequence, key, e}); };
      one.value = [&](std::int64_t key, std::int64_t f) { return v.get({sequence, key, f}); };
      one.keep = [&](std::int64_t key) { return key <= row + m - p; };
      one.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
      one.keys = m;
      one.e = one.f = kDim;
      const auto found = [&](std::int64_t f) { return o.get({sequence, row, f}); };
      std::string difference_found =
          difference(attend(one), tolerance_of("cpu", kBf16), found, lse.get({sequence, row}));
      if (!difference_found.empty()) return "row " + std::to_string(row) + ": " + difference_found;
    }
    return {};
  }

  std::int64_t b, p, m;
  Operand q, k, v, o, lse;
};

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

attngen::Plan causal_plan(const attngen::Engine& engine) {
  return {engine, attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}}, 1};
}

}  // namespace

TEST_CASE("the same bits on 1 and on 3 threads, alone and in a batch, whatever splits the keys") {
  if (!has_device("cpu")) return;
  const attngen::Engine one = cpu(1);
  const attngen::Engine three = cpu(3);
  CHECK(one.describe().multiprocessors == 1);
  CHECK(three.describe().multiprocessors == 3);
  const attngen::Plan on_one = causal_plan(one);
  const attngen::Plan on_three = causal_plan(three);
  for (const auto& [rows, keys] :
       {std::pair<std::int64_t, std::int64_t>{1, 9001}, {3, 5000}, {40, 1300}, {130, 9001}}) {
    CAPTURE(rows);
    CAPTURE(keys);
    Causals batch(3, rows, keys);
    batch.run(on_one);
    const std::vector<float> last = batch.results(2);
    CHECK(batch.wrong(2) == "");
    batch.run(on_three);
    CHECK(same_bits(batch.results(2), last));
    batch.run(on_three);
    CHECK(same_bits(batch.results(2), last));

    Causals alone(1, rows, keys);
    const auto take = [](Operand& to, const Operand& from) {
      to.for_each([&](const std::vector<std::int64_t>& at) {
        to.set(at, from.get({2, at[1], at[2]}));
      });
    };
    take(alone.q, batch.q);
    take(alone.k, batch.k);
    take(alone.v, batch.v);
    alone.run(on_three);
    CHECK(same_bits(alone.results(0), last));
  }
}

TEST_CASE("every number of rows around where another kernel takes over") {
  if (!has_device("cpu")) return;
  const attngen::Plan plan = causal_plan(engine_on("cpu"));
  plan.prepare();
  const std::uint64_t compiles = engine_on("cpu").describe().compiles;
  for (const std::int64_t rows : {1, 2, 4, 5, 8, 16, 17, 31, 32, 33, 48, 49, 64, 65}) {
    CAPTURE(rows);
    Causals each(1, rows, 70);
    each.run(plan);
    CHECK(each.wrong(0) == "");
  }
  CHECK(engine_on("cpu").describe().compiles == compiles);
}

TEST_CASE("every vector width that this CPU runs, and a sentence for the others") {
  if (!has_device("cpu")) return;
  int run = 0;
  for (const char* arch : {"avx512_bf16", "avx512", "avx2", "v128", "neon"}) {
    CAPTURE(arch);
    std::optional<attngen::Engine> engine;
    try {
      engine.emplace(cpu(2, arch));
    } catch (const attngen::Failure& failure) {
      CHECK(failure.status() == ATTNGEN_E_INVALID);
      CHECK(std::string(failure.what()).find("leave out arch") != std::string::npos);
      continue;
    }
    ++run;
    CHECK(std::string(engine->describe().arch) == arch);
    const attngen::Plan plan = causal_plan(*engine);
    for (const std::int64_t rows : {1, 7, 50}) {
      Causals each(2, rows, 61);
      each.run(plan);
      CHECK(each.wrong(1) == "");
    }
  }
  CHECK(run > 0);
  CHECK_THROWS_AS(cpu(1, "sm_90"), attngen::Failure);
}

TEST_CASE("a stream is refused: the call computes before it returns") {
  if (!has_device("cpu")) return;
  const attngen::Plan plan = causal_plan(engine_on("cpu"));
  Causals tensors(1, 2, 3);
  const DLTensor* list[] = {tensors.q.dl(), tensors.k.dl(), tensors.v.dl(), tensors.o.dl(),
                            tensors.lse.dl()};
  attngen_args args{};
  args.struct_size = sizeof args;
  args.tensors = list;
  args.tensor_count = 5;
  CHECK(attngen_run(plan.get(), &args, nullptr, 0, &args) == ATTNGEN_E_INVALID);
  CHECK(std::string(attngen_last_error()).find("the device cpu has no streams") == 0);
  CHECK(std::isnan(tensors.o.get({0, 0, 0})));
  CHECK(attngen_run(plan.get(), &args, nullptr, 0, nullptr) == ATTNGEN_OK);
  CHECK(tensors.wrong(0) == "");
}

TEST_CASE("a cascade without tiles runs as a loop nest, batched and in any layout") {
  if (!has_device("cpu")) return;
  const attngen::Spec spec(
      "cascade centred {\n rank P, M\n in A[P, M]: f32\n T[p] = sum{m} A[p, m]\n"
      " S[p, m] = A[p, m] - T[p] / M\n out O[p] = max{m} S[p, m]\n"
      " out N[p] = sum{m} S[p, m] * S[p, m]\n}");
  attngen::Bounds bounds;
  bounds.batch_axes = 1;
  try {
    const attngen::Plan open(engine_on("cpu"), spec, bounds);
    FAIL("accepted without bounds");
  } catch (const attngen::Failure& failure) {
    CHECK(failure.status() == ATTNGEN_E_UNSUPPORTED);
    CHECK(std::string(failure.what()).find("give the most M in the bounds") != std::string::npos);
  }
  bounds.ranks = {{"P", 0, 40}, {"M", 0, 60}};
  const attngen::Engine engine = cpu(3);
  const attngen::Plan plan(engine, spec, bounds);
  plan.prepare();
  const std::uint64_t compiles = engine.describe().compiles;
  for (const auto& [p, m] : {std::pair<std::int64_t, std::int64_t>{40, 60}, {1, 1}, {7, 33}}) {
    for (const bool transposed : {false, true}) {
      const std::int64_t b = 5;
      Layout layout;
      if (transposed) layout.strides = {p * m, 1, p};
      Operand a(kF32, {b, p, m}, layout), o(kF32, {b, p}), n(kF32, {b, p});
      a.fill_random(4);
      plan.run({a.dl(), o.dl(), n.dl()});
      for (std::int64_t batch = 0; batch < b; ++batch) {
        for (std::int64_t row = 0; row < p; ++row) {
          double sum = 0;
          for (std::int64_t col = 0; col < m; ++col) sum += a.get({batch, row, col});
          double largest = -INFINITY;
          double squares = 0;
          for (std::int64_t col = 0; col < m; ++col) {
            const double centred = a.get({batch, row, col}) - sum / static_cast<double>(m);
            largest = std::max(largest, centred);
            squares += centred * centred;
          }
          CHECK(std::fabs(o.get({batch, row}) - largest) < 1e-5);
          CHECK(std::fabs(n.get({batch, row}) - squares) < 1e-4 * (1 + squares));
        }
      }
    }
  }
  CHECK(engine.describe().compiles == compiles);
}

TEST_CASE("several engines and threads at once, each with a pool of its own or the process's") {
  if (!has_device("cpu")) return;
  const attngen::Engine two = cpu(2);
  const attngen::Plan plans[] = {causal_plan(two), causal_plan(engine_on("cpu"))};
  std::vector<std::string> wrong(4);
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
    threads.emplace_back([&, thread] {
      try {
        for (std::int64_t round = 0; round < 5 && wrong[thread].empty(); ++round) {
          Causals each(2, 1 + round * 20, 90);
          each.run(plans[thread % 2]);
          wrong[thread] = each.wrong(1);
        }
      } catch (const attngen::Failure& failure) {
        wrong[thread] = failure.what();
      }
    });
  }
  threads.clear();
  for (const std::string& each : wrong) CHECK(each == "");
}
