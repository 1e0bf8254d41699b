// SPDX-License-Identifier: Apache-2.0
// How a compile store is to behave, and what the environment says about it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/settings.h"

namespace attngen {

enum class StoreMode {
  read_write,  ///< "rw"
  read_only,   ///< "ro": never writes, removes or locks anything
  memory,      ///< "off": neither folder nor bundles
  require      ///< "require": read only, and a miss is an error
};
std::optional<StoreMode> store_mode_named(std::string_view name);
const char* name_of(StoreMode mode);

struct StoreOptions {
  StoreMode mode = StoreMode::read_write;
  std::string folder;                    ///< absolute; empty: memory and bundles only
  std::string why_no_folder;             ///< told once as a warning when `folder` is empty
  std::vector<std::string> bundles;      ///< read-only folders, searched before `folder`, in order
  bool shared = false;                   ///< `folder` may belong to a group; see docs/cache.md
  std::uint64_t max_bytes = 2ull << 30;  ///< disk space of the entries in `folder`
  std::string runtime_dir;  ///< where locks go when `folder` is on a network file system
  std::chrono::milliseconds lock_wait{10'000};  ///< then compile although another process does
  std::chrono::seconds min_age{60};             ///< younger entries are not evicted
};

/// From the variables of docs/cache.md. Throws Error(refused) naming the variable whose value
/// cannot be used.
StoreOptions store_options(const Settings& settings);

/// "512", "64K", "100M", "2G": powers of 1024. Empty for anything else, for 0 and for an overflow.
std::optional<std::uint64_t> byte_count(std::string_view text);

}  // namespace attngen
