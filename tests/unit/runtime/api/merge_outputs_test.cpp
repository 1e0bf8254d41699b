// SPDX-License-Identifier: Apache-2.0
// A merge on the fake GPU: one launch with the views of every part, also into a graph. What the
// kernel computes of them is tests/api/merge_test.cpp's.
#include "runtime/api/merge_outputs.h"

#include <doctest/doctest.h>

#include <cstring>
#include <vector>

#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;
using test::fake_driver;
using test::TestTensor;

namespace {

/// Outputs of softmax with 3 x 5 rows of 64 columns on the fake GPU: the whole, then two parts,
/// whose rows lie apart.
struct MergeOnGpu {
  MergeOnGpu() {
    std::uintptr_t address = std::uintptr_t{1} << 32;
    for (int slot = 0; slot < 3; ++slot) {
      for (const bool is_wide : {true, false}) {
        TestTensor tensor;
        tensor.address = address;
        tensor.shape =
            is_wide ? std::vector<std::int64_t>{3, 5, 64} : std::vector<std::int64_t>{3, 5};
        if (slot > 0 && is_wide) tensor.strides = {{1000, 100, 1}};
        tensor.type = {kDLFloat, 32, 1};
        tensor.device = {kDLCUDA, 0};
        tensor.byte_offset = slot == 2 ? 16 : 0;
        tensors.push_back(tensor);
        address += std::uintptr_t{1} << 36;
      }
    }
  }

