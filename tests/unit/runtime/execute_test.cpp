// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "base/error.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

Cascade parsed(const std::string& text) {
  return parse_variant({"test", text}).front();
}

Cascade doubled() {
  return parsed(
      "cascade doubled {\n rank P\n in A[P]: f32\n out O[p]: f16 = A[p] * 2\n out T[] = sum{p} "
      "A[p]\n}");
}

BoundInputs bound(const Cascade& cascade, const std::string& input, Array array) {
  Request request;
  request.inputs.emplace(input, std::move(array));
  return bind_inputs(cascade, std::move(request));
}

TEST_CASE("devices have names and only those") {
  for (const Device device :
       {Device::automatic, Device::cuda, Device::cpu, Device::vgpu, Device::oracle}) {
    CHECK(device_named(name_of(device)) == device);
  }
  CHECK_FALSE(device_named("abacus").has_value());
  CHECK_FALSE(device_named("").has_value());
  CHECK(why_unusable(Device::oracle).empty());
  CHECK(why_unusable(Device::cpu).empty());
}

TEST_CASE("the oracle's results come in the declared types, batch axes in front") {
  const Cascade cascade = doubled();
  Array array(DType::f32, {2, 3});
  for (int at = 0; at < 6; ++at) array.set(at, at + 1.0 / 4096);
  const Execution done = execute(cascade, bound(cascade, "A", array), Device::oracle);
  CHECK(done.device == Device::oracle);
  CHECK_FALSE(done.binary.has_value());
  const Array& o = done.outputs.at("O");
  CHECK(o.dtype == DType::f16);
  CHECK(o.shape == Shape{2, 3});
  for (int at = 0; at < 6; ++at) CHECK(o.at(at) == round_to(DType::f16, 2 * (at + 1.0 / 4096)));
  CHECK(done.outputs.at("T").dtype == DType::f32);
  CHECK(done.outputs.at("T").shape == Shape{2});
  CHECK(done.outputs.at("T").at(1) == doctest::Approx(12 + 3.0 / 4096));
}

TEST_CASE("where no output has an element there is no kernel, and shapes are right") {
  const Cascade cascade =
      parsed("cascade c {\n rank P, M\n in A[P,M]: f32\n out O[p,m] = A[p,m] * 2\n}");
  for (const Shape& shape : {Shape{0, 4}, Shape{4, 0}, Shape{0, 3, 4}, Shape{5, 0, 0}}) {
    const Execution done =
        execute(cascade, bound(cascade, "A", Array(DType::f32, shape)), Device::vgpu);
    CHECK(done.outputs.at("O").shape == shape);
    CHECK_FALSE(done.source.has_value());
    CHECK_FALSE(done.report.has_value());
  }
}

void check_refused(const Cascade& cascade, const BoundInputs& inputs, Device device,
                   const ExecuteOptions& options) {
  try {
    execute(cascade, inputs, device, options);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
  }
}

TEST_CASE("a cascade without a kernel, and options that a device has no use for, are refused") {
  const Cascade cascade = doubled();
  const BoundInputs inputs = bound(cascade, "A", Array(DType::f32, {3}));
  check_refused(cascade, inputs, Device::vgpu, {});
  ExecuteOptions in_f64;
  in_f64.in_f64 = true;
  for (const Device device : {Device::vgpu, Device::cuda, Device::oracle}) {
    check_refused(cascade, inputs, device, in_f64);
  }
  ExecuteOptions counting;
  counting.count_keep = true;
  for (const Device device : {Device::cpu, Device::oracle}) {
    check_refused(cascade, inputs, device, counting);
  }
}

TEST_CASE("the CPU runs what has no kernel elsewhere") {
  const Cascade cascade = doubled();
  Array array(DType::f32, {3});
  for (int at = 0; at < 3; ++at) array.set(at, at + 1);
  const Execution done = execute(cascade, bound(cascade, "A", array), Device::cpu);
  CHECK(done.device == Device::cpu);
  REQUIRE(done.cpu.has_value());
  CHECK_FALSE(done.binary.has_value());
  CHECK(done.ms == done.cpu->ms);
  CHECK(done.outputs.at("O").dtype == DType::f16);
  CHECK(done.outputs.at("T").at(0) == 6);
}

}  // namespace
}  // namespace attngen
