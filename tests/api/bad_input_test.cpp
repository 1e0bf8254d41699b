// SPDX-License-Identifier: Apache-2.0
// What programs do wrong: a status each, a sentence each, nothing lost.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <attngen.hpp>

#include <cstring>
#include <functional>

#include "tests/api/causal_operands.h"
#include "tests/api/host_devices.h"

using namespace attngen_test;

namespace {

attngen::Plan causal_plan(const std::string& device) {
  return {engine_on(device), attngen::Spec("causal"), {{"E", kDim}, {"F", kDim}}};
}

std::string last_error() {
  return attngen_last_error();
}

bool said(const std::string& part) {
  return last_error().find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("structs: null, without a size, of a wrong size, newer than the library") {
  attngen_spec spec{1};
  CHECK(attngen_spec_create(nullptr, &spec) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "attngen_spec_options is null");
  CHECK(spec.value == 0);
  attngen_spec_options options{};
  options.variant = "causal";
  for (const std::uint32_t size : {0u, 8u, static_cast<unsigned>(sizeof options) - 1, 5000u, ~0u}) {
    options.struct_size = size;
    CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
    CHECK(said("attngen_spec_options.struct_size is " + std::to_string(size)));
  }
  struct {
    attngen_spec_options known;
    std::uint64_t unknown;
  } newer{};
  newer.known = options;
  newer.known.struct_size = sizeof newer;
  CHECK(attngen_spec_create(&newer.known, &spec) == ATTNGEN_OK);
  CHECK(attngen_spec_destroy(spec) == ATTNGEN_OK);
  newer.unknown = 1;
  CHECK(attngen_spec_create(&newer.known, &spec) == ATTNGEN_E_UNSUPPORTED);
  CHECK(said("attngen_spec_options uses fields that this attngen 0.1.0 does not know"));
  options.struct_size = sizeof options;
  CHECK(attngen_spec_create(&options, nullptr) == ATTNGEN_E_INVALID);
}

TEST_CASE("specs: what is refused, with every finding") {
  attngen_spec spec{};
  attngen_spec_options options{};
  options.struct_size = sizeof options;
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "attngen_spec_options.variant is null");
  options.variant = "cascade x {\n rank P\n in A[P]: f99\n out O[p] = B[p]\n}";
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(said("variant:3:"));
  CHECK(last_error().back() != '\n');
  options.variant = "no_such";
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(said("no variant of the gallery is called no_such"));
  options.variant = "causal";
  options.dtype_count = 1;
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "attngen_spec_options.dtypes is null");
  attngen_dtype_choice choices[2] = {{"T", "f16"}, {"T", "bf16"}};
  options.dtypes = choices;
  options.dtype_count = 2;
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "dtype T is chosen twice");
  choices[1].name = nullptr;
  CHECK(attngen_spec_create(&options, &spec) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "attngen_spec_options.dtypes[1] lacks a name or a type");
}

TEST_CASE("what a spec tells of itself, and where it ends") {
  const attngen::Spec spec("ragged");
  attngen_tensor_info tensor{};
  tensor.struct_size = sizeof tensor;
  const char* names[] = {"Q", "K", "V", "len", "O", "LSE"};
  for (std::uint32_t index = 0; index < 6; ++index) {
    REQUIRE(attngen_spec_tensor(spec.get(), index, &tensor) == ATTNGEN_OK);
    CHECK(std::string(tensor.name) == names[index]);
    CHECK(tensor.is_output == (index >= 4 ? 1 : 0));
    CHECK(tensor.axis_count == (index == 3 ? 0 : index == 5 ? 1 : 2));
  }
  CHECK(attngen_spec_tensor(spec.get(), 6, &tensor) == ATTNGEN_E_INVALID);
  CHECK(last_error() == "ragged has 6 inputs and outputs, none with index 6");
  attngen_param_info param{};
  CHECK(attngen_spec_param(spec.get(), 0, &param) == ATTNGEN_E_INVALID);
  param.struct_size = sizeof param;
  REQUIRE(attngen_spec_param(spec.get(), 0, &param) == ATTNGEN_OK);
  CHECK(std::string(param.name) == "scale");
  CHECK(param.has_default == 1);
  CHECK(param.is_static == 0);
  CHECK(attngen_spec_param(spec.get(), 1, &param) == ATTNGEN_E_INVALID);
}

