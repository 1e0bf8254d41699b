// SPDX-License-Identifier: Apache-2.0
// What a launch gives to each of its blocks.
#pragma once

#include "runtime/vgpu/machine.h"
#include "runtime/vgpu/memory_map.h"
#include "runtime/vgpu/program.h"

namespace attngen::vgpu {

struct LaunchContext {
  const Program* program = nullptr;
  const ProgramEntry* entry = nullptr;
  const Launch* launch = nullptr;
  const MemoryMap* memory = nullptr;
  std::byte* globals = nullptr;
  Options options;
  int threads = 0;  ///< of a block
  std::uint64_t blocks = 1;
  std::size_t shared_bytes = 0;
  bool interleaved = false;  ///< blocks take turns on one processor
};

}  // namespace attngen::vgpu
