// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/eviction.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <tuple>
#include <vector>

namespace attngen {
namespace {

constexpr std::int64_t kOrphanAge_s = 3600;

bool remove_file(const StoreFolder& folder, const ListedFile& file, Eviction& done) {
  const int error = folder.remove(file);
  if (error == 0 || error == ENOENT) return true;
  done.problem = fmt::format("cannot remove {}/{}: {}", file.folder, file.name, errno_text(error));
  return false;
}

}  // namespace

Eviction evict(const StoreFolder& folder, std::uint64_t max_bytes, std::chrono::seconds min_age) {
  Eviction done;
  std::vector<ListedFile> files;
  done.problem = folder.list(files);
  const std::int64_t now = seconds_now();
  std::vector<const ListedFile*> entries;
  for (ListedFile& file : files) {
    if (file.key.empty() && !file.is_temporary) continue;  // not ours
    done.disk_bytes += file.facts.disk_bytes;
    const std::int64_t age = now - file.facts.modified_s;
    if (file.is_temporary) {
      // One dated far ahead was written by another clock; its writer has long been done as well.
      const bool orphaned = age > kOrphanAge_s || age < -kOrphanAge_s;
      if (orphaned && remove_file(folder, file, done)) {
        ++done.temporaries;
        done.evicted_bytes += file.facts.disk_bytes;
      }
      continue;
    }
    ++done.entries;
    if (age < 0) folder.stamp_now(file.key);
    entries.push_back(&file);
  }
  std::sort(entries.begin(), entries.end(), [](const ListedFile* a, const ListedFile* b) {
    return std::tie(a->facts.modified_s, a->facts.modified_ns, a->key) <
           std::tie(b->facts.modified_s, b->facts.modified_ns, b->key);
  });
  for (const ListedFile* file : entries) {
    if (done.disk_bytes - done.evicted_bytes <= max_bytes) break;
    if (now - file->facts.modified_s < min_age.count()) break;  // sorted: the rest is younger
    if (!remove_file(folder, *file, done)) continue;
    ++done.evicted;
    done.evicted_bytes += file->facts.disk_bytes;
  }
  return done;
}

}  // namespace attngen
