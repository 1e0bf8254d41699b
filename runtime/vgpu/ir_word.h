// SPDX-License-Identifier: Apache-2.0
// Pieces of LLVM IR text and the pattern they are filled into.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

namespace attngen::vgpu {

/// A name, a type or a number inside an instruction.
class IrWord {
 public:
  IrWord(std::string_view text) : text_(text) {}
  IrWord(const std::string& text) : text_(text) {}
  IrWord(const char* text) : text_(text) {}
  IrWord(char letter) : text_(1, letter) {}
  template <std::integral Number>
  requires(!std::same_as<Number, char> && !std::same_as<Number, bool>) IrWord(Number number)
      : text_(std::to_string(number)) {}

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Every "{}" of `pattern` replaced by the next word; "{{" and "}}" stand for single braces. Throws
/// InternalError when the numbers differ.
std::string filled(std::string_view pattern, std::initializer_list<IrWord> words);

}  // namespace attngen::vgpu
