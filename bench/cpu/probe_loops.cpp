// SPDX-License-Identifier: Apache-2.0
#include "bench/cpu/probe_loops.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "generator/llvm/ir_module.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cpu/host_functions.h"

namespace attngen::bench {
namespace {

using Values = IrFunction::Values;
using Clock = std::chrono::steady_clock;

constexpr int kMostSums = 16;  ///< enough to hide the latency of two multipliers
constexpr int kMostThreads = 256;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Independent sums of the peak loop. With a factor beside them all must stay in registers: 16 of
/// them on AVX2 were spilled, and kernels then seemed to reach more than the peak.
int sums_of(const CpuLimits& limits) {
  return std::min(kMostSums, limits.vector_registers - 4);
}

IrFunction multiply_loop(IrType vector, int sum_count) {
  IrFunction f("multiply", {{"rounds", {IrKind::i64, 1}}, {"out", {IrKind::ptr, 1}}});
  // Loaded, so that no multiplication can be folded.
  const IrValue factor = f.splat(f.load({IrKind::f32, 1}, f.parameter("out")), vector.lanes);
  const Values sums = f.loop(
      "round", ir_i64(0), f.parameter("rounds"), 1,
      Values(static_cast<std::size_t>(sum_count), f.splat(ir_float(IrKind::f32, 1), vector.lanes)),
      [&](IrValue, const Values& so_far) {
        Values next;
        for (const IrValue& sum : so_far) {
          next.push_back(f.multiply_add(sum, factor, factor));
        }
        return next;
      });
  for (int i = 0; i < sum_count; ++i) {
    f.store(sums[static_cast<std::size_t>(i)],
            f.element(f.parameter("out"), IrKind::f32, ir_i64(i * vector.lanes)));
  }
  return f;
}

IrFunction read_loop(IrType vector) {
  constexpr int kStreams = 8;
  IrFunction f(
      "read",
      {{"from", {IrKind::ptr, 1}}, {"floats", {IrKind::i64, 1}}, {"out", {IrKind::ptr, 1}}});
  const Values sums = f.loop(
      "at", ir_i64(0), f.parameter("floats"), kStreams * vector.lanes,
      Values(kStreams, ir_zero(vector)), [&](IrValue at, const Values& so_far) {
        Values next;
        for (int i = 0; i < kStreams; ++i) {
          const IrValue from =
              f.element(f.parameter("from"), IrKind::f32, f.add(at, ir_i64(i * vector.lanes)));
          next.push_back(
              f.binary("fadd", so_far[static_cast<std::size_t>(i)], f.load(vector, from, 4)));
        }
        return next;
      });
  for (int i = 0; i < kStreams; ++i) {
    f.store(sums[static_cast<std::size_t>(i)],
            f.element(f.parameter("out"), IrKind::f32, ir_i64(i * vector.lanes)));
  }
  return f;
}

std::vector<std::vector<std::byte>> compiled(const CpuLimits& limits) {
  const IrType vector{IrKind::f32, limits.vector_bits / 32};
  IrModule module("", limits.vector_bits);
  module.add(multiply_loop(vector, sums_of(limits)));
  module.add(read_loop(vector));
  return {compile_to_object(module.text(), cpu_target(limits.arch))};
}

/// One cache line or more of results for each thread.
struct alignas(64) Results {
  std::array<float, 512> sums{};
};

}  // namespace

ProbeLoops::ProbeLoops(const CpuLimits& limits)
    : object_(compiled(limits), host_functions()),
      lanes_(limits.vector_bits / 32),
      sums_(sums_of(limits)) {
  multiply_ = reinterpret_cast<Multiply>(object_.lookup("multiply"));
  read_ = reinterpret_cast<Read>(object_.lookup("read"));
}

double ProbeLoops::multiply_adds(ThreadPool& pool, double ms) const {
  std::vector<Results> results(kMostThreads);
  const double flops_per_round = 2.0 * sums_ * lanes_;
  const auto run = [&](std::int64_t rounds) {
    const auto start = Clock::now();
    pool.parallel(pool.threads(), [&](int, std::int64_t index) {
      Results& own = results[static_cast<std::size_t>(index)];
      own.sums[0] = 0.5F;
      multiply_(rounds, own.sums.data());
    });
    return seconds_since(start);
  };
  std::int64_t rounds = 1000;
  double seconds = run(rounds);
  while (seconds * 1e3 < ms) {
    rounds *= 2;
    seconds = run(rounds);
  }
  return flops_per_round * static_cast<double>(rounds) * pool.threads() / seconds / 1e9;
}

double ProbeLoops::read(ThreadPool& pool, const float* buffer, std::int64_t bytes) const {
  std::vector<Results> results(kMostThreads);
  const std::int64_t step = 8 * lanes_;
  const std::int64_t each = bytes / 4 / pool.threads() / step * step;
  const auto start = Clock::now();
  pool.parallel(pool.threads(), [&](int, std::int64_t index) {
    read_(buffer + index * each, each, results[static_cast<std::size_t>(index)].sums.data());
  });
  return static_cast<double>(each * 4 * pool.threads()) / seconds_since(start) / 1e9;
}

}  // namespace attngen::bench
