// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/verify.h"

#include <utility>

#include "runtime/store/entry_format.h"

namespace attngen {

Verification verify(const StoreFolder& folder) {
  Verification result;
  std::vector<ListedFile> files;
  result.problem = folder.list(files);
  for (ListedFile& file : files) {
    if (file.is_temporary) {
      ++result.temporaries;
      continue;
    }
    if (file.key.empty()) {
      result.strangers.push_back(std::move(file));
      continue;
    }
    const FoundEntry entry = folder.read(file.key, nullptr);
    if (entry.state == FoundEntry::State::good) {
      ++result.entries;
      result.bytes += entry.file.bytes;
    } else if (entry.state != FoundEntry::State::absent) {  // absent: evicted meanwhile
      result.faults.push_back({std::move(file), entry.reason});
    }
  }
  return result;
}

Transfer copy_entries(const StoreFolder& from, const StoreFolder& to) {
  Transfer result;
  std::vector<ListedFile> files;
  result.problem = from.list(files);
  for (ListedFile& file : files) {
    if (file.key.empty()) continue;
    const FoundEntry entry = from.read(file.key, nullptr);
    if (entry.state == FoundEntry::State::absent) continue;
    if (entry.state != FoundEntry::State::good) {
      result.faults.push_back({std::move(file), entry.reason});
      continue;
    }
    if (to.read(file.key, nullptr).state == FoundEntry::State::good) {
      ++result.present;
      continue;
    }
    const EncodedEntry encoded = encode_entry(file.key, *entry.kernel);
    std::string why = encoded.reason;
    if (why.empty()) why = to.publish(file.key, encoded.bytes);
    if (!why.empty()) {
      result.problem = why;
      return result;
    }
    ++result.copied;
  }
  return result;
}

}  // namespace attngen
