// SPDX-License-Identifier: Apache-2.0
// attngen.hpp alone, and twice, as C++20 with every warning an error.
#include <attngen.hpp>

static_assert(!std::is_copy_constructible_v<attngen::Engine>);
static_assert(std::is_nothrow_move_constructible_v<attngen::Plan>);

int main() {
  const attngen::Engine engine("oracle");
  return engine.describe().dl_device.device_type == kDLCPU ? 0 : 1;
}
