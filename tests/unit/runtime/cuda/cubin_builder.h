// SPDX-License-Identifier: Apache-2.0
// A hand-made cubin for tests of the reader: the ELF sections it looks at, nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attngen::test {

struct CubinContent {
  std::string kernel = "k";
  int registers = 40;
  int frame_bytes = 0;
  int shared_bytes = 0;
  int code_bytes = 128;
};

std::vector<std::byte> build_cubin(const CubinContent& content);

}  // namespace attngen::test
