// SPDX-License-Identifier: Apache-2.0
// open() and probe() against a stub: why a library is rejected.
#include "runtime/cuda/nvrtc_library.h"

#include <doctest/doctest.h>

#include "tests/unit/runtime/cuda/stub_nvrtc.h"

using namespace attngen;
using test::stub;
using test::stub_api;

TEST_CASE("a stub that answers is accepted, its architectures sorted") {
  stub() = test::StubNvrtc{};
  const nvrtc::Library library = test::stub_library();
  CHECK(library.archs == std::vector<int>{80, 90, 100});
  CHECK(stub().live_programs == 0);
}

TEST_CASE("why a library is rejected") {
  stub() = test::StubNvrtc{};
  stub().major = 11;
  stub().minor = 8;
  CHECK(nvrtc::probe(stub_api(), "/x/l").reason.find("11.8 is too old") != std::string::npos);
  stub() = test::StubNvrtc{};
  stub().arch_count = 0;
  CHECK(nvrtc::probe(stub_api(), "/x/l").reason.find("no architecture") != std::string::npos);
  stub() = test::StubNvrtc{};
  stub().compile_result = nvrtc::kErrorBuiltinOperationFailure;
  const std::string reason = nvrtc::probe(stub_api(), "/x/l").reason;
  CHECK(reason.find("STUB_ERROR") != std::string::npos);
  CHECK(reason.find("/x/libnvrtc-builtins.so.13.0") != std::string::npos);
  CHECK(stub().live_programs == 0);
}

TEST_CASE("what is not a library is rejected with the loader's words") {
  const auto reason = [](const std::string& path) {
    return nvrtc::open({path, false, false, {}}).reason;
  };
  CHECK(reason("/absent/libnvrtc.so.13").find("/absent/libnvrtc.so.13") != std::string::npos);
  CHECK(reason("libm.so.6").find("it lacks nvrtc") != std::string::npos);
  CHECK(nvrtc::open({"libattngen-absent.so.1", true, false, {}}).reason ==
        "not loaded in this process");
  CHECK(nvrtc::open({"x", false, true, "a known problem"}).reason == "a known problem");
}
