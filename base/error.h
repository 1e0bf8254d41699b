// SPDX-License-Identifier: Apache-2.0
// Errors by whose fault they are, and findings that point at a place in a text.
#pragma once

#include <exception>
#include <string>
#include <vector>

namespace attngen {

/// Each kind is one exit code of the command line (see docs/errors.md).
enum class ErrorKind {
  check_failed = 1,    ///< a comparison or proof did not hold
  refused = 2,         ///< wrong usage, or input we do not accept; every finding says what to do
  missing_tool = 3,    ///< NVRTC or LLVM not found
  no_device = 4,       ///< a GPU or its driver is needed and absent
  compile_failed = 5,  ///< an emitted kernel did not compile, or broke a gate (spills, C75xx)
  io = 6,              ///< reading, writing or the cache
  over_budget = 7,     ///< the time allowed was spent without a result
  interrupted = 130,
};

/// A place in a variant's text; line and column count from 1, 0 means "no place".
struct Span {
  int line = 0;
  int column = 0;
  int length = 0;
};

/// One thing that is wrong: where, which rule, why, and the edit that would fix it.
struct Finding {
  std::string file;         ///< origin as the user named it; empty when there is none
  Span span;
  std::string rule;         ///< "syntax", "V1" ... "V10", "bounds", "usage", "dtype", ...
  std::string message;      ///< what is wrong, with names and values
  std::string fix;          ///< what to do; may be empty
  std::string source_line;  ///< the text of span.line, for the caret
};

/// The one exception of the libraries: a kind and all findings at once. Libraries print nothing.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, std::vector<Finding> findings);
  Error(ErrorKind kind, std::string message, std::string fix = {});

  ErrorKind kind() const { return kind_; }
  const std::vector<Finding>& findings() const { return findings_; }
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  ErrorKind kind_;
  std::vector<Finding> findings_;
  std::string text_;
};

/// "file:3:9: V2: message", the source line, a caret, and "fix: ..."; one finding after another.
std::string to_text(const std::vector<Finding>& findings);

/// Our own bug, never the user's fault.
class InternalError : public std::exception {
 public:
  explicit InternalError(std::string message) : text_("internal error: " + std::move(message)) {}
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

/// Throws InternalError(message) unless `holds`.
void check(bool holds, const char* message);

}  // namespace attngen
