// SPDX-License-Identifier: Apache-2.0
// The options of a command that ask for one kernel again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// What the text of a kernel depends on, whatever it is printed in.
struct RequestedShape {
  std::vector<int> ranks;                 ///< whose extents are in the text
  std::span<const std::int64_t> extents;  ///< by rank id
  std::span<const double> static_params;  ///< by param id
  int batch_axes = 0;
  const std::vector<bool>& element_loads;  ///< by tensor id; empty = none
};

/// " -D E=64 -D F=64 -p W=128 --dtype T=bf16 --batch-axes 1 --any-layout Q,K"
std::string request_options(const Cascade& cascade, const RequestedShape& shape);

}  // namespace attngen
