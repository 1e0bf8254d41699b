// SPDX-License-Identifier: Apache-2.0
// attngen cache: the compile store, looked at and looked after.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/settings.h"
#include "tools/cache_verbs.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

constexpr std::size_t kLeastKeyDigits = 4;

}  // namespace

CacheFolder cache_folder() {
  StoreOptions options = store_options(settings());
  if (options.folder.empty()) {
    throw Error(ErrorKind::io, "there is no compile cache: " + options.why_no_folder,
                "set ATTNGEN_CACHE_DIR to a folder of yours");
  }
  StoreFolder folder(options.folder, options.shared);
  const std::string why = folder.why_unusable();
  if (!why.empty()) {
    throw Error(ErrorKind::io, "the compile cache is not used: " + why,
                "give it to yourself alone, or set ATTNGEN_CACHE_DIR to another folder");
  }
  return {std::move(options), std::move(folder)};
}

CacheFolder writable_cache_folder() {
  CacheFolder cache = cache_folder();
  const StoreMode mode = cache.options.mode;
  if (mode == StoreMode::read_only || mode == StoreMode::require) {
    refuse(fmt::format("ATTNGEN_CACHE={} forbids to change the compile cache", name_of(mode)),
           "set ATTNGEN_CACHE=rw for this command");
  }
  return cache;
}

Json cache_document(const std::string& action, const CacheFolder& cache) {
  Json document = json_document("cache");
  document["command"] = action;
  document["folder"] = cache.folder.path();
  return document;
}

void print_cache_result(const ReportOption& report, const Json& document, const std::string& text) {
  print_data(report.json ? to_text(document) : text);
}

std::string size_text(std::uint64_t bytes) {
  static constexpr std::array<const char*, 4> kUnits{"bytes", "KiB", "MiB", "GiB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string resolved_key(const StoreFolder& folder, const std::string& given) {
  const bool is_hex = std::all_of(given.begin(), given.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (!is_hex || given.size() < kLeastKeyDigits || given.size() > 64) {
    refuse(fmt::format("\"{}\" is no key, nor the beginning of one", given),
           fmt::format("give at least {} hex digits of a key that `attngen cache ls` prints",
                       kLeastKeyDigits));
  }
  std::vector<ListedFile> files;
  folder.list(files);
  std::vector<std::string> keys;
  for (const ListedFile& file : files) {
    if (file.key.compare(0, given.size(), given) == 0 && !file.key.empty()) {
      keys.push_back(file.key);
    }
  }
  if (keys.size() == 1) return keys.front();
  if (keys.empty()) {
    refuse(fmt::format("no entry of {} has the key {}", folder.path(), given),
           "`attngen cache ls` prints the keys");
  }
  refuse(fmt::format("{} entries have a key that begins with {}", keys.size(), given),
         "give more digits");
}

void add_cache(CLI::App& program, Action& action) {
  auto report = std::make_shared<ReportOption>();
  CLI::App& verb = *program.add_subcommand("cache", "Look at and look after the compile cache");
  // Before the actions are added: they inherit it.
  verb.footer(
      "The folder is ATTNGEN_CACHE_DIR, else XDG_CACHE_HOME/attngen, else ~/.cache/attngen.\n"
      "It may be deleted at any time: that costs time, never results.\n\n"
      "Examples:\n"
      "  attngen cache ls\n"
      "  attngen cache verify --json\n"
      "  attngen cache gc --max 500M\n"
      "  attngen cache extract 3fa9 -o kernels\n"
      "  attngen cache export ./bundle");
  verb.require_subcommand(1);
  verb.fallthrough();  // --json may stand behind the action
  add_json_option(verb, *report);
  add_cache_listing(verb, action, report);
  add_cache_upkeep(verb, action, report);
  add_cache_transfer(verb, action, report);
}

}  // namespace attngen
