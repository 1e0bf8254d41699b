// SPDX-License-Identifier: Apache-2.0
// A flash-attention kernel in the style of sm_80, with and without planted bugs: every bug is
// reported, the correct kernel never is.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <random>
#include <string>

#include "base/dtype.h"
#include "base/files.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/vgpu/machine.h"

namespace attngen::vgpu {
namespace {

constexpr int kDim = 64;
constexpr int kQueriesOfBlock = 64;
constexpr int kSharedBytes = kQueriesOfBlock * kDim * 2 + 4 * 32 * kDim * 2 + 512;

enum Defect {
  none,
  wait_too_lax,
  no_barrier_k,
  no_barrier_v,
  prefetch_early,
  global_read_beyond,
  global_write_read_only,
  shared_beyond,
  matrix_misaligned,
  divergent_shuffle,
  warp_skips_barrier,
  never_written,
  never_waited,
  two_barriers,
};

std::string source_of(Defect defect) {
  return "#define DEFECT " + std::to_string(static_cast<int>(defect)) + "\n#line 1\n" +
         read_file("tests/vgpu/kernels/ampere_attention.cu");
}

/// Compiled once per defect and architecture.
const Module& module_of(Defect defect, const std::string& arch = "sm_80") {
  static std::map<std::pair<int, std::string>, Module> compiled;
  const auto key = std::make_pair(static_cast<int>(defect), arch);
  const auto found = compiled.find(key);
  if (found != compiled.end()) return found->second;
  const Binary binary = Nvrtc::instance().compile_text(source_of(defect), "ampere_attention", arch);
  return compiled.emplace(key, Module(binary.ptx)).first->second;
}

struct Problem {
  int heads;
  int queries;
  int keys;
  std::vector<std::uint16_t> q, k, v;
  std::vector<float> o;

  Problem(int h, int p, int m, unsigned seed) : heads(h), queries(p), keys(m) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const auto fill = [&](std::vector<std::uint16_t>& tensor, int rows) {
      tensor.resize(static_cast<std::size_t>(heads * rows * kDim));
      for (std::uint16_t& element : tensor) element = bf16_bits(normal(random));
    };
    fill(q, queries);
    fill(k, keys);
    fill(v, keys);
    o.assign(q.size(), std::numeric_limits<float>::quiet_NaN());
  }

  Report run(const Module& module, const Options& options) {
    struct {
      const void* q;
      const void* k;
      const void* v;
      void* o;
      int queries;
      int keys;
      float scale;
    } arguments{q.data(), k.data(), v.data(), o.data(), queries, keys, 0.125f * 1.44269504f};
    Launch launch;
    launch.entry = "ampere_attention";
    launch.grid = {(queries + kQueriesOfBlock - 1) / kQueriesOfBlock, heads, 1};
    launch.block = {128, 1, 1};
    launch.shared_bytes = kSharedBytes;
    launch.parameters.resize(sizeof arguments);
    std::memcpy(launch.parameters.data(), &arguments, sizeof arguments);
    return module.run(launch,
                      {{"Q", q.data(), q.size() * 2, false},
                       {"K", k.data(), k.size() * 2, false},
                       {"V", v.data(), v.size() * 2, false},
                       {"O", o.data(), o.size() * 4, true}},
                      options);
  }

