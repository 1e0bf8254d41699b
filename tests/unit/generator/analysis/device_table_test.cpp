// SPDX-License-Identifier: Apache-2.0
#include "generator/analysis/device_table.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace attngen {
namespace {

TEST_CASE("devices: the stated exp rate of Hopper, and refusals") {
  CHECK(rates_of_device("h100").exp_per_second() == doctest::Approx(3.87e12).epsilon(0.01));
  CHECK(device_table().size() == 8);
  CHECK_THROWS_AS(rates_of_device("fusemax"), Error);
  CHECK_THROWS_AS(rates_of_device("h300"), Error);
}

}  // namespace
}  // namespace attngen
