// SPDX-License-Identifier: Apache-2.0
#include "base/folder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "tests/unit/base/scratch_folder.h"

namespace fs = std::filesystem;
using attngen::Descriptor;
using attngen::FileFacts;
using attngen::Folder;
using attngen::test::ScratchFolder;

namespace {

Folder opened(const ScratchFolder& scratch) {
  Folder folder;
  REQUIRE(attngen::open_folder(scratch.path().string(), folder) == 0);
  return folder;
}

std::string read(const Folder& folder, const std::string& name) {
  Descriptor file;
  REQUIRE(folder.open_file(name, file) == 0);
  std::string bytes;
  REQUIRE(file.read(1 << 20, bytes) == 0);
  return bytes;
}

}  // namespace

TEST_CASE("a new file is whole, private, and never replaces another") {
  const ScratchFolder scratch;
  const Folder folder = opened(scratch);
  CHECK(folder.write_new("a", "bytes", 0600) == 0);
  CHECK(read(folder, "a") == "bytes");
  FileFacts facts;
  CHECK(folder.facts_of("a", facts) == 0);
  CHECK((facts.is_file && facts.bytes == 5 && facts.mode == 0600));
  CHECK(folder.write_new("a", "other", 0600) == EEXIST);
  CHECK(read(folder, "a") == "bytes");
  CHECK(folder.rename("a", "b") == 0);
  CHECK(folder.facts_of("a", facts) == ENOENT);
  CHECK(folder.remove("b") == 0);
  CHECK(folder.remove("b") == ENOENT);
}

TEST_CASE("links are not followed, and pipes do not block") {
  const ScratchFolder scratch;
  const Folder folder = opened(scratch);
  REQUIRE(folder.write_new("file", "x", 0600) == 0);
  fs::create_symlink("file", scratch.at("link"));
  fs::create_directory_symlink(scratch.path(), scratch.at("folder-link"));
  REQUIRE(::mkfifo(scratch.at("pipe").c_str(), 0600) == 0);
  Descriptor file;
  Folder child;
  CHECK(folder.open_file("link", file) == ELOOP);
  const int error = folder.open_folder("folder-link", child);
  CHECK((error == ELOOP || error == ENOTDIR));
  CHECK(attngen::open_folder(scratch.at("folder-link"), child) != 0);
  CHECK(folder.open_folder("file", child) == ENOTDIR);
  FileFacts facts;
  REQUIRE(folder.open_file("pipe", file) == 0);
  CHECK(file.facts(facts) == 0);
  CHECK(!facts.is_file);
}

TEST_CASE("folders are made with those above them, and listed in order") {
  const ScratchFolder scratch;
  CHECK(attngen::make_folders(scratch.at("a/b/c")) == 0);
  CHECK(attngen::make_folders(scratch.at("a/b/c")) == 0);
  CHECK((fs::status(scratch.at("a/b")).permissions() & fs::perms::mask) == fs::perms::owner_all);
  std::ofstream(scratch.at("file"));
  CHECK(attngen::make_folders(scratch.at("file/below")) == ENOTDIR);
  const Folder folder = opened(scratch);
  CHECK(folder.make_folder("a", 0700) == EEXIST);
  std::vector<std::string> names;
  CHECK(folder.names(names) == 0);
  CHECK(names == std::vector<std::string>{"a", "file"});
  CHECK(folder.names(names) == 0);  // from the start again
  CHECK(names.size() == 2);
}

TEST_CASE("a tree is removed whole, without following links out of it") {
  const ScratchFolder scratch;
  const ScratchFolder outside;
  std::ofstream(outside.at("kept"));
  fs::create_directories(scratch.at("tree/a/b"));
  std::ofstream(scratch.at("tree/a/b/file"));
  fs::create_directory_symlink(outside.path(), scratch.at("tree/a/out"));
  const Folder folder = opened(scratch);
  CHECK(folder.remove_tree("tree") == 0);
  CHECK(!fs::exists(scratch.at("tree")));
  CHECK(fs::exists(outside.at("kept")));
  CHECK(folder.remove_tree("tree") == ENOENT);
}

TEST_CASE("stamps and modes") {
  const ScratchFolder scratch;
  const Folder folder = opened(scratch);
  REQUIRE(folder.write_new("a", "x", 0600) == 0);
  fs::last_write_time(scratch.at("a"), fs::file_time_type::clock::now() - std::chrono::hours(5));
  FileFacts facts;
  CHECK(folder.facts_of("a", facts) == 0);
  CHECK(attngen::seconds_now() - facts.modified_s > 4 * 3600);
  CHECK(folder.stamp_now("a") == 0);
  CHECK(folder.facts_of("a", facts) == 0);
  CHECK(attngen::seconds_now() - facts.modified_s < 100);
  CHECK(folder.set_group_and_mode(::getegid(), 01750) == 0);
  CHECK(folder.facts(facts) == 0);
  CHECK(facts.mode == 01750);
}

TEST_CASE("a lock file is made once") {
  const ScratchFolder scratch;
  const Folder folder = opened(scratch);
  Descriptor first;
  Descriptor second;
  CHECK(folder.open_lock("00", 0600, first) == 0);
  CHECK(folder.open_lock("00", 0600, second) == 0);
  CHECK(first.try_lock() == 0);
  CHECK(second.try_lock() == EWOULDBLOCK);
}

TEST_CASE("network file systems by their number") {
  CHECK(attngen::network_file_system_named(0x6969) == "NFS");
  CHECK(attngen::network_file_system_named(0x0BD00BD0) == "Lustre");
  CHECK(attngen::network_file_system_named(0x65735546) == "FUSE");
  CHECK(attngen::network_file_system_named(0xEF53).empty());      // ext4
  CHECK(attngen::network_file_system_named(0x01021994).empty());  // tmpfs
  CHECK(attngen::network_file_system_named(0x9123683E).empty());  // btrfs
}

TEST_CASE("paths become absolute") {
  CHECK(attngen::absolute_path("/a/b") == "/a/b");
  CHECK(attngen::absolute_path("a") == (fs::current_path() / "a").string());
}
