// SPDX-License-Identifier: Apache-2.0
// attngen cache export, import, extract: kernels leave and enter the cache, proven on the way.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/files.h"
#include "base/folder.h"
#include "runtime/store/verify.h"
#include "tools/cache_verbs.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

/// KEY.o is what a linker knows; KEY.ll and KEY.cu are what the compilers take.
std::string file_end_of(const std::string& part) {
  if (part == "object") return ".o";
  if (part.rfind("object_", 0) == 0) return part.substr(6) + ".o";
  return "." + part;
}

std::string source_end_of(const CompileRequest& request) {
  return request.kind == kObjectKind ? ".ll" : ".cu";
}

int finish(const ReportOption& report, Json document, const Transfer& done, const char* verb) {
  document["copied"] = done.copied;
  document["present"] = done.present;
  Json& faults = document["faults"];
  faults = Json::array();
  std::vector<Finding> findings;
  for (const EntryFault& fault : done.faults) {
    faults.push_back({{"key", fault.file.key}, {"reason", fault.reason}});
    Finding finding;
    finding.rule = "cache";
    finding.message = fmt::format("entry {} was not {}: {}", fault.file.key, verb, fault.reason);
    finding.fix = "compile it again where it came from";
    findings.push_back(std::move(finding));
  }
  if (!done.problem.empty())
    throw Error(ErrorKind::io, done.problem, "check permissions and space");
  if (!findings.empty()) {
    return print_failure(ErrorKind::check_failed, findings, report.json, &document);
  }
  print_cache_result(
      report, document,
      fmt::format("{} entries {}, {} were there\n", done.copied, verb, done.present));
  return 0;
}

/// A folder that the user named, for reading or writing entries.
StoreFolder bundle_at(const std::string& given) {
  const std::string path = absolute_path(given);
  StoreFolder bundle(path, false);
  const std::string why = bundle.why_unusable();
  if (!why.empty()) {
    throw Error(ErrorKind::refused, "this bundle is not used: " + why,
                "copy it into a folder that is yours alone");
  }
  return bundle;
}

int export_all(const ReportOption& report, const std::string& target) {
  const CacheFolder cache = cache_folder();
  Json document = cache_document("export", cache);
  document["bundle"] = absolute_path(target);
  return finish(report, std::move(document), copy_entries(cache.folder, bundle_at(target)),
                "exported");
}

int import_all(const ReportOption& report, const std::string& source) {
  const CacheFolder cache = writable_cache_folder();
  if (!file_exists(source)) refuse(fmt::format("there is no folder {}", source));
  const StoreFolder bundle = bundle_at(source);
  std::vector<ListedFile> files;
  const std::string problem = bundle.list(files);
  if (!problem.empty()) throw Error(ErrorKind::io, problem);
  if (files.empty()) {
    refuse(fmt::format("{} holds no kernels", source), "name a folder that `cache export` made");
  }
  Json document = cache_document("import", cache);
  document["bundle"] = bundle.path();
  return finish(report, std::move(document), copy_entries(bundle, cache.folder), "imported");
}

struct ExtractOptions {
  std::string key;
  std::string target = ".";
};

int extract(const ReportOption& report, const ExtractOptions& options) {
  const CacheFolder cache = cache_folder();
  const std::string key = resolved_key(cache.folder, options.key);
  const FoundEntry entry = cache.folder.read(key, nullptr);
  if (entry.kernel == nullptr) {
    throw Error(ErrorKind::check_failed, fmt::format("entry {}: {}", key, entry.reason),
                "it is never used; `attngen cache verify --remove` deletes it");
  }
  if (const int error = make_folders(absolute_path(options.target)); error != 0) {
    throw Error(ErrorKind::io,
                fmt::format("cannot make the folder {}: {}", options.target, errno_text(error)));
  }
  PendingFiles files;
  Json document = cache_document("extract", cache);
  document["key"] = key;
  Json& names = document["files"];
  names = Json::array();
  std::string text;
  const auto add = [&](const std::string& end, const std::string& bytes) {
    const std::string path = options.target + "/" + key + end;
    files.add(path, bytes);
    names.push_back(path);
    text += path + "\n";
  };
  add(source_end_of(entry.kernel->request), entry.kernel->request.source);
  for (const auto& [part, bytes] : entry.kernel->parts) {
    add(file_end_of(part), {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  files.publish();
  print_cache_result(report, document, text);
  return 0;
}

}  // namespace

void add_cache_transfer(CLI::App& verb, Action& action, const SharedReport& report) {
  auto target = std::make_shared<std::string>();
  CLI::App& exports = *verb.add_subcommand("export", "Copy all kernels into a bundle folder");
  exports.add_option("FOLDER", *target, "where to; made if it is not there")
      ->required()
      ->option_text(" ");
  exports.callback(
      [report, target, &action] { action = [=] { return export_all(*report, *target); }; });

  auto source = std::make_shared<std::string>();
  CLI::App& imports = *verb.add_subcommand("import", "Copy the kernels of a bundle into the cache");
  imports.add_option("FOLDER", *source, "a folder that export made")->required()->option_text(" ");
  imports.callback(
      [report, source, &action] { action = [=] { return import_all(*report, *source); }; });

  auto options = std::make_shared<ExtractOptions>();
  CLI::App& extracts = *verb.add_subcommand(
      "extract", "Write one kernel's files: KEY.cu, KEY.cubin, KEY.ptx; or KEY.ll, KEY.o");
  extracts.add_option("KEY", options->key, "a key, or its first digits")
      ->required()
      ->option_text(" ");
  extracts.add_option("-o,--output", options->target, "folder to write into (default: here)")
      ->option_text("FOLDER");
  extracts.callback(
      [report, options, &action] { action = [=] { return extract(*report, *options); }; });
}

}  // namespace attngen
