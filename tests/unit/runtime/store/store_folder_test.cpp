// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store_folder.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "runtime/store/entry_format.h"
#include "tests/store/stub_kernel.h"
#include "tests/unit/base/scratch_folder.h"

namespace fs = std::filesystem;
using attngen::FoundEntry;
using attngen::ListedFile;
using attngen::StoredKernel;
using attngen::StoreFolder;
using attngen::test::ScratchFolder;
using attngen::test::StubCompiler;

namespace {

std::string publish(const StoreFolder& folder, std::uint64_t number) {
  const StoredKernel kernel = StubCompiler().expected(number);
  const std::string key = key_of(kernel.request);
  REQUIRE(folder.publish(key, attngen::encode_entry(key, kernel).bytes).empty());
  return key;
}

}  // namespace

TEST_CASE("what was published is read, by request and by key alone") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("a/b"), false);
  const StoredKernel kernel = StubCompiler().expected(1);
  CHECK(folder.why_unusable().empty());
  CHECK(folder.read(key_of(kernel.request), &kernel.request).state == FoundEntry::State::absent);
  const std::string key = publish(folder, 1);
  for (const attngen::CompileRequest* wanted :
       {&kernel.request, static_cast<const attngen::CompileRequest*>(nullptr)}) {
    const FoundEntry entry = folder.read(key, wanted);
    REQUIRE(entry.state == FoundEntry::State::good);
    CHECK(*entry.kernel == kernel);
  }
  const attngen::CompileRequest other = StubCompiler().request(2);
  CHECK(folder.read(key, &other).state == FoundEntry::State::damaged);
  CHECK(fs::exists(scratch.at("a/b/v1/obj/" + key.substr(0, 2) + "/" + key.substr(2) + ".agk")));
}

TEST_CASE("lists entries, temporaries and strangers, and reads headers") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.path().string(), false);
  std::vector<ListedFile> files;
  CHECK(folder.list(files).empty());
  CHECK(files.empty());
  const std::string key = publish(folder, 3);
  const std::string inside = scratch.at("v1/obj/" + key.substr(0, 2));
  std::ofstream(inside + "/.half.tmp") << "x";
  std::ofstream(inside + "/notes.txt") << "x";
  std::ofstream(inside + "/short.agk") << "x";
  fs::create_directories(scratch.at("v1/obj/zz"));
  CHECK(folder.list(files).empty());
  REQUIRE(files.size() == 4);
  int entries = 0;
  for (const ListedFile& file : files) {
    CHECK(file.is_temporary == (file.name == ".half.tmp"));
    if (file.key.empty()) continue;
    ++entries;
    CHECK(file.key == key);
    const FoundEntry entry = folder.read_header(file);
    REQUIRE(entry.kernel);
    CHECK(entry.kernel->request.entry == StubCompiler().request(3).entry);
    CHECK(entry.kernel->facts == StubCompiler().expected(3).facts);
  }
  CHECK(entries == 1);
}

TEST_CASE("removes one entry") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.path().string(), false);
  const std::string key = publish(folder, 3);
  publish(folder, 4);
  CHECK(folder.remove(key) == 0);
  CHECK(folder.remove(key) == ENOENT);
  std::vector<ListedFile> files;
  folder.list(files);
  CHECK(files.size() == 1);
}

TEST_CASE("a folder that is a link or open to all is not used") {
  const ScratchFolder scratch;
  fs::create_directories(scratch.at("real"));
  fs::create_directory_symlink(scratch.at("real"), scratch.at("link"));
  CHECK(!StoreFolder(scratch.at("link"), false).why_unusable().empty());
  fs::permissions(scratch.at("real"), fs::perms::all);
  const StoreFolder open(scratch.at("real"), false);
  CHECK(open.why_unusable().find("everyone") != std::string::npos);
  CHECK(open.publish(std::string(64, 'a'), "x").find("everyone") != std::string::npos);
  CHECK(fs::is_empty(scratch.at("real")));
}
