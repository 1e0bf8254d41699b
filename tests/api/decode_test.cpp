// SPDX-License-Identifier: Apache-2.0
// Steps of a decode through one plan: lengths and pages that change from run to run, counters that
// are zero again, and what is wrong with the memory that a run is lent.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"
#include "tests/api/reference.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;
constexpr std::int64_t kBatch = 3, kHeads = 4, kKeyHeads = 2, kCapacity = 300;

const char* const kStep = R"(cascade decode_step {
  rank H, HK, P, M, E, F
  dtype T = bf16
  param scale = rsqrt(E)
  in Q[H,P,E]: T, K[HK,M,E]: T, V[HK,M,F]: T, len[]: i32
  S[h,p,m] = sum{e} Q[h,p,e] * K[h / (H / HK),m,e] * scale where m < len[]
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * V[h / (H / HK),m,f]
  out LSE[h,p] = GM[h,p] + log(D[h,p])
}
)";

/// Keys and values of a cache that is longer than any length, with NaN behind each length.
struct Step {
  Operand q{kBf16, {kBatch, kHeads, 1, kDim}};
  Operand all_k{kBf16, {kBatch, kKeyHeads, kCapacity, kDim}}, k{kBf16, all_k.shape()};
  Operand all_v{kBf16, all_k.shape()}, v{kBf16, all_k.shape()};
  Operand lengths{kI32, {kBatch}};
  Operand o{kF32, {kBatch, kHeads, 1, kDim}}, lse{kF32, {kBatch, kHeads, 1}};

  Step() {
    all_k.fill_random(1);
    all_v.fill_random(2);
  }

  void set_lengths(const std::vector<std::int64_t>& length, std::uint32_t seed) {
    q.fill_random(seed);
    o.for_each([&](const std::vector<std::int64_t>& at) { o.set(at, std::nan("")); });
    for (std::int64_t b = 0; b < kBatch; ++b) {
      lengths.set({b}, static_cast<double>(length[static_cast<std::size_t>(b)]));
    }
    k.for_each([&](const std::vector<std::int64_t>& at) {
      const bool is_live = at[2] < length[static_cast<std::size_t>(at[0])];
      k.set(at, is_live ? all_k.get(at) : std::nan(""));
      v.set(at, is_live ? all_v.get(at) : std::nan(""));
    });
  }

  std::string wrong(const std::string& device, const std::vector<std::int64_t>& length) const {
    for (std::int64_t b = 0; b < kBatch; ++b) {
      for (std::int64_t h = 0; h < kHeads; ++h) {
        Attention row;
        const std::int64_t g = h / (kHeads / kKeyHeads);
        row.query = [&](std::int64_t e) { return q.get({b, h, 0, e}); };
        row.key = [&](std::int64_t m, std::int64_t e) { return all_k.get({b, g, m, e}); };
        row.value = [&](std::int64_t m, std::int64_t f) { return all_v.get({b, g, m, f}); };
        row.keep = [&](std::int64_t m) { return m < length[static_cast<std::size_t>(b)]; };
        row.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
        row.keys = kCapacity;
        row.e = row.f = kDim;
        std::string found = difference(
            attend(row), tolerance_of(device, kBf16),
            [&](std::int64_t f) {
              return o.get({b, h, 0, f});
            },
            lse.get({b, h, 0}));
        if (!found.empty()) return "b=" + std::to_string(b) + " h=" + std::to_string(h) + found;
      }
    }
    return {};
  }

  void run(const attngen::Plan& plan, const attngen::Workspace& workspace) const {
    plan.run({q.dl(), k.dl(), v.dl(), lengths.dl(), o.dl(), lse.dl()}, workspace);
  }
};

attngen::Plan step_plan(const attngen::Engine& engine) {
  return {engine,
          attngen::Spec(kStep),
          {{"E", kDim}, {"F", kDim}, {"H", kHeads}, {"HK", kKeyHeads}, {"P", 1}},
          1};
}

bool counters_are_zero(const attngen::Workspace& workspace) {
  constexpr std::size_t kCounterBytes = 16384;
  const std::vector<unsigned char> zeros(std::min(kCounterBytes, workspace.bytes()));
  return zeros.empty() || std::memcmp(workspace.data(), zeros.data(), zeros.size()) == 0;
}

std::string last_error() {
  return attngen_last_error();
}

}  // namespace

