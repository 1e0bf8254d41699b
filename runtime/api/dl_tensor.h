// SPDX-License-Identifier: Apache-2.0
// DLPack's words for what we call element types and arrays.
#pragma once

#include <dlpack/dlpack.h>

#include <cstdint>
#include <span>
#include <string>

#include "base/dtype.h"
#include "runtime/api/outcome.h"

namespace attngen {

/// What a DLTensor of this element type says. i4 is one element to a byte here: int8.
DLDataType dl_type(DType type);

bool is_same(const DLDataType& a, const DLDataType& b);

/// "bfloat16", "float32 x 2 lanes", for messages.
std::string to_text(const DLDataType& type);

/// "cuda:0", for messages.
std::string to_text(const DLDevice& device);

/// Whether an engine on `engine` works on a tensor that lies on `tensor`.
bool reaches(const DLDevice& engine, const DLDevice& tensor);

/// ATTNGEN_E_INVALID where two elements of the output `name` may lie at one address. Allocates
/// nothing otherwise.
Outcome require_apart(const std::string& name, std::span<const std::int64_t> extents,
                      std::span<const std::int64_t> strides);

/// The tensor of a capsule; see attngen_dlpack_tensor.
Outcome import_capsule(DLManagedTensorVersioned* capsule, bool writable, const DLTensor** tensor);

}  // namespace attngen
