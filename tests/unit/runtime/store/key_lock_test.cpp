// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/key_lock.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "tests/unit/base/scratch_folder.h"

using attngen::Descriptor;
using attngen::LockFolder;
using attngen::LockOutcome;
using attngen::StoreFolder;
using attngen::wait_for_lock;
using attngen::test::ScratchFolder;
using std::chrono::milliseconds;

namespace {

bool never() {
  return false;
}

}  // namespace

TEST_CASE("one holds a stripe, the other waits, and files stay") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  const LockFolder locks(folder, "");
  REQUIRE(locks.problem().empty());
  Descriptor held;
  CHECK(wait_for_lock(locks, "ab", milliseconds(0), never, held) == LockOutcome::held);
  Descriptor other;
  CHECK(locks.try_lock("cd", other) == 0);
  other.close();
  CHECK(locks.try_lock("ab", other) == EWOULDBLOCK);
  const auto start = std::chrono::steady_clock::now();
  CHECK(wait_for_lock(locks, "ab", milliseconds(60), never, other) == LockOutcome::timed_out);
  CHECK(std::chrono::steady_clock::now() - start >= milliseconds(60));
  int asked = 0;
  const auto third_time = [&] { return ++asked == 3; };
  CHECK(wait_for_lock(locks, "ab", milliseconds(60000), third_time, other) ==
        LockOutcome::not_needed);
  held.close();
  CHECK(wait_for_lock(locks, "ab", milliseconds(0), never, other) == LockOutcome::held);
  CHECK(std::filesystem::exists(scratch.at("cache/v1/lock/ab")));
}

TEST_CASE("threads exclude each other") {
  const ScratchFolder scratch;
  const StoreFolder folder(scratch.at("cache"), false);
  std::atomic<int> inside{0};
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const LockFolder locks(folder, "");
      Descriptor held;
      if (wait_for_lock(locks, "00", milliseconds(60000), never, held) != LockOutcome::held) return;
      if (inside.fetch_add(1) == 0) ++done;
      std::this_thread::sleep_for(milliseconds(2));
      inside.fetch_sub(1);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(done == 8);
}

TEST_CASE("without a folder there is no lock, and a reason") {
  const LockFolder locks(StoreFolder("/dev/null/cache", false), "");
  CHECK(!locks.problem().empty());
  Descriptor held;
  CHECK(wait_for_lock(locks, "ab", milliseconds(1000), never, held) == LockOutcome::impossible);
}