TEST_CASE("100 random length vectors through one plan: nothing compiled, counters zero, right") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine& engine = engine_on(device);
    const attngen::Plan plan = step_plan(engine);
    plan.prepare();
    const attngen::Workspace workspace(engine, plan);
    CHECK((workspace.bytes() > 0) == (device == "vgpu"));
    const std::uint64_t compiles = engine.describe().compiles;
    std::mt19937 random(23);
    Step step;
    for (std::uint32_t round = 0; round < 100; ++round) {
      std::vector<std::int64_t> length;
      for (std::int64_t b = 0; b < kBatch; ++b) {
        const auto most = round % 5 == 0 ? 2u : static_cast<unsigned>(kCapacity) + 1;
        length.push_back(static_cast<std::int64_t>(random() % most));
      }
      step.set_lengths(length, round);
      step.run(plan, workspace);
      CHECK(counters_are_zero(workspace));
      REQUIRE(step.wrong(device, length) == "");
    }
    CHECK(engine.describe().compiles == compiles);
  }
}

TEST_CASE("batch-invariant: bits of a sequence are the same alone and beside any others") {
  constexpr std::int64_t kLong = 2400;  // three chunks of 1024 keys at most
  constexpr std::int64_t kOwn = 2333;
  const auto bits_of_first = [&](const attngen::Plan& plan, const attngen::Workspace& workspace,
                                 const std::vector<std::int64_t>& length) {
    const auto batch = static_cast<std::int64_t>(length.size());
    Operand q(kBf16, {batch, kHeads, 1, kDim}), k(kBf16, {batch, kKeyHeads, kLong, kDim}),
        v(kBf16, {batch, kKeyHeads, kLong, kDim}), lengths(kI32, {batch});
    Operand o(kF32, {batch, kHeads, 1, kDim}), lse(kF32, {batch, kHeads, 1});
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
    for (std::int64_t b = 0; b < batch; ++b) {
      lengths.set({b}, static_cast<double>(length[static_cast<std::size_t>(b)]));
    }
    plan.run({q.dl(), k.dl(), v.dl(), lengths.dl(), o.dl(), lse.dl()}, workspace);
    const auto* values = static_cast<const float*>(o.dl()->data);
    std::vector<float> bits(values, values + kHeads * kDim);
    const auto* sums = static_cast<const float*>(lse.dl()->data);
    bits.insert(bits.end(), sums, sums + kHeads);
    CHECK(counters_are_zero(workspace));
    return bits;
  };
  for (const std::string& device : host_devices()) {
    if (device == "oracle") continue;
    CAPTURE(device);
    const attngen::Engine& engine = engine_on(device);
    attngen::Bounds bounds{{attngen::Extent("E", kDim), attngen::Extent("F", kDim),
                            attngen::Extent("H", kHeads), attngen::Extent("HK", kKeyHeads),
                            attngen::Extent("P", 1), attngen::Extent("M", 0, kLong)}};
    bounds.batch_axes = 1;
    bounds.most_batches = 3;
    bool differs_without = false;
    for (const bool invariant : {true, false}) {
      bounds.batch_invariant = invariant;
      const attngen::Plan plan(engine, attngen::Spec(kStep), bounds);
      const attngen::Workspace workspace(engine, plan);
      const std::vector<float> alone = bits_of_first(plan, workspace, {kOwn});
      for (const std::vector<std::int64_t>& length :
           std::vector<std::vector<std::int64_t>>{{kOwn, 100}, {kOwn, kLong, 7}, {kOwn, 0, 1500}}) {
        const bool is_same = bits_of_first(plan, workspace, length) == alone;
        if (invariant) CHECK(is_same);
        differs_without = differs_without || !is_same;
      }
    }
    // The CPU has no other bits; on a GPU the cuts move with the others' lengths.
    CHECK(differs_without == (device == "vgpu"));
  }
}

TEST_CASE("batch-invariant bits on a GPU need bounds for what the workspace keeps") {
  attngen::Bounds bounds{{attngen::Extent("E", kDim), attngen::Extent("F", kDim),
                          attngen::Extent("H", kHeads), attngen::Extent("HK", kKeyHeads)}};
  bounds.batch_axes = 1;
  bounds.batch_invariant = true;
  const attngen_bounds raw = bounds.raw();
  attngen_plan plan;
  const attngen::Spec spec(kStep);
  CHECK(attngen_plan_create(engine_on("vgpu").get(), spec.get(), &raw, &plan) ==
        ATTNGEN_E_UNSUPPORTED);
  CHECK(last_error().find("M has no bound") != std::string::npos);
  CHECK(last_error().find("the batch has no bound") != std::string::npos);
  CHECK(last_error().find("give most_batches") != std::string::npos);
  CHECK(last_error().find("P has no bound") == std::string::npos);
}

