// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/shape_memo.h"

namespace attngen {

bool ShapeMemo::holds(const Key& key, std::size_t used) const {
  for (const Entry& entry : entries_) {
    const std::uint32_t version = entry.version.load(std::memory_order_acquire);
    if (version == 0 || version % 2 != 0) continue;
    std::size_t equal = 0;
    while (equal < used && entry.key[equal].load(std::memory_order_acquire) == key[equal]) ++equal;
    if (equal == used && entry.version.load(std::memory_order_relaxed) == version) return true;
  }
  return false;
}

void ShapeMemo::add(const Key& key, std::size_t used) {
  const std::lock_guard lock(adding_);
  if (holds(key, used)) return;
  Entry& entry = entries_[next_];
  next_ = (next_ + 1) % kRemembered;
  entry.version.fetch_add(1, std::memory_order_acq_rel);
  for (std::size_t at = 0; at < used; ++at) {
    entry.key[at].store(key[at], std::memory_order_release);
  }
  entry.version.fetch_add(1, std::memory_order_release);
}

}  // namespace attngen
