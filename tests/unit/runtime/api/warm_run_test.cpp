// SPDX-License-Identifier: Apache-2.0
// A warm run allocates nothing: every operator new of this program is counted.
#include <doctest/doctest.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <vector>

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

long allocated_by_1000(LaunchPlan& plan, const attngen_args& args, void* stream) {
  int failures = 0;
  const auto run = [&] {
    for (void* const where : {stream, static_cast<void*>(nullptr)}) {
      void* const workspace = reinterpret_cast<void*>(std::uintptr_t{1} << 28);
      failures += run_plan(plan, args, workspace, plan.workspace.bytes, where).ok() ? 0 : 1;
    }
  };
  if (plan.proof->needs_shapes()) run();  // the first of a shape proves it
  const long before = allocations();
  for (int round = 0; round < 1000; ++round) run();
  const long after = allocations();
  CHECK(failures == 0);
  return after - before;
}

long allocated_by_1000(const std::string& variant, const AskedBounds& asked,
                       const std::vector<std::vector<std::int64_t>>& shapes) {
  const cuda::Api api = without_records(test::fresh_fake_api());
  const auto engine = std::make_shared<Engine>(make_cuda_backend(api, 0), test::memory_store(), 1);
  const auto plan = test::plan_of(engine, variant, asked);
  REQUIRE(prepare({plan.get()}, {}).ok());
  test::TestArguments arguments(*plan, shapes);
  return allocated_by_1000(*plan, arguments.get(), reinterpret_cast<void*>(64));
}

/// Of malloc and its kin, which the pool takes its memory from; 0 where a sanitizer replaces them.
std::size_t bytes_in_use() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

/// The same on the CPU, where a run reads and writes, on 1 and on 3 threads.
long allocated_on_cpu(const std::string& variant, const AskedBounds& asked,
                      const std::vector<std::vector<std::int64_t>>& shapes) {
  long allocated = 0;
  for (const int threads : {1, 3}) {
    const auto engine =
        std::make_shared<Engine>(make_cpu_backend("", threads), test::memory_store(), 1);
    const auto plan = test::plan_of(engine, variant, asked);
    REQUIRE(prepare({plan.get()}, {}).message == "");
    test::TestArguments arguments(*plan, shapes);
    std::vector<std::vector<std::uint64_t>> memory;
    for (test::TestTensor& tensor : arguments.tensors) {
      std::size_t elements = 1;
      for (const std::int64_t extent : tensor.shape) elements *= static_cast<std::size_t>(extent);
      memory.emplace_back(elements, 0);
      tensor.address = reinterpret_cast<std::uintptr_t>(memory.back().data());
    }
    const std::size_t before = bytes_in_use();
    allocated += allocated_by_1000(*plan, arguments.get(), nullptr);
    CHECK(bytes_in_use() == before);
    CHECK(engine->counts().compiles == kernels_of(*plan).size());
  }
  return allocated;
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

TEST_CASE("1000 warm runs on the CPU allocate nothing, the first one included") {
  if (const std::string why = why_unusable(Device::cpu); !why.empty()) {
    MESSAGE("[SKIP] the CPU device: " << why);
    return;
  }
  for (const std::int64_t rows : {1, 5, 70}) {
    CAPTURE(rows);
    CHECK(allocated_on_cpu(
              "causal_gqa", test::gqa_bounds(1),
              {{3, 4, rows, 64}, {3, 2, 7, 64}, {2, 7, 64}, {3, 4, rows, 64}, {3, 4, rows}}) == 0);
  }
  AskedBounds bounded;
  bounded.ranks = {{"P", {0, 9}}};
  CHECK(allocated_on_cpu("cascade kept {\n rank P\n in A[P]: f32\n out O[p] = A[p] * 2\n"
                         " out T[] = sum{p} O[p]\n}",
                         bounded, {{5}, {5}, {}}) == 0);
}