TEST_CASE("a length beyond the cache counts all of it, a negative one nothing") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = step_plan(engine_on(device));
    const attngen::Workspace workspace(engine_on(device), plan);
    Step step;
    const std::vector<std::int64_t> length{kCapacity + 77, -3, 2147483647};
    step.set_lengths(length, 9);
    step.run(plan, workspace);
    CHECK(step.wrong(device, length) == "");
  }
}

TEST_CASE("plans of an engine take turns with one workspace") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine& engine = engine_on(device);
    const attngen::Plan narrow = step_plan(engine);
    const attngen::Plan wide(
        engine, attngen::Spec(kStep),
        {{"E", kDim}, {"F", kDim}, {"H", kHeads}, {"HK", kKeyHeads}, {"P", 0, 100}}, 1);
    const attngen::Workspace workspace(engine,
                                       std::max(narrow.workspace_bytes(), wide.workspace_bytes()));
    Step step;
    const std::vector<std::int64_t> length{300, 41, 299};
    for (const attngen::Plan* plan : {&narrow, &wide, &narrow, &wide}) {
      step.set_lengths(length, 31);
      step.run(*plan, workspace);
      CHECK(step.wrong(device, length) == "");
      CHECK(counters_are_zero(workspace));
    }
  }
}

TEST_CASE("a workspace that a step cannot work in; the virtual GPU sees one that was not zeroed") {
  if (!has_device("vgpu")) return;
  const attngen::Engine& engine = engine_on("vgpu");
  const attngen::Plan plan = step_plan(engine);
  Step step;
  step.set_lengths({300, 200, 100}, 3);
  const DLTensor* list[] = {step.q.dl(),       step.k.dl(), step.v.dl(),
                            step.lengths.dl(), step.o.dl(), step.lse.dl()};
  attngen_args args{};
  args.struct_size = sizeof args;
  args.tensors = list;
  args.tensor_count = 6;
  const std::size_t bytes = plan.workspace_bytes();
  const attngen::Workspace workspace(engine, bytes + 512);
  auto* const memory = static_cast<unsigned char*>(workspace.data());
  const auto run = [&](void* at, std::size_t size) {
    return attngen_run(plan.get(), &args, at, size, nullptr);
  };
  CHECK(run(nullptr, 0) == ATTNGEN_E_WORKSPACE);
  CHECK(run(nullptr, bytes) == ATTNGEN_E_WORKSPACE);
  CHECK(run(memory, bytes - 1) == ATTNGEN_E_WORKSPACE);
  CHECK(run(memory + 16, bytes) == ATTNGEN_E_WORKSPACE);
  CHECK(last_error().find(std::to_string(bytes) + " bytes at a multiple of 256 are needed, zero "
                                                  "before the first run") != std::string::npos);
  memory[0] = 1;
  CHECK(run(memory, bytes) == ATTNGEN_E_WORKSPACE);
  CHECK(
      last_error() ==
      "counter 0 of the workspace is 1 before the run; zero a workspace before its first run, and "
      "give it to one run at a time");
  CHECK(std::isnan(step.o.get({0, 0, 0, 0})));
  memory[0] = 0;
  memory[20000] = 1;  // behind the counters anything may lie
  CHECK(run(memory, bytes) == ATTNGEN_OK);
  CHECK(step.wrong("vgpu", {300, 200, 100}) == "");
}

namespace {

const char* const kPaged = R"(cascade paged {
  rank H, HK, P, M, E, F, NB, BK, MB
  dtype T = bf16
  param scale = rsqrt(E), BS = 16
  in Q[H,P,E]: T, KC[NB,HK,BK,E]: T, VC[NB,HK,BK,F]: T, bt[MB]: i32, len[]: i32
  S[h,p,m] = sum{e} Q[h,p,e] * KC[bt[m / BS],h / (H / HK),m % BS,e] * scale where m < len[]
  GM[h,p] = max{m} S[h,p,m]
  N[h,p,m] = exp(S[h,p,m] - GM[h,p])
  D[h,p] = sum{m} N[h,p,m]
  out O[h,p,f] = sum{m} N[h,p,m] / D[h,p] * VC[bt[m / BS],h / (H / HK),m % BS,f]
  out LSE[h,p] = GM[h,p] + log(D[h,p])
}
)";

