// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/entry_format.h"

#include <fmt/format.h>

#include <cstring>
#include <utility>

#include "base/digest.h"
#include "runtime/store/entry_header.h"

namespace attngen {
namespace {

constexpr std::string_view kMagic = "AGK1";
constexpr std::size_t kPrefixBytes = 8;
constexpr std::size_t kHashBytes = 32;
constexpr const char* kSourcePart = "source";

DecodedEntry refused(std::string reason) {
  return {std::nullopt, std::move(reason)};
}

std::string_view view_of(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(four[i]);
  return value;
}

EntryHeader header_of(const std::string& key, const StoredKernel& kernel) {
  EntryHeader header;
  header.key = key;
  header.request = kernel.request;
  header.facts = kernel.facts;
  header.created_by = "attngen " ATTNGEN_VERSION;
  header.parts.push_back({kSourcePart, kernel.request.source.size()});
  for (const auto& [name, bytes] : kernel.parts) header.parts.push_back({name, bytes.size()});
  return header;
}

/// The header's text; empty, with the reason, when the prefix does not lead to one.
std::string_view header_text(std::string_view bytes, std::string& reason) {
  if (bytes.size() < kPrefixBytes || bytes.substr(0, kMagic.size()) != kMagic) {
    reason = "it does not start with AGK1";
    return {};
  }
  const std::uint32_t size = little_endian(bytes.substr(kMagic.size(), 4));
  if (size == 0 || size > kMostHeaderBytes || size > bytes.size() - kPrefixBytes) {
    reason = "its header is cut off";
    return {};
  }
  return bytes.substr(kPrefixBytes, size);
}

/// What read and print agree on beyond the form: the source comes first.
std::optional<EntryHeader> read_header(std::string_view text) {
  std::optional<EntryHeader> header = parse_header(text);
  if (!header || header->parts.empty() || header->parts.front().name != kSourcePart) {
    return std::nullopt;
  }
  return header;
}

}  // namespace

EncodedEntry encode_entry(const std::string& key, const StoredKernel& kernel) {
  for (const auto& [name, bytes] : kernel.parts) {
    if (!is_part_name(name) || name == kSourcePart) {
      return {{}, fmt::format("\"{}\" is no name for a part", name)};
    }
  }
  const std::optional<std::string> printed = print_header(header_of(key, kernel));
  if (!printed) return {{}, "a field of the request or a fact is not UTF-8"};
  const std::string& header = *printed;
  std::uint64_t size = kPrefixBytes + header.size() + kernel.request.source.size() + kHashBytes;
  for (const auto& [name, bytes] : kernel.parts) size += bytes.size();
  if (size > kMostEntryBytes || header.size() > kMostHeaderBytes) {
    return {{}, fmt::format("it would take {} bytes", size)};
  }
  EncodedEntry entry;
  entry.bytes.reserve(static_cast<std::size_t>(size));
  entry.bytes += kMagic;
  for (int shift = 0; shift < 32; shift += 8) {
    entry.bytes += static_cast<char>(header.size() >> shift & 0xFF);
  }
  entry.bytes += header;
  entry.bytes += kernel.request.source;
  for (const auto& [name, bytes] : kernel.parts) entry.bytes += view_of(bytes);
  const Sha256Digest digest = sha256(entry.bytes);
  entry.bytes.append(reinterpret_cast<const char*>(digest.data()), digest.size());
  return entry;
}

DecodedEntry decode_entry(std::string_view bytes) {
  std::string reason;
  const std::string_view text = header_text(bytes, reason);
  if (text.empty()) return refused(reason);
  if (bytes.size() < kPrefixBytes + text.size() + kHashBytes) return refused("it is cut off");
  const std::string_view hashed = bytes.substr(0, bytes.size() - kHashBytes);
  const Sha256Digest digest = sha256(hashed);
  if (std::memcmp(digest.data(), bytes.data() + hashed.size(), kHashBytes) != 0) {
    return refused("its bytes are not those that were written (SHA-256)");
  }
  std::optional<EntryHeader> header = read_header(text);
  if (!header) return refused("its header is not of our form");
  StoredKernel kernel;
  kernel.request = std::move(header->request);
  kernel.facts = std::move(header->facts);
  std::string_view rest = hashed.substr(kPrefixBytes + text.size());
  for (const EntryPart& part : header->parts) {
    if (part.bytes > rest.size()) return refused("its parts are longer than the file");
    const std::string_view body = rest.substr(0, static_cast<std::size_t>(part.bytes));
    rest.remove_prefix(body.size());
    if (part.name == kSourcePart) {
      kernel.request.source = body;
    } else {
      const auto* first = reinterpret_cast<const std::byte*>(body.data());
      kernel.parts.emplace(part.name, std::vector<std::byte>(first, first + body.size()));
    }
  }
  if (!rest.empty()) return refused("bytes stand after its last part");
  return {std::move(kernel), {}};
}

DecodedEntry decode_header_only(std::string_view prefix) {
  std::string reason;
  const std::string_view text = header_text(prefix, reason);
  if (text.empty()) return refused(reason);
  std::optional<EntryHeader> header = read_header(text);
  if (!header) return refused("its header is not of our form");
  StoredKernel kernel;
  kernel.request = std::move(header->request);
  kernel.facts = std::move(header->facts);
  return {std::move(kernel), {}};
}

}  // namespace attngen
