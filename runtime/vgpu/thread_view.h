// SPDX-License-Identifier: Apache-2.0
// What translated code sees of its thread: it reads these fields by offset, so the layout is fixed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace attngen::vgpu {

/// First member of the machine's thread state.
struct ThreadView {
  const std::byte* parameters = nullptr;
  std::byte* globals = nullptr;    ///< this run's copy of .global and .const variables
  std::uint64_t instructions = 0;  ///< PTX instructions executed
  std::uint64_t next_poll = 0;     ///< a backward branch polls once `instructions` reaches this
  std::uint32_t tid[3] = {0, 0, 0};
  std::uint32_t ntid[3] = {1, 1, 1};
  std::uint32_t ctaid[3] = {0, 0, 0};
  std::uint32_t nctaid[3] = {1, 1, 1};
  std::uint32_t lane = 0;
  std::uint32_t warp = 0;
  std::uint32_t warps = 0;           ///< of the block
  std::uint32_t dynamic_shared = 0;  ///< bytes
  std::uint32_t total_shared = 0;    ///< bytes, static included
};

/// Shared addresses are offsets in a 32-bit window that starts here, so that 0 is never one.
inline constexpr std::uint32_t kSharedBase = 1024;
/// Generic addresses of the shared and local windows: not canonical on any host, so never a buffer.
inline constexpr std::uint64_t kSharedWindow = 0x4000'0000'0000'0000;
inline constexpr std::uint64_t kLocalWindow = 0x4100'0000'0000'0000;
inline constexpr std::uint64_t kWindowMask = 0xffff'ffff'0000'0000;

inline constexpr int kWarpSize = 32;
inline constexpr int kBarriers = 16;
inline constexpr int kMostThreads = 1024;

}  // namespace attngen::vgpu
