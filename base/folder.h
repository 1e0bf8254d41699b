// SPDX-License-Identifier: Apache-2.0
// An open folder: every operation is relative to it, follows no link, and reports an errno.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"

namespace attngen {

/// Every int is an errno, 0 for success. Names are single path components.
class Folder {
 public:
  bool is_open() const { return descriptor_.is_open(); }
  int facts(FileFacts& facts) const { return descriptor_.facts(facts); }

  int open_folder(const std::string& name, Folder& child) const;
  int make_folder(const std::string& name, std::uint32_t mode) const;
  /// For reading; a pipe or a device does not block.
  int open_file(const std::string& name, Descriptor& file) const;
  /// For Descriptor::try_lock(); made with `mode` where absent.
  int open_lock(const std::string& name, std::uint32_t mode, Descriptor& file) const;
  int facts_of(const std::string& name, FileFacts& facts) const;
  int names(std::vector<std::string>& names) const;  ///< sorted, without "." and ".."

  /// A new file with these bytes, on the disk when this returns 0; nothing is left otherwise.
  /// EEXIST when the name is taken. `group`, unless ~0u, becomes the file's group.
  int write_new(const std::string& name, std::string_view bytes, std::uint32_t mode,
                std::uint32_t group = ~0u) const;
  int rename(const std::string& from, const std::string& to) const;
  int remove(const std::string& name) const;       ///< a file or a link
  int remove_tree(const std::string& name) const;  ///< whatever it is, with all that is in it
  int stamp_now(const std::string& name) const;    ///< its time of change becomes now
  /// Of the folder itself, which the caller has just made.
  int set_group_and_mode(std::uint32_t group, std::uint32_t mode) const;

  /// "NFS", "Lustre", ... when it lies on a file system shared by machines; empty when local.
  std::string network_file_system() const;

 private:
  friend int open_folder(const std::string& path, Folder& folder);
  Descriptor descriptor_;
};

/// Links on the way are followed, a link in the last place is not (ELOOP or ENOTDIR).
int open_folder(const std::string& path, Folder& folder);

/// The folder and those above it that are missing, each with mode 0700. 0 when it is there already.
int make_folders(const std::string& path);

/// `path` from the root of the file system; as it is when it starts with "/".
std::string absolute_path(const std::string& path);

/// The name of the network file system that this statfs type stands for; empty for every other.
std::string network_file_system_named(std::uint64_t statfs_type);

}  // namespace attngen
