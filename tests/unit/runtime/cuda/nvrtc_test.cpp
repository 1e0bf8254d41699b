// SPDX-License-Identifier: Apache-2.0
// The NVRTC of this machine: cubin and PTX of small kernels, gates, errors, two threads at once.
#include "runtime/cuda/nvrtc.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "base/error.h"
#include "runtime/cuda/cubin_elf.h"
#include "runtime/cuda/nvrtc_library.h"

using namespace attngen;

namespace {

constexpr const char* kSum = R"(
extern "C" __global__ void __launch_bounds__(128) sum(float* x, int n) {
  __shared__ float part[128];
  part[threadIdx.x] = x[blockIdx.x * 128 + threadIdx.x];
  __syncthreads();
  float total = 0;
  for (int i = 0; i < n; ++i) total += part[i & 127];
  x[blockIdx.x * 128 + threadIdx.x] = total;
}
)";

// Sixty-four live values and a limit of 24 registers: ptxas must spill.
constexpr const char* kSpilling = R"(
extern "C" __global__ void __launch_bounds__(1024, 2) spilling(float* x, int n) {
  float v[64];
#pragma unroll
  for (int i = 0; i < 64; ++i) v[i] = x[i * n + threadIdx.x];
  for (int round = 0; round < n; ++round) {
#pragma unroll
    for (int i = 0; i < 64; ++i) v[i] = v[i] * v[(i + 7) & 63] + x[round];
  }
#pragma unroll
  for (int i = 0; i < 64; ++i) x[i * n + threadIdx.x] = v[i];
}
)";

ErrorKind kind_of_failure(const std::string& text, const std::string& arch, std::string& message) {
  try {
    Nvrtc::instance().compile_text(text, "sum", arch);
  } catch (const Error& error) {
    message = error.what();
    return error.kind();
  }
  FAIL("nothing was thrown");
  return ErrorKind::check_failed;
}

}  // namespace

TEST_CASE("cubin, PTX and resources of one compile, on every architecture of the issue") {
  for (const char* arch :
       {"sm_80", "sm_86", "sm_89", "sm_90", "sm_90a", "sm_100", "sm_103", "sm_120", "sm_121"}) {
    CAPTURE(arch);
    const Binary binary = Nvrtc::instance().compile_text(kSum, "sum", arch);
    CHECK(binary.arch == arch);
    CHECK(binary.resources.shared_bytes == 512);
    CHECK(binary.resources.registers > 0);
    CHECK(binary.resources.diagnostics.empty());
    CHECK(broken_gates(binary) == std::vector<std::string>());
    CHECK(binary.ptx.find(std::string(".target ") + arch) != std::string::npos);
    CHECK(binary.ptx.find(".visible .entry sum(") != std::string::npos);
    CHECK(binary.ptx.find("\t.file\t1 \"/attngen/sum.cu\"") != std::string::npos);
    CHECK(binary.compile_ms > 0);
  }
}

TEST_CASE("equal text gives equal bytes") {
  const Binary first = Nvrtc::instance().compile_text(kSum, "sum", "sm_80");
  const Binary second = Nvrtc::instance().compile_text(kSum, "sum", "sm_80");
  CHECK(first.cubin == second.cubin);
  CHECK(first.ptx == second.ptx);
}

TEST_CASE("spills are counted and break a gate") {
  const Binary binary = Nvrtc::instance().compile_text(kSpilling, "spilling", "sm_90");
  CHECK(binary.resources.spill_bytes > 0);
  CHECK(binary.resources.stack_bytes > 0);
  const std::vector<std::string> broken = broken_gates(binary);
  REQUIRE_FALSE(broken.empty());
  CHECK(broken.front().find("spilled") != std::string::npos);
  // Cubin and log tell the same frame, so the cross-check adds nothing.
  for (const std::string& gate : broken) CHECK(gate.find("the cubin") == std::string::npos);
}

TEST_CASE("a wgmma that ptxas must serialise is reported by its code") {
  const char* text = R"(
__device__ __noinline__ float outside(float x) { return x * 2; }
extern "C" __global__ void __launch_bounds__(128) k(float* x, unsigned long long d) {
  float a = x[0], b = x[1], c = x[2], e = x[3];
  asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
  asm volatile(
      "wgmma.mma_async.sync.aligned.m64n8k16.f32.bf16.bf16 {%0,%1,%2,%3}, %4, %4, 1, 1, 1, 0, 0;"
      : "+f"(a), "+f"(b), "+f"(c), "+f"(e) : "l"(d));
  a = outside(a);
  asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
  asm volatile("wgmma.wait_group.sync.aligned 0;" ::: "memory");
  x[0] = a; x[1] = b; x[2] = c; x[3] = e;
}
)";
  const Binary binary = Nvrtc::instance().compile_text(text, "k", "sm_90a");
  const auto& found = binary.resources.diagnostics;
  CHECK(std::any_of(found.begin(), found.end(),
                    [](const std::string& each) { return each.compare(0, 3, "C75") == 0; }));
  CHECK_FALSE(broken_gates(binary).empty());
}

