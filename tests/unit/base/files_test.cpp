// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"

namespace {

namespace fs = std::filesystem;
using attngen::ErrorKind;
using attngen::PendingFiles;
using attngen::read_file;

// A fresh folder, removed with all it holds.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "attngen-test-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    fs::permissions(path_, fs::perms::owner_all);
    fs::remove_all(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  std::vector<std::string> names() const { return attngen::list_folder(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void write_now(const std::string& path, const std::string& bytes) {
  PendingFiles files;
  files.add(path, bytes);
  files.publish();
}

// Permissions bind only those who are not root.
class Unprivileged {
 public:
  Unprivileged() {
    if (was_root_) REQUIRE(seteuid(65534) == 0);
  }
  ~Unprivileged() {
    if (was_root_ && seteuid(0) != 0) std::abort();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  bool was_root_ = geteuid() == 0;
};

template <typename Action>
std::string error_of(ErrorKind kind, const Action& action) {
  try {
    action();
  } catch (const attngen::Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  return "no error";
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string add_error(const std::string& path) {
  return error_of(ErrorKind::io, [&] {
    PendingFiles files;
    files.add(path, "bytes");
  });
}

}  // namespace

TEST_CASE("files appear together, only when published, with nothing beside them") {
  const Folder folder;
  {
    PendingFiles files;
    files.add(folder / "a", std::string("one\0two", 7));
    files.add(folder / "b", "");
    CHECK_FALSE(attngen::file_exists(folder / "a"));
    CHECK_FALSE(attngen::file_exists(folder / "b"));
    files.publish();
  }
  CHECK(folder.names() == std::vector<std::string>{"a", "b"});
  CHECK(read_file(folder / "a") == std::string("one\0two", 7));
  CHECK(read_file(folder / "b").empty());
}

TEST_CASE("without publish nothing is left") {
  const Folder folder;
  write_now(folder / "kept", "old");
  {
    PendingFiles files;
    files.add(folder / "kept", "new");
    files.add(folder / "other", "x");
    CHECK(folder.names().size() == 3);
  }
  CHECK(folder.names() == std::vector<std::string>{"kept"});
  CHECK(read_file(folder / "kept") == "old");
}

TEST_CASE("a replaced file keeps its mode, a link stays a link") {
  const Folder folder;
  write_now(folder / "real", "old");
  fs::create_symlink("real", folder / "link");
  // One narrower and one wider than the usual umask leaves it.
  for (const unsigned mode : {0600u, 0666u}) {
    fs::permissions(folder / "real", static_cast<fs::perms>(mode));
    write_now(folder / "link", "new " + std::to_string(mode));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "real") == "new " + std::to_string(mode));
    CHECK(static_cast<unsigned>(fs::status(folder / "real").permissions()) == mode);
  }
}

TEST_CASE("a relative name holds although the working folder changes") {
  const Folder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  PendingFiles files;
  files.add("here", "x");
  fs::current_path(before);
  files.publish();
  CHECK(read_file(folder / "here") == "x");
}

TEST_CASE("places that cannot be written say why and keep nothing") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  fs::create_symlink("nowhere", folder / "dangling");
  write_now(folder / "file", "x");
  const auto before = folder.names();
  CHECK(holds(add_error(folder / "sub"), "sub': it is a folder"));
  CHECK(holds(add_error(folder / "new/"), "names a folder"));
  CHECK(holds(add_error(folder / "missing/x"), "No such file or directory"));
  CHECK(holds(add_error(folder / "file/x"), "Not a directory"));
  CHECK(holds(add_error(folder / "dangling"), "leads nowhere"));
  CHECK(holds(add_error("/dev/null"), "device"));
  CHECK(holds(add_error(""), "empty"));
  CHECK(holds(add_error(std::string("a\0b", 3)), "zero byte"));
  CHECK(holds(add_error(folder / std::string(300, 'n')), "name too long"));
  CHECK(
      holds(add_error(folder / std::string(5000, '/') + std::string(5000, 'n')), "name too long"));
  CHECK(folder.names() == before);
}

TEST_CASE("one file cannot be two results") {
  const Folder folder;
  PendingFiles files;
  files.add(folder / "x", "1");
  const std::string again = folder / "./x";
  CHECK(holds(error_of(ErrorKind::io, [&] { files.add(again, "2"); }), "two results"));
}

TEST_CASE("read-only folders and files are respected") {
  const Folder folder;
  fs::permissions(folder.path(), fs::perms::others_all | fs::perms::owner_all);
  fs::create_directory(folder / "locked");
  fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec |
                                         fs::perms::others_read | fs::perms::others_exec);
  write_now(folder / "fixed", "old");
  fs::permissions(folder / "fixed", fs::perms::owner_read | fs::perms::others_read);
  write_now(folder / "secret", "x");
  fs::permissions(folder / "secret", fs::perms::none);
  {
    const Unprivileged user;
    CHECK(holds(add_error(folder / "locked/x"), "Permission denied"));
    CHECK(holds(add_error(folder / "fixed"), "Permission denied"));
    CHECK(holds(error_of(ErrorKind::refused, [&] { read_file(folder / "secret"); }),
                "Permission denied"));
  }
  CHECK(attngen::list_folder(folder / "locked").empty());
  CHECK(read_file(folder / "fixed") == "old");
}

TEST_CASE("a write that fails midway leaves nothing") {
  const Folder folder;
  struct rlimit before {};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* const old_handler = signal(SIGXFSZ, SIG_IGN);
  struct rlimit small = before;
  small.rlim_cur = 1000;
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string text = error_of(ErrorKind::io, [&] {
    PendingFiles files;
    files.add(folder / "big", std::string(100000, 'x'));
  });
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, old_handler);
  CHECK(holds(text, "File too large"));
  CHECK(folder.names().empty());
}

TEST_CASE("publishing onto a place that changed meanwhile fails and cleans up") {
  const Folder folder;
  {
    PendingFiles files;
    files.add(folder / "x", "1");
    fs::create_directory(folder / "x");
    CHECK(holds(error_of(ErrorKind::io, [&] { files.publish(); }), "Is a directory"));
  }
  CHECK(folder.names() == std::vector<std::string>{"x"});
}

TEST_CASE("more files at once than can be tracked is an error, and their places come back") {
  const Folder folder;
  for (int round = 0; round < 2; ++round) {
    PendingFiles files;
    const std::string text = error_of(ErrorKind::io, [&] {
      for (int i = 0; i < 65; ++i) files.add(folder / std::to_string(i), "x");
    });
    CHECK(holds(text, "64 files"));
  }
  CHECK(folder.names().empty());
}

TEST_CASE("threads write at the same time") {
  const Folder folder;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&folder, t] {
      for (int i = 0; i < 50; ++i) {
        write_now(folder / ("t" + std::to_string(t)),
                  std::string(1000, static_cast<char>('a' + t)));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(folder.names().size() == 8);
  for (int t = 0; t < 8; ++t) {
    CHECK(read_file(folder / ("t" + std::to_string(t))) ==
          std::string(1000, static_cast<char>('a' + t)));
  }
}

TEST_CASE("a signal handler removes what is pending") {
  const Folder folder;
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    signal(SIGINT, [](int) {
      attngen::remove_pending_files();
      _exit(130);
    });
    PendingFiles files;
    files.add(folder / "a", "x");
    files.add(folder / "b", "y");
    if (write(ready[1], "r", 1) == 1) {
      for (;;) pause();
    }
    _exit(1);
  }
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  CHECK(folder.names().size() == 2);
  REQUIRE(kill(child, SIGINT) == 0);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 130);
  CHECK(folder.names().empty());
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("reading: what is refused, and the size limit") {
  const Folder folder;
  write_now(folder / "ten", "0123456789");
  CHECK(read_file(folder / "ten", 10) == "0123456789");
  const auto read_error = [](const std::string& path, std::uint64_t limit = 1 << 20) {
    return error_of(ErrorKind::refused, [&] { read_file(path, limit); });
  };
  CHECK(holds(read_error(folder / "ten", 9), "larger than 9 bytes"));
  CHECK(holds(read_error(folder / "absent"), "No such file"));
  CHECK(holds(read_error(folder.path()), "it is a folder"));
  CHECK(holds(read_error("/dev/zero"), "device"));
  CHECK(holds(read_error(""), "empty"));
  CHECK(holds(read_error(std::string("a\0b", 3)), "zero byte"));
}

TEST_CASE("a pipe reads to its end, within the limit") {
  const Folder folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const std::string sent(200000, 'p');
  for (const bool fits : {true, false}) {
    auto* const old_handler = signal(SIGPIPE, SIG_IGN);
    std::thread writer([&] {
      FILE* pipe = std::fopen((folder / "pipe").c_str(), "w");
      std::fwrite(sent.data(), 1, sent.size(), pipe);
      std::fclose(pipe);
    });
    if (fits) {
      CHECK(read_file(folder / "pipe", sent.size()) == sent);
    } else {
      CHECK(holds(error_of(ErrorKind::refused, [&] { read_file(folder / "pipe", 100000); }),
                  "larger than 100000"));
    }
    writer.join();
    signal(SIGPIPE, old_handler);
  }
}

TEST_CASE("folders list sorted, absent ones empty") {
  const Folder folder;
  for (const char* name : {"b", "a", "c"}) write_now(folder / name, "");
  CHECK(folder.names() == std::vector<std::string>{"a", "b", "c"});
  CHECK(attngen::list_folder(folder / "absent").empty());
  CHECK(attngen::list_folder(folder / "a").empty());
  CHECK(attngen::file_exists(folder / "a"));
  CHECK_FALSE(attngen::file_exists(folder / "absent"));
}
