// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/compile_log.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>

namespace attngen {
namespace {

/// The number right before `unit`: number_before("Used 32 registers, ...", " registers") is 32.
std::optional<int> number_before(const std::string& line, const std::string& unit) {
  const std::size_t end = line.find(unit);
  if (end == std::string::npos) return std::nullopt;
  std::size_t begin = end;
  while (begin > 0 && line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
  if (begin == end) return std::nullopt;
  return std::atoi(line.substr(begin, end - begin).c_str());
}

/// The text between the first pair of single quotes; empty when there is none.
std::string quoted(const std::string& line) {
  const std::size_t begin = line.find('\'');
  const std::size_t end = begin == std::string::npos ? begin : line.find('\'', begin + 1);
  return end == std::string::npos ? std::string() : line.substr(begin + 1, end - begin - 1);
}

/// "C7519: Potential Performance Loss: ..." for a line that carries "(C7519)"; empty for others.
std::string remark_in(const std::string& line) {
  for (std::size_t at = line.find("(C7"); at != std::string::npos; at = line.find("(C7", at + 1)) {
    const std::size_t close = line.find(')', at);
    if (close != at + 6) continue;
    std::size_t rest = close + 1;
    while (rest < line.size() && (line[rest] == ' ' || line[rest] == ':')) ++rest;
    return line.substr(at + 1, 5) + ": " + line.substr(rest);
  }
  return {};
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

Resources resources_in_log(const std::string& log, const std::string& entry) {
  Resources resources;
  std::istringstream lines(log);
  std::string line;
  std::string current;
  while (std::getline(lines, line)) {
    if (line.find("Compiling entry function") != std::string::npos) current = quoted(line);
    if (const std::string remark = remark_in(line); !remark.empty()) {
      add_once(resources.diagnostics, remark);
    } else if (line.find("warning") != std::string::npos) {
      // The front end's closing hint on how to silence warnings is not one itself.
      if (line.compare(0, 7, "Remark:") != 0) add_once(resources.diagnostics, line);
    }
    if (const auto stack = number_before(line, " bytes stack frame")) {
      resources.stack_bytes = std::max(resources.stack_bytes, *stack);
      resources.spill_bytes += number_before(line, " bytes spill stores").value_or(0) +
                               number_before(line, " bytes spill loads").value_or(0);
    }
    if (current != entry) continue;
    if (line.find("Used ") == std::string::npos) continue;
    if (const auto registers = number_before(line, " registers")) resources.registers = *registers;
    resources.shared_bytes = number_before(line, " bytes smem").value_or(resources.shared_bytes);
  }
  return resources;
}

}  // namespace attngen