/// Two sequences of at most 128 keys in pages of 16 that lie anywhere in one cache of 20.
struct Paged {
  static constexpr std::int64_t kPages = 20, kSlots = 8, kPage = 16;
  Operand q{kBf16, {2, kHeads, 1, kDim}};
  Operand k{kBf16, {kPages, kKeyHeads, kPage, kDim}}, v{kBf16, k.shape()};
  Operand table{kI32, {2, kSlots}}, lengths{kI32, {2}};
  Operand o{kF32, {2, kHeads, 1, kDim}}, lse{kF32, {2, kHeads, 1}};
  std::vector<std::int64_t> length{128, 37};

  Paged() {
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
    for (std::int64_t b = 0; b < 2; ++b) {
      lengths.set({b}, static_cast<double>(length[static_cast<std::size_t>(b)]));
      for (std::int64_t slot = 0; slot < kSlots; ++slot) {
        const bool is_live = slot * kPage < length[static_cast<std::size_t>(b)];
        table.set({b, slot}, is_live ? static_cast<double>((b * 7 + slot * 3) % kPages) : 1e9);
      }
    }
  }

  attngen_status run(const attngen::Plan& plan, const attngen::Workspace& workspace) {
    const DLTensor* list[] = {q.dl(), k.dl(), v.dl(), table.dl(), lengths.dl(), o.dl(), lse.dl()};
    attngen_args args{};
    args.struct_size = sizeof args;
    args.tensors = list;
    args.tensor_count = 7;
    return attngen_run(plan.get(), &args, workspace.data(), workspace.bytes(), nullptr);
  }

  std::string wrong(const std::string& device) const {
    for (std::int64_t b = 0; b < 2; ++b) {
      for (std::int64_t h = 0; h < kHeads; ++h) {
        Attention row;
        const std::int64_t g = h / (kHeads / kKeyHeads);
        const auto page = [&](std::int64_t m) {
          return static_cast<std::int64_t>(table.get({b, m / kPage}));
        };
        row.query = [&](std::int64_t e) { return q.get({b, h, 0, e}); };
        row.key = [&](std::int64_t m, std::int64_t e) { return k.get({page(m), g, m % kPage, e}); };
        row.value = [&](std::int64_t m, std::int64_t f) {
          return v.get({page(m), g, m % kPage, f});
        };
        row.score = [](double dot) { return dot / std::sqrt(static_cast<double>(kDim)); };
        row.keys = length[static_cast<std::size_t>(b)];
        row.e = row.f = kDim;
        std::string found = difference(
            attend(row), tolerance_of(device, kBf16),
            [&](std::int64_t f) {
              return o.get({b, h, 0, f});
            },
            lse.get({b, h, 0}));
        if (!found.empty()) return found;
      }
    }
    return {};
  }
};

attngen::Plan paged_plan(const attngen::Engine& engine) {
  return {engine,
          attngen::Spec(kPaged),
          {{"E", kDim},
           {"F", kDim},
           {"H", kHeads},
           {"HK", kKeyHeads},
           {"P", 1},
           {"BK", Paged::kPage},
           {"M", Paged::kSlots * Paged::kPage}},
          1};
}

}  // namespace

TEST_CASE("pages in any order; a table that is too short, entries that name no page") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = paged_plan(engine_on(device));
    const attngen::Workspace workspace(engine_on(device), plan);
    Paged good;
    CHECK(good.run(plan, workspace) == ATTNGEN_OK);
    CHECK(good.wrong(device) == "");

    Paged shorter;
    shorter.table.raw().shape[1] = 7;  // the second sequence's entries move, none is read
    CHECK(shorter.run(plan, workspace) == ATTNGEN_E_INVALID);
    CHECK_MESSAGE(last_error().find("bt[m/BS]") != std::string::npos, last_error());

    for (const double entry : {20.0, -1.0, 2e9}) {
      if (device == "cpu") continue;  // nobody looks before the kernel does
      Paged outside;
      outside.table.set({1, 2}, entry);  // keys 32 .. 36
      CHECK(outside.run(plan, workspace) == ATTNGEN_E_INVALID);
      CHECK_MESSAGE(last_error().find("outside NB=20") != std::string::npos, last_error());
      CHECK(std::isnan(outside.o.get({0, 0, 0, 0})));
    }
  }
}
