// SPDX-License-Identifier: Apache-2.0
// ATTNGEN_CHECK_TABLES as programs that know nothing of it meet it. Settings are read once per
// process.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <attngen.hpp>

#include <cstdlib>
#include <string>

#include "tests/api/operand.h"

using namespace attngen_test;

namespace {

/// What a run of `ragged` with a length of 9 of 5 keys says in a process with this setting, or that
/// there is no engine.
std::string told_with(const char* value, bool check_tables = false) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    setenv("ATTNGEN_CHECK_TABLES", value, 1);
    std::string told = "ran";
    try {
      const attngen::Engine engine("oracle", check_tables);
      const attngen::Plan plan(engine, attngen::Spec("ragged"), {{"E", 8}, {"F", 8}});
      Operand q{kBf16, {2, 8}}, k{kBf16, {5, 8}}, v{kBf16, {5, 8}}, length{kI32, {}};
      Operand o{kF32, {2, 8}}, lse{kF32, {2}};
      q.fill_random(1);
      k.fill_random(2);
      v.fill_random(3);
      length.set({}, 9);
      plan.run({q.dl(), k.dl(), v.dl(), length.dl(), o.dl(), lse.dl()});
    } catch (const attngen::Failure& failure) {
      told = failure.what();
    }
    _exit(write(ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size()) ? 0 : 1);
  }
  close(ends[1]);
  std::string told(1000, '\0');
  const ssize_t bytes = read(ends[0], told.data(), told.size());
  told.resize(bytes > 0 ? static_cast<std::size_t>(bytes) : 0);
  close(ends[0]);
  int status = 1;
  waitpid(child, &status, 0);
  CHECK(status == 0);
  return told;
}

}  // namespace

TEST_CASE(
    "the setting turns the checks on for every engine, its absence leaves them to the option") {
  const std::string refusal =
      "ATTNGEN_E_INVALID: len[]=9 is beyond M=5: a sequence has at most as many keys as the key "
      "tensor";
  CHECK(told_with("") == "ran");
  CHECK(told_with("0") == "ran");
  CHECK(told_with("1") == refusal);
  CHECK(told_with("", true) == refusal);
  CHECK(told_with("0", true) == refusal);
  CHECK(told_with("on").find("ATTNGEN_E_INVALID: ATTNGEN_CHECK_TABLES=on is neither 0 nor 1") == 0);
}
