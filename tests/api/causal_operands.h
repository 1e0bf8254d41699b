// SPDX-License-Identifier: Apache-2.0
// The tensors of one run of `causal`, for tests that are about something else than numbers.
#pragma once

#include <attngen.h>

#include <vector>

#include "tests/api/operand.h"

namespace attngen_test {

inline constexpr std::int64_t kDim = 32;

/// Operands of causal, one row-major matrix each.
struct Causal {
  Operand q{kBf16, {5, kDim}}, k{kBf16, {7, kDim}}, v{kBf16, {7, kDim}};
  Operand o{kF32, {5, kDim}}, lse{kF32, {5}};
  std::vector<const DLTensor*> list{q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()};

  Causal() {
    q.fill_random(1);
    k.fill_random(2);
    v.fill_random(3);
  }
  attngen_args args() {
    attngen_args made{};
    made.struct_size = sizeof made;
    made.tensors = list.data();
    made.tensor_count = static_cast<std::uint32_t>(list.size());
    return made;
  }
};

}  // namespace attngen_test
