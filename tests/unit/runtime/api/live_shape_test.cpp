// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/live_shape.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tests/unit/runtime/api/engines.h"
#include "tests/unit/runtime/api/tensors.h"

using namespace attngen;
using test::TestArguments;

namespace {

Outcome read(const LaunchPlan& plan, TestArguments& arguments, LiveShape& shape) {
  return read_shape(*plan.spec, plan.bounds, plan.rules, arguments.get(), shape);
}

std::string told(const LaunchPlan& plan, TestArguments& arguments,
                 attngen_status status = ATTNGEN_E_INVALID) {
  LiveShape shape;
  const Outcome outcome = read(plan, arguments, shape);
  CHECK(outcome.status == (outcome.message.empty() ? ATTNGEN_OK : status));
  return outcome.message;
}

/// A plan of causal_gqa on the oracle, P 1..100, M 0..100, one batch axis of at most 6.
const LaunchPlan& gqa_plan() {
  static const std::unique_ptr<LaunchPlan> plan = [] {
    AskedBounds asked = test::gqa_bounds(1);
    asked.ranks.push_back({"P", {1, 100}});
    asked.ranks.push_back({"M", {0, 100}});
    asked.most_batches = 6;
    asked.discarded = {"LSE"};
    return test::plan_of(test::oracle_engine(), "causal_gqa", asked);
  }();
  return *plan;
}

/// Q K V O LSE of 3 sequences, 5 queries, 7 keys.
TestArguments gqa() {
  return {gqa_plan(), {{3, 4, 5, 64}, {3, 2, 7, 64}, {3, 2, 7, 64}, {3, 4, 5, 64}, {3, 4, 5}}};
}

}  // namespace

TEST_CASE("extents, batch and strides of good arguments") {
  TestArguments arguments = gqa();
  arguments.tensors[1].shape = {2, 7, 64};     // no batch axis: shared by all
  arguments.tensors[2].shape = {1, 2, 7, 64};  // extent 1: likewise
  arguments.tensors[2].strides = {{-5, 64, 128, 1}};
  arguments.tensors[0].strides = {{1280, 64, 256, 1}};  // tokens outside heads
  arguments.tensors[0].byte_offset = 6;
  LiveShape shape;
  REQUIRE(read(gqa_plan(), arguments, shape).message == "");
  const Cascade& cascade = gqa_plan().spec->cascade;
  const auto extent = [&](const char* name) {
    return shape.extents[static_cast<std::size_t>(find_rank(cascade, name))];
  };
  CHECK(extent("P") == 5);
  CHECK(extent("M") == 7);
  CHECK(extent("HK") == 2);
  CHECK(shape.batches == 3);
  CHECK(shape.batch[0] == 3);
  const auto view = [&](const char* name) {
    return shape.views[static_cast<std::size_t>(find_tensor(cascade, name))];
  };
  const auto strides = [&](const char* name) {
    const auto found = view(name).strides;
    return std::vector<std::int64_t>(found.begin(), found.end());
  };
  CHECK(strides("Q") == std::vector<std::int64_t>{1280, 64, 256, 1});
  CHECK(strides("K") == std::vector<std::int64_t>{0, 448, 64, 1});
  CHECK(strides("V") == std::vector<std::int64_t>{0, 64, 128, 1});
  CHECK(strides("LSE") == std::vector<std::int64_t>{20, 5, 1});
  CHECK(reinterpret_cast<std::uintptr_t>(view("Q").data) == arguments.tensors[0].address + 6);
  CHECK(shape.arguments[0].bytes == 2 * (2 * 1280 + 3 * 64 + 4 * 256 + 63 + 1));
  CHECK(shape.params[0] == static_cast<double>(0.125F));
}

