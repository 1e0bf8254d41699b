// SPDX-License-Identifier: Apache-2.0
// One open file: reads and writes that report an errno instead of throwing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

struct stat;

namespace attngen {

/// What the system says about a file or a folder.
struct FileFacts {
  bool is_file = false;
  bool is_folder = false;
  std::uint64_t bytes = 0;
  std::uint64_t disk_bytes = 0;  ///< blocks in use, 512 bytes each
  std::uint32_t owner = 0;
  std::uint32_t group = 0;
  std::uint32_t mode = 0;        ///< permission bits, sticky and set-group bits included
  std::int64_t modified_s = 0;   ///< seconds since 1970
  std::int64_t modified_ns = 0;  ///< and nanoseconds
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
};

FileFacts facts_from(const struct stat& status);

/// An owned file descriptor. Every int below is an errno, 0 for success.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  int release() noexcept { return std::exchange(number_, -1); }
  /// Some file systems say only here that the last bytes did not arrive.
  int close() noexcept;

  int facts(FileFacts& facts) const;
  /// The first `limit` bytes, or all when there are fewer, into `bytes`.
  int read(std::uint64_t limit, std::string& bytes) const;
  int write(std::string_view bytes) const noexcept;  ///< all of them
  int sync() const;                                  ///< fdatasync
  /// An exclusive flock without waiting: EWOULDBLOCK when another open file holds it.
  int try_lock() const;

 private:
  int number_ = -1;
};

/// "No space left on device"
std::string errno_text(int error);

/// Opens or creates a file (mode 0600) that every write is appended to.
int open_for_append(const std::string& path, Descriptor& file);

std::uint32_t effective_user();
/// Is `group` the effective group or a supplementary one of this process?
bool is_in_group(std::uint32_t group);

std::int64_t seconds_now();  ///< since 1970
int process_id();

}  // namespace attngen
