// SPDX-License-Identifier: Apache-2.0
// The host functions that translated PTX calls: name, LLVM signature, address.
#pragma once

#include <string_view>
#include <vector>

namespace attngen::vgpu {

struct DeviceCall {
  std::string_view name;
  std::string_view result;     ///< LLVM type
  std::string_view arguments;  ///< LLVM types, comma-separated
  bool pure = false;           ///< depends on its arguments alone
  void* address = nullptr;
};

const std::vector<DeviceCall>& device_calls();

/// Throws InternalError for a name that is not in the list.
const DeviceCall& device_call(std::string_view name);

}  // namespace attngen::vgpu
