// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/warn_once.h"

#include "base/log.h"

namespace attngen {

void WarnOnce::warn(const std::string& about, const std::string& message) noexcept {
  bool first = true;
  try {
    const std::lock_guard<std::mutex> hold(mutex_);
    first = told_.insert(about).second;
  } catch (...) {  // no memory to remember it: say it
  }
  log_message(first ? LogLevel::warn : LogLevel::debug, message);
}

std::uint64_t WarnOnce::count() const {
  const std::lock_guard<std::mutex> hold(mutex_);
  return told_.size();
}

}  // namespace attngen
