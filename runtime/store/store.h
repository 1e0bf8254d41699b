// SPDX-License-Identifier: Apache-2.0
// The compile store: each kernel is compiled once per fleet, and losing any of it costs only time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "runtime/store/compile_request.h"
#include "runtime/store/store_options.h"
#include "runtime/store/stored_kernel.h"

namespace attngen {

struct StoreCounts {
  std::uint64_t memory_hits = 0;
  std::uint64_t disk_hits = 0;  ///< from the folder or a bundle
  std::uint64_t compiles = 0;   ///< calls of compile() by get()
  std::uint64_t repairs = 0;    ///< damaged entries that a good one replaced
  std::uint64_t warnings = 0;   ///< each kind of failure warns once, through base/log.h
};

/// Thread-safe. A failure of the cache (full disk, no permission, damage, another process that
/// hangs with a lock) is never the caller's: it warns once and compiles. Only memory running out is
/// thrown.
class Store {
 public:
  explicit Store(StoreOptions options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Memory, bundles, folder; nullptr when none has it. What is damaged or of doubtful origin is a
  /// miss.
  std::shared_ptr<const StoredKernel> find(const CompileRequest& request);
  /// The same by key_of(request), which the caller may keep: a memory hit is then a look-up.
  std::shared_ptr<const StoredKernel> find(const std::string& key);

  /// For a machine without a compiler: an entry with this kind, entry, architecture and source,
  /// whatever compiled it with whichever options. Not remembered in memory; nullptr when none.
  std::shared_ptr<const StoredKernel> find_of_any_compiler(const CompileRequest& wanted);

  /// find(), else compile() once per key in this process and, on a local file system, about once
  /// per machine; then publish. Throws what compile() throws: Error(compile_failed) and
  /// Error(refused) are remembered, in memory only, and thrown again. Throws Error(io) on a miss in
  /// mode require. compile() must not call get() with the same request.
  std::shared_ptr<const StoredKernel> get(const CompileRequest& request,
                                          const std::function<StoredKernel()>& compile);

  /// Forgets an entry whose content proved unusable (a driver refused it, facts are missing): out
  /// of memory, and out of the folder where it may write. Warns with the reason.
  void discard(const std::string& key, const std::string& reason);

  StoreCounts counts() const;
  const StoreOptions& options() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The process-wide store with store_options(settings()). Throws Error(refused) for a bad setting.
Store& default_store();

}  // namespace attngen
