// SPDX-License-Identifier: Apache-2.0
// Targets, options and the compile itself, against a stub.
#include "runtime/cuda/nvrtc_compile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "runtime/cuda/nvrtc.h"
#include "tests/unit/runtime/cuda/stub_nvrtc.h"

using namespace attngen;
using test::stub;
using test::stub_library;

namespace {

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

TEST_CASE("each architecture by its names") {
  stub() = test::StubNvrtc{};
  CHECK(nvrtc::targets(stub_library()) ==
        std::vector<std::string>{"sm_80", "sm_90", "sm_90a", "sm_100", "sm_100a", "sm_100f"});
}

TEST_CASE("family targets exist from 12.9 on") {
  stub() = test::StubNvrtc{};
  stub().major = 12;
  stub().minor = 8;
  CHECK_FALSE(has(nvrtc::targets(stub_library()), "sm_100f"));
  stub().minor = 9;
  CHECK(has(nvrtc::targets(stub_library()), "sm_100f"));
}

TEST_CASE("options are left out where the version does not know them") {
  const auto options = [](int major, int minor) {
    return nvrtc::options_for(major, minor, "sm_90a");
  };
  CHECK(has(options(12, 0), "--gpu-architecture=sm_90a"));
  CHECK(has(options(12, 0), "-lineinfo"));
  CHECK_FALSE(has(options(12, 7), "--minimal"));
  CHECK(has(options(12, 8), "--minimal"));
  CHECK_FALSE(has(options(12, 8), "--no-cache"));
  CHECK(has(options(12, 9), "--no-cache"));
  CHECK(has(options(13, 0), "--minimal"));
  CHECK(has(options(13, 0), "--no-cache"));
}

TEST_CASE("a compile hands over what came out, under an absolute name") {
  stub() = test::StubNvrtc{};
  stub().log = "ptxas info    : Compiling entry function 'k' for 'sm_80'\nUsed 40 registers\n";
  const Binary binary = nvrtc::compile(stub_library(), "text", "slug", "k", "sm_80");
  CHECK(stub().name == "/attngen/slug.cu");
  CHECK(binary.ptx == ".ptx");
  CHECK(binary.log == stub().log);
  CHECK(binary.resources.registers == 40);
  CHECK(binary.compiler == "NVRTC 13.0");
  CHECK(broken_gates(binary).empty());
  CHECK(stub().live_programs == 0);
}

TEST_CASE("failures are errors with the log, and no program stays alive") {
  stub() = test::StubNvrtc{};
  const nvrtc::Library library = stub_library();
  const auto kind_and_text = [&](const std::string& arch) {
    try {
      nvrtc::compile(library, "text", "slug", "k", arch);
    } catch (const Error& error) {
      return std::make_pair(error.kind(), std::string(error.what()));
    }
    return std::make_pair(ErrorKind::check_failed, std::string("nothing was thrown"));
  };
  auto [kind, text] = kind_and_text("sm_70");
  CHECK(kind == ErrorKind::refused);
  CHECK(text.find("sm_80 sm_90 sm_90a") != std::string::npos);

  stub().compile_result = nvrtc::kErrorCompilation;
  stub().log = "k.cu(3): error: the reason";
  std::tie(kind, text) = kind_and_text("sm_80");
  CHECK(kind == ErrorKind::compile_failed);
  CHECK(text.find("the reason") != std::string::npos);

  stub().compile_result = nvrtc::kSuccess;
  stub().cubin_result = 11;
  std::tie(kind, text) = kind_and_text("sm_80");
  CHECK(kind == ErrorKind::compile_failed);
  CHECK(text.find("no cubin") != std::string::npos);

  stub().cubin_result = nvrtc::kSuccess;
  stub().entry = "other";
  std::tie(kind, text) = kind_and_text("sm_80");
  CHECK(kind == ErrorKind::compile_failed);
  CHECK(text.find("no kernel named \"k\"") != std::string::npos);
  CHECK(stub().live_programs == 0);
}
