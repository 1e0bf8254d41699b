// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute_cpu.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "generator/language/language.h"
#include "runtime/cpu/cpu_host.h"

namespace attngen {
namespace {

Cascade doubled() {
  return parse_variant({"test",
                        "cascade doubled {\n rank P\n in A[P]: f32\n out O[p]: f16 = A[p] * 2\n"
                        " out T[] = sum{p} A[p]\n}"})
      .front();
}

BoundInputs inputs_of(const Cascade& cascade, int batch) {
  Request request;
  Array array(DType::f32, {batch, 3});
  for (std::int64_t at = 0; at < array.size(); ++at) array.set(at, static_cast<double>(at) + 0.5);
  request.inputs.emplace("A", std::move(array));
  return bind_inputs(cascade, std::move(request));
}

std::map<std::string, Array> places(int batch) {
  std::map<std::string, Array> outputs;
  outputs.emplace("O", Array(DType::f16, {batch, 3}));
  outputs.emplace("T", Array(DType::f32, {batch}));
  return outputs;
}

TEST_CASE("outputs are filled, in their types, batch by batch; the second run compiles nothing") {
  const Cascade cascade = doubled();
  CpuExecutor executor;
  for (const int batch : {2, 5}) {
    std::map<std::string, Array> outputs = places(batch);
    const CpuRun run = executor.execute(cascade, inputs_of(cascade, batch), {}, outputs);
    if (batch == 5) CHECK(run.cached);
    CHECK((run.compile_ms > 0) == !run.cached);
    CHECK(run.source.plan.skeleton == "loopnest");
    CHECK_FALSE(run.source.plan.reasons.empty());
    CHECK(run.source.limits.arch == host_cpu_limits().arch);
    CHECK(run.threads >= 1);
    for (int at = 0; at < 3 * batch; ++at) CHECK(outputs.at("O").at(at) == 2 * at + 1);
    for (int at = 0; at < batch; ++at) CHECK(outputs.at("T").at(at) == 9 * at + 4.5);
  }
}

TEST_CASE("in f64 a sum keeps what f32 may lose") {
  const Cascade cascade = parse_variant({"test",
                                         "cascade s {\n rank P, M\n in A[P,M]: f32\n"
                                         " B[p,m] = A[p,m] + 1\n out O[p,m] = B[p,m] - A[p,m]\n"
                                         " out T[p] = max{m} B[p,m]\n}"})
                              .front();
  Request request;
  Array array(DType::f32, {1, 1});
  array.set(0, 0x1p30);
  request.inputs.emplace("A", array);
  const BoundInputs inputs = bind_inputs(cascade, std::move(request));
  CpuExecutor executor;
  for (const bool in_f64 : {false, true}) {
    std::map<std::string, Array> outputs;
    outputs.emplace("O", Array(DType::f32, {1, 1}));
    outputs.emplace("T", Array(DType::f32, {1}));
    const CpuRun run = executor.execute(cascade, inputs, {.in_f64 = in_f64}, outputs);
    CHECK(run.source.in_f64 == in_f64);
    if (in_f64) CHECK(outputs.at("O").at(0) == 1);
  }
}

TEST_CASE("architectures: this machine's, and why not another's") {
  CHECK(runnable_cpu_limits("").arch == host_cpu_limits().arch);
  CHECK(runnable_cpu_limits("native").arch == host_cpu_limits().arch);
  CHECK(runnable_cpu_limits(host_cpu_limits().arch).arch == host_cpu_limits().arch);
  const char* other = host_cpu_limits().arch == "neon" ? "v128" : "neon";
  for (const char* arch : {other, "sm_90", "avx"}) {
    CAPTURE(arch);
    try {
      runnable_cpu_limits(arch);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::refused);
    }
  }
}

}  // namespace
}  // namespace attngen
