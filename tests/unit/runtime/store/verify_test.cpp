// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/verify.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "runtime/store/entry_format.h"
#include "tests/store/stub_kernel.h"
#include "tests/unit/base/scratch_folder.h"

namespace fs = std::filesystem;
using attngen::StoreFolder;
using attngen::Transfer;
using attngen::Verification;
using attngen::verify;
using attngen::test::ScratchFolder;
using attngen::test::StubCompiler;

namespace {

fs::path publish(const StoreFolder& folder, std::uint64_t number) {
  const attngen::StoredKernel kernel = StubCompiler().expected(number);
  const std::string key = key_of(kernel.request);
  REQUIRE(folder.publish(key, attngen::encode_entry(key, kernel).bytes).empty());
  return folder.path() + "/v1/obj/" + attngen::entry_folder_of(key) + "/" +
         attngen::entry_name_of(key);
}

}  // namespace

TEST_CASE("good entries are counted, others named with their reason") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  CHECK(verify(folder).entries == 0);
  std::vector<fs::path> paths;
  for (std::uint64_t i = 0; i < 5; ++i) paths.push_back(publish(folder, i));
  CHECK(verify(folder).entries == 5);
  fs::resize_file(paths[0], fs::file_size(paths[0]) - 1);
  fs::permissions(paths[1], fs::perms(0666));
  fs::rename(paths[2], paths[3]);
  std::ofstream(paths[4].parent_path() / ".x.tmp");
  std::ofstream(paths[4].parent_path() / "x");
  const Verification found = verify(folder);
  CHECK(found.entries == 1);
  CHECK(found.bytes == fs::file_size(paths[4]));
  CHECK(found.temporaries == 1);
  CHECK(found.strangers.size() == 1);
  REQUIRE(found.faults.size() == 3);
  std::string reasons;
  for (const attngen::EntryFault& fault : found.faults) reasons += fault.reason + "\n";
  CHECK(reasons.find("SHA-256") != std::string::npos);
  CHECK(reasons.find("others can write") != std::string::npos);
  CHECK(reasons.find("it holds another kernel") != std::string::npos);
}

TEST_CASE("a bundle takes every good entry, once, and gives it back") {
  const ScratchFolder scratch;
  const StoreFolder cache(scratch.at("cache"), false);
  const StoreFolder bundle(scratch.at("bundle"), false);
  std::vector<fs::path> paths;
  for (std::uint64_t i = 0; i < 5; ++i) paths.push_back(publish(cache, i));
  fs::resize_file(paths[3], 10);
  Transfer out = copy_entries(cache, bundle);
  CHECK(out.copied == 4);
  CHECK(out.faults.size() == 1);
  out = copy_entries(cache, bundle);
  CHECK(out.copied == 0);
  CHECK(out.present == 4);
  const StoreFolder fresh(scratch.at("fresh"), false);
  CHECK(copy_entries(bundle, fresh).copied == 4);
  CHECK(verify(fresh).entries == 4);
  for (const std::size_t number : {0u, 1u, 2u, 4u}) {
    const attngen::CompileRequest request = StubCompiler().request(number);
    const attngen::FoundEntry entry = fresh.read(key_of(request), &request);
    REQUIRE(entry.kernel);
    CHECK(*entry.kernel == StubCompiler().expected(number));
  }
  const Transfer nowhere = copy_entries(bundle, StoreFolder("/dev/null/x", false));
  CHECK(nowhere.copied == 0);
  CHECK(!nowhere.problem.empty());
}
