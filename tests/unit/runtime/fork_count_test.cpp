// SPDX-License-Identifier: Apache-2.0
#include "runtime/fork_count.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace attngen;

TEST_CASE("each fork counts in the child and not in the parent") {
  const std::uint32_t here = fork_count();
  const pid_t child = fork();
  if (child == 0) {
    const bool one = fork_count() == here + 1;
    const pid_t grandchild = fork();
    if (grandchild == 0) _exit(fork_count() == here + 2 ? 0 : 1);
    int status = 1;
    waitpid(grandchild, &status, 0);
    _exit(one && status == 0 && fork_count() == here + 1 ? 0 : 1);
  }
  REQUIRE(child > 0);
  int status = 1;
  CHECK(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  CHECK(fork_count() == here);
}
