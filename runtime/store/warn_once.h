// SPDX-License-Identifier: Apache-2.0
// Each kind of trouble is told once, however often it comes.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>

namespace attngen {

class WarnOnce {
 public:
  /// `about` names the kind; later ones of the same kind go to the log at level debug.
  void warn(const std::string& about, const std::string& message) noexcept;
  std::uint64_t count() const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string> told_;
};

}  // namespace attngen
