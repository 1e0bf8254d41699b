// SPDX-License-Identifier: Apache-2.0
#include "autotune/suite.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.h"

// toml++ asserts what hostile text breaks (a key that begins with a control character) and with
// NDEBUG lets the compiler rely on it, although the code behind reports it: neither here.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(condition) static_assert(true)
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace attngen::tune {
namespace {

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 46;
constexpr std::size_t kLargestSuite = std::size_t{1} << 20;  // bytes

class Reader {
 public:
  explicit Reader(std::string origin) : origin_(std::move(origin)) {}

  Suite read(const toml::table& table) {
    Suite suite;
    only(table, {"name", "space", "shape"}, "the suite");
    suite.name = text_of(table, "name", "the suite").value_or(origin_);
    if (const toml::node* space = table.get("space")) {
      each(*space, "space", [&](const std::string& name, const toml::node& node) {
        suite.space[name] = integers(node, "space." + name);
      });
    }
    const toml::node* shapes = table.get("shape");
    const toml::array* list = shapes != nullptr ? shapes->as_array() : nullptr;
    if (list == nullptr || list->empty()) {
      say(table, "the suite has no [[shape]]");
    } else {
      for (const toml::node& node : *list) {
        if (const toml::table* entry = node.as_table()) {
          suite.shapes.push_back(shape(*entry));
        } else {
          say(node, "a shape is no table: write [[shape]]");
        }
      }
    }
    std::set<std::string> names;
    for (const SuiteShape& one : suite.shapes) {
      if (!names.insert(one.name).second) {
        say_at(one.line, 1, fmt::format("two shapes are called {}", one.name));
      }
    }
    return suite;
  }

  // toml++ 3.3 takes a letter like U+00E9 where a value may begin for a case that cannot be, so
  // what becomes of it is undefined.
  void only_ascii(const std::string& text) {
    int line = 1;
    std::size_t line_start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') {
        ++line;
        line_start = at + 1;
      } else if (static_cast<unsigned char>(text[at]) > 0x7F) {
        say_at(line, static_cast<int>(at - line_start) + 1,
               fmt::format("byte 0x{:02X}: a suite is written in ASCII, its comments too",
                           static_cast<unsigned char>(text[at])));
        return;
      }
    }
  }

  void say_at(int line, int column, std::string message) {
    Finding finding;
    finding.file = origin_;
    finding.span = {line, column, 1};
    finding.rule = "suite";
    finding.message = std::move(message);
    finding.fix = "docs/tuning.md shows a suite";
    findings_.push_back(std::move(finding));
  }
  std::vector<Finding> findings() && { return std::move(findings_); }
  bool has_findings() const { return !findings_.empty(); }

 private:
  void say(const toml::node& node, std::string message) {
    const toml::source_position at = node.source().begin;
    say_at(static_cast<int>(at.line), static_cast<int>(at.column), std::move(message));
  }

  void only(const toml::table& table, const std::set<std::string>& known, const std::string& what) {
    for (const auto& [key, node] : table) {
      if (known.count(std::string(key.str())) == 0) {
        say(node, fmt::format("{} has no field called {}", what, key.str()));
      }
    }
  }

  template <class Visit>
  void each(const toml::node& node, const std::string& what, Visit&& visit) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      say(node, what + " is no table");
      return;
    }
    for (const auto& [key, value] : *table) visit(std::string(key.str()), value);
  }

  std::optional<std::string> text_of(const toml::table& table, std::string_view name,
                                     const std::string& what) {
    const toml::node* node = table.get(name);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_string()) return value->get();
    say(*node, fmt::format("{} of {} is no text", name, what));
    return std::nullopt;
  }

  std::int64_t integer(const toml::node& node, const std::string& what) {
    const auto* value = node.as_integer();
    if (value != nullptr && value->get() >= 0 && value->get() <= kLargestNumber) {
      return value->get();
    }
    say(node, fmt::format("{} is no integer of 0...2^46", what));
    return 0;
  }

  std::vector<std::int64_t> integers(const toml::node& node, const std::string& what) {
    std::vector<std::int64_t> values;
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty()) {
      say(node, what + " is no list of integers");
      return values;
    }
    for (const toml::node& value : *list) values.push_back(integer(value, what));
    return values;
  }

  SuiteShape shape(const toml::table& table) {
    SuiteShape shape;
    shape.line = static_cast<int>(table.source().begin.line);
    const std::string what = "a shape";
    only(table, {"name", "variant", "dtype", "extents", "params", "batch", "skeleton", "start"},
         what);
    for (const char* name : {"name", "variant", "extents"}) {
      if (table.get(name) == nullptr) say(table, fmt::format("a shape has no {}", name));
    }
    shape.name = text_of(table, "name", what).value_or("");
    shape.variant = text_of(table, "variant", what).value_or("");
    if (const toml::node* dtypes = table.get("dtype")) {
      each(*dtypes, "dtype", [&](const std::string& name, const toml::node& node) {
        const auto* value = node.as_string();
        if (value == nullptr) say(node, fmt::format("dtype.{} is no text", name));
        shape.dtypes[name] = value != nullptr ? value->get() : "";
      });
    }
    if (const toml::node* extents = table.get("extents")) {
      each(*extents, "extents", [&](const std::string& name, const toml::node& node) {
        shape.extents[name] = integer(node, "extents." + name);
      });
    }
    if (const toml::node* params = table.get("params")) {
      each(*params, "params", [&](const std::string& name, const toml::node& node) {
        const std::optional<double> value = node.value<double>();
        if (!value || !node.is_number()) say(node, fmt::format("params.{} is no number", name));
        shape.params[name] = value.value_or(0);
      });
    }
    if (const toml::node* batch = table.get("batch")) shape.batch = integer(*batch, "batch");
    if (const std::optional<std::string> skeleton = text_of(table, "skeleton", what)) {
      shape.skeleton = *skeleton;
      if (*skeleton != "forward" && *skeleton != "decode") {
        say(*table.get("skeleton"),
            fmt::format("skeleton = \"{}\" is neither forward nor decode", *skeleton));
      }
    }
    if (const std::optional<std::string> start = text_of(table, "start", what)) {
      shape.start = candidate_named(*start);
      if (!shape.start) {
        say(*table.get("start"), fmt::format("start = \"{}\" is no candidate: write all its "
                                             "parameters in order, like \"block=4 keys=32\"",
                                             *start));
      }
    }
    return shape;
  }

  std::string origin_;
  std::vector<Finding> findings_;
};

}  // namespace

Suite suite_in(const std::string& text, const std::string& origin) {
  if (text.size() > kLargestSuite) {
    throw Error(ErrorKind::refused, origin + " is longer than 1 MiB", "split it");
  }
  Reader reader(origin);
  reader.only_ascii(text);
  if (reader.has_findings()) throw Error(ErrorKind::refused, std::move(reader).findings());
  const toml::parse_result parsed = toml::parse(text, origin);
  if (!parsed) {
    const toml::source_position at = parsed.error().source().begin;
    reader.say_at(static_cast<int>(at.line), static_cast<int>(at.column),
                  std::string(parsed.error().description()));
    throw Error(ErrorKind::refused, std::move(reader).findings());
  }
  Suite suite = reader.read(parsed.table());
  if (reader.has_findings()) throw Error(ErrorKind::refused, std::move(reader).findings());
  return suite;
}

}  // namespace attngen::tune
