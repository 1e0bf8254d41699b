// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/handles.h"

#include <doctest/doctest.h>

#include <cstring>
#include <stdexcept>
#include <thread>

using namespace attngen;

namespace {

/// A struct as a newer header might have it: 16 bytes are known, 8 are not.
struct Newer {
  std::uint32_t struct_size = sizeof(Newer);
  std::uint32_t known = 0;
  std::uint64_t also_known = 0;
  std::uint64_t unknown = 0;
};

Outcome judged(const Newer& given) {
  return check_struct("newer", &given, 12, 16);
}

}  // namespace

TEST_CASE("sizes of structs: too small, too large, newer") {
  Newer given;
  CHECK(judged(given).ok());
  given.unknown = 1;
  CHECK(judged(given).status == ATTNGEN_E_UNSUPPORTED);
  CHECK(judged(given).message == "newer uses fields that this attngen 0.1.0 does not know");
  given.struct_size = 16;
  CHECK(judged(given).ok());
  given.struct_size = 12;
  CHECK(judged(given).ok());
  for (const std::uint32_t size : {0u, 4u, 11u}) {
    given.struct_size = size;
    CHECK(judged(given).status == ATTNGEN_E_INVALID);
  }
  CHECK(judged(given).message == "newer.struct_size is 11; set it to sizeof(newer), at least 12");
  for (const std::uint32_t size : {4097u, 0x7fffffffu, 0xffffffffu}) {
    given.struct_size = size;
    CHECK(judged(given).status == ATTNGEN_E_INVALID);
  }
  CHECK(judged(given).message == "newer.struct_size is 4294967295; set it to sizeof(newer)");
  CHECK(check_struct("newer", nullptr, 12, 16).message == "newer is null");
}

TEST_CASE("a guarded call leaves its message with its own thread") {
  CHECK(guarded([] { return Outcome{}; }) == ATTNGEN_OK);
  CHECK(guarded([] { return failure(ATTNGEN_E_CACHE, "first"); }) == ATTNGEN_E_CACHE);
  CHECK(std::string(last_error()) == "first");
  CHECK(guarded([] { return Outcome{}; }) == ATTNGEN_OK);
  CHECK(std::string(last_error()) == "first");
  std::string elsewhere = "not asked";
  std::thread([&] { elsewhere = last_error(); }).join();
  CHECK(elsewhere.empty());
  CHECK(guarded([]() -> Outcome { throw std::runtime_error("thrown"); }) == ATTNGEN_E_INTERNAL);
  CHECK(std::string(last_error()) == "thrown");
}

TEST_CASE("a stale handle is named by its number") {
  CHECK(stale("plan", 0x0300000000000001).message ==
        "no plan has the handle 0x300000000000001: it was destroyed, or never made");
  CHECK(stale("plan", 1).status == ATTNGEN_E_INVALID);
}
