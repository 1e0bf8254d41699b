// SPDX-License-Identifier: Apache-2.0
// A cursor over PTX tokens that refuses what does not fit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/vgpu/ptx_lexer.h"

namespace attngen::vgpu {

class PtxTokenStream {
 public:
  explicit PtxTokenStream(const std::string& text) : tokens_(lex_ptx(text)) {}

  const PtxToken& peek(std::size_t ahead = 0) const;
  PtxToken take();
  bool at(std::string_view text) const { return peek().text == text; }
  bool at_end() const { return peek().kind == PtxTokenKind::end; }
  bool accept(std::string_view text);
  void expect(std::string_view text);
  std::string take_word(const char* what);
  std::int64_t take_integer(const char* what);

  [[noreturn]] void refuse(const std::string& what) const;

 private:
  std::vector<PtxToken> tokens_;
  std::size_t here_ = 0;
};

/// "12", "0x1F", "12U" as 64 bits; false when the text is not an integer.
bool integer_bits(std::string_view text, std::uint64_t& bits);

}  // namespace attngen::vgpu
