// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"
#include "base/folder.h"

namespace attngen {
namespace {

struct NamedMode {
  StoreMode mode;
  const char* name;
};
constexpr std::array<NamedMode, 4> kModes{{{StoreMode::read_write, "rw"},
                                           {StoreMode::read_only, "ro"},
                                           {StoreMode::memory, "off"},
                                           {StoreMode::require, "require"}}};

[[noreturn]] void refuse_setting(const char* variable, const std::string& value, const char* rule,
                                 const char* fix) {
  throw Error(ErrorKind::refused, fmt::format("{}=\"{}\" {}", variable, value, rule), fix);
}

bool is_absolute(const std::string& path) {
  return !path.empty() && path[0] == '/';
}

void set_folder(const Settings& settings, StoreOptions& options) {
  if (!settings.cache_dir.empty()) {
    options.folder = absolute_path(settings.cache_dir);
  } else if (!settings.xdg_cache_home.empty()) {
    if (!is_absolute(settings.xdg_cache_home)) {
      refuse_setting("XDG_CACHE_HOME", settings.xdg_cache_home, "does not start with /",
                     "give an absolute path, or name the folder in ATTNGEN_CACHE_DIR");
    }
    options.folder = settings.xdg_cache_home + "/attngen";
  } else if (is_absolute(settings.home)) {
    options.folder = settings.home + "/.cache/attngen";
  } else {
    options.why_no_folder = settings.home.empty()
                                ? "neither ATTNGEN_CACHE_DIR, XDG_CACHE_HOME nor HOME is set"
                                : fmt::format("HOME=\"{}\" is no absolute path", settings.home);
  }
}

std::vector<std::string> split_at_colons(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(':', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::optional<StoreMode> store_mode_named(std::string_view name) {
  for (const NamedMode& known : kModes) {
    if (name == known.name) return known.mode;
  }
  return std::nullopt;
}

const char* name_of(StoreMode mode) {
  for (const NamedMode& known : kModes) {
    if (mode == known.mode) return known.name;
  }
  throw InternalError("a store mode has no name");
}

StoreOptions store_options(const Settings& settings) {
  StoreOptions options;
  if (!settings.cache_mode.empty()) {
    const auto mode = store_mode_named(settings.cache_mode);
    if (!mode) {
      refuse_setting("ATTNGEN_CACHE", settings.cache_mode, "is no mode of the cache",
                     "use rw, ro, off or require");
    }
    options.mode = *mode;
  }
  if (!settings.cache_max.empty()) {
    const auto bytes = byte_count(settings.cache_max);
    if (!bytes) {
      refuse_setting("ATTNGEN_CACHE_MAX", settings.cache_max, "is no number of bytes",
                     "give a number above 0 with or without K, M or G, such as 512M; to keep "
                     "nothing on disk use ATTNGEN_CACHE=off");
    }
    options.max_bytes = *bytes;
  }
  if (!settings.cache_shared.empty()) {
    if (settings.cache_shared != "0" && settings.cache_shared != "1") {
      refuse_setting("ATTNGEN_CACHE_SHARED", settings.cache_shared, "is neither 0 nor 1",
                     "use 1 for a folder that a group shares");
    }
    options.shared = settings.cache_shared == "1";
  }
  for (const std::string& bundle : split_at_colons(settings.cache_ro_path)) {
    options.bundles.push_back(absolute_path(bundle));
  }
  options.runtime_dir = settings.xdg_runtime_dir;
  set_folder(settings, options);
  return options;
}

std::optional<std::uint64_t> byte_count(std::string_view text) {
  std::uint64_t unit = 1;
  if (!text.empty()) {
    const char last = text.back();
    if (last == 'K' || last == 'k') unit = 1ull << 10;
    if (last == 'M' || last == 'm') unit = 1ull << 20;
    if (last == 'G' || last == 'g') unit = 1ull << 30;
    if (unit > 1) text.remove_suffix(1);
  }
  if (text.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    const auto add = static_cast<std::uint64_t>(digit - '0');
    if (value > (std::numeric_limits<std::uint64_t>::max() - add) / 10) return std::nullopt;
    value = value * 10 + add;
  }
  if (value == 0 || value > std::numeric_limits<std::uint64_t>::max() / unit) return std::nullopt;
  return value * unit;
}

}  // namespace attngen
