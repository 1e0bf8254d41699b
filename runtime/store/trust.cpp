// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/trust.h"

#include <fmt/format.h>

#include "runtime/store/entry_format.h"

namespace attngen {
namespace {

constexpr std::uint32_t kGroupWrites = 020;
constexpr std::uint32_t kOthersWrite = 002;
constexpr std::uint32_t kSticky = 01000;

bool is_ours(std::uint32_t owner) {
  return owner == 0 || owner == effective_user();
}

bool is_shared_folder(const FileFacts& folder, bool shared) {
  return shared && (folder.mode & kGroupWrites) != 0;
}

}  // namespace

std::string why_untrusted_folder(const FileFacts& folder, bool shared) {
  if (!folder.is_folder) return "it is not a folder";
  if ((folder.mode & kOthersWrite) != 0) {
    return fmt::format("everyone can write to it (mode {:04o})", folder.mode);
  }
  if (is_shared_folder(folder, shared)) {
    if (!is_in_group(folder.group)) {
      return fmt::format("it is shared by group {}, which we are not in", folder.group);
    }
    if ((folder.mode & kSticky) == 0) {
      return fmt::format(
          "it is shared by group {} and lacks the sticky bit (mode {:04o}), so that each could "
          "replace the files of the others",
          folder.group, folder.mode);
    }
    return {};
  }
  if ((folder.mode & kGroupWrites) != 0) {
    return fmt::format(
        "its group {} can write to it (mode {:04o}) and ATTNGEN_CACHE_SHARED is not 1",
        folder.group, folder.mode);
  }
  if (!is_ours(folder.owner)) {
    return fmt::format("it belongs to user {}, and we are user {}", folder.owner, effective_user());
  }
  return {};
}

std::string why_untrusted_file(const FileFacts& file, const FileFacts& folder, bool shared) {
  if (!file.is_file) return "it is not a regular file";
  if (file.bytes > kMostEntryBytes) {
    return fmt::format("it has {} bytes; at most {} are read", file.bytes, kMostEntryBytes);
  }
  if ((file.mode & (kGroupWrites | kOthersWrite)) != 0) {
    return fmt::format("others can write to it (mode {:04o})", file.mode);
  }
  const bool groups_file = is_shared_folder(folder, shared) && file.group == folder.group;
  if (!is_ours(file.owner) && !groups_file) {
    return fmt::format("it belongs to user {}, and we are user {}", file.owner, effective_user());
  }
  return {};
}

}  // namespace attngen
