// SPDX-License-Identifier: Apache-2.0
// What attngen_run costs the host: handle, shape, kernel choice, argument block and the call of a
// driver that does nothing. Usage: dispatch_latency [--report]; without it a missed limit is exit
// code 1.
#include <attngen.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "bench/host/call_timer.h"
#include "runtime/api/cuda_backend.h"
#include "runtime/api/handles.h"
#include "runtime/api/prepare.h"
#include "tests/fake_driver/fake_driver.h"

namespace attngen {
namespace {

constexpr double kLimitNs = 1500;  // what the library promises for a warm dispatch
constexpr int kCalls = 20000;

/// The fake driver for everything but the two calls that are timed: it records each call.
cuda::Api quick_api() {
  cuda::Api api = test::fresh_fake_api();
  api.launch_kernel_ex.function = [](const cuda::LaunchConfig*, cuda::Kernel, void**, void**) {
    return cuda::kSuccess;
  };
  api.ctx_get_device.function = [](cuda::Device* device) {
    *device = 0;
    return cuda::kSuccess;
  };
  return api;
}

/// Row-major tensors over device memory that nobody reads.
struct Arguments {
  std::vector<std::vector<std::int64_t>> shapes;
  std::vector<DLTensor> tensors;
  std::vector<const DLTensor*> given;

  void add(DLDataType type, std::vector<std::int64_t> shape) {
    shapes.push_back(std::move(shape));
    DLTensor tensor{};
    // Far apart and aligned, as an allocator would place them; never touched.
    tensor.data = reinterpret_cast<void*>((shapes.size() + 1) << 36);
    tensor.device = {kDLCUDA, 0};
    tensor.ndim = static_cast<std::int32_t>(shapes.back().size());
    tensor.dtype = type;
    tensors.push_back(tensor);
  }

  attngen_args args() {
    given.clear();
    for (std::size_t at = 0; at < tensors.size(); ++at) {
      tensors[at].shape = shapes[at].data();
      given.push_back(&tensors[at]);
    }
    attngen_args made{};
    made.struct_size = sizeof made;
    made.tensors = given.data();
    made.tensor_count = static_cast<std::uint32_t>(given.size());
    return made;
  }
};

constexpr DLDataType kBf16{kDLBfloat, 16, 1};
constexpr DLDataType kF32{kDLFloat, 32, 1};

bool time_variant(const std::shared_ptr<Engine>& engine, const std::string& variant,
                  AskedBounds bounds, Arguments arguments, const bench::Spread& bare) {
  const std::uint64_t handle = plans().add(make_plan(engine, describe(variant, "", {}), bounds));
  const attngen_plan plan{handle};
  const attngen_args args = arguments.args();
  std::size_t bytes = 0;
  if (attngen_plan_workspace(plan, &bytes, nullptr) != ATTNGEN_OK) {
    throw Error(ErrorKind::check_failed, attngen_last_error());
  }
  void* const workspace = reinterpret_cast<void*>(std::uintptr_t{1} << 32);  // as the tensors
  const auto run = [&] {
    if (attngen_run(plan, &args, workspace, bytes, nullptr) != ATTNGEN_OK) {
      throw Error(ErrorKind::check_failed, attngen_last_error());
    }
  };
  if (attngen_prepare(&plan, 1, nullptr, nullptr) != ATTNGEN_OK) {
    throw Error(ErrorKind::check_failed, attngen_last_error());
  }
  run();
  const bool kept = bench::print_row("attngen_run, " + variant, bench::nanoseconds_of(run, kCalls),
                                     bare, kLimitNs);
  attngen_plan_destroy(plan);
  return kept;
}

bool measure() {
  const cuda::Api api = quick_api();
  StoreOptions options = store_options(settings());
  const auto engine = std::make_shared<Engine>(make_cuda_backend(api, 0), options, 1);
  const bench::Spread bare = bench::bare_call();
  std::printf("a bare call through dlsym            %10.1f ns (%.1f .. %.1f)\n", bare.median,
              bare.least, bare.most);
  bool kept = true;

  Arguments causal;
  causal.add(kBf16, {4, 1, 128});
  causal.add(kBf16, {4, 4096, 128});
  causal.add(kBf16, {4, 4096, 128});
  causal.add(kF32, {4, 1, 128});
  causal.add(kF32, {4, 1});
  AskedBounds one_axis;
  one_axis.ranks = {{"E", {128, 128}}, {"F", {128, 128}}};
  one_axis.batch_axes = 1;
  kept &= time_variant(engine, "causal", one_axis, causal, bare);

  Arguments grouped;
  grouped.add(kBf16, {8, 32, 1, 128});
  grouped.add(kBf16, {8, 8, 4096, 128});
  grouped.add(kBf16, {8, 8, 4096, 128});
  grouped.add(kF32, {8, 32, 1, 128});
  grouped.add(kF32, {8, 32, 1});
  AskedBounds heads = one_axis;
  heads.ranks.push_back({"H", {32, 32}});
  heads.ranks.push_back({"HK", {8, 8}});
  kept &= time_variant(engine, "causal_gqa", heads, grouped, bare);
  return kept;
}

}  // namespace
}  // namespace attngen

int main(int argc, char** argv) {
  const bool only_reports = argc > 1 && std::string(argv[1]) == "--report";
  try {
    return attngen::measure() || only_reports ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dispatch_latency: %s\n", error.what());
    return 2;
  }
}
