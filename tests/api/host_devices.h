// SPDX-License-Identifier: Apache-2.0
// The devices that these tests run on: all that need no GPU.
#pragma once

#include <attngen.hpp>

#include <string>
#include <vector>

namespace attngen_test {

/// Of "cpu", "vgpu" and "oracle" those for which an engine can be made here; "[SKIP] why" is
/// printed once for one that exists and lacks a library.
const std::vector<std::string>& host_devices();

/// The process's engine for that device.
const attngen::Engine& engine_on(const std::string& device);

bool has_device(const std::string& device);

}  // namespace attngen_test