TEST_CASE("each fault has its sentence") {
  struct Case {
    const char* message;
    void (*spoil)(TestArguments&);
    attngen_status status = ATTNGEN_E_INVALID;
  };
  const Case cases[] = {
      {"4 tensors are given, causal_gqa has 5: inputs, then outputs",
       [](TestArguments& a) { a.tensors.pop_back(); }},
      {"2 params are given, causal_gqa has 1; NaN stands for the default",
       [](TestArguments& a) {
         a.params = {1, 2};
       }},
      {"K is null", [](TestArguments& a) { a.tensors[1].is_null = true; }},
      {"O is null; name it among the bounds' discarded outputs to leave it out",
       [](TestArguments& a) { a.tensors[3].is_null = true; }},
      {"Q holds float16, the spec says bfloat16",
       [](TestArguments& a) {
         a.tensors[0].type = {kDLFloat, 16, 1};
       }},
      {"Q holds bfloat16 x 2 lanes, the spec says bfloat16",
       [](TestArguments& a) { a.tensors[0].type.lanes = 2; }},
      {"V lies on cuda:0, the engine works on cpu",
       [](TestArguments& a) {
         a.tensors[2].device = {kDLCUDA, 0};
       }},
      {"Q has 2 axes; it is declared with 3 and the plan has 1 batch axes",
       [](TestArguments& a) {
         a.tensors[0].shape = {5, 64};
       }},
      {"Q has 5 axes; it is declared with 3 and the plan has 1 batch axes",
       [](TestArguments& a) {
         a.tensors[0].shape = {1, 3, 4, 5, 64};
       }},
      {"O has 3 axes; it is declared with 3 and the plan has 1 batch axes",
       [](TestArguments& a) {
         a.tensors[3].shape = {4, 5, 64};
       }},
      {"Q axis 2 is -5", [](TestArguments& a) { a.tensors[0].shape[2] = -5; }},
      {"K axis 2 runs backwards (stride -64); give a view that runs forwards",
       [](TestArguments& a) {
         a.tensors[1].strides = {{896, 448, -64, 1}};
       },
       ATTNGEN_E_UNSUPPORTED},
      {"K is larger than the address space",
       [](TestArguments& a) {
         a.tensors[1].strides = {{std::int64_t{1} << 62, 448, 64, 1}};
       }},
      {"K is larger than the address space",
       [](TestArguments& a) {
         a.tensors[1].strides = {{std::int64_t{1} << 61, 448, 64, 1}};
       }},
      {"K is larger than the address space",
       [](TestArguments& a) { a.tensors[1].byte_offset = ~std::uint64_t{0} - 64; }},
      {"K has 2688 elements and no data", [](TestArguments& a) { a.tensors[1].address = 0; }},
      {"K does not start at a multiple of its 2 bytes an element",
       [](TestArguments& a) { a.tensors[1].address += 1; }},
      {"O does not start at a multiple of its 4 bytes an element",
       [](TestArguments& a) { a.tensors[3].byte_offset = 2; }},
      {"E=65 by Q is outside the plan's 64 .. 64",
       [](TestArguments& a) { a.tensors[0].shape[3] = 65; }},
      {"M=101 by K is outside the plan's 0 .. 100",
       [](TestArguments& a) { a.tensors[1].shape[2] = 101; }},
      {"P=0 by Q is outside the plan's 1 .. 100",
       [](TestArguments& a) { a.tensors[0].shape[2] = 0; }},
      {"rank M is 8 by V, but 7 by an argument before it",
       [](TestArguments& a) { a.tensors[2].shape[2] = 8; }},
      {"rank P is 6 by LSE, but 5 by an argument before it",
       [](TestArguments& a) { a.tensors[4].shape[2] = 6; }},
      {"batch axes do not broadcast: K has 2 on axis 0 where another input has 3",
       [](TestArguments& a) { a.tensors[1].shape[0] = 2; }},
      {"O batch axis 0 is 1; the inputs make it 3",
       [](TestArguments& a) { a.tensors[3].shape[0] = 1; }},
      {"7 batches are more than the plan's 6",
       [](TestArguments& a) {
         for (auto& tensor : a.tensors) tensor.shape[0] = 7;
       }},
      {"two elements of O may lie at one address: sorted by stride, each axis of an output must "
       "step over all that the smaller ones reach",
       [](TestArguments& a) {
         a.tensors[3].strides = {{1280, 320, 0, 1}};
       }},
      {"output O overlaps K, gaps included: give it memory of its own",
       [](TestArguments& a) { a.tensors[3].address = a.tensors[1].address + 4 * 100; }},
      {"output O overlaps LSE, gaps included: give it memory of its own",
       [](TestArguments& a) { a.tensors[4].address = a.tensors[3].address + 4 * 3839; }},
  };
  for (const Case& each : cases) {
    TestArguments arguments = gqa();
    each.spoil(arguments);
    CHECK(told(gqa_plan(), arguments, each.status) == each.message);
  }
  TestArguments untouched = gqa();
  CHECK(told(gqa_plan(), untouched) == "");
}

