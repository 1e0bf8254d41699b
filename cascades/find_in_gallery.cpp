// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cascades/gallery.h"

namespace attngen {

const GalleryEntry* find_in_gallery(std::string_view name) {
  const std::vector<GalleryEntry>& entries = gallery();
  const auto at = std::lower_bound(
      entries.begin(), entries.end(), name,
      [](const GalleryEntry& entry, std::string_view wanted) { return entry.name < wanted; });
  return at != entries.end() && at->name == name ? &*at : nullptr;
}

}  // namespace attngen
