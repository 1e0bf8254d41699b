// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/handles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace attngen {

EngineTable& engines() {
  static EngineTable& table = *new EngineTable;
  return table;
}

SpecTable& specs() {
  static SpecTable& table = *new SpecTable;
  return table;
}

PlanTable& plans() {
  static PlanTable& table = *new PlanTable;
  return table;
}

Outcome stale(const char* what, std::uint64_t handle) {
  return failure(
      ATTNGEN_E_INVALID,
      fmt::format("no {} has the handle {:#x}: it was destroyed, or never made", what, handle));
}

Outcome check_struct(const char* name, const void* given, std::size_t least, std::size_t own) {
  if (given == nullptr) return failure(ATTNGEN_E_INVALID, fmt::format("{} is null", name));
  std::uint32_t size = 0;
  std::memcpy(&size, given, sizeof size);
  if (size < least) {
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("{}.struct_size is {}; set it to sizeof({}), at least {}", name,
                               size, name, least));
  }
  constexpr std::uint32_t kImplausible = 4096;  // no struct of ours comes near
  if (size > kImplausible) {
    return failure(ATTNGEN_E_INVALID,
                   fmt::format("{}.struct_size is {}; set it to sizeof({})", name, size, name));
  }
  const auto* bytes = static_cast<const std::byte*>(given);
  const bool is_zero = std::all_of(bytes + std::min<std::size_t>(own, size), bytes + size,
                                   [](std::byte byte) { return byte == std::byte{0}; });
  if (is_zero) return {};
  return failure(ATTNGEN_E_UNSUPPORTED,
                 fmt::format("{} uses fields that this attngen {}.{}.{} does not know", name,
                             ATTNGEN_VERSION_MAJOR, ATTNGEN_VERSION_MINOR, ATTNGEN_VERSION_PATCH));
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

}  // namespace attngen