TEST_CASE("engines: unknown devices and settings") {
  attngen_engine engine{1};
  attngen_engine_options options{};
  options.struct_size = sizeof options;
  const auto refused = [&](attngen_status status, const std::string& part) {
    CHECK(attngen_engine_create(&options, &engine) == status);
    CHECK_MESSAGE(said(part), last_error());
    CHECK(engine.value == 0);
  };
  options.device = "abacus";
  refused(ATTNGEN_E_INVALID, "no device is called abacus");
  options.device = "oracle";
  options.cache_mode = "sometimes";
  refused(ATTNGEN_E_INVALID, "sometimes");
  options.cache_mode = nullptr;
  options.ordinal = 1;
  refused(ATTNGEN_E_INVALID, "there is no oracle with the ordinal 1");
  options.ordinal = 0;
  options.arch = "sm_90";
  refused(ATTNGEN_E_INVALID, "the oracle compiles nothing");
  if (has_device("vgpu")) {
    options.device = "vgpu";
    options.arch = "sm_17";
    refused(ATTNGEN_E_INVALID, "sm_17");
  }
  CHECK(attngen_engine_create(&options, nullptr) == ATTNGEN_E_INVALID);
  attngen_engine_info info{};
  info.struct_size = sizeof info - 4;
  CHECK(attngen_engine_describe(engine_on("oracle").get(), &info) == ATTNGEN_E_INVALID);
}

TEST_CASE("bounds: names that are not there can never be right, open head dims are unsupported") {
  const attngen::Spec spec("causal");
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen_engine engine = engine_on(device).get();
    attngen_plan plan{1};
    CHECK(attngen_plan_create(engine, spec.get(), nullptr, &plan) == ATTNGEN_E_INVALID);
    CHECK(plan.value == 0);
    attngen::Bounds bounds;
    bounds.ranks = {{"Z", 1, 1}};
    attngen_bounds raw = bounds.raw();
    CHECK(attngen_plan_create(engine, spec.get(), &raw, &plan) == ATTNGEN_E_INVALID);
    CHECK(said("causal has no rank Z"));
    raw.ranks = nullptr;
    CHECK(attngen_plan_create(engine, spec.get(), &raw, &plan) == ATTNGEN_E_INVALID);
    CHECK(last_error() == "attngen_bounds counts entries of a list that is null");
    raw = attngen::Bounds{}.raw();
    CHECK(attngen_plan_create(engine, spec.get(), &raw, nullptr) == ATTNGEN_E_INVALID);
    if (device == "oracle") continue;
    CHECK(attngen_plan_create(engine, spec.get(), &raw, &plan) == ATTNGEN_E_UNSUPPORTED);
    CHECK(said("E is a head dim and is compiled into the kernel"));
    CHECK(attngen_capability(engine, spec.get(), &raw, nullptr, nullptr) == ATTNGEN_E_UNSUPPORTED);
    CHECK(attngen::reasons_against(engine_on(device), spec, {}).size() == 2);  // E and F
  }
}

