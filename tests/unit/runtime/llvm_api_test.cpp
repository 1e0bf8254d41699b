// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_api.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <thread>

#include "base/error.h"

namespace attngen {
namespace {

double times_host_constant(double x) {
  return x * 1.25;
}

constexpr const char* kSum =
    "define i64 @sum(ptr %p, i64 %n) {\n"
    "start:\n"
    "  %i = alloca i64\n"
    "  %s = alloca i64\n"
    "  store i64 0, ptr %i\n"
    "  store i64 0, ptr %s\n"
    "  br label %head\n"
    "head:\n"
    "  %iv = load i64, ptr %i\n"
    "  %more = icmp ult i64 %iv, %n\n"
    "  br i1 %more, label %body, label %done\n"
    "body:\n"
    "  %at = getelementptr i64, ptr %p, i64 %iv\n"
    "  %x = load i64, ptr %at\n"
    "  %sv = load i64, ptr %s\n"
    "  %sn = add i64 %sv, %x\n"
    "  store i64 %sn, ptr %s\n"
    "  %in = add i64 %iv, 1\n"
    "  store i64 %in, ptr %i\n"
    "  br label %head\n"
    "done:\n"
    "  %r = load i64, ptr %s\n"
    "  ret i64 %r\n"
    "}\n";

using Sum = std::int64_t (*)(const std::int64_t*, std::int64_t);

TEST_CASE("compiled text computes, with and without passes, at both efforts") {
  const std::int64_t values[] = {3, -5, 1'000'000'000'000, 7};
  for (const LlvmEffort effort : {LlvmEffort::quick, LlvmEffort::full}) {
    for (const char* passes :
         {"", "function(sroa,instcombine<no-verify-fixpoint>)", "default<O3>"}) {
      LlvmJit jit(effort);
      jit.add(kSum, {}, passes);
      const auto sum = reinterpret_cast<Sum>(jit.lookup("sum"));
      CHECK(sum(values, 4) == 1'000'000'000'005);
      CHECK(sum(values, 0) == 0);
    }
  }
}

TEST_CASE("host functions and the C library are callable") {
  LlvmJit jit;
  const std::pair<std::string, void*> host{"times_host_constant",
                                           reinterpret_cast<void*>(&times_host_constant)};
  jit.add(
      "declare double @times_host_constant(double)\n"
      "declare double @cbrt(double)\n"
      "define double @f(double %x) {\n"
      "  %y = call double @times_host_constant(double %x)\n"
      "  %z = call double @cbrt(double %y)\n"
      "  ret double %z\n"
      "}\n",
      {host}, "");
  // A second module may name the same function again.
  jit.add(
      "declare double @times_host_constant(double)\n"
      "define double @g(double %x) {\n"
      "  %y = call double @times_host_constant(double %x)\n"
      "  ret double %y\n"
      "}\n",
      {host}, "");
  const auto f = reinterpret_cast<double (*)(double)>(jit.lookup("f"));
  const auto g = reinterpret_cast<double (*)(double)>(jit.lookup("g"));
  CHECK(f(6.4) == std::cbrt(8.0));
  CHECK(g(4.0) == 5.0);
}

TEST_CASE("wide vectors compile for the host's own CPU") {
  LlvmJit jit;
  jit.add(
      "define void @axpy(ptr %x, ptr %y) {\n"
      "  %a = load <16 x float>, ptr %x, align 4\n"
      "  %b = load <16 x float>, ptr %y, align 4\n"
      "  %c = call <16 x float> @llvm.fma.v16f32(<16 x float> %a, <16 x float> %a, <16 x float> "
      "%b)\n"
      "  store <16 x float> %c, ptr %y, align 4\n"
      "  ret void\n"
      "}\n",
      {}, "");
  float x[16];
  float y[16];
  for (int i = 0; i < 16; ++i) {
    x[i] = static_cast<float>(i) + 0.1f;
    y[i] = -static_cast<float>(i);
  }
  reinterpret_cast<void (*)(float*, float*)>(jit.lookup("axpy"))(x, y);
  for (int i = 0; i < 16; ++i) CHECK(y[i] == std::fma(x[i], x[i], -static_cast<float>(i)));
}

TEST_CASE("wrong text is reported with LLVM's message, nothing is printed and the JIT survives") {
  LlvmJit jit;
  const auto message_of = [&](const std::string& text, const std::string& passes) {
    try {
      jit.add(text, {}, passes);
    } catch (const InternalError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(message_of("define i32 @f() { ret i64 0 }", "").find("parsing our IR") !=
        std::string::npos);
  CHECK(message_of("define i32 @broken() {\nstart:\n  br label %b\nb:\n  %x = add i32 %y, 1\n"
                   "  br label %c\nc:\n  %y = add i32 1, 1\n  ret i32 %x\n}\n",
                   "")
            .find("verifying our IR") != std::string::npos);
  CHECK(message_of("define void @g() { ret void }", "no-such-pass").find("no-such-pass") !=
        std::string::npos);
  try {
    jit.lookup("absent");
    FAIL("an absent name was found");
  } catch (const InternalError& error) {
    CHECK(std::string(error.what()).find("absent") != std::string::npos);
  }
  jit.add(
      "declare void @nowhere_at_all()\ndefine void @h() { call void @nowhere_at_all() ret void }",
      {}, "");
  CHECK_THROWS_AS(jit.lookup("h"), InternalError);
  jit.add(kSum, {}, "");
  CHECK(jit.lookup("sum") != nullptr);
}

TEST_CASE("several threads compile and run at once") {
  std::vector<std::thread> threads;
  std::int64_t results[4] = {};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([t, &results] {
      const std::int64_t values[] = {t, 10, 100};
      LlvmJit jit(LlvmEffort::quick);
      jit.add(kSum, {}, "function(sroa)");
      results[t] = reinterpret_cast<Sum>(jit.lookup("sum"))(values, 3);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int t = 0; t < 4; ++t) CHECK(results[t] == 110 + t);
}

TEST_CASE("the candidates name a usable library of version 19 or newer") {
  bool usable = false;
  for (const LlvmCandidate& candidate : LlvmJit::candidates()) {
    CHECK(!candidate.path.empty());
    CHECK(!candidate.reason.empty());
    usable = usable || candidate.usable;
  }
  CHECK(usable);
  CHECK(std::atoi(LlvmJit::version().c_str()) >= 19);
}

}  // namespace
}  // namespace attngen
