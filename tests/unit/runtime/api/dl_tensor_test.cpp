// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/dl_tensor.h"

#include <doctest/doctest.h>

#include <vector>

using namespace attngen;

TEST_CASE("element types in DLPack's words") {
  struct Case {
    DType type;
    DLDataTypeCode code;
    int bits;
    const char* text;
  };
  const Case cases[] = {
      {DType::f64, kDLFloat, 64, "float64"},
      {DType::f32, kDLFloat, 32, "float32"},
      {DType::f16, kDLFloat, 16, "float16"},
      {DType::bf16, kDLBfloat, 16, "bfloat16"},
      {DType::e4m3, kDLFloat8_e4m3fn, 8, "float8_e4m3fn"},
      {DType::e5m2, kDLFloat8_e5m2, 8, "float8_e5m2"},
      {DType::i8, kDLInt, 8, "int8"},
      {DType::i4, kDLInt, 8, "int8"},
      {DType::u8, kDLUInt, 8, "uint8"},
      {DType::i32, kDLInt, 32, "int32"},
      {DType::i64, kDLInt, 64, "int64"},
      {DType::boolean, kDLBool, 8, "bool8"},
  };
  for (const Case& each : cases) {
    const DLDataType type = dl_type(each.type);
    CHECK(type.code == each.code);
    CHECK(type.bits == each.bits);
    CHECK(type.lanes == 1);
    CHECK(static_cast<std::size_t>(type.bits) == 8 * bytes_of(each.type));
    CHECK(to_text(type) == each.text);
  }
  CHECK(to_text(DLDataType{kDLFloat, 32, 4}) == "float32 x 4 lanes");
  CHECK(to_text(DLDataType{kDLComplex, 64, 1}) == "complex64");
  CHECK(to_text(DLDataType{200, 16, 1}) == "elements of type code 200 and 16 bits");
  CHECK(is_same({kDLFloat, 32, 1}, {kDLFloat, 32, 1}));
  CHECK_FALSE(is_same({kDLFloat, 32, 1}, {kDLFloat, 32, 2}));
  CHECK_FALSE(is_same({kDLFloat, 32, 1}, {kDLFloat, 16, 1}));
  CHECK_FALSE(is_same({kDLFloat, 32, 1}, {kDLInt, 32, 1}));
}

TEST_CASE("devices in words") {
  CHECK(to_text(DLDevice{kDLCPU, 3}) == "cpu");
  CHECK(to_text(DLDevice{kDLCUDA, 3}) == "cuda:3");
  CHECK(to_text(DLDevice{kDLCUDAHost, 0}) == "cuda_host");
  CHECK(to_text(DLDevice{kDLCUDAManaged, 1}) == "cuda_managed:1");
  CHECK(to_text(DLDevice{kDLROCM, 2}) == "device type 10:2");
}

TEST_CASE("where an engine reaches") {
  CHECK(reaches({kDLCPU, 0}, {kDLCPU, 7}));
  CHECK_FALSE(reaches({kDLCPU, 0}, {kDLCUDA, 0}));
  CHECK_FALSE(reaches({kDLCPU, 0}, {kDLCUDAManaged, 0}));
  CHECK(reaches({kDLCUDA, 1}, {kDLCUDA, 1}));
  CHECK_FALSE(reaches({kDLCUDA, 1}, {kDLCUDA, 0}));
  CHECK(reaches({kDLCUDA, 1}, {kDLCUDAManaged, 0}));
  CHECK_FALSE(reaches({kDLCUDA, 1}, {kDLCPU, 0}));
}

TEST_CASE("elements that lie apart: each axis steps over what the smaller ones reach") {
  using Axes = std::vector<std::int64_t>;
  const auto apart = [](const Axes& extents, const Axes& strides) {
    return require_apart("O", extents, strides).ok();
  };
  CHECK(apart({}, {}));
  CHECK(apart({3, 4, 5}, {20, 5, 1}));
  CHECK(apart({3, 4, 5}, {1, 3, 12}));
  CHECK(apart({3, 1, 5}, {5, 0, 1}));
  CHECK_FALSE(apart({3, 2}, {1, 0}));
  CHECK_FALSE(apart({3, 2}, {1, 1}));
  CHECK_FALSE(apart({3, 4, 5}, {19, 5, 1}));
  CHECK(apart({3, 4, 5}, {40, 7, 1}));
  CHECK(require_apart("O", Axes{3, 2}, Axes{1, 2}).message.find("two elements of O may lie at") ==
        0);
}

namespace {

struct Capsule {
  DLManagedTensorVersioned managed{};
  int deleted = 0;

  Capsule(unsigned major, unsigned minor, std::uint64_t flags = 0) {
    managed.version = {major, minor};
    managed.flags = flags;
    managed.manager_ctx = this;
    managed.deleter = [](DLManagedTensorVersioned* self) {
      ++static_cast<Capsule*>(self->manager_ctx)->deleted;
    };
  }
};

}  // namespace

TEST_CASE("a capsule gives its tensor and keeps its ownership") {
  Capsule capsule(DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION + 7);
  const DLTensor* tensor = nullptr;
  CHECK(import_capsule(&capsule.managed, true, &tensor).ok());
  CHECK(tensor == &capsule.managed.dl_tensor);
  CHECK(capsule.deleted == 0);
}

TEST_CASE("a capsule of another major version is let go of, as DLPack asks") {
  for (const unsigned major : {0u, DLPACK_MAJOR_VERSION + 1u}) {
    Capsule capsule(major, 0);
    DLTensor some{};
    const DLTensor* tensor = &some;
    const Outcome outcome = import_capsule(&capsule.managed, false, &tensor);
    CHECK(outcome.status == ATTNGEN_E_UNSUPPORTED);
    CHECK(tensor == nullptr);
    CHECK(capsule.deleted == 1);
    capsule.managed.deleter = nullptr;
    CHECK(import_capsule(&capsule.managed, false, &tensor).status == ATTNGEN_E_UNSUPPORTED);
  }
}

TEST_CASE("what is read-only is no output") {
  Capsule capsule(DLPACK_MAJOR_VERSION, 0, DLPACK_FLAG_BITMASK_READ_ONLY);
  const DLTensor* tensor = nullptr;
  CHECK(import_capsule(&capsule.managed, false, &tensor).ok());
  const Outcome outcome = import_capsule(&capsule.managed, true, &tensor);
  CHECK(outcome.status == ATTNGEN_E_INVALID);
  CHECK(outcome.message == "the capsule is read-only and cannot be an output");
  CHECK(tensor == nullptr);
  CHECK(capsule.deleted == 0);
  CHECK(import_capsule(nullptr, false, &tensor).status == ATTNGEN_E_INVALID);
  CHECK(import_capsule(&capsule.managed, false, nullptr).status == ATTNGEN_E_INVALID);
}
