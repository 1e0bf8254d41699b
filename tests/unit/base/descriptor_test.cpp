// SPDX-License-Identifier: Apache-2.0
#include "base/descriptor.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>

#include "tests/unit/base/scratch_folder.h"

using attngen::Descriptor;
using attngen::FileFacts;
using attngen::test::ScratchFolder;

namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Descriptor opened(const std::string& path) {
  return Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

}  // namespace

TEST_CASE("a descriptor closes once, when its last owner goes") {
  int number = -1;
  {
    Descriptor first = opened("/dev/null");
    number = first.number();
    Descriptor second = std::move(first);
    CHECK(!first.is_open());
    CHECK(second.number() == number);
    first = std::move(second);
    CHECK(::fcntl(number, F_GETFD) != -1);
  }
  CHECK(::fcntl(number, F_GETFD) == -1);
  Descriptor kept = opened("/dev/null");
  number = kept.release();
  CHECK(::fcntl(number, F_GETFD) != -1);
  CHECK(Descriptor(number).close() == 0);
}

TEST_CASE("reads the whole of a file, or its beginning, and tells its facts") {
  const ScratchFolder scratch;
  for (const std::size_t size : {0u, 1u, 4095u, 4096u, 4097u, 100000u}) {
    const std::string bytes(size, 'x');
    std::ofstream(scratch.at("file"), std::ios::binary) << bytes;
    const Descriptor file = opened(scratch.at("file"));
    std::string read;
    CHECK(file.read(1 << 20, read) == 0);
    CHECK(read == bytes);
    const Descriptor again = opened(scratch.at("file"));
    CHECK(again.read(7, read) == 0);
    CHECK(read == bytes.substr(0, 7));
    FileFacts facts;
    CHECK(file.facts(facts) == 0);
    CHECK(facts.is_file);
    CHECK(!facts.is_folder);
    CHECK(facts.bytes == size);
    CHECK(facts.owner == attngen::effective_user());
    CHECK(std::abs(facts.modified_s - attngen::seconds_now()) < 100);
  }
}

TEST_CASE("a file without a size is read to its end") {
  const Descriptor file = opened("/proc/self/status");
  std::string text;
  CHECK(file.read(1 << 20, text) == 0);
  CHECK(text.find("Pid:\t" + std::to_string(attngen::process_id())) != std::string::npos);
}

TEST_CASE("what the system refuses comes back as its number") {
  std::string text;
  FileFacts facts;
  const Descriptor folder = opened("/");
  CHECK(folder.read(10, text) == EISDIR);
  const Descriptor none;
  CHECK(none.read(10, text) == EBADF);
  CHECK(none.facts(facts) == EBADF);
  CHECK(none.write("x") == EBADF);
  CHECK(none.try_lock() == EBADF);
  CHECK(attngen::errno_text(ENOSPC).find("space") != std::string::npos);
  Descriptor file;
  CHECK(attngen::open_for_append("/nonexistent/file", file) == ENOENT);
  if (::access("/dev/full", W_OK) == 0) {
    CHECK(attngen::open_for_append("/dev/full", file) == 0);
    CHECK(file.write("x") == ENOSPC);
  }
}

TEST_CASE("appends, and makes the file for its owner alone") {
  const ScratchFolder scratch;
  for (int i = 0; i < 3; ++i) {
    Descriptor file;
    CHECK(attngen::open_for_append(scratch.at("log"), file) == 0);
    CHECK(file.write("line\n") == 0);
    CHECK(file.sync() == 0);
    CHECK(file.close() == 0);
  }
  CHECK(contents(scratch.at("log")) == "line\nline\nline\n");
  FileFacts facts;
  CHECK(opened(scratch.at("log")).facts(facts) == 0);
  CHECK((facts.mode & 077) == 0);
}

TEST_CASE("a lock is held by one open file until it closes") {
  const ScratchFolder scratch;
  std::ofstream(scratch.at("lock"));
  const Descriptor first = opened(scratch.at("lock"));
  Descriptor second = opened(scratch.at("lock"));
  CHECK(second.try_lock() == 0);
  CHECK(first.try_lock() == EWOULDBLOCK);
  second.close();
  CHECK(first.try_lock() == 0);
}

TEST_CASE("our own group is ours") {
  CHECK(attngen::is_in_group(::getegid()));
  CHECK(!attngen::is_in_group(0xFFFFFFF0u));
}
