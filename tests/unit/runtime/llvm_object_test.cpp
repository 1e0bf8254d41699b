// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_object.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <thread>

#include "base/error.h"

namespace attngen {
namespace {

using Objects = std::vector<std::vector<std::byte>>;

constexpr const char* kFma =
    "define void @f(ptr %x, ptr %y) {\n"
    "  %a = load <16 x float>, ptr %x, align 4\n"
    "  %b = load <16 x float>, ptr %y, align 4\n"
    "  %c = call <16 x float> @llvm.fma.v16f32(<16 x float> %a, <16 x float> %a, <16 x float> %b)\n"
    "  store <16 x float> %c, ptr %y, align 4\n"
    "  ret void\n"
    "}\n"
    "declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)\n";

using Binary = void (*)(const float*, float*);

/// True when f(x, y) is y + x * x, rounded once, in all 16 lanes.
bool computes_fma(Binary f) {
  float x[16];
  float y[16];
  for (int i = 0; i < 16; ++i) {
    x[i] = static_cast<float>(i) + 0.1f;
    y[i] = -static_cast<float>(i);
  }
  f(x, y);
  for (int i = 0; i < 16; ++i) {
    if (y[i] != std::fma(x[i], x[i], -static_cast<float>(i))) return false;
  }
  return true;
}

std::string message_of(const std::string& text) {
  try {
    (void)compile_to_object(text, host_llvm_target());
  } catch (const InternalError& error) {
    return error.what();
  }
  return {};
}

bool contains(const std::vector<std::byte>& bytes, const std::string& text) {
  const auto* first = reinterpret_cast<const char*>(bytes.data());
  return std::search(first, first + bytes.size(), text.begin(), text.end()) != first + bytes.size();
}

double times_host_constant(double x) {
  return x * 1.25;
}

TEST_CASE("an object is code at every level of effort, and equal inputs give equal bytes") {
  for (int level = 0; level <= 3; ++level) {
    CAPTURE(level);
    LlvmTarget target = host_llvm_target();
    target.level = level;
    const std::vector<std::byte> object = compile_to_object(kFma, target);
    CHECK(contains(object,
                   "\x7f"
                   "ELF"));
    CHECK(compile_to_object(kFma, target) == object);
    const LlvmObject loaded(Objects{object}, {});
    CHECK(computes_fma(reinterpret_cast<Binary>(loaded.lookup("f"))));
  }
}

TEST_CASE("narrower vector widths run on this host too") {
  const std::vector<std::string> widths =
      kHostIsX86 ? std::vector<std::string>{"v128", "avx2"} : std::vector<std::string>{"neon"};
  std::vector<std::vector<std::byte>> objects;
  for (const std::string& arch : widths) {
    CAPTURE(arch);
    objects.push_back(compile_to_object(kFma, named_llvm_target(arch)));
    if (arch == "avx2" && !has_llvm_feature(host_llvm_target().features, "avx2")) {
      MESSAGE("[SKIP] this CPU has no AVX2, so that its code is not run");
      continue;
    }
    const LlvmObject loaded(Objects{objects.back()}, {});
    CHECK(computes_fma(reinterpret_cast<Binary>(loaded.lookup("f"))));
  }
  for (std::size_t i = 1; i < objects.size(); ++i) CHECK(objects[i] != objects[0]);
}

TEST_CASE("code calls host functions and the C library") {
  const std::vector<std::byte> object = compile_to_object(
      "declare double @times_host_constant(double)\n"
      "declare double @cbrt(double)\n"
      "define double @f(double %x) {\n"
      "  %y = call double @times_host_constant(double %x)\n"
      "  %z = call double @cbrt(double %y)\n"
      "  ret double %z\n"
      "}\n",
      host_llvm_target());
  LlvmObject first(Objects{object},
                   {{"times_host_constant", reinterpret_cast<void*>(&times_host_constant)}});
  LlvmObject moved = std::move(first);
  CHECK(reinterpret_cast<double (*)(double)>(moved.lookup("f"))(6.4) == std::cbrt(8.0));
  const LlvmObject without(Objects{object}, {});
  try {
    (void)without.lookup("f");
    FAIL("code that calls what nobody defined");
  } catch (const InternalError& error) {
    CHECK(std::string(error.what()).find("times_host_constant") != std::string::npos);
  }
}

TEST_CASE("wrong text is reported with LLVM's message and nothing else ends") {
  CHECK(message_of("define i32 @f() { ret i64 0 }").find("parsing our IR") != std::string::npos);
  CHECK(message_of("define i32 @broken() {\nstart:\n  br label %b\nb:\n  %x = add i32 %y, 1\n"
                   "  br label %c\nc:\n  %y = add i32 1, 1\n  ret i32 %x\n}\n")
            .find("verifying our IR") != std::string::npos);
  if (kHostIsX86) {  // the code generator itself has something against this one
    CHECK(message_of("define float @f() #0 {\n  ret float 1.0\n}\n"
                     "attributes #0 = { \"target-features\"=\"-sse\" }\n")
              .find("making code of our IR") != std::string::npos);
  }
  CHECK(message_of(kFma).empty());
}

TEST_CASE("damaged objects are refused, whatever is wrong with them") {
  const std::vector<std::byte> object = compile_to_object(kFma, host_llvm_target());
  const auto refused = [](std::span<const std::byte> bytes) {
    try {
      (void)LlvmObject(Objects{std::vector<std::byte>(bytes.begin(), bytes.end())}, {}).lookup("f");
    } catch (const InternalError&) {
      return true;
    }
    return false;
  };
  CHECK(refused({}));
  CHECK(refused(std::span(object).first(3)));
  CHECK(refused(std::span(object).first(40)));
  CHECK(refused(std::span(object).first(object.size() / 2)));
  std::vector<std::byte> other = object;
  std::fill(other.begin(), other.begin() + 64, std::byte{0x5a});
  CHECK(refused(other));
}

TEST_CASE("several threads compile and load at once") {
  std::vector<std::thread> threads;
  bool right[4] = {};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([t, &right] {
      LlvmTarget target = host_llvm_target();
      target.level = t;
      const LlvmObject loaded(Objects{compile_to_object(kFma, target)}, {});
      right[t] = computes_fma(reinterpret_cast<Binary>(loaded.lookup("f")));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const bool one : right) CHECK(one);
}

TEST_CASE("the library is named with its version and its build") {
  CHECK(llvm_name().find("LLVM ") == 0);
  CHECK(std::atoi(llvm_name().c_str() + 5) >= 19);
  CHECK(llvm_build_id().find_first_not_of("0123456789abcdef") == std::string::npos);
  if (llvm_build_id().empty()) MESSAGE("this libLLVM has no GNU build id");
}

}  // namespace
}  // namespace attngen
