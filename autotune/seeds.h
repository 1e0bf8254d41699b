// SPDX-License-Identifier: Apache-2.0
// Choices that ship with the program: made by a cost model, for GPUs that nobody tuned yet.
#pragma once

#include <string_view>
#include <vector>

#include "autotune/tuned_file.h"

namespace attngen {

/// A file of autotune/seeds/, in the form of tuned files.
struct EmbeddedSeed {
  std::string_view name;  ///< "h200"
  std::string_view text;
};

/// Sorted by name.
const std::vector<EmbeddedSeed>& embedded_seeds();

namespace tune {

/// All of them. Each row is modelled, of a device of kind "model".
TunedFile shipped_seeds();

}  // namespace tune
}  // namespace attngen
