// SPDX-License-Identifier: Apache-2.0
// What the process-wide Nvrtc holds.
#pragma once

#include <string>

#include "runtime/cuda/nvrtc.h"
#include "runtime/cuda/nvrtc_library.h"

namespace attngen {

struct Nvrtc::State {
  nvrtc::Library library;
  std::string build_id;
};

}  // namespace attngen