TEST_CASE("null lists, and axes without a shape") {
  TestArguments arguments = gqa();
  attngen_args args = arguments.get();
  LiveShape shape;
  const LaunchPlan& plan = gqa_plan();
  args.tensors = nullptr;
  CHECK(read_shape(*plan.spec, plan.bounds, plan.rules, args, shape).message ==
        "5 tensors are given, causal_gqa has 5: inputs, then outputs");
  args = arguments.get();
  args.param_count = 3;
  CHECK(read_shape(*plan.spec, plan.bounds, plan.rules, args, shape).message ==
        "3 params are given, causal_gqa has 1; NaN stands for the default");
  args = arguments.get();
  DLTensor shapeless = *args.tensors[0];
  shapeless.shape = nullptr;
  std::vector<const DLTensor*> tensors(args.tensors, args.tensors + 5);
  tensors[0] = &shapeless;
  args.tensors = tensors.data();
  CHECK(read_shape(*plan.spec, plan.bounds, plan.rules, args, shape).message ==
        "Q has axes and no shape");
  shapeless.ndim = -1;
  CHECK(read_shape(*plan.spec, plan.bounds, plan.rules, args, shape).message ==
        "Q has -1 axes; it is declared with 3 and the plan has 1 batch axes");
}

TEST_CASE("inputs may overlap each other; an output that ends where another begins does not") {
  TestArguments arguments = gqa();
  arguments.tensors[2].address = arguments.tensors[1].address;
  arguments.tensors[4].address = arguments.tensors[3].address + 4 * 3840;
  CHECK(told(gqa_plan(), arguments) == "");
  arguments.tensors[3].is_null = false;
  arguments.tensors[4].is_null = true;  // discarded
  CHECK(told(gqa_plan(), arguments) == "");
}

TEST_CASE("no keys: K and V without elements need no data") {
  TestArguments arguments = gqa();
  for (const std::size_t index : {1, 2}) {
    arguments.tensors[index].shape = {3, 2, 0, 64};
    arguments.tensors[index].address = 0;
  }
  LiveShape shape;
  REQUIRE(read(gqa_plan(), arguments, shape).message == "");
  CHECK(shape.arguments[1].data == nullptr);
  CHECK(shape.arguments[1].bytes == 0);
  CHECK(shape.arguments[3].elements == 3840);
}

TEST_CASE("a batch beyond 2^63 points") {
  const auto plan = test::plan_of(test::oracle_engine(), "causal", [] {
    AskedBounds asked;
    asked.batch_axes = 2;
    return asked;
  }());
  const std::int64_t large = std::int64_t{1} << 40;
  TestArguments arguments(
      *plan, {{large, large, 0, 8}, {4, 8}, {4, 8}, {large, large, 0, 8}, {large, large, 0}});
  CHECK(told(*plan, arguments) == "the batch axes have more than 2^63 points");
}

TEST_CASE("params: defaults, NaN for them, runtime and compiled-in ones") {
  const char* text =
      "cascade c {\n rank P\n param s = 2, g, w = 4\n in A[P]: f32\n"
      " out O[p] = A[p] * s * g where p / w < 9\n}";
  AskedBounds asked;
  const auto plan = test::plan_of(test::oracle_engine(), text, asked);
  TestArguments arguments(*plan, {{8}, {8}});
  CHECK(told(*plan, arguments) == "param g has no default: give it in attngen_args");
  const double nan = std::nan("");
  arguments.params = {nan, 0.1, nan};
  LiveShape shape;
  REQUIRE(read(*plan, arguments, shape).message == "");
  CHECK(shape.params[0] == 2);
  CHECK(shape.params[1] == static_cast<double>(0.1F));
  CHECK(shape.params[2] == 4);
  arguments.params = {nan, 1, 4};
  CHECK(told(*plan, arguments) == "");
  arguments.params = {nan, 1, 5};
  CHECK(told(*plan, arguments) == "param w is compiled in as 4; make a plan for 5");
  arguments.params = {1e300, 1, nan};
  CHECK(told(*plan, arguments) == "param s: 1e+300 does not fit its type f32");
}

