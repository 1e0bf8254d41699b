// SPDX-License-Identifier: Apache-2.0
// attngen cache verify, gc, clear: what is there is right, small enough, or gone.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cerrno>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "runtime/store/eviction.h"
#include "runtime/store/key_lock.h"
#include "runtime/store/verify.h"
#include "tools/cache_verbs.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

constexpr std::chrono::seconds kPatience{10};

std::string name_of(const ListedFile& file) {
  return file.key.empty() ? file.folder + "/" + file.name : file.key;
}

int verify_all(const ReportOption& report, bool removes) {
  const CacheFolder cache = removes ? writable_cache_folder() : cache_folder();
  const Verification found = verify(cache.folder);
  Json document = cache_document("verify", cache);
  document["entries"] = found.entries;
  document["bytes"] = found.bytes;
  document["temporaries"] = found.temporaries;
  document["strangers"] = found.strangers.size();
  document["complete"] = found.problem.empty();
  Json& faults = document["faults"];
  faults = Json::array();
  std::string text =
      fmt::format("{} entries are good, {} are not\n", found.entries, found.faults.size());
  std::vector<Finding> findings;
  for (const EntryFault& fault : found.faults) {
    const bool removed = removes && cache.folder.remove(fault.file) == 0;
    faults.push_back({{"key", fault.file.key}, {"reason", fault.reason}, {"removed", removed}});
    Finding finding;
    finding.rule = "cache";
    finding.message = fmt::format("entry {}: {}{}", name_of(fault.file), fault.reason,
                                  removed ? "; removed" : "");
    finding.fix = "it is never used and is replaced when it is needed; --remove deletes it now";
    if (!removed) findings.push_back(std::move(finding));
    if (removed) text += fmt::format("removed {}: {}\n", name_of(fault.file), fault.reason);
  }
  if (!found.problem.empty()) {
    throw Error(ErrorKind::io, "not every entry could be looked at: " + found.problem);
  }
  if (!findings.empty()) {
    if (!report.json) print_data(text);
    return print_failure(ErrorKind::check_failed, findings, report.json, &document);
  }
  print_cache_result(report, document, text);
  return 0;
}

struct CollectOptions {
  std::string max;
  std::int64_t min_age_s = 60;
};

int collect(const ReportOption& report, const CollectOptions& options) {
  const CacheFolder cache = writable_cache_folder();
  std::uint64_t max_bytes = cache.options.max_bytes;
  if (!options.max.empty()) {
    const auto given = byte_count(options.max);
    if (!given) {
      refuse(fmt::format("--max {} is no number of bytes", options.max),
             "give a number above 0 with or without K, M or G; `attngen cache clear` removes all");
    }
    max_bytes = *given;
  }
  const LockFolder locks(cache.folder, cache.options.runtime_dir);
  Descriptor held;
  const auto never = [] { return false; };
  if (wait_for_lock(locks, "gc", kPatience, never, held) == LockOutcome::timed_out) {
    throw Error(ErrorKind::io, "another process is collecting in this cache", "try again later");
  }
  const Eviction done = evict(cache.folder, max_bytes, std::chrono::seconds(options.min_age_s));
  if (!done.problem.empty()) print_note("note: " + done.problem);
  Json document = cache_document("gc", cache);
  document["entries"] = done.entries - done.evicted;
  document["disk_bytes"] = done.disk_bytes - done.evicted_bytes;
  document["max_bytes"] = max_bytes;
  document["evicted"] = done.evicted;
  document["temporaries"] = done.temporaries;
  document["freed_bytes"] = done.evicted_bytes;
  const std::string text =
      fmt::format("{} entries and {} temporaries removed, {} freed; {} entries stay, {}\n",
                  done.evicted, done.temporaries, size_text(done.evicted_bytes),
                  done.entries - done.evicted, size_text(done.disk_bytes - done.evicted_bytes));
  print_cache_result(report, document, text);
  return 0;
}

int clear(const ReportOption& report) {
  const CacheFolder cache = writable_cache_folder();
  std::vector<ListedFile> files;
  std::string problem = cache.folder.list(files);
  std::uint64_t removed = 0;
  std::uint64_t freed = 0;
  for (const ListedFile& file : files) {
    if (file.key.empty() && !file.is_temporary) continue;  // not ours
    const int error = cache.folder.remove(file);
    if (error != 0 && error != ENOENT) {
      problem = fmt::format("cannot remove {}: {}", name_of(file), errno_text(error));
      continue;
    }
    removed += file.key.empty() ? 0 : 1;
    freed += file.facts.disk_bytes;
  }
  if (!problem.empty()) throw Error(ErrorKind::io, problem, "check who owns the files");
  Json document = cache_document("clear", cache);
  document["removed"] = removed;
  document["freed_bytes"] = freed;
  print_cache_result(report, document,
                     fmt::format("{} entries removed, {} freed\n", removed, size_text(freed)));
  return 0;
}

}  // namespace

void add_cache_upkeep(CLI::App& verb, Action& action, const SharedReport& report) {
  auto removes = std::make_shared<bool>(false);
  CLI::App& verifies =
      *verb.add_subcommand("verify", "Check every entry; ends with 1 if one is bad");
  verifies.add_flag("--remove", *removes, "delete bad entries");
  verifies.callback(
      [report, removes, &action] { action = [=] { return verify_all(*report, *removes); }; });

  auto options = std::make_shared<CollectOptions>();
  CLI::App& collects = *verb.add_subcommand("gc", "Delete what was not used for longest");
  collects.add_option("--max", options->max, "keep at most so much (default: ATTNGEN_CACHE_MAX)")
      ->option_text("BYTES");
  collects
      .add_option("--min-age", options->min_age_s, "keep what was used in so many seconds (60)")
      ->check(CLI::NonNegativeNumber)
      ->option_text("S");
  collects.callback(
      [report, options, &action] { action = [=] { return collect(*report, *options); }; });

  verb.add_subcommand("clear", "Delete every kernel")->callback([report, &action] {
    action = [report] { return clear(*report); };
  });
}

}  // namespace attngen
