// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/runtime/cuda/cubin_builder.h"

namespace attngen::test {
namespace {

class ByteWriter {
 public:
  void number(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      const std::uint64_t byte = i < 8 ? value >> (8 * i) : 0;
      bytes_.push_back(static_cast<std::byte>(byte & 0xff));
    }
  }
  void text(const std::string& text) {
    for (const char c : text) bytes_.push_back(static_cast<std::byte>(c));
    bytes_.push_back(std::byte{0});
  }
  void append(const std::vector<std::byte>& more) {
    bytes_.insert(bytes_.end(), more.begin(), more.end());
  }
  std::size_t size() const { return bytes_.size(); }
  const std::vector<std::byte>& bytes() const { return bytes_; }

 private:
  std::vector<std::byte> bytes_;
};

struct SectionContent {
  std::string name;
  std::uint32_t type;
  std::uint32_t link;
  std::vector<std::byte> bytes;
  std::uint64_t size;  // differs from bytes.size() only for a section without bytes in the file
};

std::vector<std::byte> info_bytes(const CubinContent& content) {
  ByteWriter info;
  const auto sized = [&](int attribute, int value) {
    info.number(4, 1);
    info.number(static_cast<std::uint64_t>(attribute), 1);
    info.number(8, 2);
    info.number(1, 4);  // symbol 1
    info.number(static_cast<std::uint64_t>(value), 4);
  };
  sized(0x2f, content.registers);
  info.number(0x013703, 4);  // an entry of another format, to be skipped
  sized(0x11, content.frame_bytes);
  sized(0x12, 0);
  return info.bytes();
}

}  // namespace

std::vector<std::byte> build_cubin(const CubinContent& content) {
  ByteWriter strings;
  strings.text("");
  strings.text(content.kernel);
  ByteWriter symbols;
  symbols.number(0, 24);  // the null symbol every table begins with
  symbols.number(1, 4);   // the kernel's name
  symbols.number(0, 20);

  const auto size = [](int value) { return static_cast<std::uint64_t>(value); };
  std::vector<SectionContent> sections = {
      {"", 0, 0, {}, 0},
      {".shstrtab", 3, 0, {}, 0},
      {".strtab", 3, 0, strings.bytes(), strings.size()},
      {".symtab", 2, 2, symbols.bytes(), symbols.size()},
      {".nv.info", 0x70000000, 3, info_bytes(content), info_bytes(content).size()},
      {".text." + content.kernel, 1, 3,
       std::vector<std::byte>(static_cast<std::size_t>(content.code_bytes)),
       size(content.code_bytes)},
      {".nv.shared." + content.kernel, 8, 0, {}, size(content.shared_bytes)},
  };
  ByteWriter names;
  std::vector<std::uint64_t> name_at;
  for (const SectionContent& section : sections) {
    name_at.push_back(names.size());
    names.text(section.name);
  }
  sections[1].bytes = names.bytes();
  sections[1].size = names.size();

  ByteWriter body;
  std::vector<std::uint64_t> offsets;
  for (const SectionContent& section : sections) {
    offsets.push_back(64 + body.size());
    body.append(section.bytes);
  }
  ByteWriter file;
  file.number(0x464c457f, 4);
  file.number(2, 1);  // 64-bit
  file.number(1, 1);  // little-endian
  file.number(0, 10);
  file.number(2, 2);
  file.number(190, 2);
  file.number(0, 20);
  file.number(64 + body.size(), 8);
  file.number(0, 10);
  file.number(64, 2);
  file.number(sections.size(), 2);
  file.number(1, 2);
  file.append(body.bytes());
  for (std::size_t i = 0; i < sections.size(); ++i) {
    file.number(name_at[i], 4);
    file.number(sections[i].type, 4);
    file.number(0, 16);
    file.number(offsets[i], 8);
    file.number(sections[i].size, 8);
    file.number(sections[i].link, 4);
    file.number(0, 20);
  }
  return file.bytes();
}

}  // namespace attngen::test
