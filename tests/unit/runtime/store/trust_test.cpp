// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/trust.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "runtime/store/entry_format.h"

using attngen::FileFacts;
using attngen::why_untrusted_file;
using attngen::why_untrusted_folder;

namespace {

constexpr std::uint32_t kStranger = 4'000'000'000;

FileFacts folder(std::uint32_t mode, std::uint32_t owner = ::geteuid(),
                 std::uint32_t group = ::getegid()) {
  FileFacts facts;
  facts.is_folder = true;
  facts.mode = mode;
  facts.owner = owner;
  facts.group = group;
  return facts;
}

FileFacts file(std::uint32_t mode, std::uint32_t owner = ::geteuid(),
               std::uint32_t group = ::getegid()) {
  FileFacts facts = folder(mode, owner, group);
  facts.is_folder = false;
  facts.is_file = true;
  return facts;
}

}  // namespace

TEST_CASE("a folder is ours or root's, and nobody else may write") {
  CHECK(why_untrusted_folder(folder(0700), false).empty());
  CHECK(why_untrusted_folder(folder(0755), false).empty());
  CHECK(why_untrusted_folder(folder(0755, 0), false).empty());
  CHECK(why_untrusted_folder(folder(0700, kStranger), false).find("belongs to user") !=
        std::string::npos);
  for (const std::uint32_t mode : {0777u, 01777u, 0702u}) {
    CHECK(why_untrusted_folder(folder(mode), false).find("everyone") != std::string::npos);
    CHECK(why_untrusted_folder(folder(mode), true).find("everyone") != std::string::npos);
  }
  CHECK(!why_untrusted_folder(folder(0770), false).empty());
  CHECK(why_untrusted_folder(file(0600), false) == "it is not a folder");
}

TEST_CASE("a shared folder is of our group and sticky") {
  CHECK(why_untrusted_folder(folder(03770), true).empty());
  CHECK(why_untrusted_folder(folder(03770, kStranger), true).empty());
  CHECK(why_untrusted_folder(folder(02770), true).find("sticky") != std::string::npos);
  CHECK(why_untrusted_folder(folder(03770, 0, kStranger), true).find("not in") !=
        std::string::npos);
  CHECK(why_untrusted_folder(folder(0700), true).empty());
  CHECK(!why_untrusted_folder(folder(0700, kStranger), true).empty());
}

TEST_CASE("a file is regular, small enough, ours, and nobody else may write") {
  const FileFacts ours = folder(0700);
  CHECK(why_untrusted_file(file(0600), ours, false).empty());
  CHECK(why_untrusted_file(file(0644, 0), ours, false).empty());
  CHECK(!why_untrusted_file(file(0600, kStranger), ours, false).empty());
  CHECK(!why_untrusted_file(file(0620), ours, false).empty());
  CHECK(!why_untrusted_file(file(0602), ours, false).empty());
  CHECK(!why_untrusted_file(folder(0700), ours, false).empty());
  FileFacts large = file(0600);
  large.bytes = attngen::kMostEntryBytes + 1;
  CHECK(why_untrusted_file(large, ours, false).find("bytes") != std::string::npos);
  // In a shared folder the others' files are believed if they are the group's.
  const FileFacts shared = folder(03770);
  CHECK(why_untrusted_file(file(0640, kStranger), shared, true).empty());
  CHECK(!why_untrusted_file(file(0640, kStranger), shared, false).empty());
  CHECK(!why_untrusted_file(file(0640, kStranger, kStranger), shared, true).empty());
  CHECK(!why_untrusted_file(file(0660, kStranger), shared, true).empty());
  CHECK(!why_untrusted_file(file(0640, kStranger), ours, true).empty());
}
