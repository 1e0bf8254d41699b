// SPDX-License-Identifier: Apache-2.0
// Proves every entry of a folder, and moves proven entries between folders.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/store/store_folder.h"

namespace attngen {

struct EntryFault {
  ListedFile file;
  std::string reason;
};

struct Verification {
  std::uint64_t entries = 0;  ///< good ones
  std::uint64_t bytes = 0;    ///< of good ones, as they are read
  std::uint64_t temporaries = 0;
  std::vector<EntryFault> faults;     ///< entries that no reader would use
  std::vector<ListedFile> strangers;  ///< files that are not ours
  std::string problem;                ///< why the listing is not complete
};
Verification verify(const StoreFolder& folder);

struct Transfer {
  std::uint64_t copied = 0;
  std::uint64_t present = 0;       ///< the target had a good one already
  std::vector<EntryFault> faults;  ///< not copied
  std::string problem;             ///< why it stopped early
};
/// Copies every good entry of `from` that `to` lacks. Also how a bundle is made and read in.
Transfer copy_entries(const StoreFolder& from, const StoreFolder& to);

}  // namespace attngen
