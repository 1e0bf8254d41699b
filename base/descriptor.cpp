// SPDX-License-Identifier: Apache-2.0
#include "base/descriptor.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <vector>

namespace attngen {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

int Descriptor::close() noexcept {
  if (number_ < 0) return 0;
  return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
}

FileFacts facts_from(const struct stat& status) {
  FileFacts facts;
  facts.is_file = S_ISREG(status.st_mode);
  facts.is_folder = S_ISDIR(status.st_mode);
  facts.bytes = static_cast<std::uint64_t>(status.st_size);
  facts.disk_bytes = static_cast<std::uint64_t>(status.st_blocks) * 512;
  facts.owner = status.st_uid;
  facts.group = status.st_gid;
  facts.mode = status.st_mode & 07777;
  facts.modified_s = status.st_mtim.tv_sec;
  facts.modified_ns = status.st_mtim.tv_nsec;
  facts.device = status.st_dev;
  facts.inode = status.st_ino;
  return facts;
}

int Descriptor::facts(FileFacts& facts) const {
  struct stat status {};
  if (::fstat(number_, &status) != 0) return errno;
  facts = facts_from(status);
  return 0;
}

int Descriptor::read(std::uint64_t limit, std::string& bytes) const {
  constexpr std::uint64_t kLeastRead = 4096;
  bytes.clear();
  FileFacts file;
  if (const int error = facts(file); error != 0) return error;
  while (bytes.size() < limit) {
    const std::size_t before = bytes.size();
    // One byte more than the size says: the end shows without growing the buffer again.
    const std::uint64_t wanted = std::max(file.bytes + 1, before + kLeastRead);
    bytes.resize(static_cast<std::size_t>(std::min(limit, wanted)));
    const ssize_t got = ::read(number_, bytes.data() + before, bytes.size() - before);
    const int error = got < 0 ? errno : 0;
    bytes.resize(before + static_cast<std::size_t>(got < 0 ? 0 : got));
    if (got == 0) return 0;
    // All of the size and less than was asked for: the end, without asking again.
    if (file.bytes > 0 && bytes.size() == file.bytes && bytes.size() < wanted) return 0;
    if (error != 0 && error != EINTR) return error;
  }
  return 0;
}

int Descriptor::write(std::string_view bytes) const noexcept {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(number_, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    if (wrote == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return 0;
}

int Descriptor::sync() const {
  while (::fdatasync(number_) != 0) {
    if (errno == EINVAL || errno == EROFS) return 0;  // a special file has nothing to sync
    if (errno != EINTR) return errno;
  }
  return 0;
}

int Descriptor::try_lock() const {
  while (::flock(number_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

std::string errno_text(int error) {
  return std::generic_category().message(error);
}

int open_for_append(const std::string& path, Descriptor& file) {
  const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  file = Descriptor(::open(path.c_str(), flags, 0600));
  return file.is_open() ? 0 : errno;
}

std::uint32_t effective_user() {
  return ::geteuid();
}

bool is_in_group(std::uint32_t group) {
  if (::getegid() == group) return true;
  const int count = ::getgroups(0, nullptr);
  if (count <= 0) return false;
  std::vector<gid_t> groups(static_cast<std::size_t>(count));
  const int got = ::getgroups(count, groups.data());
  return got > 0 && std::find(groups.begin(), groups.begin() + got, group) != groups.begin() + got;
}

std::int64_t seconds_now() {
  return static_cast<std::int64_t>(std::time(nullptr));
}

int process_id() {
  return static_cast<int>(::getpid());
}

}  // namespace attngen
