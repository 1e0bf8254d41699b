// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/eviction.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "runtime/store/entry_format.h"
#include "tests/store/stub_kernel.h"
#include "tests/unit/base/scratch_folder.h"

namespace fs = std::filesystem;
using attngen::evict;
using attngen::Eviction;
using attngen::StoreFolder;
using attngen::test::ScratchFolder;
using attngen::test::StubCompiler;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

/// Publishes kernel `number`, last used so long ago.
std::string publish(const StoreFolder& folder, std::uint64_t number, seconds age) {
  const attngen::StoredKernel kernel = StubCompiler().expected(number);
  const std::string key = key_of(kernel.request);
  REQUIRE(folder.publish(key, attngen::encode_entry(key, kernel).bytes).empty());
  const fs::path path = folder.path() + "/v1/obj/" + attngen::entry_folder_of(key) + "/" +
                        attngen::entry_name_of(key);
  fs::last_write_time(path, fs::file_time_type::clock::now() - age);
  return key;
}

std::set<std::string> keys_in(const StoreFolder& folder) {
  std::vector<attngen::ListedFile> files;
  REQUIRE(folder.list(files).empty());
  std::set<std::string> keys;
  for (const attngen::ListedFile& file : files) keys.insert(file.key);
  return keys;
}

}  // namespace

TEST_CASE("the oldest leave until the rest fits") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  std::vector<std::string> keys;
  for (std::uint64_t i = 0; i < 6; ++i) {
    keys.push_back(publish(folder, i, hours(10 * (i * 5 % 6 + 1))));
  }
  const Eviction all = evict(folder, 1ull << 30, seconds(60));
  CHECK(all.entries == 6);
  CHECK(all.evicted == 0);
  CHECK(all.problem.empty());
  const Eviction half = evict(folder, all.disk_bytes / 2, seconds(60));
  CHECK(half.evicted == 3);
  CHECK(half.evicted_bytes == all.disk_bytes / 2);
  // Ages 10 (i * 5 mod 6 + 1): numbers 0, 5 and 4 were used last.
  CHECK(keys_in(folder) == std::set<std::string>{keys[0], keys[5], keys[4]});
  CHECK(evict(folder, 1, seconds(60)).evicted == 3);
}

TEST_CASE("the young stay, and stamps of the future become now") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  const std::string young = publish(folder, 1, seconds(30));
  const std::string future = publish(folder, 2, hours(-100000));
  publish(folder, 3, hours(1));
  CHECK(evict(folder, 1, seconds(60)).evicted == 1);
  CHECK(keys_in(folder) == std::set<std::string>{young, future});
  std::vector<attngen::ListedFile> files;
  folder.list(files);
  for (const attngen::ListedFile& file : files) {
    CHECK(std::abs(file.facts.modified_s - attngen::seconds_now()) < 50);
  }
  CHECK(evict(folder, 1, seconds(0)).evicted == 2);
}

TEST_CASE("orphaned temporaries leave, strangers stay") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  const std::string key = publish(folder, 1, seconds(30));
  const std::string inside = scratch.at("cache/v1/obj/" + key.substr(0, 2));
  for (const char* name : {"/.a.tmp", "/.b.tmp", "/stranger"}) std::ofstream(inside + name) << "x";
  const auto old = fs::file_time_type::clock::now() - hours(2);
  fs::last_write_time(inside + "/.a.tmp", old);
  fs::last_write_time(inside + "/stranger", old);
  CHECK(evict(folder, 1ull << 30, seconds(60)).temporaries == 1);
  CHECK(!fs::exists(inside + "/.a.tmp"));
  CHECK(fs::exists(inside + "/.b.tmp"));
  CHECK(fs::exists(inside + "/stranger"));
}
