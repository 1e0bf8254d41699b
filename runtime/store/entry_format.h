// SPDX-License-Identifier: Apache-2.0
// One kernel as one self-describing file (.agk).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/store/stored_kernel.h"

namespace attngen {

constexpr std::uint64_t kMostEntryBytes = 64ull << 20;

/// "AGK1" | u32 header bytes, little-endian | header JSON | parts, the source first | SHA-256 of
/// all before. `reason` says why a kernel has no such form (too large, text that is not UTF-8).
struct EncodedEntry {
  std::string bytes;
  std::string reason;
};
EncodedEntry encode_entry(const std::string& key, const StoredKernel& kernel);

/// Nothing but bytes that encode_entry() made, whole and unchanged, gives a kernel.
struct DecodedEntry {
  std::optional<StoredKernel> kernel;
  std::string reason;  ///< of the refusal
};
DecodedEntry decode_entry(std::string_view bytes);

/// What the header says, for listings: neither the hash nor the parts are looked at. `prefix` is
/// the beginning of a file; the kernel has no parts and no source.
DecodedEntry decode_header_only(std::string_view prefix);

/// Enough of a file for decode_header_only().
constexpr std::uint64_t kMostHeaderBytes = 1ull << 20;

}  // namespace attngen
