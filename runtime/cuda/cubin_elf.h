// SPDX-License-Identifier: Apache-2.0
// What a cubin itself says about one kernel, read from its ELF sections.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace attngen {

struct KernelFacts {
  int registers = 0;     ///< EIATTR_REGCOUNT
  int frame_bytes = 0;   ///< EIATTR_FRAME_SIZE: the kernel's own stack frame
  int shared_bytes = 0;  ///< size of .nv.shared.<entry>, the system's reserve included
  int code_bytes = 0;    ///< size of .text.<entry>
};

/// Empty when the bytes are not a well-formed little-endian ELF64 cubin with a kernel of that name;
/// never reads outside them, whatever they are.
std::optional<KernelFacts> kernel_facts(const std::vector<std::byte>& cubin,
                                        const std::string& entry);

}  // namespace attngen
