// SPDX-License-Identifier: Apache-2.0
// The GNU build id of a library in this process: it names the exact build, which a version does
// not.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace attngen {

/// Lower-case hex digits of the NT_GNU_BUILD_ID note among the ELF notes; empty when there is none
/// or the bytes are malformed. `align` is that of the segment, 4 or 8.
std::optional<std::string> build_id_in_notes(std::span<const std::byte> notes, std::size_t align);

/// Of the loaded library that holds `address`; empty when it has none.
std::string build_id_at(const void* address);

/// Of the loaded library whose path ends with "/" and `file_name`; one in `folder` goes first.
std::string build_id_of_loaded(const std::string& folder, const std::string& file_name);

}  // namespace attngen
