// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/process_state.h"

#include <pthread.h>

#include <atomic>
#include <cstdlib>

namespace attngen::cuda {
namespace {

std::atomic<bool>& forked() noexcept {
  static std::atomic<bool> flag{false};
  return flag;
}

std::atomic<bool>& exiting() noexcept {
  static std::atomic<bool> flag{false};
  return flag;
}

}  // namespace

void watch_process() noexcept {
  static const bool watching = [] {
    ::pthread_atfork(nullptr, nullptr, [] { forked().store(true, std::memory_order_relaxed); });
    std::atexit([] { exiting().store(true, std::memory_order_relaxed); });
    return true;
  }();
  static_cast<void>(watching);
}

bool is_forked_child() noexcept {
  return forked().load(std::memory_order_relaxed);
}

bool is_exiting() noexcept {
  return exiting().load(std::memory_order_relaxed);
}

DriverStatus fork_status() noexcept {
  if (!is_forked_child()) return {};
  return {kErrorNotInitialized,
          "a CUDA call in a child process forked after CUDA was initialised (start workers with "
          "exec or spawn, or fork before the first use)"};
}

}  // namespace attngen::cuda
