// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/wrap_lines.h"

#include <algorithm>
#include <optional>

namespace attngen {
namespace {

constexpr std::size_t kNone = std::string::npos;

/// How good a place a space is to end a line: 0 best; none where it is no place at all.
std::optional<int> rank_of_break(const std::string& line, std::size_t at) {
  const std::string next = line.substr(at + 1, 2);
  if (line[at - 1] == ',') return 0;
  if (next == "&&" || next == "||") return 1;
  if (next == "? " || next == ": ") return 2;
  const bool after_assignment = line[at - 1] == '=' && line[at - 2] == ' ';
  if (after_assignment || next == "+ " || next == "- ") return 3;
  if (next == "* ") return 4;
  return std::nullopt;
}

/// Where to end a line too long: outside as many brackets as possible, then by rank, then far
/// right; never inside the indentation.
std::size_t break_at(const std::string& line, std::size_t indent, std::size_t columns) {
  std::size_t best = kNone;
  int best_depth = 0;
  int best_rank = 0;
  int depth = 0;
  for (std::size_t at = indent; at < line.size() && at <= columns; ++at) {
    const char c = line[at];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (c != ' ' || at <= indent + 8) continue;
    const std::optional<int> rank = rank_of_break(line, at);
    if (!rank) continue;
    const bool is_better =
        best == kNone || depth < best_depth || (depth == best_depth && *rank <= best_rank);
    if (!is_better) continue;
    best = at;
    best_depth = depth;
    best_rank = *rank;
  }
  return best;
}

void add_comment(std::string& out, const std::string& line, std::size_t indent,
                 std::size_t columns) {
  const std::size_t text_at = line.find_first_not_of('/', indent);
  const std::string mark = line.substr(indent, text_at - indent);
  std::string rest = line.substr(indent);
  const std::string space(indent, ' ');
  while (indent + rest.size() > columns) {
    const std::size_t at = rest.rfind(' ', columns - indent);
    if (at == kNone || at <= mark.size() + 3) break;  // one long word
    out += space + rest.substr(0, at) + "\n";
    rest = mark + "   " + rest.substr(at + 1);
  }
  out += space + rest + "\n";
}

void add_line(std::string& out, std::string line, std::size_t columns) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (line.size() <= columns) {
    out += line + "\n";
    return;
  }
  if (line.compare(indent, 2, "//") == 0) return add_comment(out, line, indent, columns);
  const std::size_t comment = line.find("  // ");
  if (comment != kNone) {
    add_comment(out, std::string(indent, ' ') + line.substr(comment + 2), indent, columns);
    line.resize(comment);
  }
  const std::string space(indent + 4, ' ');
  while (line.size() > columns) {
    const std::size_t at = break_at(line, indent, columns);
    if (at == kNone) break;
    out += line.substr(0, at) + "\n";
    line.replace(0, at + 1, space);
  }
  out += line + "\n";
}

}  // namespace

std::string wrapped_lines(const std::string& code, std::size_t columns) {
  std::string out;
  std::size_t at = 0;
  while (at < code.size()) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    add_line(out, code.substr(at, end - at), columns);
    at = end + 1;
  }
  return out;
}

}  // namespace attngen
