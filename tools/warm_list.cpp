// SPDX-License-Identifier: Apache-2.0
#include "tools/warm_list.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <set>
#include <string_view>

#include "base/error.h"

namespace attngen {
namespace {

constexpr std::string_view kLogMark = "warm: ";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// Words as a shell would part them: blanks separate, quotes keep together, `#` begins a comment.
/// Empty `fault` when the quotes match.
struct Words {
  std::vector<std::string> words;
  std::string fault;
};

Words words_of(const std::string& line) {
  Words found;
  std::string word;
  bool has_word = false;
  char quote = 0;
  for (const char letter : line) {
    if (quote != 0) {
      if (letter == quote) {
        quote = 0;
      } else {
        word += letter;
      }
    } else if (letter == '"' || letter == '\'') {
      quote = letter;
      has_word = true;
    } else if (letter == ' ' || letter == '\t' || letter == '\r') {
      if (has_word) found.words.push_back(std::move(word));
      word.clear();
      has_word = false;
    } else if (letter == '#' && !has_word) {
      break;
    } else {
      word += letter;
      has_word = true;
    }
  }
  if (quote != 0) found.fault = fmt::format("a quote {} is not closed", quote);
  if (has_word) found.words.push_back(std::move(word));
  return found;
}

/// Drops `attngen emit` or `attngen compile`.
void drop_command(std::vector<std::string>& words) {
  if (words.size() < 2 || words[0] != "attngen") return;
  if (words[1] == "emit" || words[1] == "compile") words.erase(words.begin(), words.begin() + 2);
}

/// Reads one line after the other and keeps what is wrong with any.
class ListReader {
 public:
  explicit ListReader(std::string path) : path_(std::move(path)) {}

  void read(std::size_t number, const std::string& text) {
    const auto refuse_line = [&](const std::string& message) {
      Finding finding;
      finding.file = path_;
      finding.span.line = static_cast<int>(number);
      finding.rule = "usage";
      finding.message = message;
      finding.fix = "write VARIANT and its options, as after `attngen emit`";
      findings_.push_back(std::move(finding));
    };
    Words parts = words_of(text);
    if (!parts.fault.empty()) return refuse_line(parts.fault);
    drop_command(parts.words);
    if (parts.words.empty()) return;
    WarmLine line{
        fmt::format("{}:{}", path_, number), fmt::format("{}", fmt::join(parts.words, " ")), {}};
    CLI::App request;
    request.option_defaults()->disable_flag_override();
    add_kernel_options(request, line.kernel);
    std::reverse(parts.words.begin(), parts.words.end());  // CLI11 takes the first word last
    try {
      request.parse(parts.words);
    } catch (const CLI::CallForHelp&) {
      return refuse_line("--help is no request");
    } catch (const CLI::ParseError& error) {
      return refuse_line(error.what());
    }
    if (seen_.insert(line.text).second) lines_.push_back(std::move(line));
  }

  std::vector<WarmLine> finished() {
    if (!findings_.empty()) throw Error(ErrorKind::refused, std::move(findings_));
    return std::move(lines_);
  }

 private:
  std::string path_;
  std::vector<WarmLine> lines_;
  std::set<std::string> seen_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<WarmLine> read_warm_list(const std::string& path, const std::string& text) {
  ListReader reader(path);
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) reader.read(++number, line);
  return reader.finished();
}

std::vector<WarmLine> read_warm_log(const std::string& path, const std::string& text) {
  ListReader reader(path);
  std::size_t number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    const std::size_t at = line.find(kLogMark);
    if (at != std::string::npos) reader.read(number, line.substr(at + kLogMark.size()));
  }
  return reader.finished();
}

}  // namespace attngen
