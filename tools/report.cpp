// SPDX-License-Identifier: Apache-2.0
#include "tools/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/settings.h"

namespace attngen {
namespace {

void write_whole(std::FILE* stream, const std::string& bytes) {
  errno = 0;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stream) == bytes.size();
  if (!written || std::fflush(stream) != 0) {
    throw Error(ErrorKind::io, fmt::format("cannot write to stdout: {}", std::strerror(errno)));
  }
}

bool is_number(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.+-e") == std::string::npos;
}

}  // namespace

void add_json_option(CLI::App& verb, ReportOption& report) {
  verb.add_flag("--json", report.json, "print the result as JSON, failures too");
}

void add_report_options(CLI::App& verb, ReportOption& report) {
  add_json_option(verb, report);
  verb.add_option("-o,--output", report.path, "write the result to FILE; - is stdout")
      ->option_text("FILE");
}

void print_data(const std::string& bytes, const std::string& path) {
  if (path == "-") {
    write_whole(stdout, bytes);
    return;
  }
  PendingFiles files;
  files.add(path, bytes);
  files.publish();
}

void print_note(const std::string& sentence) {
  fmt::print(stderr, "{}\n", sentence);
  std::fflush(stderr);
}

void print_errors(const std::vector<Finding>& findings) {
  const bool colour = !settings().no_color && isatty(STDERR_FILENO) == 1;
  fmt::print(stderr, "{}attngen: {}{}{}", colour ? "\x1b[1;31m" : "",
             findings.size() > 1 ? fmt::format("{} errors\n", findings.size()) : "error: ",
             colour ? "\x1b[0m" : "", to_text(findings));
  std::fflush(stderr);
}

int print_failure(ErrorKind kind, const std::vector<Finding>& findings, bool json,
                  const Json* result) {
  const int exit_code = static_cast<int>(kind);
  print_errors(findings);
  if (json) {
    Json document = json_failure(exit_code, findings);
    if (result != nullptr && result->is_object()) document["result"] = *result;
    print_data(to_text(document));
  }
  return exit_code;
}

int print_internal_error(const std::string& what, bool json) {
  constexpr int kOurBug = 70;
  Finding finding;
  finding.rule = "internal";
  finding.message = what;
  finding.fix = "this is a defect of attngen, not of your input: please report it with the command";
  print_errors({finding});
  if (json) print_data(to_text(json_failure(kOurBug, {finding})));
  return kOurBug;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  std::vector<bool> numeric;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    numeric.resize(widths.size(), true);
    for (std::size_t at = 0; at < row.size(); ++at) {
      widths[at] = std::max(widths[at], row[at].size());
      if (&row != &rows.front() && !row[at].empty() && !is_number(row[at])) numeric[at] = false;
    }
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t at = 0; at < row.size(); ++at) {
      const std::size_t width = widths[at];
      line += numeric[at] ? fmt::format("{:>{}}", row[at], width)
                          : fmt::format("{:<{}}", row[at], width);
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string short_number(double value) {
  return fmt::format("{:.3g}", value);
}

}  // namespace attngen
