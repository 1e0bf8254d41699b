// SPDX-License-Identifier: Apache-2.0
// Indented text for the printers and emitters: one place that knows about lines and braces.
#pragma once

#include <string>
#include <string_view>

namespace attngen {

class SourceWriter {
 public:
  explicit SourceWriter(int indent_columns = 2) : step_(indent_columns) {}

  SourceWriter& line(std::string_view text = {});  ///< indented; an empty line stays empty
  SourceWriter& open(std::string_view text);       ///< the line, then one level deeper
  SourceWriter& close(std::string_view text);      ///< one level back, then the line
  SourceWriter& banner(std::string_view title);    ///< // ---- title ----
  SourceWriter& raw(std::string_view text);        ///< verbatim, as it is

  const std::string& text() const { return text_; }

 private:
  int step_;
  int level_ = 0;
  std::string text_;
};

}  // namespace attngen
