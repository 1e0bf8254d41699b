// SPDX-License-Identifier: Apache-2.0
// The header of an entry: JSON of one form, written and read without anything else that JSON can
// be.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/store/compile_request.h"

namespace attngen {

struct EntryPart {
  std::string name;  ///< lower-case letters, digits, '-'; at most 32
  std::uint64_t bytes = 0;
};

struct EntryHeader {
  std::string key;
  CompileRequest request;  ///< without the source, which is the first part
  std::map<std::string, std::string> facts;
  std::string created_by;
  std::vector<EntryPart> parts;
};

/// Empty when a text is not UTF-8, which JSON cannot hold.
std::optional<std::string> print_header(const EntryHeader& header);

/// Empty for anything that print_header() does not make, but for blanks, the order of the fields,
/// and further fields that are strings. Keeps no more memory than the text and fails cleanly
/// without.
std::optional<EntryHeader> parse_header(std::string_view text);

bool is_part_name(std::string_view name);

}  // namespace attngen
