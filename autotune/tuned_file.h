// SPDX-License-Identifier: Apache-2.0
// Decisions as a file that people commit, compare and merge.
#pragma once

#include <string>
#include <vector>

#include "autotune/record.h"

namespace attngen::tune {

struct TunedFile {
  /// Pinned: rows count whatever generator they were measured with, and for their own axes alone.
  bool is_frozen = false;
  std::vector<Decision> rows;  ///< one per device, operation and axes, sorted by them
};

/// JSON with sorted keys, one row after another in a fixed order: equal content, equal bytes.
std::string to_text(const TunedFile& file);

/// Throws Error(refused) naming `origin`, the row and the field: no JSON, another schema, a field
/// missing, of another type or unknown, two rows of one shape. Nothing of such a file is used.
TunedFile tuned_file_in(const std::string& text, const std::string& origin);

/// Of rows for one device and shape that with the narrower interval of its time; what was timed
/// before what was modelled; the later one where they are equal.
TunedFile merged(const std::vector<TunedFile>& files);

/// The last decision for each device and shape.
TunedFile tuned_from(const std::vector<Decision>& decisions);

}  // namespace attngen::tune
