// SPDX-License-Identifier: Apache-2.0
// Collects what is wrong with one text, in the order of the text, up to a cap.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace attngen {

class Diagnostics {
 public:
  static constexpr std::size_t kMostFindings = 50;

  /// `text` must outlive this object.
  Diagnostics(std::string origin, std::string_view text);

  void add(Span span, std::string rule, std::string message, std::string fix = {});
  bool empty() const { return total_ == 0; }
  std::size_t total() const { return total_; }
  /// True once further findings are only counted; expensive advice need not be worked out then.
  bool full() const { return findings_.size() >= kMostFindings; }

  /// Throws Error(refused) with all findings, sorted by place, if there are any.
  void throw_if_any();

 private:
  std::string line_text(int line) const;

  std::string origin_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
  std::vector<Finding> findings_;
  std::size_t total_ = 0;
};

/// From the start of `a` to the end of `b`, cut at the end of a's line.
Span joined(Span a, Span b);

/// The candidate closest to `name` if it looks like a slip of the pen, else empty.
std::string closest_name(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace attngen
