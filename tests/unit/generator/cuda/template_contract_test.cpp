// SPDX-License-Identifier: Apache-2.0
// The contract of templates/README.md, checked on every embedded part.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "base/files.h"
#include "generator/cuda/c_names.h"
#include "generator/cuda/cuda_tokens.h"
#include "templates/templates.h"

namespace attngen {
namespace {

using Words = std::set<std::string>;

/// The words after "// title: " on every line that starts so; folders cut off, "-" is none.
Words listed(const TemplatePart& part, const std::string& title) {
  Words words;
  std::istringstream lines{std::string(part.text)};
  for (std::string line; std::getline(lines, line);) {
    const std::string start = "// " + title + ": ";
    if (line.rfind(start, 0) != 0) continue;
    std::istringstream rest(line.substr(start.size()));
    for (std::string word; rest >> word;) {
      if (word != "-") words.insert(word.substr(word.rfind('/') + 1));
    }
  }
  return words;
}

struct Mentions {
  Words functions;  ///< words before ( or <
  Words names;      ///< every word
};

Mentions mentions_in(const TemplatePart& part) {
  Mentions found;
  const auto tokens = cuda_tokens(part.text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != CudaTokenKind::word) continue;
    found.names.emplace(tokens[i].text);
    const bool is_called =
        i + 1 < tokens.size() && (tokens[i + 1].text == "(" || tokens[i + 1].text == "<");
    if (is_called) found.functions.emplace(tokens[i].text);
  }
  return found;
}

/// Functions, types and constants that a part declares outside every brace.
Mentions declared_by(const TemplatePart& part) {
  Mentions declared;
  const auto tokens = cuda_tokens(part.text);
  int depth = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto text = tokens[i].text;
    if (text == "{" || text == "(") ++depth;
    if (text == "}" || text == ")") --depth;
    if (depth != 0 || i == 0 || tokens[i].kind != CudaTokenKind::word) continue;
    const auto before = tokens[i - 1].text;
    if (before == "struct" || before == "using" || tokens[i + 1].text == "=") {
      declared.names.emplace(text);
    } else if (tokens[i + 1].text == "(" && reserved_words().count(text) == 0 &&
               text.substr(0, 2) != "__") {
      declared.functions.emplace(text);
    }
  }
  return declared;
}

bool meet(const Words& a, const Words& b, const Words& but) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return b.count(word) != 0 && but.count(word) == 0;
  });
}

TEST_CASE("each part says what it reads, and reads no more") {
  for (const TemplatePart& part : embedded_templates()) {
    CAPTURE(part.name);
    CHECK(part.text.rfind("// SPDX-License-Identifier: Apache-2.0\n// ", 0) == 0);
    Words read;
    const auto tokens = cuda_tokens(part.text);
    for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
      if (tokens[i].text == "Config") read.emplace(tokens[i + 3].text);
    }
    for (const CudaToken& token : tokens) {
      const std::size_t at = token.text.find("Config::");
      if (token.kind == CudaTokenKind::directive && at != std::string_view::npos) {
        read.emplace(token.text.substr(at + 8));
      }
    }
    CHECK(read == listed(part, "reads Config"));
  }
}

TEST_CASE("each part says what it needs: everything it calls, and nothing else") {
  for (const TemplatePart& part : embedded_templates()) {
    const Mentions used = mentions_in(part);
    const Words needs = listed(part, "needs");
    for (const TemplatePart& other : embedded_templates()) {
      if (other.name == part.name) continue;
      const bool is_half = other.name == "bf16.cuh" || other.name == "f16.cuh";
      if (is_half) continue;  // reached through overloads on the operand's element type
      CAPTURE(part.name);
      CAPTURE(other.name);
      const Mentions theirs = declared_by(other);
      const Mentions own = declared_by(part);
      const bool uses = meet(theirs.functions, used.functions, own.functions) ||
                        meet(theirs.names, used.names, own.names);
      CHECK(uses == (needs.count(std::string(other.name)) != 0));
    }
  }
}

TEST_CASE("no include, no directive but unroll, assembly in ops only") {
  for (const TemplatePart& part : embedded_templates()) {
    CAPTURE(part.name);
    const bool is_op = file_exists("templates/ops/" + std::string(part.name));
    for (const CudaToken& token : cuda_tokens(part.text)) {
      CHECK(token.kind != CudaTokenKind::foreign);
      if (token.kind == CudaTokenKind::directive) {
        CHECK(token.text.substr(0, 14) == "#pragma unroll");
      }
      if (token.kind == CudaTokenKind::word && token.text == "asm") CHECK(is_op);
    }
  }
}

TEST_CASE("outside ops nothing knows a maximum, an exponential or an attention") {
  for (const TemplatePart& part : embedded_templates()) {
    if (file_exists("templates/ops/" + std::string(part.name))) continue;
    std::string text(part.text);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (std::size_t at = 0; (at = text.find("constexpr")) != std::string::npos;) text.erase(at, 9);
    for (const std::string word : {"max", "exp", "softmax", "attention", "causal", "softcap"}) {
      CAPTURE(part.name);
      CAPTURE(word);
      CHECK(text.find(word) == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace attngen
