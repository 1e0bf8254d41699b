// SPDX-License-Identifier: Apache-2.0
// The part of the store that outlives the process: bundles and the folder, and who compiles a key.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/store/key_lock.h"
#include "runtime/store/store_folder.h"
#include "runtime/store/store_options.h"
#include "runtime/store/warn_once.h"

namespace attngen {

class DiskStore {
 public:
  DiskStore(const StoreOptions& options, WarnOnce& warnings);

  /// Bundles in order, then the folder; null when none has a good entry.
  std::shared_ptr<const StoredKernel> read(const std::string& key, const CompileRequest* wanted);

  /// An entry with this kind, entry, architecture and source, whoever compiled it; the first one of
  /// the bundles in order, then of the folder. Reads every header: for when no compiler is there.
  std::shared_ptr<const StoredKernel> read_of_any_compiler(const CompileRequest& wanted);

  /// The right to compile a key, or the kernel that another process published meanwhile.
  struct Lease {
    std::shared_ptr<const StoredKernel> kernel;
    Descriptor lock;
    bool replaces_damage = false;
  };
  Lease lease(const std::string& key, const CompileRequest& request);

  /// Keeps a kernel for others, if this store may write, and the folder under its cap.
  void publish(const std::string& key, const StoredKernel& kernel, Lease lease);
  void discard(const std::string& key);
  void note_compile_time(std::chrono::milliseconds took);  ///< waiting for others depends on it

  /// Where a reader would look, and why not, for messages.
  std::string description();

  std::uint64_t hits() const { return hits_; }
  std::uint64_t repairs() const { return repairs_; }

 private:
  bool uses_folder();  ///< warns once when it should and cannot
  bool may_write() { return options_.mode == StoreMode::read_write && uses_folder(); }
  FoundEntry read_folder(const std::string& key, const CompileRequest* wanted);
  void keep_under_cap(const LockFolder& locks);

  const StoreOptions& options_;
  WarnOnce& warnings_;
  std::vector<StoreFolder> bundles_;
  StoreFolder folder_;
  std::once_flag examined_;
  std::string problem_;  ///< why the folder is not used
  std::atomic<std::int64_t> longest_compile_ms_{0};
  std::atomic<std::int64_t> next_eviction_s_{0};
  std::atomic<std::uint64_t> hits_{0};
  std::atomic<std::uint64_t> repairs_{0};
};

}  // namespace attngen
