// SPDX-License-Identifier: Apache-2.0
#include "runtime/fork_count.h"

#include <pthread.h>

#include <atomic>

namespace attngen {
namespace {

std::atomic<std::uint32_t>& forks() noexcept {
  static std::atomic<std::uint32_t> kForks{0};
  return kForks;
}

bool watch() noexcept {
  return pthread_atfork(nullptr, nullptr,
                        [] { forks().fetch_add(1, std::memory_order_relaxed); }) == 0;
}

}  // namespace

std::uint32_t fork_count() noexcept {
  [[maybe_unused]] static const bool kWatched = watch();
  return forks().load(std::memory_order_relaxed);
}

}  // namespace attngen
