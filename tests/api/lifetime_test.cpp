// SPDX-License-Identifier: Apache-2.0
// Handles after their end, and in a child of fork().
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <attngen.hpp>

#include <memory>
#include <string>

#include "tests/api/causal_operands.h"
#include "tests/api/host_devices.h"

using namespace attngen_test;

namespace {

std::string last_error() {
  return attngen_last_error();
}

bool said(const std::string& part) {
  return last_error().find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("handles after their end, of another kind, and never made") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    Causal tensors;
    const attngen_args args = tensors.args();
    attngen::Engine engine(device);
    auto spec = std::make_unique<attngen::Spec>("causal");
    auto plan = std::make_unique<attngen::Plan>(
        engine, *spec, std::initializer_list<attngen::Extent>{{"E", kDim}, {"F", kDim}});
    const attngen_spec old_spec = spec->get();
    const attngen_plan old_plan = plan->get();
    const attngen_engine old_engine = engine.get();
    auto workspace = std::make_unique<attngen::Workspace>(engine, *plan);

    spec.reset();
    attngen_tensor_info info{};
    info.struct_size = sizeof info;
    CHECK(attngen_spec_tensor(old_spec, 0, &info) == ATTNGEN_E_INVALID);
    CHECK(said("no spec has the handle 0x"));
    CHECK(attngen_spec_destroy(old_spec) == ATTNGEN_E_INVALID);
    // The plan keeps what it needs of its spec.
    CHECK(attngen_run(old_plan, &args, workspace->data(), workspace->bytes(), nullptr) ==
          ATTNGEN_OK);
    workspace.reset();

    attngen_plan other{};
    attngen_bounds bounds = attngen::Bounds{}.raw();
    CHECK(attngen_plan_create(old_engine, old_spec, &bounds, &other) == ATTNGEN_E_INVALID);
    CHECK(attngen_plan_create(attngen_engine{old_plan.value}, old_spec, &bounds, &other) ==
          ATTNGEN_E_INVALID);
    CHECK(attngen_run(attngen_plan{old_engine.value}, &args, nullptr, 0, nullptr) ==
          ATTNGEN_E_INVALID);
    CHECK(attngen_run(attngen_plan{0}, &args, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_run(attngen_plan{~0ull}, &args, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);

    DLTensor* tensor = nullptr;
    const std::int64_t shape[] = {3};
    CHECK(attngen_tensor_create(old_engine, kF32, 1, shape, &tensor) == ATTNGEN_OK);
    CHECK(attngen_tensor_destroy(old_engine, tensor) == ATTNGEN_OK);
    CHECK(attngen_engine_destroy(old_engine) == ATTNGEN_OK);
    CHECK(attngen_engine_destroy(old_engine) == ATTNGEN_E_INVALID);
    CHECK(attngen_run(old_plan, &args, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
    CHECK(last_error() == "the plan's engine was destroyed");
    CHECK(attngen_prepare(&old_plan, 1, nullptr, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_wait(old_engine, nullptr) == ATTNGEN_E_INVALID);
    CHECK(attngen_tensor_create(old_engine, kF32, 1, shape, &tensor) == ATTNGEN_E_INVALID);
    CHECK(tensor == nullptr);
    plan.reset();
    CHECK(attngen_plan_destroy(old_plan) == ATTNGEN_E_INVALID);
    CHECK(attngen_run(old_plan, &args, nullptr, 0, nullptr) == ATTNGEN_E_INVALID);
    CHECK(said("no plan has the handle 0x"));
  }
}

namespace {

/// What a child of fork() finds; 0 when all is as it must be.
int in_child(const std::string& device, const attngen::Engine& engine, const attngen::Spec& spec,
             const attngen::Plan& plan, Causal& tensors) {
  const attngen_args args = tensors.args();
  const attngen_plan one = plan.get();
  attngen_bounds bounds = attngen::Bounds{}.raw();
  attngen_plan made{};
  attngen_engine_info info{};
  info.struct_size = sizeof info;
  void* address = nullptr;
  const attngen_status statuses[] = {
      attngen_run(one, &args, nullptr, 0, nullptr),
      attngen_prepare(&one, 1, nullptr, nullptr),
      attngen_plan_create(engine.get(), spec.get(), &bounds, &made),
      attngen_capability(engine.get(), spec.get(), nullptr, nullptr, nullptr),
      attngen_plan_workspace(one, nullptr, nullptr),
      attngen_engine_describe(engine.get(), &info),
      attngen_allocate(engine.get(), 8, &address),
      attngen_wait(engine.get(), nullptr),
      attngen_plan_destroy(one),
      attngen_engine_destroy(engine.get()),
  };
  int at = 1;
  for (const attngen_status status : statuses) {
    if (status != ATTNGEN_E_FORKED) return at;
    ++at;
  }
  if (!said("the engine was made before fork()")) return 50;
  try {  // specs know no device, and a new engine is the child's own
    const attngen::Engine fresh(device);
    const attngen::Plan again(fresh, spec, {{"E", kDim}, {"F", kDim}});
    again.run({tensors.q.dl(), tensors.k.dl(), tensors.v.dl(), tensors.o.dl(), tensors.lse.dl()},
              attngen::Workspace(fresh, again));
  } catch (const attngen::Failure&) {
    return 51;
  }
  return tensors.o.get({0, 0}) == tensors.o.get({0, 0}) ? 0 : 52;
}

}  // namespace

TEST_CASE("a child of fork() is told so, makes its own engine, and leaves the parent's alone") {
  for (const std::string& device : host_devices()) {
    CAPTURE(device);
    const attngen::Engine engine(device);
    const attngen::Spec spec("causal");
    const attngen::Plan plan(engine, spec, {{"E", kDim}, {"F", kDim}});
    plan.prepare();
    Causal tensors;
    const pid_t child = fork();
    if (child == 0) _exit(in_child(device, engine, spec, plan, tensors));
    REQUIRE(child > 0);
    int status = -1;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(attngen_engine_describe(engine.get(), nullptr) == ATTNGEN_E_INVALID);
    plan.run({tensors.q.dl(), tensors.k.dl(), tensors.v.dl(), tensors.o.dl(), tensors.lse.dl()},
             attngen::Workspace(engine, plan));
  }
}
