// SPDX-License-Identifier: Apache-2.0
// Keeps a folder of entries under its cap: the least recently used go first.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "runtime/store/store_folder.h"

namespace attngen {

struct Eviction {
  std::uint64_t entries = 0;     ///< before
  std::uint64_t disk_bytes = 0;  ///< before, entries and temporaries
  std::uint64_t evicted = 0;
  std::uint64_t evicted_bytes = 0;
  std::uint64_t temporaries = 0;  ///< left by processes that died, removed
  std::string problem;            ///< why something could not be listed or removed
};

/// Entries used less than `min_age` ago stay whatever the cap; so that one from the future is no
/// exception for ever, its stamp is set to now. Temporaries over an hour old are removed.
Eviction evict(const StoreFolder& folder, std::uint64_t max_bytes, std::chrono::seconds min_age);

}  // namespace attngen