TEST_CASE("splits: the outer rank follows, and must agree where a tensor has it") {
  const char* text =
      "cascade c {\n rank M\n split M -> M1,M0\n in A[M]: f32\n in B[M1]: f32\n"
      " out O[m0] = sum{m1} A[m1*M0+m0] * B[m1]\n}";
  const auto plan = test::plan_of(test::oracle_engine(), text, {});
  TestArguments arguments(*plan, {{10}, {3}, {4}});
  CHECK(told(*plan, arguments) == "");
  arguments.tensors[1].shape = {2};
  CHECK(told(*plan, arguments) == "M1 is 2, but 10 points in tiles of 4 are 3");
  arguments.tensors[2].shape = {0};
  CHECK(told(*plan, arguments) == "M0 is 0; a tile has at least 1 point");
}

TEST_CASE("wide copies: by address, by stride, by column") {
  const test::FakeGpu gpu;
  const auto plan = test::plan_of(gpu.engine, "causal_gqa", test::gqa_bounds(1));
  REQUIRE(plan->kernels.size() == 8);
  CHECK(plan->kernels[0].kernel != plan->kernels[4].kernel);
  const auto wide = [&](auto&& change) {
    TestArguments arguments(
        *plan, {{3, 4, 5, 64}, {3, 2, 7, 64}, {3, 2, 7, 64}, {3, 4, 5, 64}, {3, 4, 5}});
    change(arguments);
    LiveShape shape;
    CHECK(read(*plan, arguments, shape).message == "");
    return shape.allows_wide_copies;
  };
  CHECK(wide([](TestArguments&) {}));
  CHECK(wide([](TestArguments& a) { a.tensors[1].address += 16; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[1].address += 8; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[0].byte_offset = 2; }));
  CHECK(wide([](TestArguments& a) { a.tensors[2].strides = {{4096, 2048, 72, 1}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[2].strides = {{4096, 2048, 68, 1}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[2].strides = {{4096, 2044, 72, 1}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[2].strides = {{4097, 2048, 72, 1}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[1].strides = {{8192, 4096, 1, 8}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[3].address += 4; }));
  CHECK(wide([](TestArguments& a) { a.tensors[4].address += 4; }));  // LSE is not moved in rows
  CHECK(wide([](TestArguments& a) { a.tensors[4].strides = {{101, 7, 1}}; }));
  CHECK_FALSE(wide([](TestArguments& a) { a.tensors[4].strides = {{20, 1, 4}}; }));
  // A stride that is never stepped does not count.
  CHECK(wide([](TestArguments& a) {
    for (auto& tensor : a.tensors) tensor.shape[0] = 1;
    a.tensors[2].strides = {{3, 2048, 72, 1}};
  }));
}

TEST_CASE("where tensors may lie for a GPU") {
  const test::FakeGpu gpu;
  const auto plan = test::plan_of(gpu.engine, "causal_gqa", test::gqa_bounds());
  const auto on = [&](DLDevice device) {
    TestArguments arguments(*plan, {{4, 5, 64}, {2, 7, 64}, {2, 7, 64}, {4, 5, 64}, {4, 5}});
    arguments.tensors[0].device = device;
    return told(*plan, arguments);
  };
  CHECK(on({kDLCUDA, 0}) == "");
  CHECK(on({kDLCUDAManaged, 0}) == "");
  CHECK(on({kDLCUDAManaged, 5}) == "");
  CHECK(on({kDLCUDA, 1}) == "Q lies on cuda:1, the engine works on cuda:0");
  CHECK(on({kDLCPU, 0}) == "Q lies on cpu, the engine works on cuda:0");
  CHECK(on({kDLCUDAHost, 0}) == "Q lies on cuda_host, the engine works on cuda:0");
}