TEST_CASE("runs: each fault is refused and leaves the outputs as they were") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Plan plan = causal_plan(device);
    const auto refused = [&](attngen_status status, const std::string& part,
                             const std::function<void(Causal&)>& spoil) {
      Causal tensors;
      spoil(tensors);
      const attngen_args args = tensors.args();
      CHECK(attngen_run(plan.get(), &args, nullptr, 0, nullptr) == status);
      CHECK_MESSAGE(said(part), last_error());
      CHECK(tensors.o.get({0, 0}) != tensors.o.get({0, 0}));  // still NaN
    };
    refused(ATTNGEN_E_INVALID, "V lies on cuda:0, the engine works on cpu", [](Causal& c) {
      c.v.raw().device = {kDLCUDA, 0};
    });
    refused(ATTNGEN_E_INVALID, "output O overlaps Q",
            [](Causal& c) { c.q.raw().data = c.o.raw().data; });
    refused(ATTNGEN_E_INVALID, "output O overlaps LSE",
            [](Causal& c) { c.lse.raw().data = c.o.raw().data; });
    refused(ATTNGEN_E_UNSUPPORTED, "K axis 0 runs backwards (stride -32)",
            [](Causal& c) { c.k.raw().strides[0] = -kDim; });
    refused(ATTNGEN_E_INVALID, "two elements of O may lie at one address",
            [](Causal& c) { c.o.raw().strides[0] = 0; });
    refused(ATTNGEN_E_INVALID, "K is null", [](Causal& c) { c.list[1] = nullptr; });
    refused(ATTNGEN_E_INVALID, "LSE is null; name it among the bounds' discarded outputs",
            [](Causal& c) { c.list[4] = nullptr; });
    refused(ATTNGEN_E_INVALID, "4 tensors are given", [](Causal& c) { c.list.pop_back(); });
    refused(ATTNGEN_E_INVALID, "Q has 160 elements and no data",
            [](Causal& c) { c.q.raw().data = nullptr; });
    refused(ATTNGEN_E_INVALID, "K holds float16, the spec says bfloat16",
            [](Causal& c) { c.k.raw().dtype = kF16; });
    refused(ATTNGEN_E_INVALID, "rank M is 6 by V", [](Causal& c) { c.v.raw().shape[0] = 6; });
    CHECK(attngen_run(plan.get(), nullptr, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
    Causal tensors;
    attngen_args args = tensors.args();
    args.struct_size = 8;
    CHECK(attngen_run(plan.get(), &args, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
    args = tensors.args();
    const attngen::Workspace workspace(engine_on(device), plan);
    CHECK(attngen_run(plan.get(), &args, workspace.data(), workspace.bytes(), nullptr) ==
          ATTNGEN_OK);
    CHECK(tensors.o.get({0, 0}) == tensors.o.get({0, 0}));
  }
}

TEST_CASE("a workspace that is null, too small, not aligned, or somebody else's") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    attngen::Bounds bounds;
    bounds.ranks = {{"E", kDim, kDim}, {"F", kDim, kDim}, {"P", 1, 64}};
    bounds.discarded = {"LSE"};
    const attngen::Plan plan(engine_on(device), attngen::Spec("causal"), bounds);
    Causal tensors;
    tensors.list[4] = nullptr;
    const attngen_args args = tensors.args();
    std::size_t bytes = 0;
    std::size_t alignment = 0;
    CHECK(attngen_plan_workspace(plan.get(), &bytes, &alignment) == ATTNGEN_OK);
    CHECK((device == "vgpu" || bytes == 256));
    CHECK(alignment == 256);
    const attngen::Workspace lent(engine_on(device), bytes + 1024);
    auto* const memory = static_cast<unsigned char*>(lent.data());
    const auto run = [&](void* workspace, std::size_t size) {
      return attngen_run(plan.get(), &args, workspace, size, nullptr);
    };
    CHECK(run(nullptr, bytes) == ATTNGEN_E_WORKSPACE);
    CHECK(run(memory, bytes - 1) == ATTNGEN_E_WORKSPACE);
    CHECK(run(memory + 8, bytes) == ATTNGEN_E_WORKSPACE);
    CHECK(run(memory, bytes) == ATTNGEN_OK);
    DLTensor inside = *tensors.q.dl();
    inside.data = memory;
    tensors.list[0] = &inside;
    CHECK(run(memory, bytes) == ATTNGEN_E_WORKSPACE);
    CHECK(said("the workspace overlaps Q"));
  }
}