TEST_CASE("a warning is kept, and is no broken gate") {
  const Binary binary = Nvrtc::instance().compile_text(
      "extern \"C\" __global__ void k(float* x) { int unused; x[0] = 1; }", "k", "sm_80");
  REQUIRE(binary.resources.diagnostics.size() == 1);
  CHECK(binary.resources.diagnostics[0].find("unused") != std::string::npos);
  CHECK(broken_gates(binary).empty());
}

TEST_CASE("errors: text, missing kernel, unknown architecture") {
  std::string message;
  CHECK(kind_of_failure("extern \"C\" __global__ void sum() { nonsense; }", "sm_80", message) ==
        ErrorKind::compile_failed);
  CHECK(message.find("nonsense") != std::string::npos);
  CHECK(kind_of_failure("extern \"C\" __global__ void other() {}", "sm_80", message) ==
        ErrorKind::compile_failed);
  CHECK(message.find("no kernel named \"sum\"") != std::string::npos);
  for (const char* arch : {"sm_999", "sm_89a", "native", "", "sm_80 --device-debug"}) {
    CHECK(kind_of_failure(kSum, arch, message) == ErrorKind::refused);
  }
}

TEST_CASE("real cubins, truncated anywhere, are refused by the reader") {
  const Binary binary = Nvrtc::instance().compile_text(kSum, "sum", "sm_100");
  REQUIRE(kernel_facts(binary.cubin, "sum"));
  for (std::size_t size = 0; size < binary.cubin.size(); size += 37) {
    const std::vector<std::byte> cut(binary.cubin.begin(),
                                     binary.cubin.begin() + static_cast<std::ptrdiff_t>(size));
    const auto facts = kernel_facts(cut, "sum");
    // Tables at the end of the file (program headers) may be cut without loss.
    if (facts) CHECK(facts->registers == binary.resources.registers);
  }
}

TEST_CASE("two threads compile at once and get what one thread gets") {
  const std::vector<std::string> archs = {"sm_80", "sm_90a", "sm_120", "sm_89"};
  std::vector<Binary> alone;
  for (const std::string& arch : archs) {
    alone.push_back(Nvrtc::instance().compile_text(kSum, "sum", arch));
  }
  std::vector<std::vector<Binary>> together(2);
  std::vector<std::thread> threads;
  for (auto& mine : together) {
    threads.emplace_back([&mine, &archs] {
      for (const std::string& arch : archs) {
        mine.push_back(Nvrtc::instance().compile_text(kSum, "sum", arch));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : together) {
    REQUIRE(mine.size() == archs.size());
    for (std::size_t i = 0; i < archs.size(); ++i) CHECK(mine[i].cubin == alone[i].cubin);
  }
}

TEST_CASE("the doctor's list has the library in use") {
  const Nvrtc& nvrtc = Nvrtc::instance();
  CHECK(nvrtc.version().find('.') != std::string::npos);
  CHECK_FALSE(nvrtc.path().empty());
  const auto list = Nvrtc::candidates();
  CHECK(std::any_of(list.begin(), list.end(), [](const auto& each) { return each.usable; }));
  for (const LibraryCandidate& each : list) CHECK_FALSE(each.reason.empty());
}

TEST_CASE(
    "ATTNGEN_NVRTC may name the file or its folder, and nothing else helps when it is wrong") {
  const auto opened = [](const std::string& value) {
    Settings settings;
    settings.nvrtc = value;
    const std::vector<nvrtc::Place> list = nvrtc::places(settings, nvrtc::real_files());
    REQUIRE(list.size() == 1);
    return nvrtc::open(list.front());
  };
  const std::string file = Nvrtc::instance().path();
  CHECK(opened(file).library);
  CHECK(opened(file.substr(0, file.find_last_of('/'))).library);
  CHECK(opened("/proc").reason.find("neither a file nor a folder") != std::string::npos);
  CHECK(opened("/absent").reason.find("neither a file nor a folder") != std::string::npos);
  CHECK_FALSE(opened("/proc/self/exe").library);
}
