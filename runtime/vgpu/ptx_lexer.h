// SPDX-License-Identifier: Apache-2.0
// PTX text as tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attngen::vgpu {

enum class PtxTokenKind : std::uint8_t { word, number, string, punctuation, end };

/// A word keeps its dots ("add.s32", ".reg", "%tid.x", "ld.global.L2::128B"); views into the text.
struct PtxToken {
  PtxTokenKind kind = PtxTokenKind::end;
  std::string_view text;
  int line = 0;
};

/// Ends with one token of kind `end`. Throws Error(refused) at a character PTX does not have.
std::vector<PtxToken> lex_ptx(const std::string& text);

}  // namespace attngen::vgpu
