// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "runtime/vgpu/ptx_body_parser.h"

namespace attngen::vgpu {
namespace {

/// Appends one initialiser of `bytes` bytes: an integer, or a float as 0f…, 0d….
void append_initial(PtxTokenStream& tokens, std::size_t bytes, std::vector<std::byte>& initial) {
  const bool negative = tokens.accept("-");
  const std::string text(tokens.take().text);
  std::uint64_t bits = 0;
  if (text.size() > 2 && text[0] == '0' && std::strchr("fFdD", text[1]) != nullptr) {
    bits = std::strtoull(text.c_str() + 2, nullptr, 16);
  } else if (!integer_bits(text, bits)) {
    tokens.refuse(fmt::format("initialiser '{}' is not supported", text));
  }
  if (negative) bits = 0 - bits;
  for (std::size_t i = 0; i < bytes; ++i) {
    initial.push_back(static_cast<std::byte>(bits >> (8 * i)));
  }
}

}  // namespace

bool starts_variable(std::string_view word) {
  return word == ".shared" || word == ".global" || word == ".const" || word == ".local";
}

void parse_variable(PtxTokenStream& tokens, PtxModule& module, bool external) {
  PtxVariable made;
  made.external = external;
  const std::string space = tokens.take_word("a state space");
  made.space = space == ".shared"   ? VariableSpace::shared
               : space == ".global" ? VariableSpace::global
               : space == ".const"  ? VariableSpace::constant
                                    : VariableSpace::local;
  std::size_t unit = 0;
  while (tokens.peek().text.substr(0, 1) == ".") {
    const std::string word = tokens.take_word("a variable attribute");
    if (word == ".align") {
      made.align = static_cast<std::size_t>(tokens.take_integer("an alignment"));
    } else if (const auto type = ptx_type_named(std::string_view(word).substr(1))) {
      unit = static_cast<std::size_t>(bytes_of(*type));
    } else {
      tokens.refuse(fmt::format("variable attribute '{}' is not supported", word));
    }
  }
  if (unit == 0) tokens.refuse("a variable without a type");
  made.align = std::max(made.align, unit);
  made.name = tokens.take_word("a variable name");
  std::size_t count = 1;
  while (tokens.accept("[")) {
    count *= tokens.at("]") ? 0 : static_cast<std::size_t>(tokens.take_integer("an array size"));
    tokens.expect("]");
  }
  made.bytes = unit * count;
  if (tokens.accept("=")) {
    if (tokens.accept("{")) {
      while (!tokens.accept("}")) {
        append_initial(tokens, unit, made.initial);
        tokens.accept(",");
      }
    } else {
      append_initial(tokens, unit, made.initial);
    }
    if (made.bytes == 0) made.bytes = made.initial.size();
  }
  tokens.expect(";");
  module.variables.push_back(std::move(made));
}

}  // namespace attngen::vgpu
