// SPDX-License-Identifier: Apache-2.0
// How a launch that has passed all checks, or a graph's node, is run by the fake driver.
#pragma once

#include "tests/fake_driver/fake_state.h"

namespace attngen::test {

/// Records it; calls `on_launch` unless it is only captured.
void run_fake_launch(FakeState& state, FakeLaunch launch);

}  // namespace attngen::test
