// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/entry_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

namespace attngen {
namespace {

/// The length of the UTF-8 sequence at the front (RFC 3629); 0 when there is none.
std::size_t utf8_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : (first & 0xF0) == 0xE0         ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((at(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
  const bool surrogate = first == 0xED && at(1) > 0x9F;
  const bool beyond = first == 0xF4 && at(1) > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

class Printer {
 public:
  void raw(std::string_view text) { out_ += text; }

  void text(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
      const std::size_t length = utf8_length(text);
      if (length == 0) {
        is_utf8_ = false;
        return;
      }
      const char c = text[0];
      if (c == '"' || c == '\\') {
        out_ += '\\';
        out_ += c;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
      } else {
        out_ += text.substr(0, length);
      }
      text.remove_prefix(length);
    }
    out_ += '"';
  }

  void field(std::string_view name, std::string_view value) {
    text(name);
    raw(":");
    text(value);
    raw(",");
  }

  std::optional<std::string> result() && {
    if (!is_utf8_) return std::nullopt;
    return std::move(out_);
  }

 private:
  std::string out_;
  bool is_utf8_ = true;
};

/// Reads from the front of a text; every function is false when the text is not of its form.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool accept(char wanted) {
    skip_blanks();
    if (text_.empty() || text_[0] != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool is_at_end() {
    skip_blanks();
    return text_.empty();
  }

  bool text(std::string& value) {
    value.clear();
    if (!accept('"')) return false;
    while (!text_.empty()) {
      const char c = text_[0];
      if (c == '"') {
        text_.remove_prefix(1);
        return true;
      }
      if (c == '\\') {
        if (!escape(value)) return false;
        continue;
      }
      const std::size_t length = utf8_length(text_);
      if (length == 0 || static_cast<unsigned char>(c) < 0x20) return false;
      value += text_.substr(0, length);
      text_.remove_prefix(length);
    }
    return false;
  }

  bool number(std::uint64_t& value) {
    constexpr std::size_t kMostDigits = 18;
    skip_blanks();
    value = 0;
    std::size_t digits = 0;
    while (digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9') {
      if (digits == kMostDigits) return false;
      value = value * 10 + static_cast<std::uint64_t>(text_[digits] - '0');
      ++digits;
    }
    text_.remove_prefix(digits);
    return digits > 0;
  }

  /// `open` item , item ... `close`
  bool list(char open, char close, const std::function<bool()>& item) {
    if (!accept(open)) return false;
    if (accept(close)) return true;
    do {
      if (!item()) return false;
    } while (accept(','));
    return accept(close);
  }

  /// {"name": value, ...}, each name once; member() reads the value.
  bool object(const std::function<bool(const std::string&)>& member) {
    std::set<std::string> seen;
    return list('{', '}', [&] {
      std::string name;
      return text(name) && accept(':') && seen.insert(name).second && member(name);
    });
  }

 private:
  void skip_blanks() {
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    text_.remove_prefix(std::min(first, text_.size()));
  }

  bool escape(std::string& value) {
    static constexpr std::string_view kShort = "\"\\/bfnrt";
    static constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t";
    if (text_.size() < 2) return false;
    const std::size_t known = kShort.find(text_[1]);
    if (known != std::string_view::npos) {
      value += kMeaning[known];
      text_.remove_prefix(2);
      return true;
    }
    // Only what needs it is written so: control characters.
    static constexpr std::string_view kDigits = "0123456789abcdef";
    if (text_.size() < 6 || text_.substr(1, 3) != "u00") return false;
    const std::size_t high = kDigits.find(text_[4]);
    const std::size_t low = kDigits.find(text_[5]);
    if (high > 7 || low == std::string_view::npos) return false;
    value += static_cast<char>(16 * high + low);
    text_.remove_prefix(6);
    return true;
  }

  std::string_view text_;
};

bool read_facts(Reader& reader, std::map<std::string, std::string>& facts) {
  return reader.object([&](const std::string& name) { return reader.text(facts[name]); });
}

bool read_options(Reader& reader, std::vector<std::string>& options) {
  return reader.list('[', ']', [&] { return reader.text(options.emplace_back()); });
}

bool read_parts(Reader& reader, std::vector<EntryPart>& parts) {
  return reader.list('[', ']', [&] {
    EntryPart part;
    bool has_bytes = false;
    const bool is_object = reader.object([&](const std::string& name) {
      if (name == "name") return reader.text(part.name);
      has_bytes = name == "bytes";
      return has_bytes && reader.number(part.bytes);
    });
    if (!is_object || !has_bytes || !is_part_name(part.name)) return false;
    const bool is_new = std::none_of(parts.begin(), parts.end(), [&](const EntryPart& before) {
      return before.name == part.name;
    });
    parts.push_back(std::move(part));
    return is_new;
  });
}

}  // namespace

bool is_part_name(std::string_view name) {
  return !name.empty() && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<std::string> print_header(const EntryHeader& header) {
  Printer out;
  out.raw("{");
  out.field("key", header.key);
  out.field("kind", header.request.kind);
  out.field("entry", header.request.entry);
  out.field("arch", header.request.arch);
  out.field("compiler", header.request.compiler);
  out.field("created_by", header.created_by);
  out.raw("\"options\":[");
  const char* separator = "";
  for (const std::string& option : header.request.options) {
    out.raw(separator);
    out.text(option);
    separator = ",";
  }
  out.raw("],\"facts\":{");
  separator = "";
  for (const auto& [name, value] : header.facts) {
    out.raw(separator);
    out.text(name);
    out.raw(":");
    out.text(value);
    separator = ",";
  }
  out.raw("},\"parts\":[");
  separator = "";
  for (const EntryPart& part : header.parts) {
    out.raw(fmt::format("{}{{\"name\":\"{}\",\"bytes\":{}}}", separator, part.name, part.bytes));
    separator = ",";
  }
  out.raw("]}");
  return std::move(out).result();
}

std::optional<EntryHeader> parse_header(std::string_view text) {
  EntryHeader header;
  Reader reader(text);
  std::set<std::string> found;
  const bool is_object = reader.object([&](const std::string& name) {
    found.insert(name);
    if (name == "key") return reader.text(header.key);
    if (name == "kind") return reader.text(header.request.kind);
    if (name == "entry") return reader.text(header.request.entry);
    if (name == "arch") return reader.text(header.request.arch);
    if (name == "compiler") return reader.text(header.request.compiler);
    if (name == "created_by") return reader.text(header.created_by);
    if (name == "options") return read_options(reader, header.request.options);
    if (name == "facts") return read_facts(reader, header.facts);
    if (name == "parts") return read_parts(reader, header.parts);
    std::string ignored;
    return reader.text(ignored);
  });
  if (!is_object || !reader.is_at_end()) return std::nullopt;
  for (const char* name :
       {"key", "kind", "entry", "arch", "compiler", "options", "facts", "parts"}) {
    if (found.count(name) == 0) return std::nullopt;
  }
  return header;
}

}  // namespace attngen
