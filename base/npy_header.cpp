// SPDX-License-Identifier: Apache-2.0
#include "base/npy_header.h"

#include <fmt/format.h>

#include "base/error.h"

namespace attngen {
namespace {

constexpr std::size_t kMostAxes = 32;

// The header is a Python dict of three known keys; this reads that much of Python and no more.
class HeaderParser {
 public:
  HeaderParser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  NpyHeader parse() {
    if (!accept('{')) {
      refuse_npy(name_,
                 fmt::format("the header is not a dict: it starts with '{}'", printable(text_)),
                 kRewrite);
    }
    NpyHeader header;
    bool has_descr = false;
    bool has_order = false;
    bool has_shape = false;
    const auto once = [&](bool& seen, std::string_view key) {
      if (seen) refuse_npy(name_, fmt::format("the header gives '{}' twice", key), kRewrite);
      seen = true;
    };
    while (!accept('}')) {
      const std::string key = string_literal();
      expect(':');
      if (key == "descr") {
        once(has_descr, key);
        header.descr = descr();
      } else if (key == "fortran_order") {
        once(has_order, key);
        header.fortran_order = boolean();
      } else if (key == "shape") {
        once(has_shape, key);
        header.shape = shape();
      } else {
        refuse_npy(name_, fmt::format("the header has an unknown key '{}'", printable(key)),
                   kRewrite);
      }
      if (accept(',')) continue;
      expect('}');
      break;
    }
    skip_space();
    if (at_ != text_.size()) {
      refuse_npy(name_,
                 fmt::format("after the header's dict stands '{}'", printable(text_.substr(at_))),
                 kRewrite);
    }
    if (!has_descr || !has_order || !has_shape) {
      refuse_npy(name_,
                 fmt::format("the header lacks '{}'", !has_descr   ? "descr"
                                                      : !has_order ? "fortran_order"
                                                                   : "shape"),
                 kRewrite);
    }
    return header;
  }

 private:
  static constexpr const char* kRewrite = "write the file again with numpy.save";

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }

  bool accept(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (accept(c)) return;
    refuse_npy(name_,
               fmt::format("the header needs '{}' before '{}'", c, printable(text_.substr(at_))),
               kRewrite);
  }

  bool accept_word(std::string_view word) {
    skip_space();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  std::string string_literal() {
    skip_space();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    const std::size_t end =
        quote == '\'' || quote == '"' ? text_.find(quote, at_ + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      refuse_npy(name_,
                 fmt::format("the header needs a string before '{}'", printable(text_.substr(at_))),
                 kRewrite);
    }
    std::string value(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return value;
  }

  std::string descr() {
    skip_space();
    if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '(')) {
      refuse_npy(name_, "it holds a structured array, with fields",
                 "save each field as its own array");
    }
    return string_literal();
  }

  bool boolean() {
    if (accept_word("True")) return true;
    if (accept_word("False")) return false;
    refuse_npy(name_, fmt::format("fortran_order is '{}'", printable(text_.substr(at_))), kRewrite);
  }

  std::int64_t extent() {
    skip_space();
    if (at_ < text_.size() && text_[at_] == '-') {
      refuse_npy(name_,
                 fmt::format("the shape has a negative extent '{}'", printable(text_.substr(at_))),
                 kRewrite);
    }
    const std::size_t begin = at_;
    std::int64_t value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      if (value > (std::int64_t{1} << 62) / 10) {
        refuse_npy(name_, fmt::format("the extent '{}' overflows", printable(text_.substr(begin))),
                   kRewrite);
      }
      value = value * 10 + (text_[at_] - '0');
    }
    if (at_ == begin) {
      refuse_npy(name_, fmt::format("the shape holds '{}'", printable(text_.substr(at_))),
                 kRewrite);
    }
    return value;
  }

  Shape shape() {
    if (!accept('(')) {
      refuse_npy(name_, fmt::format("the shape is not a tuple: '{}'", printable(text_.substr(at_))),
                 kRewrite);
    }
    Shape extents;
    bool comma = true;
    while (!accept(')')) {
      if (!comma) expect(',');
      if (extents.size() == kMostAxes) {
        refuse_npy(name_, fmt::format("the array has more than {} axes", kMostAxes),
                   "reshape it to fewer axes");
      }
      extents.push_back(extent());
      comma = accept(',');
    }
    if (extents.size() == 1 && !comma) {
      refuse_npy(name_, "the shape is not a tuple: a comma is missing", kRewrite);
    }
    return extents;
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
};

}  // namespace

void refuse_npy(const std::string& name, const std::string& message, const std::string& fix) {
  Finding finding;
  finding.file = name;
  finding.rule = "npy";
  finding.message = message;
  finding.fix = fix;
  throw Error(ErrorKind::refused, {finding});
}

std::string printable(std::string_view text) {
  constexpr std::size_t kMost = 40;
  std::string out;
  for (const char c : text.substr(0, kMost)) {
    const bool plain = c >= 0x20 && c < 0x7F;
    out += plain ? c : '?';
  }
  return text.size() > kMost ? out + "..." : out;
}

NpyHeader parse_npy_header(std::string_view text, const std::string& name) {
  return HeaderParser(text, name).parse();
}

}  // namespace attngen