  Outcome merge(void* stream = nullptr) {
    std::vector<const DLTensor*> all;
    for (TestTensor& tensor : tensors) all.push_back(tensor.dl());
    attngen_merge_args args{};
    args.struct_size = sizeof args;
    args.outputs = all.data();
    args.output_count = 2;
    args.parts = all.data() + 2;
    args.part_count = static_cast<std::uint32_t>((all.size() - 2) / 2);
    try {
      return merge_outputs(*gpu.engine, spec, args, stream);
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

  test::FakeGpu gpu;
  std::shared_ptr<const Spec> spec = describe("softmax", "", {});
  std::vector<TestTensor> tensors;
};

std::vector<std::int64_t> words_of(const test::FakeLaunch& launch) {
  std::vector<std::int64_t> words(launch.argument_block.size() / 8);
  std::memcpy(words.data(), launch.argument_block.data(), words.size() * 8);
  return words;
}

}  // namespace

TEST_CASE("one launch, a warp for each row, with the views as the printed struct has them") {
  MergeOnGpu merge;
  REQUIRE(merge.merge().message == "");
  REQUIRE(fake_driver().launches.size() == 1);
  const test::FakeLaunch& launch = fake_driver().launches[0];
  CHECK(launch.kernel == "attngen_softmax_merge2");
  CHECK(launch.dimensions == std::vector<unsigned>{4, 1, 1, 128, 1, 1, 0});
  const std::vector<std::int64_t> words = words_of(launch);
  // 2 extents, rows, columns, parts; then 33 views of O and 33 of LSE, 4 words each.
  REQUIRE(words.size() == 5 + 2 * 33 * 4);
  const auto at = [&](std::size_t from) {
    return std::vector<std::int64_t>(words.begin() + static_cast<std::ptrdiff_t>(from),
                                     words.begin() + static_cast<std::ptrdiff_t>(from) + 4);
  };
  CHECK(std::vector<std::int64_t>(words.begin(), words.begin() + 5) ==
        std::vector<std::int64_t>{3, 5, 15, 64, 2});
  const auto address = [&](std::size_t tensor, std::int64_t offset) {
    return static_cast<std::int64_t>(merge.tensors[tensor].address) + offset;
  };
  CHECK(at(5) == std::vector<std::int64_t>{address(0, 0), 320, 64, 1});
  CHECK(at(9) == std::vector<std::int64_t>{address(2, 0), 1000, 100, 1});
  CHECK(at(13) == std::vector<std::int64_t>{address(4, 16), 1000, 100, 1});
  CHECK(at(17) == std::vector<std::int64_t>{0, 0, 0, 0});
  CHECK(at(5 + 33 * 4) == std::vector<std::int64_t>{address(1, 0), 5, 1, 0});
  CHECK(at(9 + 33 * 4) == std::vector<std::int64_t>{address(3, 0), 5, 1, 0});
  CHECK(at(13 + 33 * 4) == std::vector<std::int64_t>{address(5, 16), 5, 1, 0});
}

TEST_CASE("the second merge compiles nothing and asks the driver for the launch alone") {
  MergeOnGpu merge;
  REQUIRE(prepare_merge(*merge.gpu.engine, merge.spec, 1).ok());
  CHECK(merge.gpu.engine->counts().compiles == 1);
  REQUIRE(merge.merge().message == "");
  cuda::Context context = nullptr;
  REQUIRE(merge.gpu.api->device_primary_ctx_retain(&context, 0).ok());
  REQUIRE(merge.gpu.api->ctx_push_current(context).ok());
  cuda::Stream stream = nullptr;
  REQUIRE(merge.gpu.api->stream_create(&stream, 1).ok());
  fake_driver().calls.clear();
  REQUIRE(merge.merge(stream).message == "");
  CHECK(test::fake_symbols() == std::vector<std::string>{"cuLaunchKernelEx"});
  CHECK(merge.gpu.engine->counts().compiles == 1);
  // Another spec of the same text shares the kernel; other axes have their own.
  merge.spec = describe("softmax", "", {});
  REQUIRE(merge.merge().message == "");
  CHECK(merge.gpu.engine->counts().compiles == 1);
  REQUIRE(prepare_merge(*merge.gpu.engine, merge.spec, 2).ok());
  CHECK(merge.gpu.engine->counts().compiles == 2);
}

TEST_CASE("inside a capture a merge is recorded if it was prepared, and refused if not") {
  MergeOnGpu merge;
  const cuda::Api& api = *merge.gpu.api;
  cuda::Context context = nullptr;
  REQUIRE(api.device_primary_ctx_retain(&context, 0).ok());
  REQUIRE(api.ctx_push_current(context).ok());
  cuda::Stream stream = nullptr;
  REQUIRE(api.stream_create(&stream, 1).ok());
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  const Outcome cold = merge.merge(stream);
  CHECK(cold.status == ATTNGEN_E_WOULD_COMPILE);
  CHECK(cold.message ==
        "attngen_softmax_merge2 is not loaded and nothing may be loaded now: the stream is being "
        "captured; call attngen_prepare_merge before");
  cuda::Graph graph = nullptr;
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
  REQUIRE(prepare_merge(*merge.gpu.engine, merge.spec, 1).ok());
  REQUIRE(api.stream_begin_capture(stream, cuda::kCaptureModeThreadLocal).ok());
  CHECK(merge.merge(stream).message == "");
  REQUIRE(fake_driver().launches.size() == 1);
  CHECK(fake_driver().launches[0].is_captured);
  REQUIRE(api.stream_end_capture(stream, &graph).ok());
}

TEST_CASE("tensors elsewhere, and nothing to write") {
  MergeOnGpu merge;
  merge.tensors[2].device = {kDLCPU, 0};
  CHECK(merge.merge().message == "O of part 0 lies on cpu, the engine works on cuda:0");
  merge.tensors[2].device = {kDLCUDA, 1};
  CHECK(merge.merge().message == "O of part 0 lies on cuda:1, the engine works on cuda:0");
  merge.tensors[2].device = {kDLCUDAManaged, 1};
  CHECK(merge.merge().message == "");
  CHECK(fake_driver().launches.size() == 1);
  for (TestTensor& tensor : merge.tensors) tensor.shape[1] = 0;
  CHECK(merge.merge().message == "");
  CHECK(fake_driver().launches.size() == 1);
}

TEST_CASE("a failed launch has call, code and name") {
  MergeOnGpu merge;
  REQUIRE(merge.merge().ok());
  fake_driver().failing_call = "cuLaunchKernelEx";
  fake_driver().failing_occurrence = 0;
  fake_driver().failure = 700;
  const Outcome failed = merge.merge();
  CHECK(failed.status == ATTNGEN_E_DRIVER);
  CHECK(failed.message == "cuLaunchKernelEx failed: 700 CUDA_ERROR_ILLEGAL_ADDRESS");
}
