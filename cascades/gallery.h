// SPDX-License-Identifier: Apache-2.0
// The variants that are built into the program: cascades/*.cascade, byte for byte.
#pragma once

#include <string_view>
#include <vector>

namespace attngen {

struct GalleryEntry {
  std::string_view name;  ///< "softmax"
  std::string_view text;  ///< the whole file, header comment included
};

/// Every entry, sorted by name.
const std::vector<GalleryEntry>& gallery();

/// The entry of that name, or null.
const GalleryEntry* find_in_gallery(std::string_view name);

}  // namespace attngen
