// SPDX-License-Identifier: Apache-2.0
#include "runtime/build_id.h"

#include <elf.h>
#include <link.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace attngen {
namespace {

constexpr std::size_t kNoteHeaderBytes = 12;
constexpr std::uint32_t kBuildIdNote = 3;  // NT_GNU_BUILD_ID
constexpr std::string_view kOwner{"GNU\0", 4};
constexpr std::size_t kMostIdBytes = 64;

std::uint32_t word_at(std::span<const std::byte> bytes, std::size_t at) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes.data() + at, sizeof word);
  return word;
}

/// `size` up to a multiple of `align`; the sizes are 32 bits wide, so that nothing overflows.
std::uint64_t padded(std::uint64_t size, std::size_t align) {
  return (size + align - 1) / align * align;
}

std::string hex_of(std::span<const std::byte> bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::byte byte : bytes) {
    hex += kDigits[std::to_integer<std::size_t>(byte >> 4)];
    hex += kDigits[std::to_integer<std::size_t>(byte & std::byte{15})];
  }
  return hex;
}

/// What the loader says about the libraries in this process.
struct Search {
  const void* address = nullptr;  // inside the library, or null
  std::string folder;
  std::string file_name;
  std::string id;
};

bool holds(const dl_phdr_info& library, const void* address) {
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  for (int i = 0; i < library.dlpi_phnum; ++i) {
    const auto& segment = library.dlpi_phdr[i];
    const std::uintptr_t begin = library.dlpi_addr + segment.p_vaddr;
    if (segment.p_type == PT_LOAD && wanted >= begin && wanted - begin < segment.p_memsz) {
      return true;
    }
  }
  return false;
}

bool is_named(std::string_view path, const std::string& file_name) {
  const std::size_t slash = path.find_last_of('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash + 1) == file_name;
}

std::string id_of(const dl_phdr_info& library) {
  for (int i = 0; i < library.dlpi_phnum; ++i) {
    const auto& segment = library.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* notes = reinterpret_cast<const std::byte*>(library.dlpi_addr + segment.p_vaddr);
    const std::size_t align = segment.p_align == 8 ? 8 : 4;
    if (auto id = build_id_in_notes({notes, segment.p_memsz}, align)) return *id;
  }
  return {};
}

int look_at(dl_phdr_info* library, std::size_t, void* data) {
  auto& search = *static_cast<Search*>(data);
  if (search.address != nullptr) {
    if (!holds(*library, search.address)) return 0;
    search.id = id_of(*library);
    return 1;
  }
  const std::string_view path = library->dlpi_name == nullptr ? "" : library->dlpi_name;
  if (!is_named(path, search.file_name)) return 0;
  const bool is_exact = path == search.folder + "/" + search.file_name;
  if (is_exact || search.id.empty()) search.id = id_of(*library);
  return is_exact ? 1 : 0;
}

std::string run(Search search) {
  ::dl_iterate_phdr(look_at, &search);
  return search.id;
}

}  // namespace

std::optional<std::string> build_id_in_notes(std::span<const std::byte> notes, std::size_t align) {
  if (align != 4 && align != 8) return std::nullopt;
  while (notes.size() >= kNoteHeaderBytes) {
    const std::uint64_t name_bytes = word_at(notes, 0);
    const std::uint64_t id_bytes = word_at(notes, 4);
    const std::uint32_t type = word_at(notes, 8);
    const std::uint64_t id_at = padded(kNoteHeaderBytes + name_bytes, align);
    if (id_at > notes.size() || id_bytes > notes.size() - id_at) return std::nullopt;
    const bool is_ours =
        type == kBuildIdNote && name_bytes == kOwner.size() &&
        std::memcmp(notes.data() + kNoteHeaderBytes, kOwner.data(), kOwner.size()) == 0;
    if (is_ours && id_bytes > 0 && id_bytes <= kMostIdBytes) {
      return hex_of(
          notes.subspan(static_cast<std::size_t>(id_at), static_cast<std::size_t>(id_bytes)));
    }
    const std::uint64_t next = padded(id_at + id_bytes, align);
    if (next >= notes.size()) return std::nullopt;
    notes = notes.subspan(static_cast<std::size_t>(next));
  }
  return std::nullopt;
}

std::string build_id_at(const void* address) {
  if (address == nullptr) return {};
  Search search;
  search.address = address;
  return run(std::move(search));
}

std::string build_id_of_loaded(const std::string& folder, const std::string& file_name) {
  Search search;
  search.folder = folder;
  search.file_name = file_name;
  return run(std::move(search));
}

}  // namespace attngen
