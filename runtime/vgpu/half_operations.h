// SPDX-License-Identifier: Apache-2.0
// Codes of the half-precision operations, shared by the translator and the runtime.
#pragma once

#include <cstdint>

namespace attngen::vgpu {

enum class HalfOperation : std::uint8_t {
  add,
  sub,
  mul,
  fma,
  min,
  max,
  min_nan,
  max_nan,
  abs,
  neg,
  ex2,
  ex2_flush,
  tanh,
  fma_relu,
};

enum class HalfFormat : std::uint8_t { f16, bf16 };

/// Rounding of conversions into floats.
enum class Rounding : std::uint8_t { nearest_even, toward_zero, down, up };

}  // namespace attngen::vgpu
