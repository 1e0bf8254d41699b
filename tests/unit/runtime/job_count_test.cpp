// SPDX-License-Identifier: Apache-2.0
#include "runtime/job_count.h"

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>

#include "base/error.h"

using namespace attngen;

namespace {

/// `count` in a process of its own, whose environment has ATTNGEN_JOBS; -1: refused with a sentence
/// that names the value. The settings must not have been read before.
int jobs_with(const char* value, int (*count)() = job_count) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    if (value == nullptr) unsetenv("ATTNGEN_JOBS");
    if (value != nullptr) setenv("ATTNGEN_JOBS", value, 1);
    int jobs = -2;
    try {
      jobs = count();
    } catch (const Error& error) {
      const std::string expected =
          std::string("ATTNGEN_JOBS=") + value + " is no number of jobs\n  fix: give 1 .. 1024";
      const bool says = std::string(error.what()).compare(0, expected.size(), expected) == 0;
      jobs = says && error.kind() == ErrorKind::refused ? -1 : -3;
    }
    _exit(write(ends[1], &jobs, sizeof jobs) == sizeof jobs ? 0 : 1);
  }
  int jobs = -4;
  CHECK(read(ends[0], &jobs, sizeof jobs) == sizeof jobs);
  int status = 1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
  close(ends[0]);
  close(ends[1]);
  return jobs;
}

}  // namespace

TEST_CASE("jobs as the environment says, by cores and memory where it says nothing") {
  CHECK(jobs_with("1") == 1);
  CHECK(jobs_with("1024") == 1024);
  for (const char* wrong : {"0", "-1", "1025", "two", "3 ", " 3", "3.5", "99999999999999999999"}) {
    CAPTURE(wrong);
    CHECK(jobs_with(wrong) == -1);
  }
  const int by_itself = jobs_with(nullptr);
  CHECK(by_itself >= 1);
  CHECK(by_itself <= 8);
  CHECK(by_itself <= static_cast<int>(std::thread::hardware_concurrency()));
  CHECK(jobs_with("") == by_itself);
}

TEST_CASE("threads as the environment says, else the hardware's") {
  CHECK(jobs_with("1", thread_count) == 1);
  CHECK(jobs_with("1024", thread_count) == 1024);
  for (const char* wrong : {"0", "-1", "1025", "two", "3 "}) {
    CAPTURE(wrong);
    CHECK(jobs_with(wrong, thread_count) == -1);
  }
  const int hardware = static_cast<int>(std::thread::hardware_concurrency());
  CHECK(jobs_with(nullptr, thread_count) <= std::min(std::max(hardware, 1), 1024));
  CHECK(jobs_with("", thread_count) == jobs_with(nullptr, thread_count));
}

TEST_CASE("threads respect the affinity of the process") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    CPU_SET(static_cast<std::size_t>(sched_getcpu()), &allowed);
    unsetenv("ATTNGEN_JOBS");
    const bool bound = sched_setaffinity(0, sizeof allowed, &allowed) == 0;
    const int threads = bound ? thread_count() : -1;
    _exit(write(ends[1], &threads, sizeof threads) == sizeof threads ? 0 : 1);
  }
  int threads = -2;
  CHECK(read(ends[0], &threads, sizeof threads) == sizeof threads);
  CHECK(threads == 1);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
}
