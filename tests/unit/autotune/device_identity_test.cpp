// SPDX-License-Identifier: Apache-2.0
#include "autotune/device_identity.h"

#include <doctest/doctest.h>

namespace attngen::tune {
namespace {

TEST_CASE("alike is: same kind, architecture and units") {
  const DeviceIdentity one{"cpu", "znver4", "avx512", 2, 32 << 20, 1};
  DeviceIdentity other = one;
  other.name = "znver5";
  other.cache_bytes = 1;
  CHECK(is_alike(one, other));
  other.units = 4;
  CHECK_FALSE(is_alike(one, other));
  other = one;
  other.arch = "avx2";
  CHECK_FALSE(is_alike(one, other));
  other = one;
  other.kind = "model";
  CHECK_FALSE(is_alike(one, other));
}

TEST_CASE("a slug is a file name whatever the device is called") {
  const DeviceIdentity device{"cuda", "NVIDIA H200/../x", "sm_90", 132, 60 << 20, 1};
  CHECK(slug_of(device) == "cuda-nvidia_h200_.._x-sm_90-132u-60m");
}

}  // namespace
}  // namespace attngen::tune
