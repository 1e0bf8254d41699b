// SPDX-License-Identifier: Apache-2.0
// Preparation, keys and the C++ wrapper.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <random>
#include <set>

#include "tests/api/host_devices.h"
#include "tests/api/operand.h"

using namespace attngen_test;

namespace {

constexpr std::int64_t kDim = 32;

std::set<std::string> keys_of(const attngen::Plan& plan) {
  std::set<std::string> keys;
  attngen::require(attngen_plan_keys(
      plan.get(),
      [](void* user, const char* key, const char* entry, const char* source) {
        CHECK(std::string(key).size() == 64);
        CHECK(std::string(source).find(entry) != std::string::npos);
        CHECK(static_cast<std::set<std::string>*>(user)->insert(key).second);
      },
      &keys));
  return keys;
}

}  // namespace

TEST_CASE("version and status names") {
  CHECK(attngen_version() == 100);
  CHECK(std::string(attngen_status_name(ATTNGEN_E_FORKED)) == "ATTNGEN_E_FORKED");
  CHECK(std::string(attngen_status_name(99)) == "unknown status");
}

TEST_CASE("two engines, the same bounds, the same keys") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Spec spec("causal");
    const attngen::Engine first(device);
    const attngen::Engine second(device);
    const auto keys = keys_of({first, spec, {{"E", kDim}, {"F", kDim}}});
    CHECK(keys == keys_of({second, spec, {{"E", kDim}, {"F", kDim}, {"P", 1, 500}}}));
    CHECK(keys.empty() == (device == "oracle"));
  }
}

TEST_CASE("prepared, then 10,000 live shapes inside the bounds: nothing is compiled") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    attngen_engine_options options{};
    options.struct_size = sizeof options;
    options.device = device.c_str();
    options.cache_mode = "off";
    const attngen::Engine engine(options);
    const attngen::Plan plan(engine, attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}}, 1);
    plan.prepare();
    const std::uint64_t compiles = engine.describe().compiles;
    CHECK(compiles == keys_of(plan).size());
    const attngen::Workspace workspace(engine, plan);
    std::vector<std::uint16_t> words(1 << 16, 0);
    std::vector<float> floats(1 << 16, 0);
    std::mt19937 random(3);
    int failures = 0;
    for (int round = 0; round < 10000; ++round) {
      // Most runs have nothing to compute: shapes are what this is about, not attention.
      const std::int64_t batch = round % 100 == 0 ? 1 + round % 2 : 0;
      const std::int64_t p = 1 + static_cast<std::int64_t>(random() % 3);
      const std::int64_t m = static_cast<std::int64_t>(random() % 70);
      const std::int64_t gap = static_cast<std::int64_t>(random() % 3) * 4;
      std::int64_t rows[] = {batch, p, kDim};
      std::int64_t keys[] = {batch, m, kDim};
      std::int64_t strides[] = {m * (kDim + gap), kDim + gap, 1};
      DLTensor q{words.data(), {kDLCPU, 0}, 3, kBf16, rows, nullptr, 2 * (random() % 9)};
      DLTensor k{words.data(), {kDLCPU, 0}, 3, kBf16, keys, strides, 16 * (random() % 9)};
      DLTensor o{floats.data(), {kDLCPU, 0}, 3, kF32, rows, nullptr, 0};
      DLTensor lse{floats.data() + 60000, {kDLCPU, 0}, 2, kF32, rows, nullptr, 0};
      const DLTensor* list[] = {&q, &k, &k, &o, &lse};
      attngen_args args{};
      args.struct_size = sizeof args;
      args.tensors = list;
      args.tensor_count = 5;
      failures +=
          attngen_run(plan.get(), &args, workspace.data(), workspace.bytes(), nullptr) == ATTNGEN_OK
              ? 0
              : 1;
    }
    CHECK(failures == 0);
    CHECK(engine.describe().compiles == compiles);
    CHECK(engine.describe().cache_hits == 0);
  }
}

