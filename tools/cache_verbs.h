// SPDX-License-Identifier: Apache-2.0
// What the actions of `attngen cache` share: the folder they work on, and their ways to end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "runtime/store/store_folder.h"
#include "runtime/store/store_options.h"
#include "tools/report.h"
#include "tools/verbs.h"

namespace attngen {

using SharedReport = std::shared_ptr<ReportOption>;

/// The folder of the settings. Throws Error(io) when there is none or it cannot be trusted.
struct CacheFolder {
  StoreOptions options;
  StoreFolder folder;
};
CacheFolder cache_folder();
/// The same; throws Error(refused) when ATTNGEN_CACHE forbids to change it.
CacheFolder writable_cache_folder();

/// {"schema":"attngen.cache/1","command":ACTION,"folder":PATH}
Json cache_document(const std::string& action, const CacheFolder& cache);

/// Prints `document` or `text`.
void print_cache_result(const ReportOption& report, const Json& document, const std::string& text);

/// "12.3 MiB"
std::string size_text(std::uint64_t bytes);

/// The whole key that `given` begins. Throws Error(refused) when none or several do.
std::string resolved_key(const StoreFolder& folder, const std::string& given);

void add_cache_listing(CLI::App& verb, Action& action, const SharedReport& report);
void add_cache_upkeep(CLI::App& verb, Action& action, const SharedReport& report);
void add_cache_transfer(CLI::App& verb, Action& action, const SharedReport& report);

}  // namespace attngen
