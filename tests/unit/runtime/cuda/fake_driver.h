// SPDX-License-Identifier: Apache-2.0
// A CUDA driver in host memory that records every call, fails where told, and counts what is alive.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "runtime/cuda/driver_api.h"

namespace attngen::test {

/// What the calls of this thread's fake driver saw. Reset before each case.
struct FakeDriver {
  std::vector<std::string> calls;
  std::string failing_call;    ///< symbol that returns `failure`
  int failing_occurrence = 1;  ///< which call of it, counted from 1
  int failure = 999;
  std::string missing_symbol;  ///< cuGetProcAddress does not know it
  int device_count = 1;
  int live_objects = 0;  ///< contexts, allocations, libraries and events not yet released
  std::vector<std::byte> launched_parameters;
  std::vector<unsigned> launched_dimensions;  ///< grid, block, dynamic shared bytes
  int dynamic_shared_bytes = 0;
};

FakeDriver& fake_driver();
cuda::GetProcAddress fake_get_proc_address();

}  // namespace attngen::test
