// SPDX-License-Identifier: Apache-2.0
// A hand-written kernel on the real GPU: load, arguments, launch, copy back.
#include <doctest/doctest.h>

#include <cstring>
#include <iostream>
#include <numeric>

#include "base/error.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"
#include "tests/gpu/why_skipped.h"

using namespace attngen;

namespace {

constexpr const char* kScale = R"(
struct Arguments { const float* in; float* out; long long count; float factor; };
extern "C" __global__ void __launch_bounds__(128) scale(const __grid_constant__ Arguments arguments) {
  extern __shared__ float staged[];
  const long long i = blockIdx.x * 128ll + threadIdx.x;
  staged[threadIdx.x] = i < arguments.count ? arguments.in[i] : 0.0f;
  __syncthreads();
  if (i < arguments.count) arguments.out[i] = arguments.factor * staged[threadIdx.x];
}
)";

struct Arguments {
  const float* in;
  float* out;
  long long count;
  float factor;
};

bool skipped() {
  const std::string reason = attngen::test::why_skipped();
  if (!reason.empty()) std::cout << "[SKIP] " << reason << "\n";
  return !reason.empty();
}

Launch launch_of(const Arguments& arguments) {
  Launch launch;
  launch.entry = "scale";
  launch.grid = {static_cast<int>((arguments.count + 127) / 128), 1, 1};
  launch.block = {128, 1, 1};
  launch.shared_bytes = 96 * 1024;  // above what a kernel gets without asking
  launch.parameters.resize(sizeof arguments);
  std::memcpy(launch.parameters.data(), &arguments, sizeof arguments);
  return launch;
}

}  // namespace

TEST_CASE("a kernel scales an array, dynamic shared memory above 48 KiB included") {
  if (skipped()) return;
  std::vector<float> in(1000);
  std::iota(in.begin(), in.end(), 0.0F);
  std::vector<float> out(1000, -1.0F);
  const Arguments arguments{in.data(), out.data(), 1000, 3.0F};
  const Binary binary = Nvrtc::instance().compile_text(kScale, "scale", gpu_facts().arch);
  CHECK(broken_gates(binary).empty());
  const std::vector<Buffer> buffers = {{"in", in.data(), in.size() * 4, false},
                                       {"out", out.data(), out.size() * 4, true}};
  const double ms = run_on_gpu(binary, launch_of(arguments), buffers, {0, 8});
  CHECK(ms > 0);
  for (std::size_t i = 0; i < in.size(); ++i) REQUIRE(out[i] == 3.0F * static_cast<float>(i));
}

TEST_CASE("a cubin of another architecture is refused by name, and the next launch works") {
  if (skipped()) return;
  std::vector<float> values(128, 1.0F);
  const Arguments arguments{values.data(), values.data(), 128, 2.0F};
  const std::vector<Buffer> buffers = {{"values", values.data(), values.size() * 4, true}};
  const std::string mine = gpu_facts().arch;
  const std::string other = mine == "sm_80" ? "sm_120" : "sm_80";
  const Binary foreign = Nvrtc::instance().compile_text(kScale, "scale", other);
  try {
    run_on_gpu(foreign, launch_of(arguments), buffers, {0, 8});
    // sm_80 code runs on sm_86, sm_87 and sm_89: there is no error to see there.
    CHECK(mine.compare(0, 4, "sm_8") == 0);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::compile_failed);
    // Drivers that load lazily notice only when the kernel is prepared.
    const std::string message = error.what();
    const bool is_named = message.find("cuLibrary") != std::string::npos ||
                          message.find("cuKernel") != std::string::npos ||
                          message.find("cuFuncLoad") != std::string::npos;
    CHECK(is_named);
  }
  values.assign(128, 1.0F);
  const Binary right = Nvrtc::instance().compile_text(kScale, "scale", mine);
  run_on_gpu(right, launch_of(arguments), buffers, {0, 8});
  for (const float value : values) REQUIRE(value == 2.0F);
}
