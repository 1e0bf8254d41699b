// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/key_lock.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <thread>

#include "runtime/store/trust.h"

namespace attngen {
namespace {

constexpr std::chrono::milliseconds kFirstPause{1};
constexpr std::chrono::milliseconds kLongestPause{20};

/// A private folder of this machine for the locks; the reason when there is none.
std::string open_local_locks(const std::string& runtime_dir, Folder& folder) {
  std::string path = runtime_dir.empty() ? fmt::format("/dev/shm/attngen-{}", effective_user())
                                         : runtime_dir + "/attngen";
  int error = make_folders(path);
  if (error == 0) error = open_folder(path, folder);
  FileFacts facts;
  if (error == 0) error = folder.facts(facts);
  if (error != 0) return fmt::format("{}: {}", path, errno_text(error));
  const std::string why = why_untrusted_folder(facts, false);
  return why.empty() ? why : fmt::format("{}: {}", path, why);
}

}  // namespace

LockFolder::LockFolder(const StoreFolder& folder, const std::string& runtime_dir)
    : mode_(folder.lock_mode()) {
  problem_ = folder.open_locks(folder_, network_);
  if (problem_.empty() && is_on_network()) problem_ = open_local_locks(runtime_dir, folder_);
}

int LockFolder::try_lock(const std::string& name, Descriptor& held) const {
  if (!problem_.empty()) return EPERM;
  Descriptor file;
  int error = folder_.open_lock(name, mode_, file);
  if (error == 0) error = file.try_lock();
  if (error == 0) held = std::move(file);
  return error;
}

LockOutcome wait_for_lock(const LockFolder& locks, const std::string& name,
                          std::chrono::milliseconds wait, const std::function<bool()>& is_done,
                          Descriptor& held) {
  const auto end = std::chrono::steady_clock::now() + wait;
  for (std::chrono::milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    const int error = locks.try_lock(name, held);
    if (error == 0) return LockOutcome::held;
    if (error != EWOULDBLOCK) return LockOutcome::impossible;
    if (is_done()) return LockOutcome::not_needed;
    if (std::chrono::steady_clock::now() >= end) return LockOutcome::timed_out;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace attngen
