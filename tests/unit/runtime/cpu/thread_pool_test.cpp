// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/thread_pool.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstring>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/error.h"

namespace attngen {
namespace {

TEST_CASE("every index runs once, in a worker that exists, one index at a time") {
  for (const int threads : {1, 2, 3, 8}) {
    CAPTURE(threads);
    ThreadPool pool(threads);
    CHECK(pool.threads() == threads);
    for (const std::int64_t count : {0, 1, 2, 7, 1000}) {
      CAPTURE(count);
      std::vector<std::atomic<int>> runs(static_cast<std::size_t>(count));
      std::vector<std::atomic<bool>> busy(static_cast<std::size_t>(threads));
      std::atomic<bool> wrong{false};
      pool.parallel(count, [&](int worker, std::int64_t index) {
        if (worker < 0 || worker >= threads) wrong = true;
        if (busy[static_cast<std::size_t>(worker)].exchange(true)) wrong = true;
        ++runs[static_cast<std::size_t>(index)];
        busy[static_cast<std::size_t>(worker)] = false;
      });
      CHECK_FALSE(wrong);
      CHECK(std::ranges::all_of(runs, [](const auto& n) { return n == 1; }));
    }
  }
}

TEST_CASE("what one index writes its caller reads, call after call") {
  ThreadPool pool(4);
  std::vector<std::int64_t> values(64);
  for (std::int64_t call = 0; call < 2000; ++call) {
    pool.parallel(64, [&](int, std::int64_t i) { values[static_cast<std::size_t>(i)] = call * i; });
    std::int64_t sum = 0;
    for (const std::int64_t value : values) sum += value;
    REQUIRE(sum == call * 63 * 32);
  }
}

TEST_CASE("threads that slept come back") {
  ThreadPool pool(3);
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    std::atomic<int> runs{0};
    std::atomic<int> at_once{0};
    std::atomic<bool> all{false};
    pool.parallel(3, [&](int, std::int64_t) {
      ++runs;
      ++at_once;
      // All three threads take part, or this waits for a while in vain.
      for (int wait = 0; wait < 2000 && !all; ++wait) {
        if (at_once == 3) all = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    });
    CHECK(runs == 3);
    CHECK(all);
  }
}

TEST_CASE("an exception reaches the caller, and the pool works on") {
  for (const int threads : {1, 4}) {
    ThreadPool pool(threads);
    for (int round = 0; round < 50; ++round) {
      std::atomic<int> runs{0};
      const auto job = [&](int, std::int64_t index) {
        ++runs;
        if (index == 3) throw std::runtime_error("index 3");
      };
      CHECK_THROWS_WITH_AS(pool.parallel(100'000, job), "index 3", std::runtime_error);
      CHECK(runs < 100'000);
      std::atomic<int> after{0};
      pool.parallel(10, [&](int, std::int64_t) { ++after; });
      CHECK(after == 10);
    }
  }
}

TEST_CASE("a call from inside a job runs in its own thread, with memory of its own") {
  ThreadPool pool(3);
  std::atomic<int> inner{0};
  std::atomic<bool> wrong{false};
  ThreadPool::Turn turn(pool);
  std::byte* const outer_memory = turn.memory(1 << 16);
  std::memset(outer_memory, 7, 1 << 16);
  turn.parallel(20, [&](int worker, std::int64_t) {
    ThreadPool::Turn nested(pool);
    if (nested.threads() != 1) wrong = true;
    std::memset(nested.memory(1 << 16), 9, 1 << 16);
    const auto id = std::this_thread::get_id();
    nested.parallel(5, [&](int inner_worker, std::int64_t) {
      if (inner_worker != worker || std::this_thread::get_id() != id) wrong = true;
      ++inner;
    });
  });
  CHECK(inner == 100);
  CHECK_FALSE(wrong);
  CHECK(std::all_of(outer_memory, outer_memory + (1 << 16),
                    [](std::byte b) { return b == std::byte{7}; }));
}

TEST_CASE("another pool's job may not call: two pools could wait for each other") {
  ThreadPool one(2);
  ThreadPool other(2);
  CHECK_THROWS_AS(
      one.parallel(4, [&](int, std::int64_t) { other.parallel(2, [](int, std::int64_t) {}); }),
      InternalError);
}

TEST_CASE("several threads of the program call at once and take turns") {
  ThreadPool pool(3);
  std::atomic<int> inside{0};
  std::atomic<bool> mixed{false};
  std::atomic<std::int64_t> total{0};
  std::vector<std::thread> callers;
  for (int c = 0; c < 4; ++c) {
    callers.emplace_back([&] {
      for (int round = 0; round < 100; ++round) {
        ThreadPool::Turn turn(pool);
        if (inside.fetch_add(1) != 0) mixed = true;
        turn.parallel(16, [&](int, std::int64_t i) { total += i; });
        --inside;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  CHECK_FALSE(mixed);
  CHECK(total == 4 * 100 * 120);
}

/// Every thread of the pool is inside one job at once, so none of them is still starting.
void meet(ThreadPool& pool) {
  std::atomic<int> inside{0};
  pool.parallel(pool.threads(), [&](int, std::int64_t) {
    ++inside;
    while (inside < pool.threads()) std::this_thread::yield();
  });
}

TEST_CASE("a process that forked is refused, may end, and gets a default pool of its own") {
  ThreadPool pool(3);
  const ThreadPool* const before = &default_thread_pool();
  // A thread that starts may hold the allocator of a sanitizer, of which a fork copies the lock:
  // the child's threads then wait for it for ever, as they once did for a quarter of an hour.
  meet(pool);
  meet(default_thread_pool());
  const pid_t child = fork();
  if (child == 0) {
    int wrong = 0;
    try {
      pool.parallel(3, [](int, std::int64_t) {});
      wrong |= 1;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::refused) wrong |= 2;
      if (std::string(error.what()).find("forked") == std::string::npos) wrong |= 4;
    }
    std::atomic<int> runs{0};
    default_thread_pool().parallel(10, [&](int, std::int64_t) { ++runs; });
    if (runs != 10 || &default_thread_pool() == before) wrong |= 8;
    {
      ThreadPool fresh(2);
      fresh.parallel(10, [&](int, std::int64_t) { ++runs; });
    }
    if (runs != 20) wrong |= 16;
    pool.~ThreadPool();  // as at the end of a program; it must not wait for the parent's threads
    _exit(wrong);
  }
  int status = 1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(pool.why_unusable().empty());
  CHECK(&default_thread_pool() == before);
}

TEST_CASE("memory is aligned, kept and refused with its size") {
  ThreadPool pool(2);
  std::byte* first = nullptr;
  {
    ThreadPool::Turn turn(pool);
    first = turn.memory(10'000);
    CHECK(reinterpret_cast<std::uintptr_t>(first) % 4096 == 0);
    std::memset(first, 1, 10'000);
    CHECK(turn.memory(100) == first);
  }
  {
    ThreadPool::Turn turn(pool);
    CHECK(turn.memory(10'000) == first);
    for (const std::int64_t absurd : {std::int64_t{1} << 60, std::int64_t{-5}}) {
      try {
        (void)turn.memory(absurd);
        FAIL("absurd memory");
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::refused);
        CHECK(std::string(error.what()).find(std::to_string(absurd) + " bytes") !=
              std::string::npos);
        CHECK(error.findings().at(0).fix.find("ATTNGEN_JOBS") != std::string::npos);
      }
    }
    CHECK(turn.memory(50) != nullptr);  // usable still
  }
  CHECK(why_too_large(100, 100).empty());
  CHECK(why_too_large(101, 100) ==
        "the CPU device needs 101 bytes to work in, and this machine has 100 bytes of memory");
}

TEST_CASE("no pool without threads") {
  CHECK_THROWS_AS(ThreadPool(0), Error);
  CHECK_THROWS_AS(ThreadPool(-3), Error);
  CHECK(default_thread_pool().threads() >= 1);
}

}  // namespace
}  // namespace attngen
