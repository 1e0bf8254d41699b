// SPDX-License-Identifier: Apache-2.0
// The kernels that measure: they compile without spills, and do all of the work that is timed.
#include <doctest/doctest.h>

#include <cstring>
#include <iostream>
#include <numeric>

#include "base/error.h"
#include "bench/gpu/gpu_session.h"
#include "bench/gpu/probe_kernels.h"
#include "runtime/device_memory.h"
#include "runtime/execute.h"
#include "runtime/vgpu/machine.h"

using namespace attngen;
using namespace attngen::bench;

namespace {

bool skipped() {
  const std::string reason = why_unusable(Device::vgpu);
  if (!reason.empty()) std::cout << "[SKIP] " << reason << "\n";
  return !reason.empty();
}

ProbeModule module_named(const std::string& name) {
  for (const ProbeModule& each : probe_modules()) {
    if (each.name == name) return each;
  }
  throw InternalError("no module " + name);
}

struct CopyArguments {
  const void* from;
  void* to;
  std::int64_t count;
};

template <class Block>
void run_clean(const vgpu::Module& machine, const std::string& entry, int grid, int block,
               int shared_bytes, const Block& arguments, const DeviceMemory& memory) {
  Launch launch;
  launch.entry = entry;
  launch.grid = {grid, 1, 1};
  launch.block = {block, 1, 1};
  launch.shared_bytes = shared_bytes;
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), &arguments, sizeof arguments);
  const vgpu::Report report = machine.run(launch, memory.buffers());
  for (const vgpu::Fault& fault : report.faults) FAIL_CHECK(to_text(fault));
  CHECK(report.clean());
}

std::uint32_t xor_of(const std::uint32_t* words, std::size_t count) {
  return std::accumulate(words, words + count, 0u, [](auto a, auto b) { return a ^ b; });
}

}  // namespace

TEST_CASE("every kernel compiles for sm_80, sm_90 and sm_120 and breaks no gate") {
  if (skipped()) return;
  for (const ProbeModule& module : probe_modules()) {
    for (const std::string arch : {"sm_80", "sm_90", "sm_120"}) {
      if (arch_number(arch) < module.least_arch) continue;
      CAPTURE(module.name);
      CHECK_NOTHROW(probe_binary(module, arch, ""));
    }
  }
}

TEST_CASE("the readers read every byte once, tails included") {
  if (skipped()) return;
  for (const std::string name : {"read_global", "read_cp_async"}) {
    const vgpu::Module machine(probe_binary(module_named(name), "sm_80", "").ptx);
    const std::vector<int> ways =
        name == "read_global" ? std::vector<int>{1, 2, 4, 8} : std::vector<int>{2, 4, 8, 16};
    for (const int way : ways) {
      for (const std::int64_t count : {1, 255, 256, 2049, 6000}) {
        std::vector<std::uint32_t> words(static_cast<std::size_t>(count) * 4);
        for (std::size_t i = 0; i < words.size(); ++i) {
          words[i] = static_cast<std::uint32_t>(i * 2246822519u + 7);
        }
        constexpr int kCtas = 2;
        DeviceMemory memory;
        struct {
          const void* from;
          void* out;
          std::int64_t count;
        } arguments = {};
        arguments.from = memory.add("from", words.size() * 4, words.data(), false);
        arguments.out = memory.add("out", kCtas * 256 * 4, nullptr, true);
        arguments.count = count;
        run_clean(machine, name + "_" + std::to_string(way), kCtas, 256,
                  name == "read_global" ? 0 : way * 4096, arguments, memory);
        CAPTURE(way);
        CAPTURE(count);
        CHECK(xor_of(static_cast<std::uint32_t*>(arguments.out), kCtas * 256) ==
              xor_of(words.data(), words.size()));
      }
    }
  }
}

TEST_CASE("fill writes the pattern and copy copies it") {
  if (skipped()) return;
  const vgpu::Module machine(probe_binary(module_named("copy_global"), "sm_80", "").ptx);
  for (const std::int64_t count : {1, 1023, 5000}) {
    const auto bytes = static_cast<std::size_t>(count) * 16;
    DeviceMemory memory;
    void* const from = memory.add("from", bytes, nullptr, true);
    void* const to = memory.add("to", bytes, nullptr, true);
    run_clean(machine, "fill_global", 2, 256, 0, CopyArguments{to, from, count}, memory);
    run_clean(machine, "copy_global", 2, 256, 0, CopyArguments{from, to, count}, memory);
    const auto* words = static_cast<const std::uint32_t*>(to);
    for (std::uint32_t i = 0; i < bytes / 4; ++i) REQUIRE(words[i] == i * 2654435761u);
  }
}

TEST_CASE("spreads are medians of sorted times") {
  CHECK(spread_of({}).count == 0);
  CHECK(spread_of({3, 1, 2}).median_ms == 2);
  CHECK(spread_of({4, 1, 2, 3}).median_ms == 2.5);
  CHECK(spread_of({5, 1}).least_ms == 1);
  CHECK(spread_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).p90_ms == 10);
}

TEST_CASE("cubins from a folder are the bytes of the files; a missing one is named") {
  try {
    probe_binary(module_named("empty"), "sm_90", "no/such/folder");
    FAIL_CHECK("found a cubin in no folder");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("empty.sm_90.cubin") != std::string::npos);
  }
  CHECK_THROWS_AS(probe_source("no_such_kernel"), Error);
  CHECK(arch_number("sm_90a") == 90);
  CHECK(arch_number("sm_120") == 120);
  CHECK(arch_number("nothing") == 0);
}
