// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>

#include "base/error.h"

namespace attngen {
namespace {

std::string reason(int code) {
  return std::generic_category().message(code);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

  // 0, or why the last bytes did not arrive: some file systems say so only here.
  int close() {
    if (number_ < 0) return 0;
    const int failure = ::close(number_) == 0 ? 0 : errno;
    number_ = -1;
    return failure;
  }

 private:
  int number_;
};

// A signal handler can neither allocate nor lock nor reach an object on somebody's stack, so what
// it has to remove stands in this fixed table: the project's only state outside objects.
struct PendingSlot {
  enum : int { kFree, kTaken, kArmed };
  std::atomic<int> state{kFree};
  char path[PATH_MAX];
};
std::array<PendingSlot, 64> pending_slots;
static_assert(std::atomic<int>::is_always_lock_free);

bool register_pending(const std::string& temporary) {
  for (PendingSlot& slot : pending_slots) {
    int expected = PendingSlot::kFree;
    if (!slot.state.compare_exchange_strong(expected, PendingSlot::kTaken)) continue;
    std::memcpy(slot.path, temporary.c_str(), temporary.size() + 1);
    slot.state.store(PendingSlot::kArmed);
    return true;
  }
  return false;
}

void forget_pending(const std::string& temporary) noexcept {
  for (PendingSlot& slot : pending_slots) {
    if (slot.state.load() == PendingSlot::kArmed && temporary == slot.path) {
      slot.state.store(PendingSlot::kFree);
      return;
    }
  }
}

void remove_temporary(const std::string& temporary) noexcept {
  ::unlink(temporary.c_str());
  forget_pending(temporary);
}

[[noreturn]] void refuse_write(const std::string& path, const std::string& why,
                               const std::string& fix) {
  throw Error(ErrorKind::io, fmt::format("cannot write '{}': {}", path, why), fix);
}

std::string resolved(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
  return real ? std::string(real.get()) : std::string();
}

struct Target {
  std::string path;    // absolute, links followed
  std::string folder;  // of `path`
  mode_t mode = 0666;  // before the umask
  bool exists = false;
};

// Everything that can be known to fail is found here, before a byte is computed or written.
Target checked_target(const std::string& path) {
  if (path.empty()) refuse_write(path, "the name is empty", "name a file");
  if (path.find('\0') != std::string::npos) {
    refuse_write(path.c_str(), "the name holds a zero byte", "name a file");
  }
  if (path.back() == '/') refuse_write(path, "it names a folder", "add a file name");
  Target target;
  struct stat status {};
  const bool entry = ::lstat(path.c_str(), &status) == 0;
  if (!entry && errno != ENOENT) {
    refuse_write(path, reason(errno), "choose a place that can be written to");
  }
  target.exists = ::stat(path.c_str(), &status) == 0;
  if (entry && !target.exists) {
    refuse_write(path, fmt::format("it is a link that leads nowhere ({})", reason(errno)),
                 "remove the link or name its target");
  }
  const std::filesystem::path split(path);
  if (target.exists) {
    if (S_ISDIR(status.st_mode)) refuse_write(path, "it is a folder", "add a file name");
    if (!S_ISREG(status.st_mode)) {
      refuse_write(path, "it is a device or a pipe; results appear by renaming a finished file",
                   "name a regular file");
    }
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) {
      refuse_write(path, reason(errno), "make the file writable or choose another name");
    }
    target.path = resolved(path);
    target.mode = status.st_mode & 0777;
  } else {
    const std::string parent = split.has_parent_path() ? split.parent_path().string() : ".";
    const std::string folder = resolved(parent);
    if (folder.empty()) {
      refuse_write(path, fmt::format("its folder '{}': {}", parent, reason(errno)),
                   "create the folder first");
    }
    target.path = (std::filesystem::path(folder) / split.filename()).string();
  }
  target.folder = std::filesystem::path(target.path).parent_path().string();
  return target;
}

std::string temporary_name(const Target& target) {
  static std::atomic<unsigned> counter{0};
  return fmt::format("{}/.attngen-{}-{}.tmp", target.folder == "/" ? "" : target.folder, ::getpid(),
                     counter.fetch_add(1));
}

// 0 or an errno.
int write_all(int descriptor, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t wrote = ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    if (wrote == 0) return ENOSPC;
    done += static_cast<std::size_t>(wrote);
  }
  return 0;
}

