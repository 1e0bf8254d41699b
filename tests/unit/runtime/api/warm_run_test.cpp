// SPDX-License-Identifier: Apache-2.0
// A warm run allocates nothing: every operator new of this program is counted.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "runtime/api/prepare.h"
#include "runtime/api/run_plan.h"
#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

namespace {

std::atomic<long>& allocations() {
  static std::atomic<long> kCount{0};
  return kCount;
}

}  // namespace

// Not inlined: GCC would compare malloc with delete.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
  ++allocations();
  if (void* const found = std::malloc(bytes > 0 ? bytes : 1)) return found;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  ++allocations();
  return std::malloc(bytes > 0 ? bytes : 1);
}
[[gnu::noinline]] void operator delete(void* address) noexcept {
  std::free(address);
}
[[gnu::noinline]] void operator delete(void* address, std::size_t) noexcept {
  std::free(address);
}

using namespace attngen;

namespace {

/// A driver whose launch and current device are functions of a few instructions: what the fake
/// records would be counted.
cuda::Api without_records(cuda::Api api) {
  api.launch_kernel_ex.function = [](const cuda::LaunchConfig*, cuda::Kernel, void**,
                                     void**) -> cuda::Result { return cuda::kSuccess; };
  api.ctx_get_device.function = [](cuda::Device* device) -> cuda::Result {
    *device = 0;
    return cuda::kSuccess;
  };
  return api;
}

long allocated_by_1000(const std::string& variant, const AskedBounds& asked,
                       const std::vector<std::vector<std::int64_t>>& shapes) {
  const cuda::Api api = without_records(test::fresh_fake_api());
  const auto engine = std::make_shared<Engine>(make_cuda_backend(api, 0), test::memory_store(), 1);
  const auto plan = test::plan_of(engine, variant, asked);
  REQUIRE(prepare({plan.get()}, {}).ok());
  test::TestArguments arguments(*plan, shapes);
  const attngen_args& args = arguments.get();
  int failures = 0;
  const auto run = [&] {
    failures += run_plan(*plan, args, nullptr, 0, reinterpret_cast<void*>(64)).ok() ? 0 : 1;
    failures += run_plan(*plan, args, nullptr, 0, nullptr).ok() ? 0 : 1;
  };
  run();  // the first of a shape may prove it
  const long before = allocations();
  for (int round = 0; round < 1000; ++round) run();
  const long after = allocations();
  CHECK(failures == 0);
  return after - before;
}

}  // namespace

TEST_CASE("the counter counts") {
  const long before = allocations();
  ::operator delete(::operator new(3));
  CHECK(allocations() == before + 1);
}

TEST_CASE("1000 warm runs allocate nothing") {
  CHECK(allocated_by_1000("causal_gqa", test::gqa_bounds(1),
                          {{3, 4, 5, 64}, {3, 2, 7, 64}, {2, 7, 64}, {3, 4, 5, 64}, {3, 4, 5}}) ==
        0);
}

TEST_CASE("1000 warm runs of a shape that is judged by itself allocate nothing") {
  AskedBounds open;
  open.ranks = {{"E", {64, 64}}, {"F", {64, 64}}};
  CHECK(allocated_by_1000("causal_gqa", open,
                          {{4, 5, 64}, {2, 7, 64}, {2, 7, 64}, {4, 5, 64}, {4, 5}}) == 0);
}
