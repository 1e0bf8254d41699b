// SPDX-License-Identifier: Apache-2.0
// foreign_tokens: a second pair of eyes on emitted text. It knows the templates, which must stand
// in the text byte for byte, the words that the printers use, and that every other name is a value
// declared in the text: not called, not a type, not the compiler's.
#include <algorithm>
#include <set>

#include "generator/cuda/assemble_text.h"
#include "generator/cuda/c_names.h"
#include "generator/cuda/cuda_tokens.h"
#include "generator/cuda/source.h"
#include "templates/templates.h"

namespace attngen {
namespace {

using Words = std::set<std::string, std::less<>>;

/// The text with each template that stands in it blanked out, once.
std::string without_templates(const std::string& text, const TemplateTable& templates) {
  std::string rest = text;
  for (const TemplatePart& part : templates) {
    const std::string banner = "// ---- " + std::string(part.name) + " ----\n";
    const std::size_t at = rest.find(banner + std::string(emitted_part(part)));
    if (at == std::string::npos) continue;
    const std::size_t length = banner.size() + emitted_part(part).size();
    std::replace_if(
        rest.begin() + static_cast<std::ptrdiff_t>(at),
        rest.begin() + static_cast<std::ptrdiff_t>(at + length), [](char c) { return c != '\n'; },
        ' ');
  }
  return rest;
}

/// Types that a printed declaration starts with.
bool is_type(std::string_view word) {
  static const Words types = {"int",   "long",       "float",      "double",   "char",
                              "short", "bool",       "Divisor",    "unsigned", "Bf16",
                              "F16",   "IntEntries", "LongEntries"};
  return types.count(word) != 0;
}

/// The names that the templates declare: hooks may call them.
const Words& template_functions() {
  static const Words names = [] {
    Words found;
    for (const std::string& word : template_names(embedded_templates())) {
      if (reserved_words().count(word) == 0) found.insert(word);
    }
    return found;
  }();
  return names;
}

class TokenJudge {
 public:
  explicit TokenJudge(const std::string& text)
      : rest_(without_templates(text, embedded_templates())), tokens_(cuda_tokens(rest_)) {}

  std::vector<std::string> foreign() {
    collect_declared();
    for (std::size_t i = 0; i < tokens_.size(); ++i) judge(i);
    return std::move(found_);
  }

 private:
  std::string_view at(std::size_t i) const {
    return i < tokens_.size() ? tokens_[i].text : std::string_view();
  }

  void add(std::string_view text) {
    std::string what(text);
    if (std::find(found_.begin(), found_.end(), what) == found_.end()) found_.push_back(what);
  }

  bool is_known(std::string_view word) const {
    return printer_words().count(word) != 0 || template_functions().count(word) != 0;
  }

  /// RowView<float> O[
  bool is_row_views(std::size_t i) const {
    return i > 3 && at(i - 4) == "RowView" && at(i - 3) == "<" && is_type(at(i - 2)) &&
           at(i - 1) == ">" && at(i + 1) == "[";
  }

  /// A name after a type, possibly with a * between, and before ; = , or ); or an array of views.
  void collect_declared() {
    for (std::size_t i = 1; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != CudaTokenKind::word || is_known(tokens_[i].text)) continue;
      const bool after_type =
          is_type(at(i - 1)) || (i > 1 && at(i - 1) == "*" && is_type(at(i - 2)));
      const std::string_view next = at(i + 1);
      const bool ends = next == ";" || next == "=" || next == "," || next == ")";
      const bool is_own =
          tokens_[i].text.front() != '_' && reserved_words().count(tokens_[i].text) == 0;
      if (((after_type && ends) || is_row_views(i)) && is_own) declared_.emplace(tokens_[i].text);
    }
  }

  void judge(std::size_t i) {
    const CudaToken& token = tokens_[i];
    switch (token.kind) {
      case CudaTokenKind::foreign:
        return add(token.text);
      case CudaTokenKind::directive:
        if (token.text != "#pragma unroll" && token.text != "#pragma unroll 1") add(token.text);
        return;
      case CudaTokenKind::string:
        if (token.text != "\"C\"" || i == 0 || at(i - 1) != "extern") add(token.text);
        return;
      case CudaTokenKind::word:
        return judge_word(i);
      default:
        return;
    }
  }

  void judge_word(std::size_t i) {
    const std::string_view word = tokens_[i].text;
    if (is_known(word)) return;
    const bool is_called = at(i + 1) == "(" || at(i + 1) == "<";
    if (word.rfind("attngen_", 0) == 0 && at(i + 1) == "(") {
      if (entry_.empty()) entry_ = word;
      const bool is_second = word == std::string(entry_) + "_combine" && ++second_entries_ == 1;
      if (is_second || (entry_ == word && ++entries_ == 1)) return;
    }
    // finish_O, Reduction_NQ and look_at_BM are printed with a cascade name inside.
    const bool is_hook = word.rfind("finish_", 0) == 0 || word.rfind("Reduction_", 0) == 0 ||
                         word.rfind("look_at_", 0) == 0;
    if (is_hook) return;
    if (declared_.count(word) == 0 || (is_called && at(i + 1) == "(")) add(word);
  }

  std::string rest_;
  std::vector<CudaToken> tokens_;
  Words declared_;
  std::string_view entry_;
  int entries_ = 0;
  int second_entries_ = 0;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> foreign_tokens(const std::string& text) {
  return TokenJudge(text).foreign();
}

}  // namespace attngen
