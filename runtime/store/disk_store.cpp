// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/disk_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "runtime/store/entry_format.h"
#include "runtime/store/eviction.h"

namespace attngen {
namespace {

constexpr std::int64_t kStampEvery_s = 3600;
constexpr std::int64_t kNetworkEvictionEvery_s = 60;
constexpr std::chrono::milliseconds kEvictionWait{1000};
constexpr const char* kEvictionLock = "gc";
constexpr const char* kSystem = "system";  // one full disk fails many calls: told once

std::vector<StoreFolder> folders_of(const std::vector<std::string>& paths) {
  std::vector<StoreFolder> folders;
  for (const std::string& path : paths) folders.emplace_back(path, false);
  return folders;
}

}  // namespace

DiskStore::DiskStore(const StoreOptions& options, WarnOnce& warnings)
    : options_(options),
      warnings_(warnings),
      bundles_(folders_of(options.bundles)),
      folder_(options.folder, options.shared) {}

bool DiskStore::uses_folder() {
  if (options_.mode == StoreMode::memory) return false;
  std::call_once(examined_, [this] {
    problem_ = options_.folder.empty() ? options_.why_no_folder : folder_.why_unusable();
    if (problem_.empty()) return;
    warnings_.warn(kSystem,
                   fmt::format("the compile cache is not used, so every process compiles its "
                               "kernels again: {}; set ATTNGEN_CACHE_DIR to a folder of yours, or "
                               "ATTNGEN_CACHE=off",
                               problem_));
  });
  return problem_.empty() && !options_.folder.empty();
}

FoundEntry DiskStore::read_folder(const std::string& key, const CompileRequest* wanted) {
  FoundEntry entry = folder_.read(key, wanted);
  if (entry.state == FoundEntry::State::good) {
    hits_.fetch_add(1, std::memory_order_relaxed);
    const std::int64_t age = seconds_now() - entry.file.modified_s;
    const bool stamps = options_.mode == StoreMode::read_write;
    if (stamps && (age > kStampEvery_s || age < 0)) folder_.stamp_now(key);
  } else if (entry.state != FoundEntry::State::absent) {
    const bool is_system = entry.state == FoundEntry::State::unreadable;
    warnings_.warn(is_system ? kSystem : "entry",
                   fmt::format("entry {} of the compile cache {} is not used: {}", key,
                               folder_.path(), entry.reason));
  }
  return entry;
}

std::shared_ptr<const StoredKernel> DiskStore::read(const std::string& key,
                                                    const CompileRequest* wanted) {
  if (options_.mode == StoreMode::memory) return nullptr;
  for (const StoreFolder& bundle : bundles_) {
    FoundEntry entry = bundle.read(key, wanted);
    if (entry.state == FoundEntry::State::good) {
      hits_.fetch_add(1, std::memory_order_relaxed);
      return entry.kernel;
    }
    if (entry.state != FoundEntry::State::absent) {
      warnings_.warn("bundle " + bundle.path(),
                     fmt::format("the bundle {} of ATTNGEN_CACHE_RO_PATH has no use for {}: {}",
                                 bundle.path(), key, entry.reason));
    }
  }
  return uses_folder() ? read_folder(key, wanted).kernel : nullptr;
}

std::shared_ptr<const StoredKernel> DiskStore::read_of_any_compiler(const CompileRequest& wanted) {
  const auto is_wanted = [&](const CompileRequest& request) {
    return request.kind == wanted.kind && request.entry == wanted.entry &&
           request.arch == wanted.arch;
  };
  const auto search = [&](const StoreFolder& folder) -> std::shared_ptr<const StoredKernel> {
    std::vector<ListedFile> files;
    (void)folder.list(files);  // what cannot be listed holds nothing for us
    for (const ListedFile& file : files) {
      if (file.key.empty()) continue;
      const FoundEntry header = folder.read_header(file);
      if (header.state != FoundEntry::State::good || !is_wanted(header.kernel->request)) continue;
      const FoundEntry whole = folder.read(file.key, nullptr);
      if (whole.state != FoundEntry::State::good) continue;
      if (whole.kernel->request.source == wanted.source) return whole.kernel;
    }
    return nullptr;
  };
  if (options_.mode == StoreMode::memory) return nullptr;
  std::shared_ptr<const StoredKernel> kernel;
  for (const StoreFolder& bundle : bundles_) {
    if (kernel == nullptr) kernel = search(bundle);
  }
  if (kernel == nullptr && uses_folder()) kernel = search(folder_);
  if (kernel != nullptr) hits_.fetch_add(1, std::memory_order_relaxed);
  return kernel;
}

DiskStore::Lease DiskStore::lease(const std::string& key, const CompileRequest& request) {
  Lease lease;
  if (!may_write()) return lease;
  const LockFolder locks(folder_, options_.runtime_dir);
  const auto published = [&] {
    const FoundEntry entry = read_folder(key, &request);
    lease.kernel = entry.kernel;
    lease.replaces_damage =
        entry.state == FoundEntry::State::damaged || entry.state == FoundEntry::State::untrusted;
    return lease.kernel != nullptr;
  };
  const std::chrono::milliseconds wait =
      std::max(options_.lock_wait, std::chrono::milliseconds(3 * longest_compile_ms_.load()));
  switch (wait_for_lock(locks, key.substr(0, 2), wait, published, lease.lock)) {
    case LockOutcome::not_needed:
      break;
    case LockOutcome::held:
      published();
      break;
    case LockOutcome::timed_out:
      log_message(LogLevel::info, fmt::format("another process has held the lock of {} for {} ms; "
                                              "compiling beside it",
                                              key, wait.count()));
      break;
    case LockOutcome::impossible:
      log_message(LogLevel::debug,
                  fmt::format("compiling {} without a lock: {}", key, locks.problem()));
      published();
      break;
  }
  return lease;
}

void DiskStore::publish(const std::string& key, const StoredKernel& kernel, Lease lease) {
  if (!may_write()) return;
  const EncodedEntry entry = encode_entry(key, kernel);
  std::string problem = entry.reason;
  if (problem.empty()) problem = folder_.publish(key, entry.bytes);
  if (!problem.empty()) {
    warnings_.warn(kSystem,
                   fmt::format("a compiled kernel could not be kept in the compile cache, so it "
                               "will be compiled again: {}",
                               problem));
    return;
  }
  if (lease.replaces_damage) repairs_.fetch_add(1, std::memory_order_relaxed);
  lease.lock.close();  // whoever waits may read it now
  keep_under_cap(LockFolder(folder_, options_.runtime_dir));
}

void DiskStore::keep_under_cap(const LockFolder& locks) {
  const std::int64_t now = seconds_now();
  if (locks.is_on_network()) {  // a listing costs a round trip for each entry there
    if (now < next_eviction_s_.load()) return;
    next_eviction_s_.store(now + kNetworkEvictionEvery_s);
  }
  Descriptor held;
  const auto never = [] { return false; };
  if (wait_for_lock(locks, kEvictionLock, kEvictionWait, never, held) != LockOutcome::held) return;
  const Eviction done = evict(folder_, options_.max_bytes, options_.min_age);
  if (!done.problem.empty()) log_message(LogLevel::debug, "compile cache: " + done.problem);
  if (done.evicted > 0 && log_enabled(LogLevel::info)) {
    log_message(LogLevel::info, fmt::format("compile cache: {} entries, {} bytes evicted",
                                            done.evicted, done.evicted_bytes));
  }
}

void DiskStore::discard(const std::string& key) {
  if (may_write()) folder_.remove(key);
}

void DiskStore::note_compile_time(std::chrono::milliseconds took) {
  std::int64_t longest = longest_compile_ms_.load();
  while (took.count() > longest &&
         !longest_compile_ms_.compare_exchange_weak(longest, took.count())) {
  }
}

std::string DiskStore::description() {
  std::string text;
  for (const StoreFolder& bundle : bundles_) text += "bundle " + bundle.path() + ", ";
  if (uses_folder()) return text + "folder " + folder_.path();
  return text + "no folder: " + problem_;
}

}  // namespace attngen
