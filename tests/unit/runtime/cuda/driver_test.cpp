// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/driver.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace attngen;

TEST_CASE("on this machine: a reason and an error, or the facts of a GPU") {
  const std::string reason = why_no_gpu();
  if (reason.empty()) {
    CHECK(gpu_facts().arch.compare(0, 3, "sm_") == 0);
    return;
  }
  try {
    gpu_facts();
    FAIL("gpu_facts() must throw when why_no_gpu() has a reason");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::no_device);
    CHECK(std::string(error.what()).find(reason) != std::string::npos);
  }
}
