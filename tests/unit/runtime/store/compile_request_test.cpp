// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/compile_request.h"

#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <set>

using attngen::CompileRequest;
using attngen::key_of;

namespace {

CompileRequest example() {
  return {"cubin",  "text of the kernel", "entry", {"--std=c++17", "-O3"},
          "sm_90a", "NVRTC 13.0 a b"};
}

std::string random_text(std::mt19937& random) {
  std::string text(random() % 40, ' ');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}

CompileRequest random_request(std::mt19937& random) {
  CompileRequest request{random_text(random), random_text(random), random_text(random), {},
                         random_text(random), random_text(random)};
  request.options.resize(random() % 4);
  for (std::string& option : request.options) option = random_text(random);
  return request;
}

}  // namespace

TEST_CASE("a key is 64 hex digits, the same for ever") {
  // Changing this value throws away every cache in the field: the format's version must change too.
  CHECK(key_of(example()) == "7a1892b0778b18287e1005dca1d0dd9863e60053b226f388083eea60b84ab0ac");
  CHECK(attngen::is_key(key_of(example())));
  CHECK(!attngen::is_key(""));
  CHECK(!attngen::is_key(std::string(63, 'a')));
  CHECK(!attngen::is_key(std::string(64, 'A')));
  CHECK(!attngen::is_key(std::string(63, 'a') + "/"));
}

TEST_CASE("any single change of a field changes the key") {
  std::mt19937 random(3);
  const std::vector<std::function<void(CompileRequest&)>> changes = {
      [](CompileRequest& r) { r.kind += 'x'; },
      [](CompileRequest& r) { r.source += 'x'; },
      [](CompileRequest& r) { r.entry += 'x'; },
      [](CompileRequest& r) { r.arch += 'a'; },
      [](CompileRequest& r) { r.compiler += 'x'; },
      [](CompileRequest& r) { r.options.emplace_back(); },
      [](CompileRequest& r) { r.options.insert(r.options.begin(), "x"); },
  };
  std::set<std::string> keys;
  for (int i = 0; i < 1000; ++i) {
    const CompileRequest request = random_request(random);
    keys.insert(key_of(request));
    CHECK(key_of(request) == key_of(CompileRequest(request)));
    for (const auto& change : changes) {
      CompileRequest changed = request;
      change(changed);
      CHECK(key_of(changed) != key_of(request));
    }
  }
  CHECK(keys.size() == 1000);
}

TEST_CASE("fields and options do not run into each other") {
  const auto key_with = [](std::vector<std::string> options, std::string arch = "sm_90") {
    CompileRequest request = example();
    request.options = std::move(options);
    request.arch = std::move(arch);
    return key_of(request);
  };
  CHECK(key_with({"a", "b"}) != key_with({"ab"}));
  CHECK(key_with({"a", "b"}) != key_with({"b", "a"}));
  CHECK(key_with({"a"}) != key_with({"a", ""}));
  CHECK(key_with({}) != key_with({""}));
  CHECK(key_with({"-x;6:option=2:-y"}) != key_with({"-x", "-y"}));
  CHECK(key_with({}, "sm_90") != key_with({}, "sm_90a"));
  CHECK(key_with({}, "sm_120") != key_with({}, "sm_121"));
}
