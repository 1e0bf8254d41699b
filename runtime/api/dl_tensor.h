// SPDX-License-Identifier: Apache-2.0
// DLPack's words for what we call element types and arrays.
#pragma once

#include <dlpack/dlpack.h>

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

/// The tensor of a capsule; see attngen_dlpack_tensor.
Outcome import_capsule(DLManagedTensorVersioned* capsule, bool writable, const DLTensor** tensor);

}  // namespace attngen
