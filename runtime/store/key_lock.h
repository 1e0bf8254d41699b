// SPDX-License-Identifier: Apache-2.0
// One process at a time compiles a key: a lock that saves work and on which nothing else depends.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "base/descriptor.h"
#include "runtime/store/store_folder.h"

namespace attngen {

/// 256 striped lock files, never deleted, in v1/lock; on a network file system in
/// `runtime_dir`/attngen or the machine's shared memory instead.
class LockFolder {
 public:
  LockFolder(const StoreFolder& folder, const std::string& runtime_dir);

  /// Why no lock can be had; empty when they can.
  const std::string& problem() const { return problem_; }
  bool is_on_network() const { return !network_.empty(); }
  /// An errno; the lock is held until `held` closes.
  int try_lock(const std::string& name, Descriptor& held) const;

 private:
  Folder folder_;
  std::string problem_;
  std::string network_;
  std::uint32_t mode_ = 0600;
};

enum class LockOutcome {
  held,
  not_needed,  ///< `is_done` said so while waiting
  timed_out,
  impossible
};

/// Polls for the lock `name` until it is held, `is_done()` is true, or `wait` is over.
LockOutcome wait_for_lock(const LockFolder& locks, const std::string& name,
                          std::chrono::milliseconds wait, const std::function<bool()>& is_done,
                          Descriptor& held);

}  // namespace attngen
