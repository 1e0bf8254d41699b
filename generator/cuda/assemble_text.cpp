// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/assemble_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/error.h"
#include "generator/language/language.h"

namespace attngen {
namespace {

/// In the order of the emitted file: what a part calls stands before it.
const std::vector<std::string_view> kOps = {
    "infinity.cuh",    "opaque.cuh",     "integer.cuh",    "order.cuh",      "monoid_sum.cuh",
    "monoid_prod.cuh", "monoid_max.cuh", "monoid_min.cuh", "reciprocal.cuh", "exponential.cuh",
    "logarithm.cuh",   "sigmoid.cuh",    "silu.cuh",       "tanh.cuh",       "elu1.cuh",
    "gelu.cuh",        "power.cuh",      "roots.cuh",      "round.cuh",      "difference.cuh",
    "quotient.cuh",    "f32.cuh",        "bf16.cuh",       "f16.cuh",        "f16_scale.cuh",
    "ticket.cuh",      "checked.cuh",    "entries.cuh"};

void print_comment(std::string& text, std::string_view title, std::string_view lines) {
  text += title;
  text += '\n';
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    text += line.empty() ? "//" : "//   ";
    text += line;
    text += '\n';
    at = end + 1;
  }
}

}  // namespace

std::string text_header(const Cascade& cascade, const std::string& command, const Plan& plan) {
  const std::string canonical = print_cascade(cascade);
  std::string text = fmt::format("// attngen: {}, digest {}\n// {}\n", cascade.name,
                                 sha256_hex(canonical).substr(0, 16), command);
  print_comment(text, "// cascade:", canonical);
  print_comment(text, "// plan:", to_text(plan));
  for (const std::string& reason : plan.reasons) text += "//   " + reason + "\n";
  return text + "\n";
}

std::set<std::string> with_needs(const TemplateTable& templates,
                                 const std::set<std::string>& wanted) {
  std::set<std::string> closed;
  std::vector<std::string> open(wanted.begin(), wanted.end());
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (name.empty() || !closed.insert(name).second) continue;
    const TemplatePart* part = find_part(templates, name);
    check(part != nullptr, "a hook calls a template that is not in the table");
    constexpr std::string_view kTitle = "// needs: ";
    const std::string_view text = part->text;
    std::size_t at = text.find(kTitle);
    check(at != std::string_view::npos, "a template without its needs line");
    for (; at != std::string_view::npos; at = text.find(kTitle, at + 1)) {
      std::string_view line = text.substr(at, text.find('\n', at) - at);
      line.remove_prefix(kTitle.size());
      while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        std::string_view word = line.substr(0, end);
        word.remove_prefix(std::min(word.rfind('/') + 1, word.size()));
        if (word != "-") open.emplace_back(word);
        line.remove_prefix(std::min(end + 1, line.size()));
      }
    }
  }
  return closed;
}

std::string entry_text(const std::string& entry, int blocks, const char* kernel) {
  return fmt::format(
      "extern \"C\" __global__ void __launch_bounds__(Config::kThreads, {})\n"
      "{}(const __grid_constant__ Arguments arguments) {{\n  {}(arguments);\n}}\n",
      blocks, entry, kernel);
}

void add_ops(std::string& text, const TemplateTable& templates,
             const std::set<std::string>& parts) {
  for (const std::string_view part : kOps) {
    if (parts.count(std::string(part)) != 0) add_part(text, templates, part);
  }
}

std::string_view emitted_part(const TemplatePart& part) {
  return part.text.substr(part.text.find('\n') + 1);
}

void add_part(std::string& text, const TemplateTable& templates, std::string_view name) {
  const TemplatePart* part = find_part(templates, name);
  check(part != nullptr, "the table of templates lacks a part");
  text += fmt::format("// ---- {} ----\n", name);
  text += emitted_part(*part);
  text += '\n';
}

}  // namespace attngen
