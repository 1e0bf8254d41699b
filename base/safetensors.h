// SPDX-License-Identifier: Apache-2.0
// The .safetensors container, reading only: header length, JSON header, raw little-endian data.
#pragma once

#include <map>
#include <string>

#include "base/array.h"

namespace attngen {

/// Tensors by name. Refuses (rule "safetensors") truncated files, a header over 100 MB or not JSON,
/// overlapping, unordered or out-of-range offsets, gaps, shape/size mismatch, unknown dtypes.
std::map<std::string, Array> parse_safetensors(const std::string& bytes, const std::string& name);

}  // namespace attngen
