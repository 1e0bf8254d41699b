// SPDX-License-Identifier: Apache-2.0
#include "generator/llvm/ir_module.h"

#include <doctest/doctest.h>

#include "runtime/llvm_api.h"

namespace attngen {
namespace {

constexpr IrType kReal{IrKind::f64, 1};

int occurrences(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

IrFunction root_of(const std::string& name, double factor) {
  IrFunction f(name, {{"x", kReal}}, {}, kReal);
  const IrValue scaled = f.binary("fmul", f.parameter("x"), ir_float(IrKind::f64, factor));
  f.return_value(f.intrinsic("llvm.sqrt.f64", kReal, {scaled}));
  return f;
}

TEST_CASE("a module is its header, its functions in order, and every declaration once") {
  IrModule module("softmax\n\nregenerate: attngen show", 256);
  module.add(root_of("first", 1));
  module.add(root_of("second", 4));
  module.declare("declare double @twice(double)");
  module.declare("declare double @twice(double)");
  const std::string text = module.text();
  CHECK(text.rfind("; softmax\n;\n; regenerate: attngen show\n\ndefine double @first(", 0) == 0);
  CHECK(text.find("@first") < text.find("@second"));
  CHECK(occurrences(text, "declare double @llvm.sqrt.f64(double)\n") == 1);
  CHECK(occurrences(text, "declare double @twice(double)\n") == 1);
  CHECK(text.find("\"prefer-vector-width\"=\"256\"") != std::string::npos);
  CHECK(text == module.text());
}

TEST_CASE("its functions compile, call each other and the host") {
  IrModule module("", 512);
  module.add(root_of("root", 1));
  IrFunction f("whole", {{"x", kReal}}, {}, kReal);
  const IrValue inner = f.call("root", kReal, {f.parameter("x")});
  f.return_value(f.call("twice", kReal, {inner}));
  module.add(f);
  module.declare("declare double @twice(double)");
  LlvmJit jit;
  double (*twice)(double) = [](double x) { return 2 * x; };
  jit.add(module.text(), {{"twice", reinterpret_cast<void*>(twice)}}, "");
  CHECK(reinterpret_cast<double (*)(double)>(jit.lookup("whole"))(9.0) == 6.0);
}

TEST_CASE("a module of nothing is still LLVM") {
  LlvmJit jit;
  jit.add(IrModule("nothing", 512).text(), {}, "");
  CHECK_THROWS(jit.lookup("anything"));
}

}  // namespace
}  // namespace attngen
