// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/store.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "runtime/store/verify.h"
#include "tests/store/stub_kernel.h"
#include "tests/unit/base/scratch_folder.h"

using attngen::Error;
using attngen::ErrorKind;
using attngen::Store;
using attngen::StoredKernel;
using attngen::StoreMode;
using attngen::StoreOptions;
using attngen::test::ScratchFolder;
using attngen::test::StubCompiler;

namespace {

const StubCompiler kCompiler;

StoreOptions in(const ScratchFolder& scratch, StoreMode mode = StoreMode::read_write) {
  StoreOptions options;
  options.folder = scratch.at("cache");
  options.mode = mode;
  return options;
}

std::shared_ptr<const StoredKernel> get(Store& store, std::uint64_t number) {
  return store.get(kCompiler.request(number), [&] { return kCompiler.compile(number); });
}

}  // namespace

TEST_CASE("compile, memory hit, disk hit: the same kernel") {
  const ScratchFolder scratch;
  Store first(in(scratch));
  CHECK(first.find(kCompiler.request(1)) == nullptr);
  const auto kernel = get(first, 1);
  CHECK(*kernel == kCompiler.expected(1));
  CHECK(get(first, 1) == kernel);
  CHECK(first.find(key_of(kernel->request)) == kernel);
  CHECK(first.counts().compiles == 1);
  CHECK(first.counts().memory_hits == 2);
  Store second(in(scratch));
  CHECK(*second.find(kCompiler.request(1)) == *kernel);
  Store third(in(scratch));
  CHECK(*third.find(key_of(kernel->request)) == *kernel);
  CHECK(*get(third, 1) == *kernel);
  const attngen::StoreCounts counts = third.counts();
  CHECK((counts.disk_hits == 1 && counts.memory_hits == 1 && counts.compiles == 0));
  CHECK((counts.repairs == 0 && counts.warnings == 0));
  CHECK(third.find(std::string("no key")) == nullptr);
  CHECK(third.find(std::string(64, '0')) == nullptr);
}

TEST_CASE("failures are thrown, remembered in memory, and never on the disk") {
  const ScratchFolder scratch;
  Store store(in(scratch));
  int calls = 0;
  const auto fail = [&](ErrorKind kind) {
    return [&calls, kind]() -> StoredKernel {
      ++calls;
      throw Error(kind, "no");
    };
  };
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS(store.get(kCompiler.request(1), fail(ErrorKind::compile_failed)), Error);
  }
  CHECK(calls == 1);
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS(store.get(kCompiler.request(2), fail(ErrorKind::missing_tool)), Error);
  }
  CHECK(calls == 4);
  CHECK(*get(store, 2) == kCompiler.expected(2));
  Store other(in(scratch));
  CHECK(*get(other, 1) == kCompiler.expected(1));
}

TEST_CASE("require never compiles, and says where it looked") {
  const ScratchFolder scratch;
  Store store(in(scratch, StoreMode::require));
  try {
    get(store, 1);
    FAIL("a miss was no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    CHECK(std::string(error.what()).find(scratch.at("cache")) != std::string::npos);
    CHECK(std::string(error.what()).find(key_of(kCompiler.request(1))) != std::string::npos);
  }
  CHECK(store.counts().compiles == 0);
  Store writer(in(scratch));
  get(writer, 1);
  CHECK(*get(store, 1) == kCompiler.expected(1));
  CHECK(store.counts().compiles == 0);
}

TEST_CASE("memory only: no folder, one warning, right kernels") {
  StoreOptions options;
  options.why_no_folder = "HOME is not set";
  attngen::set_log_level(attngen::LogLevel::off);
  Store store(options);
  for (std::uint64_t i = 0; i < 5; ++i) CHECK(*get(store, i) == kCompiler.expected(i));
  CHECK(store.counts().warnings == 1);
  options.mode = StoreMode::memory;
  Store silent(options);
  CHECK(*get(silent, 1) == kCompiler.expected(1));
  CHECK(silent.counts().warnings == 0);
  attngen::set_log_level(attngen::LogLevel::warn);
}

TEST_CASE("a discarded kernel is gone from memory and disk") {
  const ScratchFolder scratch;
  attngen::set_log_level(attngen::LogLevel::off);
  Store store(in(scratch));
  const std::string key = key_of(get(store, 1)->request);
  store.discard(key, "the driver refused it");
  CHECK(store.find(key) == nullptr);
  get(store, 1);
  CHECK(store.counts().compiles == 2);
  CHECK(store.counts().warnings == 1);
  attngen::set_log_level(attngen::LogLevel::warn);
}

TEST_CASE("a compile that answers another request is our bug, and publishes nothing") {
  const ScratchFolder scratch;
  Store store(in(scratch));
  CHECK_THROWS_AS(store.get(kCompiler.request(1), [] { return kCompiler.expected(2); }),
                  attngen::InternalError);
  CHECK(store.find(kCompiler.request(1)) == nullptr);
  CHECK(verify(attngen::StoreFolder(scratch.at("cache"), false)).entries == 0);
}

TEST_CASE("threads with many keys: each is compiled once") {
  const ScratchFolder scratch;
  Store store(in(scratch));
  std::vector<std::thread> threads;
  std::atomic<int> right{0};
  for (std::uint64_t t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (std::uint64_t i = 0; i < 20; ++i) {
        const std::uint64_t number = (i + 3 * t) % 20;
        right += *get(store, number) == kCompiler.expected(number) ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 160);
  CHECK(store.counts().compiles == 20);
}
