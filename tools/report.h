// SPDX-License-Identifier: Apache-2.0
// The one printing layer: data on stdout or into a file, everything else on stderr.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "tools/json_document.h"

namespace CLI {
class App;
}

namespace attngen {

/// `--json` and, for verbs whose result is one text, `-o FILE`.
struct ReportOption {
  bool json = false;
  std::string path = "-";
};
void add_json_option(CLI::App& verb, ReportOption& report);
void add_report_options(CLI::App& verb, ReportOption& report);

/// Bytes to stdout ("-"), or to a file that appears by rename. Throws Error(io).
void print_data(const std::string& bytes, const std::string& path = "-");

/// A sentence for the person at the terminal, on stderr.
void print_note(const std::string& sentence);

/// Errors as people read them, on stderr; coloured on a terminal unless NO_COLOR is set.
void print_errors(const std::vector<Finding>& findings);

/// The whole of a failure: errors on stderr and, with `json`, the failure form on stdout; `result`,
/// if it is an object, goes into that as "result". Returns the exit code.
int print_failure(ErrorKind kind, const std::vector<Finding>& findings, bool json,
                  const Json* result = nullptr);

/// The same for a defect of ours, which has the exit code 70 (EX_SOFTWARE): never the user's fault.
int print_internal_error(const std::string& what, bool json);

/// Rows of cells as aligned columns; a column of numbers is aligned to the right.
std::string table(const std::vector<std::vector<std::string>>& rows);

/// A number in few digits: "0.0012", "3.1e-05", "nan".
std::string short_number(double value);

}  // namespace attngen
