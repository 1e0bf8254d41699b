// SPDX-License-Identifier: Apache-2.0
#include "runtime/device_memory.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/dtype.h"

namespace attngen {
namespace {

TEST_CASE("an output starts as NaN in every float type") {
  for (const DType type :
       {DType::f64, DType::f32, DType::f16, DType::bf16, DType::e4m3, DType::e5m2}) {
    DeviceMemory memory;
    const auto* bytes =
        static_cast<const std::byte*>(memory.add("O", 3 * bytes_of(type), nullptr, true));
    for (std::size_t at = 0; at < 3; ++at)
      CHECK(std::isnan(load_element(type, bytes + at * bytes_of(type))));
  }
}

TEST_CASE("ranges are exact, aligned, and never neighbours") {
  DeviceMemory memory;
  const char text[] = "seventeen letters";
  memory.add("A", sizeof text, text, false);
  memory.add("B", 5, nullptr, true);
  memory.add("C", 0, text, false);
  const auto& buffers = memory.buffers();
  REQUIRE(buffers.size() == 3);
  CHECK(buffers[0].bytes == sizeof text);
  CHECK(std::memcmp(buffers[0].data, text, sizeof text) == 0);
  CHECK(buffers[0].data != text);
  CHECK_FALSE(buffers[0].writable);
  CHECK(buffers[1].writable);
  CHECK(buffers[2].data == nullptr);
  const auto a = reinterpret_cast<std::uintptr_t>(buffers[0].data);
  const auto b = reinterpret_cast<std::uintptr_t>(buffers[1].data);
  CHECK(a % 256 == 0);
  CHECK(b % 256 == 0);
  CHECK((a > b ? a - b : b - a) >= 4096);
}

}  // namespace
}  // namespace attngen
