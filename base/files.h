// SPDX-License-Identifier: Apache-2.0
// The only raw file-system calls of the project.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attngen {

/// Whole file as bytes. Throws Error(refused) when it cannot be opened or is a folder, Error(io)
/// for a read that fails midway; `max_bytes` guards against a device file or a mistake.
std::string read_file(const std::string& path, std::uint64_t max_bytes = 1ull << 36);

bool file_exists(const std::string& path);
std::vector<std::string> list_folder(const std::string& path);  ///< sorted names; empty when absent

/// Files that appear together, by rename, after every one was written: a crash or Ctrl-C before
/// publish() leaves nothing behind, neither partial files nor temporaries.
class PendingFiles {
 public:
  PendingFiles() = default;
  ~PendingFiles();
  PendingFiles(const PendingFiles&) = delete;
  PendingFiles& operator=(const PendingFiles&) = delete;

  /// Writes a temporary beside `path`. Throws Error(io) with the reason.
  void add(const std::string& path, const std::string& bytes);
  void publish();

 private:
  struct File {
    std::string temporary;
    std::string path;
  };
  std::vector<File> files_;
};

/// Removes every temporary still pending in this process; async-signal-safe, for SIGINT and
/// SIGTERM.
void remove_pending_files() noexcept;

}  // namespace attngen
