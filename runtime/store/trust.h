// SPDX-License-Identifier: Apache-2.0
// Whose files the store believes: a kernel is code, so its folder is like an entry of PATH.
#pragma once

#include <string>

#include "base/descriptor.h"

namespace attngen {

/// Why a folder is not used: neither ours nor root's, or others can write to it. Empty when it is
/// fine. With `shared` one that its group can write to is fine too, if we are in the group and it
/// is sticky.
std::string why_untrusted_folder(const FileFacts& folder, bool shared);

/// The same for an entry in a trusted folder.
std::string why_untrusted_file(const FileFacts& file, const FileFacts& folder, bool shared);

}  // namespace attngen
