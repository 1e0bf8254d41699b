// SPDX-License-Identifier: Apache-2.0
// A plan of the library on the virtual GPU whose partial states are merged by a second kernel: the
// same bits as by tickets, and a workspace that holds no counter.
#include <doctest/doctest.h>

#include <cstring>
#include <random>
#include <utility>
#include <vector>

#include "base/dtype.h"
#include "base/error.h"
#include "runtime/api/engine.h"
#include "runtime/api/launch_plan.h"
#include "runtime/api/run_plan.h"

namespace attngen {
namespace {

constexpr std::int64_t kKeys = 2000, kDim = 64;

struct Decoded {
  std::vector<float> o, lse;
  bool operator==(const Decoded&) const = default;
};

/// One query of 4 heads, 2 of which share keys.
class Step {
 public:
  Step() : q_(4 * kDim), k_(2 * kKeys * kDim), v_(k_.size()) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> uniform(-1, 1);
    for (std::vector<std::uint16_t>* values : {&q_, &k_, &v_}) {
      for (std::uint16_t& value : *values) value = bf16_bits(uniform(random));
    }
  }

  Decoded run(LaunchPlan& plan) {
    Decoded decoded{std::vector<float>(4 * kDim), std::vector<float>(4)};
    std::int64_t shapes[][3] = {{4, 1, kDim}, {2, kKeys, kDim}, {4, 1, kDim}, {4, 1, 0}};
    const DLDataType bf16{kDLBfloat, 16, 1};
    const DLDataType f32{kDLFloat, 32, 1};
    const DLTensor q{q_.data(), {kDLCPU, 0}, 3, bf16, shapes[0], nullptr, 0};
    const DLTensor k{k_.data(), {kDLCPU, 0}, 3, bf16, shapes[1], nullptr, 0};
    const DLTensor v{v_.data(), {kDLCPU, 0}, 3, bf16, shapes[1], nullptr, 0};
    const DLTensor o{decoded.o.data(), {kDLCPU, 0}, 3, f32, shapes[2], nullptr, 0};
    const DLTensor lse{decoded.lse.data(), {kDLCPU, 0}, 2, f32, shapes[3], nullptr, 0};
    const DLTensor* list[] = {&q, &k, &v, &o, &lse};
    attngen_args args{};
    args.struct_size = sizeof args;
    args.tensors = list;
    args.tensor_count = 5;
    void* workspace = nullptr;
    Backend& backend = plan.engine->backend();
    REQUIRE(backend.allocate(plan.workspace.bytes, &workspace).ok());
    std::memset(workspace, 0, plan.workspace.bytes);
    for (int again = 0; again < 2; ++again) {
      CHECK(run_plan(plan, args, workspace, plan.workspace.bytes, nullptr).message == "");
    }
    REQUIRE(backend.release(workspace).ok());
    return decoded;
  }

 private:
  std::vector<std::uint16_t> q_, k_, v_;
};

void merge_in_second_kernel(LaunchPlan& plan) {
  Problem problem;
  for (const RankBound& bound : plan.bounds.ranks) problem.extents.push_back(bound.most);
  problem.static_params = plan.bounds.static_params;
  problem.batch_axes = plan.bounds.batch_axes;
  problem.limits = plan.engine->gpu_limits();
  problem.skeleton = Skeleton::decode;
  problem.merge = MergeProtocol::combine;
  const Cascade& cascade = plan.spec->cascade;
  CudaSource source = emit_cuda(cascade, plan.spec->analysis, problem,
                                choose_plan(cascade, plan.spec->analysis, problem));
  REQUIRE_FALSE(source.combine_entry.empty());
  PlanKernel& kernel = plan.kernels.front();
  kernel.split = {source.workspace_bytes, source.ticket_bytes};
  CHECK(kernel.split.tickets == 0);
  kernel.kernel = plan.engine->kernel_of(std::move(source));
}

}  // namespace

TEST_CASE("two launches give the bits of one") {
  StoreOptions store;
  store.mode = StoreMode::memory;
  const auto engine = std::make_shared<Engine>(make_vgpu_backend(""), store, 1);
  AskedBounds asked;
  asked.ranks = {
      {"E", {kDim, kDim}}, {"F", {kDim, kDim}}, {"H", {4, 4}}, {"HK", {2, 2}}, {"P", {1, 1}}};
  const auto plan = make_plan(engine, describe("causal_gqa", "", {}), asked);
  Step step;
  const Decoded in_place = step.run(*plan);
  CHECK(in_place.lse[3] > 0);
  merge_in_second_kernel(*plan);
  CHECK(step.run(*plan) == in_place);
}

}  // namespace attngen
