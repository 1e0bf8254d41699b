// SPDX-License-Identifier: Apache-2.0
// attngen cache ls, stat, path: what is there.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/settings.h"
#include "tools/cache_verbs.h"

namespace attngen {
namespace {

constexpr std::size_t kShownDigits = 12;

std::string age_text(std::int64_t seconds) {
  if (seconds < 120) return fmt::format("{} s", std::max<std::int64_t>(seconds, 0));
  if (seconds < 7200) return fmt::format("{} min", seconds / 60);
  if (seconds < 2 * 86400) return fmt::format("{} h", seconds / 3600);
  return fmt::format("{} days", seconds / 86400);
}

int list(const ReportOption& report) {
  const CacheFolder cache = cache_folder();
  std::vector<ListedFile> files;
  const std::string problem = cache.folder.list(files);
  Json document = cache_document("ls", cache);
  Json& entries = document["entries"];
  entries = Json::array();
  std::vector<std::vector<std::string>> rows = {
      {"key", "kernel", "arch", "compiler", "size", "used"}};
  const std::int64_t now = seconds_now();
  for (const ListedFile& file : files) {
    if (file.key.empty()) continue;
    const FoundEntry entry = cache.folder.read_header(file);
    if (entry.state == FoundEntry::State::absent) continue;
    const std::int64_t age = now - file.facts.modified_s;
    Json described = {{"key", file.key}, {"bytes", file.facts.bytes}, {"unused_s", age}};
    if (entry.state == FoundEntry::State::good) {
      const CompileRequest& request = entry.kernel->request;
      described["kind"] = request.kind;
      described["entry"] = request.entry;
      described["arch"] = request.arch;
      described["compiler"] = request.compiler;
      described["options"] = request.options;
      described["facts"] = entry.kernel->facts;
      rows.push_back({file.key.substr(0, kShownDigits), request.entry, request.arch,
                      request.compiler.substr(0, request.compiler.find(' ', 6)),
                      size_text(file.facts.bytes), age_text(age)});
    } else {
      described["fault"] = entry.reason;
      rows.push_back({file.key.substr(0, kShownDigits), entry.reason, "", "",
                      size_text(file.facts.bytes), age_text(age)});
    }
    entries.push_back(std::move(described));
  }
  if (!problem.empty()) print_note("note: the list is not complete: " + problem);
  print_cache_result(report, document, rows.size() > 1 ? table(rows) : std::string());
  return 0;
}

int stat(const ReportOption& report) {
  const CacheFolder cache = cache_folder();
  std::vector<ListedFile> files;
  const std::string problem = cache.folder.list(files);
  std::uint64_t entries = 0;
  std::uint64_t temporaries = 0;
  std::uint64_t strangers = 0;
  std::uint64_t bytes = 0;
  std::uint64_t disk_bytes = 0;
  for (const ListedFile& file : files) {
    const bool is_ours = !file.key.empty() || file.is_temporary;
    (is_ours ? (file.is_temporary ? temporaries : entries) : strangers) += 1;
    bytes += file.facts.bytes;
    disk_bytes += file.facts.disk_bytes;
  }
  const StoreOptions& options = cache.options;
  Json document = cache_document("stat", cache);
  document["mode"] = name_of(options.mode);
  document["shared"] = options.shared;
  document["entries"] = entries;
  document["bytes"] = bytes;
  document["disk_bytes"] = disk_bytes;
  document["max_bytes"] = options.max_bytes;
  document["temporaries"] = temporaries;
  document["strangers"] = strangers;
  document["bundles"] = options.bundles;
  std::string text =
      fmt::format("folder {}, mode {}\n", cache.folder.path(), name_of(options.mode));
  text += fmt::format("{} entries, {} on disk of at most {}\n", entries, size_text(disk_bytes),
                      size_text(options.max_bytes));
  if (temporaries > 0) text += fmt::format("{} temporaries\n", temporaries);
  if (strangers > 0) text += fmt::format("{} files that are not ours\n", strangers);
  for (const std::string& bundle : options.bundles) text += "bundle " + bundle + "\n";
  if (!problem.empty()) print_note("note: the list is not complete: " + problem);
  print_cache_result(report, document, text);
  return 0;
}

int path(const ReportOption& report) {
  const CacheFolder cache = cache_folder();
  print_cache_result(report, cache_document("path", cache), cache.folder.path() + "\n");
  return 0;
}

}  // namespace

void add_cache_listing(CLI::App& verb, Action& action, const SharedReport& report) {
  verb.add_subcommand("ls", "List the kernels, the least that is needed to know them")
      ->callback([report, &action] { action = [report] { return list(*report); }; });
  verb.add_subcommand("stat", "Say how many there are, how large, and how the cache is set up")
      ->callback([report, &action] { action = [report] { return stat(*report); }; });
  verb.add_subcommand("path", "Print the folder")->callback([report, &action] {
    action = [report] { return path(*report); };
  });
}

}  // namespace attngen