// Creates and fills a file beside the target; returns its name. Leaves nothing when it throws.
std::string write_temporary(const std::string& path, const Target& target,
                            const std::string& bytes) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    std::string name = temporary_name(target);
    if (name.size() >= PATH_MAX) refuse_write(path, "the path is too long", "use a shorter path");
    if (!register_pending(name)) {
      refuse_write(path, fmt::format("{} files are being written already", pending_slots.size()),
                   "write fewer files at once");
    }
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    Descriptor file(::open(name.c_str(), flags, target.mode & 0777));
    if (file.number() < 0) {
      const int failure = errno;
      forget_pending(name);
      if (failure == EEXIST) continue;  // left by a killed process that had our number
      refuse_write(path, fmt::format("in its folder '{}': {}", target.folder, reason(failure)),
                   "choose a folder that can be written to");
    }
    int failure = write_all(file.number(), bytes);
    if (failure == 0 && target.exists && ::fchmod(file.number(), target.mode) != 0) failure = errno;
    const int at_close = file.close();
    if (failure == 0) failure = at_close;
    if (failure != 0) {
      remove_temporary(name);
      refuse_write(path, reason(failure), "check the disk's free space and health");
    }
    return name;
  }
  refuse_write(path, "no free name for a temporary beside it", "remove old .attngen-*.tmp files");
}

[[noreturn]] void refuse_read(const std::string& path, const std::string& why,
                              const std::string& fix) {
  throw Error(ErrorKind::refused, fmt::format("cannot read '{}': {}", path, why), fix);
}

}  // namespace

std::string read_file(const std::string& path, std::uint64_t max_bytes) {
  if (path.empty()) refuse_read(path, "the name is empty", "name a file");
  if (path.find('\0') != std::string::npos) {
    refuse_read(path.c_str(), "the name holds a zero byte", "name a file");
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    refuse_read(path, reason(errno), "check the name and the permissions");
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    throw Error(ErrorKind::io, fmt::format("cannot read '{}': {}", path, reason(errno)));
  }
  if (S_ISDIR(status.st_mode)) refuse_read(path, "it is a folder", "name a file");
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) {
    refuse_read(path, "it is a device, not a file", "name a file or a pipe");
  }
  const auto refuse_size = [&] {
    refuse_read(path, fmt::format("it is larger than {} bytes", max_bytes), "give a smaller file");
  };
  std::string bytes;
  if (S_ISREG(status.st_mode)) {
    if (static_cast<std::uint64_t>(status.st_size) > max_bytes) refuse_size();
  }
  try {
    bytes.reserve(static_cast<std::size_t>(status.st_size));
    std::array<char, 1 << 16> block;
    for (;;) {
      const ssize_t got = ::read(file.number(), block.data(), block.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        throw Error(ErrorKind::io, fmt::format("reading '{}': {}", path, reason(errno)));
      }
      if (got == 0) return bytes;
      if (bytes.size() + static_cast<std::size_t>(got) > max_bytes) refuse_size();
      bytes.append(block.data(), static_cast<std::size_t>(got));
    }
  } catch (const std::bad_alloc&) {
    refuse_read(path, "there is not enough memory to hold it", "give a smaller file");
  }
}

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

std::vector<std::string> list_folder(const std::string& path) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entry(path, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

PendingFiles::~PendingFiles() {
  for (const File& file : files_) remove_temporary(file.temporary);
}

void PendingFiles::add(const std::string& path, const std::string& bytes) {
  const Target target = checked_target(path);
  for (const File& file : files_) {
    if (file.path == target.path) {
      refuse_write(path, "two results go to this one file", "give each its own name");
    }
  }
  File file;
  file.path = target.path;
  files_.reserve(files_.size() + 1);
  file.temporary = write_temporary(path, target, bytes);
  files_.push_back(std::move(file));
}

void PendingFiles::publish() {
  while (!files_.empty()) {
    const File& file = files_.front();
    if (::rename(file.temporary.c_str(), file.path.c_str()) != 0) {
      refuse_write(file.path, reason(errno), "check that the place is still a writable file");
    }
    forget_pending(file.temporary);
    files_.erase(files_.begin());
  }
}

void remove_pending_files() noexcept {
  for (PendingSlot& slot : pending_slots) {
    if (slot.state.load() == PendingSlot::kArmed) ::unlink(slot.path);
  }
}

}  // namespace attngen