  /// Largest difference of O from softmax attention in fp64.
  double error() const {
    double worst = 0;
    const auto at = [](const std::vector<std::uint16_t>& tensor, int row, int e) {
      return bf16_value(tensor[static_cast<std::size_t>(row * kDim + e)]);
    };
    for (int row = 0; row < heads * queries; ++row) {
      const int first_key = row / queries * keys;
      std::vector<double> weights(static_cast<std::size_t>(keys));
      double total = 0;
      for (int m = 0; m < keys; ++m) {
        double score = 0;
        for (int e = 0; e < kDim; ++e) score += at(q, row, e) * at(k, first_key + m, e);
        weights[static_cast<std::size_t>(m)] = std::exp(score * 0.125);
        total += weights[static_cast<std::size_t>(m)];
      }
      for (int e = 0; e < kDim; ++e) {
        double sum = 0;
        for (int m = 0; m < keys; ++m) {
          sum += weights[static_cast<std::size_t>(m)] * at(v, first_key + m, e);
        }
        const double got = static_cast<double>(o[static_cast<std::size_t>(row * kDim + e)]);
        const double difference = std::fabs(got - sum / total);
        if (!(difference <= worst)) worst = difference;
      }
    }
    return worst;
  }
};

constexpr std::array<Completion, 3> kCompletions{Completion::eager, Completion::late,
                                                 Completion::random};

std::string texts_of(const Report& report) {
  std::string text;
  for (const Fault& fault : report.faults) text += to_text(fault) + "\n";
  return text;
}

/// Some fault of `kind` whose message contains `part`.
bool reports(const Report& report, FaultKind kind, const std::string& part) {
  for (const Fault& fault : report.faults) {
    if (fault.kind == kind && fault.message.find(part) != std::string::npos) return true;
  }
  return false;
}

/// The line of the kernel's text that contains `part`.
int line_with(const std::string& part) {
  const std::string text = read_file("tests/vgpu/kernels/ampere_attention.cu");
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

TEST_CASE("the correct kernel is right and clean under every completion and schedule") {
  for (const Completion completion : kCompletions) {
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
      Problem problem(2, 100, 150, static_cast<unsigned>(seed));
      Options options;
      options.completion = completion;
      options.seed = seed;
      options.random_schedule = seed > 0;
      const Report report = problem.run(module_of(none), options);
      INFO(texts_of(report));
      CHECK(report.clean());
      CHECK(report.races == 0);
      CHECK(problem.error() < 5e-3);
    }
  }
}

TEST_CASE("results do not depend on completion, schedule or checking") {
  Problem first(1, 64, 96, 7);
  Options options;
  const Report report = first.run(module_of(none), options);
  CHECK(report.clean());
  CHECK(report.instructions > 128 * 100);
  for (const Completion completion : kCompletions) {
    for (const bool check : {false, true}) {
      Problem again(1, 64, 96, 7);
      options.completion = completion;
      options.check_races = check;
      options.random_schedule = true;
      options.seed = 99;
      const Report other = again.run(module_of(none), options);
      CHECK(other.clean());
      CHECK(other.instructions == report.instructions);
      CHECK(std::memcmp(first.o.data(), again.o.data(), first.o.size() * 4) == 0);
    }
  }
}

TEST_CASE("one key, one query, one row of tiles") {
  for (const auto& [queries, keys] : {std::pair{1, 1}, {64, 32}, {65, 33}, {3, 200}}) {
    Problem problem(1, queries, keys, 3);
    const Report report = problem.run(module_of(none), {});
    INFO(texts_of(report));
    CHECK(report.clean());
    CHECK(problem.error() < 5e-3);
  }
}

TEST_CASE("the PTX of every architecture runs") {
  for (const char* arch :
       {"sm_86", "sm_89", "sm_90", "sm_90a", "sm_100", "sm_103", "sm_120", "sm_121"}) {
    Problem problem(1, 70, 70, 5);
    const Report report = problem.run(module_of(none, arch), {});
    INFO(arch, "\n", texts_of(report));
    CHECK(report.clean());
    CHECK(problem.error() < 5e-3);
  }
}

TEST_CASE("missing synchronisation is a race under every completion and schedule") {
  struct Expected {
    Defect defect;
    const char* kind;
  };
  for (const Expected& expected : {Expected{wait_too_lax, "write-read"},
                                   {no_barrier_k, "write-read"},
                                   {no_barrier_v, "write-read"},
                                   {prefetch_early, "read-write"}}) {
    for (const Completion completion : kCompletions) {
      for (std::uint64_t seed = 0; seed < 3; ++seed) {
        Problem problem(1, 64, 200, 11);
        Options options;
        options.completion = completion;
        options.seed = seed;
        options.random_schedule = seed > 0;
        const Report report = problem.run(module_of(expected.defect), options);
        INFO("defect ", static_cast<int>(expected.defect), "\n", texts_of(report));
        CHECK(report.completed);
        CHECK(report.races > 0);
        CHECK(reports(report, FaultKind::race, expected.kind));
        CHECK_FALSE(report.clean());
      }
    }
  }
}

TEST_CASE("a race names both statements by line and both agents") {
  Problem problem(1, 64, 200, 11);
  const Report report = problem.run(module_of(no_barrier_k), {});
  const int copy = line_with("cp.async.cg.shared.global [%0]");
  const int load = line_with("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {");
  bool found = false;
  for (const Fault& fault : report.faults) {
    if (fault.kind != FaultKind::race) continue;
    // The load's statement spans four lines; .loc may name any of them.
    const bool here = fault.source_line >= load && fault.source_line < load + 4;
    found =
        found ||
        (here && fault.message.find("source line " + std::to_string(copy)) != std::string::npos &&
         fault.message.find("'s asynchronous copy") != std::string::npos);
  }
  INFO(texts_of(report));
  CHECK(found);
}

TEST_CASE("too lax a wait shows in the numbers when copies are late") {
  Problem problem(1, 64, 200, 11);
  Options options;
  options.check_races = false;
  const Report report = problem.run(module_of(wait_too_lax), options);
  CHECK(report.completed);
  CHECK(report.races == 0);
  CHECK_FALSE(problem.error() < 1);
}

TEST_CASE("accesses outside their memory name the buffer and the line") {
  Problem problem(1, 64, 65, 13);
  const Report read = problem.run(module_of(global_read_beyond), {});
  INFO(texts_of(read));
  CHECK_FALSE(read.completed);
  REQUIRE(reports(read, FaultKind::out_of_bounds, "past the end of buffer 'K'"));
  CHECK(read.faults[0].source_line == line_with("cp.async.cg.shared.global [%0]"));

  const Report write = problem.run(module_of(global_write_read_only), {});
  INFO(texts_of(write));
  REQUIRE(reports(write, FaultKind::out_of_bounds, "read-only buffer 'Q'"));
  CHECK(write.faults[0].source_line == line_with("const_cast<half_bits*>(q)[threadIdx.x]"));

  const Report shared = problem.run(module_of(shared_beyond), {});
  INFO(texts_of(shared));
  REQUIRE(reports(shared, FaultKind::out_of_bounds, "shared memory"));
  CHECK(shared.faults[0].source_line == line_with("508 + 4 * threadIdx.x"));
}

TEST_CASE("misuse of the machine is reported as what it is") {
  Problem problem(1, 64, 200, 17);
  CHECK(reports(problem.run(module_of(matrix_misaligned), {}), FaultKind::misaligned,
                "8 bytes off its alignment"));
  const Report skipped = problem.run(module_of(warp_skips_barrier), {});
  INFO(texts_of(skipped));
  CHECK_FALSE(skipped.clean());
  CHECK(reports(problem.run(module_of(never_written), {}), FaultKind::protocol, "never written"));
  CHECK(reports(problem.run(module_of(never_waited), {}), FaultKind::protocol, "never waited for"));
  CHECK(reports(problem.run(module_of(two_barriers), {}), FaultKind::divergence, "barrier 0"));
}

TEST_CASE("a shuffle that not all lanes reach is a divergence or a deadlock, never silent") {
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    Problem problem(1, 64, 200, 19);
    Options options;
    options.seed = seed;
    options.random_schedule = seed > 0;
    const Report report = problem.run(module_of(divergent_shuffle), options);
    INFO(texts_of(report));
    CHECK_FALSE(report.completed);
    CHECK((reports(report, FaultKind::divergence, "") || reports(report, FaultKind::deadlock, "")));
  }
}

}  // namespace
}  // namespace attngen::vgpu
