// SPDX-License-Identifier: Apache-2.0
#include "base/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace attngen {
namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr int kDeepestTree = 32;

int result_of(int call) {
  return call == 0 ? 0 : errno;
}

/// Writing past RLIMIT_FSIZE would end the process by SIGXFSZ.
bool exceeds_file_limit(std::size_t bytes) {
  struct rlimit limit {};
  return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
         bytes > limit.rlim_cur;
}

int remove_tree_in(int parent, const std::string& name, int depth) {
  if (::unlinkat(parent, name.c_str(), 0) == 0) return 0;
  if (errno != EISDIR && errno != EPERM) return errno;
  if (::unlinkat(parent, name.c_str(), AT_REMOVEDIR) == 0) return 0;
  if (errno != ENOTEMPTY && errno != EEXIST) return errno;
  if (depth >= kDeepestTree) return ENOTEMPTY;
  const Descriptor folder(::openat(parent, name.c_str(), kFolderFlags));
  if (!folder.is_open()) return errno;
  const int again = ::openat(folder.number(), ".", kFolderFlags);
  if (again < 0) return errno;
  DIR* stream = ::fdopendir(again);
  if (stream == nullptr) {
    const int error = errno;
    ::close(again);
    return error;
  }
  while (const dirent* entry = ::readdir(stream)) {
    const std::string child = entry->d_name;
    if (child != "." && child != "..") remove_tree_in(folder.number(), child, depth + 1);
  }
  ::closedir(stream);
  return result_of(::unlinkat(parent, name.c_str(), AT_REMOVEDIR));
}

}  // namespace

int Folder::open_folder(const std::string& name, Folder& child) const {
  child.descriptor_ = Descriptor(::openat(descriptor_.number(), name.c_str(), kFolderFlags));
  return child.is_open() ? 0 : errno;
}

int Folder::make_folder(const std::string& name, std::uint32_t mode) const {
  return result_of(::mkdirat(descriptor_.number(), name.c_str(), mode));
}

int Folder::open_file(const std::string& name, Descriptor& file) const {
  const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  file = Descriptor(::openat(descriptor_.number(), name.c_str(), flags));
  return file.is_open() ? 0 : errno;
}

int Folder::open_lock(const std::string& name, std::uint32_t mode, Descriptor& file) const {
  const int flags = O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  file = Descriptor(::openat(descriptor_.number(), name.c_str(), flags, mode));
  return file.is_open() ? 0 : errno;
}

int Folder::facts_of(const std::string& name, FileFacts& facts) const {
  struct stat status {};
  if (::fstatat(descriptor_.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno;
  }
  facts = facts_from(status);
  return 0;
}

int Folder::names(std::vector<std::string>& names) const {
  names.clear();
  // A descriptor of its own: the position of a listing belongs to the open folder.
  const int number = ::openat(descriptor_.number(), ".", kFolderFlags);
  if (number < 0) return errno;
  DIR* stream = ::fdopendir(number);
  if (stream == nullptr) {
    const int error = errno;
    ::close(number);
    return error;
  }
  int error = 0;
  try {
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(stream);
      if (entry == nullptr) {
        error = errno;
        break;
      }
      const std::string name = entry->d_name;
      if (name != "." && name != "..") names.push_back(name);
    }
  } catch (...) {
    ::closedir(stream);
    throw;
  }
  ::closedir(stream);
  std::sort(names.begin(), names.end());
  return error;
}

int Folder::write_new(const std::string& name, std::string_view bytes, std::uint32_t mode,
                      std::uint32_t group) const {
  if (exceeds_file_limit(bytes.size())) return EFBIG;
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  Descriptor file(::openat(descriptor_.number(), name.c_str(), flags, mode));
  if (!file.is_open()) return errno;
  int error = 0;
  if (group != ~0u) error = result_of(::fchown(file.number(), static_cast<uid_t>(-1), group));
  if (error == 0) error = file.write(bytes);
  if (error == 0) error = file.sync();
  const int at_close = file.close();
  if (error == 0) error = at_close;
  if (error != 0) ::unlinkat(descriptor_.number(), name.c_str(), 0);
  return error;
}

int Folder::rename(const std::string& from, const std::string& to) const {
  const int here = descriptor_.number();
  return result_of(::renameat(here, from.c_str(), here, to.c_str()));
}

int Folder::remove(const std::string& name) const {
  return result_of(::unlinkat(descriptor_.number(), name.c_str(), 0));
}

int Folder::remove_tree(const std::string& name) const {
  return remove_tree_in(descriptor_.number(), name, 0);
}

int Folder::stamp_now(const std::string& name) const {
  const struct timespec times[2] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
  return result_of(::utimensat(descriptor_.number(), name.c_str(), times, AT_SYMLINK_NOFOLLOW));
}

int Folder::set_group_and_mode(std::uint32_t group, std::uint32_t mode) const {
  if (::fchown(descriptor_.number(), static_cast<uid_t>(-1), group) != 0) return errno;
  return result_of(::fchmod(descriptor_.number(), mode));
}

std::string Folder::network_file_system() const {
  struct statfs status {};
  if (::fstatfs(descriptor_.number(), &status) != 0) return {};
  return network_file_system_named(static_cast<std::uint32_t>(status.f_type));
}

int open_folder(const std::string& path, Folder& folder) {
  folder.descriptor_ = Descriptor(::open(path.c_str(), kFolderFlags));
  return folder.is_open() ? 0 : errno;
}

int make_folders(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return 0;
  const std::size_t slash = path.find_last_of('/');
  if (errno != ENOENT || slash == std::string::npos || slash == 0) return errno;
  if (const int error = make_folders(path.substr(0, slash)); error != 0) return error;
  return ::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST ? 0 : errno;
}

std::string absolute_path(const std::string& path) {
  if (!path.empty() && path[0] == '/') return path;
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.string();
}

std::string network_file_system_named(std::uint64_t statfs_type) {
  struct Named {
    std::uint64_t type;
    const char* name;
  };
  // linux/magic.h, and for Lustre, GPFS, BeeGFS and PanFS their own sources.
  static constexpr std::array<Named, 14> kKnown{{{0x6969, "NFS"},
                                                 {0x0BD00BD0, "Lustre"},
                                                 {0x47504653, "GPFS"},
                                                 {0x65735546, "FUSE"},
                                                 {0x517B, "SMB"},
                                                 {0xFF534D42, "CIFS"},
                                                 {0xFE534D42, "SMB2"},
                                                 {0x00C36400, "Ceph"},
                                                 {0x5346414F, "AFS"},
                                                 {0x19830326, "BeeGFS"},
                                                 {0xAAD7AAEA, "PanFS"},
                                                 {0x01021997, "9P"},
                                                 {0x7461636F, "OCFS2"},
                                                 {0x01161970, "GFS2"}}};
  for (const Named& known : kKnown) {
    if (known.type == statfs_type) return known.name;
  }
  return {};
}

}  // namespace attngen
