// SPDX-License-Identifier: Apache-2.0
#include "generator/language/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace attngen {

Diagnostics::Diagnostics(std::string origin, std::string_view text)
    : origin_(std::move(origin)), text_(text), line_starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
  }
}

std::string Diagnostics::line_text(int line) const {
  if (line < 1 || static_cast<std::size_t>(line) > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[static_cast<std::size_t>(line - 1)];
  std::string_view rest = text_.substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
  return std::string(rest);
}

void Diagnostics::add(Span span, std::string rule, std::string message, std::string fix) {
  ++total_;
  if (full()) return;
  findings_.push_back(
      {origin_, span, std::move(rule), std::move(message), std::move(fix), line_text(span.line)});
}

void Diagnostics::throw_if_any() {
  if (total_ == 0) return;
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.line, a.span.column) < std::tie(b.span.line, b.span.column);
  });
  if (total_ > findings_.size()) {
    const std::size_t more = total_ - findings_.size();
    findings_.push_back({origin_, {}, "", fmt::format("and {} more", more), "", ""});
  }
  throw Error(ErrorKind::refused, findings_);
}

Span joined(Span a, Span b) {
  if (a.line != b.line || b.column < a.column) return a;
  return {a.line, a.column, b.column + b.length - a.column};
}

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string closest_name(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongest = 64;
  if (name.size() < 2 || name.size() > kLongest) return {};
  const std::size_t allowed = name.size() < 4 ? 1 : 2;
  std::size_t best = allowed + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongest || candidate.size() + allowed < name.size()) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best && distance < candidate.size()) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace attngen
