// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store_options.h"

#include <doctest/doctest.h>

#include "base/error.h"

using attngen::byte_count;
using attngen::Settings;
using attngen::store_options;
using attngen::StoreMode;

namespace {

std::string refusal(const Settings& settings) {
  try {
    store_options(settings);
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == attngen::ErrorKind::refused);
    CHECK(!error.findings().front().fix.empty());
    return error.findings().front().message;
  }
  return {};
}

}  // namespace

TEST_CASE("the folder: named, or of the user's caches, or none with a reason") {
  Settings settings;
  CHECK(store_options(settings).folder.empty());
  CHECK(store_options(settings).why_no_folder.find("HOME") != std::string::npos);
  settings.home = "relative";
  CHECK(store_options(settings).why_no_folder == "HOME=\"relative\" is no absolute path");
  settings.home = "/home/x";
  CHECK(store_options(settings).folder == "/home/x/.cache/attngen");
  settings.xdg_cache_home = "/caches";
  CHECK(store_options(settings).folder == "/caches/attngen");
  settings.cache_dir = "/mine";
  CHECK(store_options(settings).folder == "/mine");
  settings.cache_dir = "here";
  CHECK(store_options(settings).folder.front() == '/');
  settings = Settings();
  settings.xdg_cache_home = "relative";
  CHECK(refusal(settings) == "XDG_CACHE_HOME=\"relative\" does not start with /");
}

TEST_CASE("modes, sizes, bundles") {
  Settings settings;
  CHECK(store_options(settings).mode == StoreMode::read_write);
  for (const StoreMode mode :
       {StoreMode::read_write, StoreMode::read_only, StoreMode::memory, StoreMode::require}) {
    settings.cache_mode = name_of(mode);
    CHECK(store_options(settings).mode == mode);
  }
  settings.cache_mode = "RW";
  CHECK(refusal(settings) == "ATTNGEN_CACHE=\"RW\" is no mode of the cache");
  settings = Settings();
  CHECK(store_options(settings).max_bytes == 2ull << 30);
  settings.cache_max = "3M";
  CHECK(store_options(settings).max_bytes == 3u << 20);
  settings.cache_max = "lots";
  CHECK(refusal(settings) == "ATTNGEN_CACHE_MAX=\"lots\" is no number of bytes");
  settings = Settings();
  settings.cache_ro_path = ":/a::/b:";
  CHECK(store_options(settings).bundles == std::vector<std::string>{"/a", "/b"});
  settings.cache_shared = "yes";
  CHECK(refusal(settings) == "ATTNGEN_CACHE_SHARED=\"yes\" is neither 0 nor 1");
  settings.cache_shared = "1";
  settings.xdg_runtime_dir = "/run/x";
  CHECK(store_options(settings).shared);
  CHECK(store_options(settings).runtime_dir == "/run/x");
}

TEST_CASE("numbers of bytes") {
  CHECK(byte_count("1") == 1);
  CHECK(byte_count("64K") == 64u << 10);
  CHECK(byte_count("64k") == 64u << 10);
  CHECK(byte_count("2G") == 2ull << 30);
  CHECK(byte_count("18446744073709551615") == ~0ull);
  for (const char* bad : {"", "0", "0G", "K", "-1", "+1", "1.5G", "1T", "1 G", "0x10", "G1", "1KK",
                          "18446744073709551616", "99999999999G"}) {
    CHECK_MESSAGE(!byte_count(bad), bad);
  }
}
