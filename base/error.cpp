// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attngen {

Error::Error(ErrorKind kind, std::vector<Finding> findings)
    : kind_(kind), findings_(std::move(findings)), text_(to_text(findings_)) {}

Error::Error(ErrorKind kind, std::string message, std::string fix) : kind_(kind) {
  Finding finding;
  finding.message = std::move(message);
  finding.fix = std::move(fix);
  findings_.push_back(std::move(finding));
  text_ = to_text(findings_);
}

namespace {

// A caret under column N of a line longer than a screen would be off it: show a window instead.
constexpr int kWindowColumns = 96;

std::string caret_lines(const Finding& finding) {
  const std::string& line = finding.source_line;
  const int column = finding.span.column;
  const int first = column > kWindowColumns - 16 ? column - kWindowColumns / 2 : 1;
  std::string shown = line.substr(std::min(line.size(), static_cast<std::size_t>(first - 1)),
                                  static_cast<std::size_t>(kWindowColumns));
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const int room = std::max(1, kWindowColumns - (column - first));
  const int width = std::clamp(finding.span.length, 1, room);
  return fmt::format("    {}\n    {:>{}}{}\n", shown, "", column - first,
                     std::string(static_cast<std::size_t>(width), '^'));
}

}  // namespace

std::string to_text(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!finding.file.empty()) text += finding.file + ":";
    if (finding.span.line > 0) {
      text += fmt::format("{}:{}:", finding.span.line, finding.span.column);
    }
    if (!text.empty() && text.back() == ':') text += ' ';
    if (!finding.rule.empty()) text += finding.rule + ": ";
    text += finding.message + "\n";
    if (finding.span.line > 0 && !finding.source_line.empty()) text += caret_lines(finding);
    if (!finding.fix.empty()) text += "  fix: " + finding.fix + "\n";
  }
  return text;
}

void check(bool holds, const char* message) {
  if (!holds) throw InternalError(message);
}

}  // namespace attngen
