// SPDX-License-Identifier: Apache-2.0
// A merge in fp64, one row after another, in this thread.
#pragma once

#include "runtime/api/merge_reader.h"

namespace attngen {

/// `reader` has read; its tensors lie on the host.
void merge_on_host(const MergeRule& rule, const MergeReader& reader);

}  // namespace attngen