TEST_CASE("progress counts, and a stop is said to be one") {
  if (!has_device("vgpu")) return;
  attngen_engine_options options{};
  options.struct_size = sizeof options;
  options.device = "vgpu";
  options.jobs = 1;
  const attngen::Engine engine(options);
  const attngen::Plan plan(engine, attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}});
  const attngen_plan one = plan.get();
  std::uint32_t seen = 0;
  const auto stop_at_once = [](void* user, std::uint32_t done, std::uint32_t total, const char*,
                               double ms, std::int32_t) -> std::int32_t {
    *static_cast<std::uint32_t*>(user) = done * 100 + total;
    CHECK(ms >= 0);
    return 1;
  };
  CHECK(attngen_prepare(&one, 1, stop_at_once, &seen) == ATTNGEN_E_CANCELLED);
  CHECK(seen == 108);
  CHECK(attngen_prepare(&one, 1, nullptr, nullptr) == ATTNGEN_OK);
}

TEST_CASE("a late compile is said to the program's log") {
  if (!has_device("vgpu")) return;
  std::vector<std::string> messages;
  attngen::require(attngen_set_log(
      [](std::int32_t level, const char* message, void* user) {
        CHECK(level == ATTNGEN_LOG_WARN);
        static_cast<std::vector<std::string>*>(user)->emplace_back(message);
      },
      &messages, ATTNGEN_LOG_WARN));
  {
    const attngen::Engine engine("vgpu");
    const attngen::Plan plan(engine, attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}});
    Operand q(kBf16, {1, kDim}), k(kBf16, {1, kDim}), o(kF32, {1, kDim}), lse(kF32, {1});
    q.fill_random(1);
    k.fill_random(2);
    const attngen::Workspace workspace(engine, plan);
    plan.run({q.dl(), k.dl(), k.dl(), o.dl(), lse.dl()}, workspace);
    plan.run({q.dl(), k.dl(), k.dl(), o.dl(), lse.dl()}, workspace);
  }
  attngen::require(attngen_set_log(nullptr, nullptr, ATTNGEN_LOG_WARN));
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].find("attngen_causal") != std::string::npos);
  CHECK(messages[0].find("not prepared") != std::string::npos);
}

TEST_CASE("C++: owners move, failures carry status and sentence, tensors go up and down") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    attngen::Engine first(device);
    const attngen_engine raw = first.get();
    attngen::Engine second = std::move(first);
    CHECK(first.get().value == 0);
    CHECK(second.get().value == raw.value);
    first = std::move(second);
    CHECK(first.get().value == raw.value);
    const attngen_engine_info info = first.describe();
    CHECK(info.device == device);
    CHECK(info.dl_device.device_type == kDLCPU);
    CHECK(std::string(info.name).size() > 3);
    {
      attngen::Tensor tensor(first, attngen::f32, {2, 3});
      CHECK(tensor.bytes() == 24);
      const std::vector<float> numbers{1, 2, 3, 4, 5, 6};
      std::vector<float> back(6);
      tensor.upload(numbers.data());
      attngen::Tensor moved = std::move(tensor);
      moved.download(back.data());
      CHECK(back == numbers);
      CHECK(tensor.dl() == nullptr);
      first.wait();
    }
    try {
      const attngen::Spec wrong("no_such");
      FAIL("accepted");
    } catch (const attngen::Failure& failure) {
      CHECK(failure.status() == ATTNGEN_E_INVALID);
      CHECK(std::string(failure.what()).find("ATTNGEN_E_INVALID: no variant of the gallery") == 0);
    }
    { const attngen::Engine gone = std::move(first); }
    CHECK(attngen_engine_destroy(raw) == ATTNGEN_E_INVALID);
  }
}

TEST_CASE("capsules come in") {
  Operand q(kBf16, {4, kDim});
  DLManagedTensorVersioned capsule{};
  capsule.version = {DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION};
  capsule.dl_tensor = *q.dl();
  const DLTensor* tensor = nullptr;
  CHECK(attngen_dlpack_tensor(&capsule, 1, &tensor) == ATTNGEN_OK);
  CHECK(tensor == &capsule.dl_tensor);
  capsule.flags = DLPACK_FLAG_BITMASK_READ_ONLY;
  CHECK(attngen_dlpack_tensor(&capsule, 1, &tensor) == ATTNGEN_E_INVALID);
  CHECK(attngen_dlpack_tensor(&capsule, 0, &tensor) == ATTNGEN_OK);
}
