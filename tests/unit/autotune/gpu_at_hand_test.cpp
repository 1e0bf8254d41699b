// SPDX-License-Identifier: Apache-2.0
#include "autotune/gpu_at_hand.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include "base/error.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/process_state.h"

namespace attngen::tune {
namespace {

TEST_CASE(
    "a GPU is told, or why there is none, in the words of the driver layer; no process stays") {
  std::string reason;
  try {
    const GpuDevice device = gpu_at_hand();
    CHECK(device.identity.kind == "cuda");
    CHECK(device.identity.units > 0);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::no_device);
    reason = error.findings().front().message;
    CHECK_FALSE(error.findings().front().fix.empty());
  }
  CHECK_FALSE(cuda::is_forked_child());
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(reason == why_no_gpu());
}

}  // namespace
}  // namespace attngen::tune
