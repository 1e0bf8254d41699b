// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/cubin_elf.h"

#include <cstdint>
#include <cstring>
#include <limits>

namespace attngen {
namespace {

constexpr std::uint16_t kMachineCuda = 190;
constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kSectionBytes = 64;
constexpr std::size_t kSymbolBytes = 24;
constexpr std::uint32_t kNoBits = 8;  // SHT_NOBITS: a size without bytes in the file

// Entries of .nv.info: format, attribute, then 16 bits of value or of payload size.
constexpr std::uint8_t kFormatSized = 4;
constexpr std::uint8_t kAttributeFrameSize = 0x11;
constexpr std::uint8_t kAttributeRegisterCount = 0x2f;

struct Range {
  std::size_t begin = 0;
  std::size_t size = 0;
};

/// Bounds-checked little-endian reads; a read outside sets `ok` to false and yields zero.
class Bytes {
 public:
  explicit Bytes(const std::vector<std::byte>& bytes) : bytes_(bytes) {}

  template <class Integer>
  Integer read(std::size_t at) {
    Integer value = 0;
    if (at > bytes_.size() || bytes_.size() - at < sizeof(Integer)) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data() + at, sizeof(Integer));
    return value;
  }
  bool contains(const Range& range) const {
    return range.begin <= bytes_.size() && range.size <= bytes_.size() - range.begin;
  }
  /// The zero-terminated text at `at` of the table `strings`; empty and not ok when it runs out.
  std::string text(const Range& strings, std::size_t at) {
    for (std::size_t end = at; end < strings.size; ++end) {
      if (bytes_[strings.begin + end] != std::byte{0}) continue;
      const auto* first = reinterpret_cast<const char*>(bytes_.data() + strings.begin + at);
      return {first, end - at};
    }
    ok_ = false;
    return {};
  }
  bool ok() const { return ok_; }

 private:
  const std::vector<std::byte>& bytes_;
  bool ok_ = true;
};

struct Section {
  std::string name;
  std::uint32_t type = 0;
  std::uint32_t link = 0;
  Range range;
};

std::optional<std::vector<Section>> read_sections(Bytes& bytes) {
  if (bytes.read<std::uint32_t>(0) != 0x464c457fu) return std::nullopt;  // "\x7f" "ELF"
  if (bytes.read<std::uint8_t>(4) != 2 || bytes.read<std::uint8_t>(5) != 1) return std::nullopt;
  if (bytes.read<std::uint16_t>(18) != kMachineCuda) return std::nullopt;
  const auto table = bytes.read<std::uint64_t>(40);
  const std::size_t entry_bytes = bytes.read<std::uint16_t>(58);
  const std::size_t count = bytes.read<std::uint16_t>(60);
  const std::size_t names = bytes.read<std::uint16_t>(62);
  if (!bytes.ok() || table < kHeaderBytes || entry_bytes != kSectionBytes || names >= count ||
      !bytes.contains({static_cast<std::size_t>(table), count * kSectionBytes})) {
    return std::nullopt;
  }
  std::vector<Section> sections(count);
  std::vector<std::uint32_t> name_at(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = static_cast<std::size_t>(table) + i * kSectionBytes;
    name_at[i] = bytes.read<std::uint32_t>(at);
    sections[i].type = bytes.read<std::uint32_t>(at + 4);
    sections[i].link = bytes.read<std::uint32_t>(at + 40);
    sections[i].range = {static_cast<std::size_t>(bytes.read<std::uint64_t>(at + 24)),
                         static_cast<std::size_t>(bytes.read<std::uint64_t>(at + 32))};
    if (sections[i].type != kNoBits && !bytes.contains(sections[i].range)) return std::nullopt;
  }
  if (sections[names].type == kNoBits) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    sections[i].name = bytes.text(sections[names].range, name_at[i]);
  }
  if (!bytes.ok()) return std::nullopt;
  return sections;
}

const Section* named(const std::vector<Section>& sections, const std::string& name) {
  for (const Section& section : sections) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

bool fits_int(std::uint64_t value) {
  return value <= static_cast<std::uint64_t>(std::numeric_limits<int>::max());
}

/// The name of symbol `index` of the table that `.nv.info` links to.
std::string symbol_name(Bytes& bytes, const std::vector<Section>& sections, const Section& symbols,
                        std::uint32_t index) {
  if (symbols.type == kNoBits || index >= symbols.range.size / kSymbolBytes) return {};
  if (symbols.link >= sections.size() || sections[symbols.link].type == kNoBits) return {};
  const auto at = bytes.read<std::uint32_t>(symbols.range.begin + index * kSymbolBytes);
  return bytes.text(sections[symbols.link].range, at);
}

/// Walks .nv.info; false when it is malformed.
bool read_info(Bytes& bytes, const std::vector<Section>& sections, const Section& info,
               const std::string& entry, KernelFacts& facts) {
  if (info.type == kNoBits || info.link >= sections.size()) return false;
  const Section& symbols = sections[info.link];
  std::size_t at = info.range.begin;
  const std::size_t end = info.range.begin + info.range.size;
  while (end - at >= 4) {
    const auto format = bytes.read<std::uint8_t>(at);
    const auto attribute = bytes.read<std::uint8_t>(at + 1);
    const std::size_t payload = format == kFormatSized ? bytes.read<std::uint16_t>(at + 2) : 0;
    at += 4;
    if (payload > end - at) return false;
    const bool wanted = attribute == kAttributeFrameSize || attribute == kAttributeRegisterCount;
    if (wanted && payload == 8 &&
        symbol_name(bytes, sections, symbols, bytes.read<std::uint32_t>(at)) == entry) {
      const auto value = bytes.read<std::uint32_t>(at + 4);
      if (!fits_int(value)) return false;
      (attribute == kAttributeFrameSize ? facts.frame_bytes : facts.registers) =
          static_cast<int>(value);
    }
    at += payload;
  }
  return bytes.ok() && at == end;
}

}  // namespace

std::optional<KernelFacts> kernel_facts(const std::vector<std::byte>& cubin,
                                        const std::string& entry) {
  Bytes bytes(cubin);
  const auto sections = read_sections(bytes);
  if (!sections) return std::nullopt;
  const Section* code = named(*sections, ".text." + entry);
  const Section* info = named(*sections, ".nv.info");
  if (code == nullptr || info == nullptr || !fits_int(code->range.size)) return std::nullopt;
  KernelFacts facts;
  facts.code_bytes = static_cast<int>(code->range.size);
  if (const Section* shared = named(*sections, ".nv.shared." + entry)) {
    if (!fits_int(shared->range.size)) return std::nullopt;
    facts.shared_bytes = static_cast<int>(shared->range.size);
  }
  if (!read_info(bytes, *sections, *info, entry, facts)) return std::nullopt;
  return facts;
}

}  // namespace attngen
