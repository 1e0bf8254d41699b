// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ir_word.h"

#include "base/error.h"

namespace attngen::vgpu {

std::string filled(std::string_view pattern, std::initializer_list<IrWord> words) {
  std::string text;
  text.reserve(pattern.size() + 16 * words.size());
  auto next = words.begin();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char after = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '{' && after == '}') {
      check(next != words.end(), "an IR pattern has a word for every hole");
      text += (next++)->text();
      ++i;
    } else {
      text += c;
      if ((c == '{' || c == '}') && after == c) ++i;
    }
  }
  check(next == words.end(), "an IR pattern has a hole for every word");
  return text;
}

}  // namespace attngen::vgpu
