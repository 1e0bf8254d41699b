// SPDX-License-Identifier: Apache-2.0
// The entries of one folder: where they lie, who may be believed, how one appears whole or not at
// all.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/folder.h"
#include "runtime/store/stored_kernel.h"

namespace attngen {

/// What came of looking for one entry.
struct FoundEntry {
  enum class State {
    absent,
    good,
    damaged,    ///< not the bytes that were written, or another kernel's
    untrusted,  ///< not a regular file, or others could have written it
    unreadable  ///< the system refused to open or read it
  };
  State state = State::absent;
  std::string reason;  ///< of every other state
  std::shared_ptr<const StoredKernel> kernel;
  FileFacts file;
};

/// One file under v1/obj, known by its name alone.
struct ListedFile {
  std::string key;     ///< empty for a temporary or a stranger
  std::string folder;  ///< "ab"
  std::string name;
  bool is_temporary = false;
  FileFacts facts;
};

/// v1/obj/ab/<62 hex>.agk below a path; opened anew by every call, so that it may be deleted, moved
/// or unmounted at any time. No call throws but for want of memory.
class StoreFolder {
 public:
  StoreFolder(std::string path, bool shared) : path_(std::move(path)), shared_(shared) {}

  const std::string& path() const { return path_; }

  /// Why it will not be used by this process, or empty. A missing folder is fine, it is made when
  /// something is written; so is trouble that may pass.
  std::string why_unusable() const;

  /// Reads, checks and compares with `wanted`, unless null; then with the key itself.
  FoundEntry read(const std::string& key, const CompileRequest* wanted) const;
  FoundEntry read_header(const ListedFile& file) const;  ///< for listings; nothing is proven

  /// Writes a sibling, syncs it, renames it. Returns why that failed, or empty.
  std::string publish(const std::string& key, const std::string& bytes) const;

  int stamp_now(const std::string& key) const;  ///< marks the entry as used; an errno
  int remove(const ListedFile& file) const;     ///< whatever it is; an errno
  int remove(const std::string& key) const;

  /// Every file, sorted. Returns why the listing is not complete, or empty.
  std::string list(std::vector<ListedFile>& files) const;

  /// v1/lock, made where absent; `network` gets the file system's name if machines share it.
  std::string open_locks(Folder& locks, std::string& network) const;

  std::uint32_t lock_mode() const { return shared_ ? 0640 : 0600; }

 private:
  enum class Missing { is_error, make };
  /// The folder under the root that `levels` name, each trusted. 0 or an errno; EPERM with a reason
  /// when one is not trusted.
  int open_levels(const std::vector<std::string>& levels, Missing missing, Folder& folder,
                  FileFacts& facts, std::string& reason) const;
  int open_root(Missing missing, Folder& root, FileFacts& facts, std::string& reason) const;
  int publish_once(const std::string& key, const std::string& bytes, std::string& reason) const;

  std::string path_;
  bool shared_;
};

std::string entry_folder_of(const std::string& key);  ///< "ab"
std::string entry_name_of(const std::string& key);    ///< "<62 hex>.agk"

}  // namespace attngen
