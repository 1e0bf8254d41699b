// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/ptx_token_stream.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"

namespace attngen::vgpu {

const PtxToken& PtxTokenStream::peek(std::size_t ahead) const {
  const std::size_t last = tokens_.size() - 1;
  return tokens_[here_ + ahead < last ? here_ + ahead : last];
}

PtxToken PtxTokenStream::take() {
  const PtxToken token = peek();
  if (token.kind != PtxTokenKind::end) ++here_;
  return token;
}

bool PtxTokenStream::accept(std::string_view text) {
  if (!at(text)) return false;
  take();
  return true;
}

void PtxTokenStream::expect(std::string_view text) {
  if (!accept(text)) refuse(fmt::format("expected '{}', found '{}'", text, peek().text));
}

std::string PtxTokenStream::take_word(const char* what) {
  if (peek().kind != PtxTokenKind::word) {
    refuse(fmt::format("expected {}, found '{}'", what, peek().text));
  }
  return std::string(take().text);
}

std::int64_t PtxTokenStream::take_integer(const char* what) {
  const bool negative = accept("-");
  std::uint64_t bits = 0;
  if (peek().kind != PtxTokenKind::number || !integer_bits(peek().text, bits)) {
    refuse(fmt::format("expected {}, found '{}'", what, peek().text));
  }
  take();
  return static_cast<std::int64_t>(negative ? 0 - bits : bits);
}

void PtxTokenStream::refuse(const std::string& what) const {
  throw Error(ErrorKind::refused, fmt::format("PTX line {}: {}", peek().line, what));
}

bool integer_bits(std::string_view text, std::uint64_t& bits) {
  while (!text.empty() && (text.back() == 'U' || text.back() == 'u')) text.remove_suffix(1);
  int base = 10;
  if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    base = 16;
    text.remove_prefix(2);
  }
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, bits, base);
  return error == std::errc() && stop == end;
}

}  // namespace attngen::vgpu
