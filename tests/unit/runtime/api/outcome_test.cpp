// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/outcome.h"

#include <doctest/doctest.h>

#include <new>
#include <set>
#include <stdexcept>

using namespace attngen;

namespace {

template <class Thrown>
Outcome outcome_of_throwing(const Thrown& thrown) {
  try {
    throw thrown;
  } catch (...) {
    return outcome_of_current_exception();
  }
}

}  // namespace

TEST_CASE("a default outcome is good and says nothing") {
  const Outcome outcome;
  CHECK(outcome.ok());
  CHECK(outcome.message.empty());
  CHECK_FALSE(failure(ATTNGEN_E_CACHE, "x").ok());
}

TEST_CASE("each kind of error has its status; the message is one finding a line, with its fix") {
  const std::pair<ErrorKind, attngen_status> kinds[] = {
      {ErrorKind::check_failed, ATTNGEN_E_CHECK},
      {ErrorKind::refused, ATTNGEN_E_UNSUPPORTED},
      {ErrorKind::missing_tool, ATTNGEN_E_NO_COMPILER},
      {ErrorKind::no_device, ATTNGEN_E_NO_DEVICE},
      {ErrorKind::compile_failed, ATTNGEN_E_COMPILE},
      {ErrorKind::io, ATTNGEN_E_CACHE},
      {ErrorKind::over_budget, ATTNGEN_E_CANCELLED},
      {ErrorKind::interrupted, ATTNGEN_E_CANCELLED},
  };
  for (const auto& [kind, status] : kinds) {
    const Outcome outcome = outcome_of_throwing(Error(kind, "it broke", "mend it"));
    CHECK(outcome.status == status);
    CHECK(outcome.message == "it broke\n  fix: mend it");
  }
  CHECK(outcome_of(Error(ErrorKind::refused, "no"), ATTNGEN_E_INVALID).status == ATTNGEN_E_INVALID);
}

TEST_CASE("other exceptions, and what is no exception class at all") {
  CHECK(outcome_of_throwing(DriverFailure("cuX failed: 1 Y")).status == ATTNGEN_E_DRIVER);
  CHECK(outcome_of_throwing(DriverFailure("cuX failed: 1 Y")).message == "cuX failed: 1 Y");
  CHECK(outcome_of_throwing(std::bad_alloc()).status == ATTNGEN_E_MEMORY);
  CHECK(outcome_of_throwing(std::out_of_range("far")).status == ATTNGEN_E_INTERNAL);
  CHECK(outcome_of_throwing(std::out_of_range("far")).message == "far");
  CHECK(outcome_of_throwing(InternalError("bug")).status == ATTNGEN_E_INTERNAL);
  CHECK(outcome_of_throwing(3).status == ATTNGEN_E_INTERNAL);
}

TEST_CASE("every status has a name of its own") {
  std::set<std::string> names;
  for (attngen_status status = ATTNGEN_OK; status <= ATTNGEN_E_INTERNAL; ++status) {
    names.insert(name_of_status(status));
  }
  CHECK(names.size() == 15);
  CHECK(names.count("unknown status") == 0);
  CHECK(std::string(name_of_status(ATTNGEN_E_WOULD_COMPILE)) == "ATTNGEN_E_WOULD_COMPILE");
  for (const attngen_status status : {-1, ATTNGEN_E_INTERNAL + 1, 2147483647, -2147483647 - 1}) {
    CHECK(std::string(name_of_status(status)) == "unknown status");
  }
}
