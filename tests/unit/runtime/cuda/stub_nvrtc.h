// SPDX-License-Identifier: Apache-2.0
// An NVRTC that compiles nothing: it answers as told, and records what was asked of it.
#pragma once

#include <string>
#include <vector>

#include "runtime/cuda/nvrtc_library.h"

namespace attngen::test {

struct StubNvrtc {
  int major = 13;
  int minor = 0;
  int arch_count = 3;
  nvrtc::Result compile_result = nvrtc::kSuccess;
  nvrtc::Result cubin_result = nvrtc::kSuccess;
  std::vector<std::string> options;
  std::string name;
  std::string log;
  std::string entry = "k";
  int live_programs = 0;
};

/// This thread's stub; assign a fresh one before each case.
StubNvrtc& stub();
nvrtc::Api stub_api();

/// The stub as probe() accepts it. Throws std::runtime_error with the reason when it does not.
nvrtc::Library stub_library();

}  // namespace attngen::test