TEST_CASE("memory and tensors: nothing, too much, and no shape") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen_engine engine = engine_on(device).get();
    void* address = &address;
    CHECK(attngen_allocate(engine, 0, &address) == ATTNGEN_OK);
    CHECK(address == nullptr);
    CHECK(attngen_release(engine, nullptr) == ATTNGEN_OK);
    CHECK(attngen_allocate(engine, 5, &address) == ATTNGEN_OK);
    CHECK(reinterpret_cast<std::uintptr_t>(address) % 256 == 0);
    char back[6] = "?????";
    CHECK(attngen_copy_to_device(engine, address, "hello", 5, nullptr) == ATTNGEN_OK);
    CHECK(attngen_copy_to_host(engine, back, address, 5, nullptr) == ATTNGEN_OK);
    CHECK(std::string(back) == "hello");
    CHECK(attngen_copy_to_host(engine, nullptr, address, 5, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_copy_to_device(engine, address, nullptr, 5, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_copy_to_device(engine, nullptr, nullptr, 0, nullptr) == ATTNGEN_OK);
    CHECK(attngen_release(engine, address) == ATTNGEN_OK);
    CHECK(attngen_allocate(engine, ~std::size_t{0}, &address) == ATTNGEN_E_MEMORY);
    CHECK(address == nullptr);
    CHECK(attngen_allocate(engine, 4, nullptr) == ATTNGEN_E_INVALID);

    DLTensor* tensor = nullptr;
    const std::int64_t huge[] = {std::int64_t{1} << 40, std::int64_t{1} << 40};
    const std::int64_t negative[] = {4, -1};
    const std::int64_t empty[] = {0, 7};
    CHECK(attngen_tensor_create(engine, kF32, 2, huge, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, kF32, 2, negative, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, kF32, 2, nullptr, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, kF32, -1, empty, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, {kDLFloat, 4, 1}, 2, empty, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, {kDLFloat, 32, 2}, 2, empty, &tensor) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, kF32, 2, empty, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(engine, kF32, 2, empty, &tensor) == ATTNGEN_OK);
    CHECK(tensor->data == nullptr);
    CHECK(tensor->shape[1] == 7);
    CHECK(attngen_tensor_destroy(engine, tensor) == ATTNGEN_OK);
    CHECK(attngen_tensor_create(engine, kF32, 0, nullptr, &tensor) == ATTNGEN_OK);
    CHECK(tensor->data != nullptr);
    CHECK(attngen_tensor_destroy(engine, tensor) == ATTNGEN_OK);
    CHECK(attngen_tensor_destroy(engine, nullptr) == ATTNGEN_OK);
  }
}

TEST_CASE("lists of plans, keys and logs") {
  CHECK(attngen_prepare(nullptr, 0, nullptr, nullptr) == ATTNGEN_OK);
  CHECK(attngen_prepare(nullptr, 1, nullptr, nullptr) == ATTNGEN_E_INVALID);
  const attngen::Plan plan = causal_plan(host_devices().front());
  const attngen_plan list[] = {plan.get(), attngen_plan{0}};
  CHECK(attngen_prepare(list, 2, nullptr, nullptr) == ATTNGEN_E_INVALID);
  CHECK(attngen_plan_keys(plan.get(), nullptr, nullptr) == ATTNGEN_E_INVALID);
  CHECK(attngen_set_log(nullptr, nullptr, -1) == ATTNGEN_E_INVALID);
  CHECK(attngen_set_log(nullptr, nullptr, 6) == ATTNGEN_E_INVALID);
  CHECK(attngen_set_log(nullptr, nullptr, ATTNGEN_LOG_WARN) == ATTNGEN_OK);
  CHECK(attngen_dlpack_tensor(nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
}
