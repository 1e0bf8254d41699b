// SPDX-License-Identifier: Apache-2.0
#include "runtime/pack_arguments.h"

#include <doctest/doctest.h>

#include <cstring>
#include <limits>
#include <string>

namespace attngen {
namespace {

using Kind = KernelArgument::Kind;

// Q[P,E], K[M,E] -> O[P,M] with one launch-time scalar; no parser involved.
Cascade small_cascade() {
  Cascade cascade;
  cascade.name = "small";
  for (const char* name : {"P", "M", "E"}) {
    Rank rank;
    rank.name = name;
    cascade.ranks.push_back(rank);
  }
  Param scale;
  scale.name = "scale";
  cascade.params.push_back(scale);
  const auto add = [&cascade](const char* name, TensorKind kind, std::vector<int> ranks) {
    Tensor tensor;
    tensor.name = name;
    tensor.kind = kind;
    for (const int rank : ranks) {
      TensorDim dim;
      dim.rank = rank;
      tensor.dims.push_back(dim);
    }
    cascade.tensors.push_back(tensor);
  };
  add("Q", TensorKind::input, {0, 2});
  add("K", TensorKind::input, {1, 2});
  add("O", TensorKind::output, {0, 1});
  return cascade;
}

BoundInputs bound(Shape q, Shape k, Shape batch) {
  BoundInputs inputs;
  inputs.binding.extents = {3, 5, 7};
  inputs.binding.params = {0.25};
  inputs.binding.batch = std::move(batch);
  inputs.arrays = {Array(DType::f16, std::move(q)), Array(DType::f16, std::move(k)), Array()};
  return inputs;
}

template <typename Value>
Value value_at(const ArgumentBlock& block, std::size_t offset) {
  Value value;
  REQUIRE(offset + sizeof value <= block.bytes.size());
  std::memcpy(&value, block.bytes.data() + offset, sizeof value);
  return value;
}

KernelArgument argument(Kind kind, int id = -1, int axis = -1) {
  KernelArgument made;
  made.kind = kind;
  made.id = id;
  made.axis = axis;
  return made;
}

TEST_CASE("fields lie as the compiler lays out the same struct") {
  struct Emitted {
    const void* q;
    std::int32_t extent_p;
    std::int64_t stride_q;
    float scale;
    std::int32_t batch_0;
    const void* counter;
    std::int32_t extent_m;
  };
  const Cascade cascade = small_cascade();
  const BoundInputs inputs = bound({2, 3, 7}, {5, 7}, {2});
  std::uint64_t counter = 0;
  int somewhere = 0;
  const std::vector<void*> addresses{&somewhere, nullptr, nullptr};
  const ArgumentBlock block = pack_arguments(
      cascade,
      {argument(Kind::tensor, 0), argument(Kind::extent, 0), argument(Kind::stride, 0, 0),
       argument(Kind::param, 0), argument(Kind::batch_extent, -1, 0), argument(Kind::counter),
       argument(Kind::extent, 1)},
      inputs, addresses, &counter);
  CHECK(block.bytes.size() == sizeof(Emitted));
  CHECK(value_at<void*>(block, offsetof(Emitted, q)) == &somewhere);
  CHECK(value_at<std::int32_t>(block, offsetof(Emitted, extent_p)) == 3);
  CHECK(value_at<std::int64_t>(block, offsetof(Emitted, stride_q)) == 21);
  CHECK(value_at<float>(block, offsetof(Emitted, scale)) == 0.25F);
  CHECK(value_at<std::int32_t>(block, offsetof(Emitted, batch_0)) == 2);
  CHECK(value_at<void*>(block, offsetof(Emitted, counter)) == &counter);
  CHECK(value_at<std::int32_t>(block, offsetof(Emitted, extent_m)) == 5);
  CHECK(block.pointer_offsets == std::vector<std::size_t>{0, offsetof(Emitted, counter)});
}

TEST_CASE("a block of 32-bit fields has no tail padding") {
  const ArgumentBlock block = pack_arguments(
      small_cascade(),
      {argument(Kind::extent, 0), argument(Kind::extent, 1), argument(Kind::extent, 2)},
      bound({3, 7}, {5, 7}, {}), {}, nullptr);
  CHECK(block.bytes.size() == 12);
  CHECK(block.pointer_offsets.empty());
}

TEST_CASE("strides walk every element of the array where it has all batch axes") {
  const Cascade cascade = small_cascade();
  const BoundInputs inputs = bound({2, 4, 3, 7}, {5, 7}, {2, 4});
  const std::vector<std::int64_t> strides = strides_of(cascade, inputs, 0);
  std::int64_t expected = 0;  // row-major order is counting
  for (int b0 = 0; b0 < 2; ++b0) {
    for (int b1 = 0; b1 < 4; ++b1) {
      for (int p = 0; p < 3; ++p) {
        for (int e = 0; e < 7; ++e, ++expected) {
          CHECK(b0 * strides[0] + b1 * strides[1] + p * strides[2] + e * strides[3] == expected);
        }
      }
    }
  }
}

TEST_CASE("batch axes that are absent or of extent 1 broadcast by stride 0") {
  const Cascade cascade = small_cascade();
  const BoundInputs inputs = bound({4, 3, 7}, {2, 1, 5, 7}, {2, 4});
  CHECK(strides_of(cascade, inputs, 0) == std::vector<std::int64_t>{0, 21, 7, 1});
  CHECK(strides_of(cascade, inputs, 1) == std::vector<std::int64_t>{35, 0, 7, 1});
  CHECK(strides_of(cascade, inputs, 2) == std::vector<std::int64_t>{60, 15, 5, 1});
}

TEST_CASE("a scalar compared with coordinates is a whole number of 64 bits") {
  const auto packed = [](double value) {
    BoundInputs inputs = bound({3, 7}, {5, 7}, {});
    inputs.binding.params[0] = value;
    return value_at<std::int64_t>(
        pack_arguments(small_cascade(), {argument(Kind::index_param, 0)}, inputs, {}, nullptr), 0);
  };
  CHECK(packed(4096) == 4096);
  CHECK(packed(-3) == -3);
  CHECK(packed(std::numeric_limits<double>::infinity()) == std::int64_t{1} << 62);
  CHECK(packed(-std::numeric_limits<double>::infinity()) == -(std::int64_t{1} << 62));
  CHECK_THROWS_AS(packed(2.5), Error);
}

TEST_CASE("an extent beyond 32 bits is refused by name") {
  BoundInputs inputs = bound({3, 7}, {5, 7}, {});
  inputs.binding.extents[1] = std::int64_t{1} << 31;
  try {
    pack_arguments(small_cascade(), {argument(Kind::extent, 1)}, inputs, {}, nullptr);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(std::string(error.what()).find("M=2147483648 does not fit") != std::string::npos);
  }
}

}  // namespace
}  // namespace attngen
