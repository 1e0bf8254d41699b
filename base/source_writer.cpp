// SPDX-License-Identifier: Apache-2.0
#include "base/source_writer.h"

#include "base/error.h"

namespace attngen {

SourceWriter& SourceWriter::line(std::string_view text) {
  if (!text.empty()) {
    text_.append(static_cast<std::size_t>(level_) * static_cast<std::size_t>(step_), ' ');
    text_ += text;
  }
  text_ += '\n';
  return *this;
}

SourceWriter& SourceWriter::open(std::string_view text) {
  line(text);
  ++level_;
  return *this;
}

SourceWriter& SourceWriter::close(std::string_view text) {
  check(level_ > 0, "a source writer closed more than it opened");
  --level_;
  return line(text);
}

SourceWriter& SourceWriter::banner(std::string_view title) {
  std::string text = "// ---- ";
  text += title;
  text += " ----";
  return line(text);
}

SourceWriter& SourceWriter::raw(std::string_view text) {
  text_ += text;
  return *this;
}

}  // namespace attngen
