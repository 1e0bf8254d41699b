// SPDX-License-Identifier: Apache-2.0
// open() and compile() against a stub NVRTC: what is asked of it, and why it is rejected.
#include "runtime/cuda/nvrtc_library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <tuple>

#include "base/error.h"
#include "cubin_builder.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/cuda/nvrtc_compile.h"

using namespace attngen;

namespace {

struct StubState {
  int major = 13;
  int minor = 0;
  int arch_count = 3;
  nvrtc::Result compile_result = nvrtc::kSuccess;
  nvrtc::Result cubin_result = nvrtc::kSuccess;
  std::vector<std::string> options;
  std::string name;
  std::string log;
  std::string entry = "k";
  int live_programs = 0;
};

StubState& stub() {
  thread_local StubState state;
  return state;
}

std::string stub_cubin() {
  test::CubinContent content;
  content.kernel = stub().entry;
  const std::vector<std::byte> bytes = test::build_cubin(content);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

nvrtc::Api stub_api() {
  nvrtc::Api api;
  api.get_error_string = [](nvrtc::Result) -> const char* { return "STUB_ERROR"; };
  api.version = [](int* major, int* minor) {
    *major = stub().major;
    *minor = stub().minor;
    return nvrtc::kSuccess;
  };
  api.get_num_supported_archs = [](int* count) {
    *count = stub().arch_count;
    return nvrtc::kSuccess;
  };
  api.get_supported_archs = [](int* archs) {
    const int all[] = {90, 80, 100};
    std::copy(all, all + stub().arch_count, archs);
    return nvrtc::kSuccess;
  };
  api.create_program = [](nvrtc::Program* program, const char*, const char* name, int,
                          const char* const*, const char* const*) {
    *program = reinterpret_cast<nvrtc::Program>(std::uintptr_t{8});
    stub().name = name;
    ++stub().live_programs;
    return nvrtc::kSuccess;
  };
  api.destroy_program = [](nvrtc::Program*) {
    --stub().live_programs;
    return nvrtc::kSuccess;
  };
  api.compile_program = [](nvrtc::Program, int count, const char* const* options) {
    stub().options.assign(options, options + count);
    return stub().compile_result;
  };
  api.get_program_log_size = [](nvrtc::Program, std::size_t* size) {
    *size = stub().log.size() + 1;
    return nvrtc::kSuccess;
  };
  api.get_program_log = [](nvrtc::Program, char* log) {
    std::memcpy(log, stub().log.c_str(), stub().log.size() + 1);
    return nvrtc::kSuccess;
  };
  api.get_ptx_size = [](nvrtc::Program, std::size_t* size) {
    *size = 5;
    return nvrtc::kSuccess;
  };
  api.get_ptx = [](nvrtc::Program, char* ptx) {
    std::memcpy(ptx, ".ptx", 5);
    return nvrtc::kSuccess;
  };
  api.get_cubin_size = [](nvrtc::Program, std::size_t* size) {
    *size = stub_cubin().size();
    return stub().cubin_result;
  };
  api.get_cubin = [](nvrtc::Program, char* bytes) {
    const std::string cubin = stub_cubin();
    std::memcpy(bytes, cubin.data(), cubin.size());
    return nvrtc::kSuccess;
  };
  return api;
}

nvrtc::Library stub_library() {
  nvrtc::Opened opened = nvrtc::probe(stub_api(), "/somewhere/libnvrtc.so.13");
  REQUIRE(opened.library);
  return *opened.library;
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

TEST_CASE("a stub that answers is accepted, its architectures sorted") {
  stub() = StubState{};
  const nvrtc::Library library = stub_library();
  CHECK(library.archs == std::vector<int>{80, 90, 100});
  CHECK(nvrtc::targets(library) ==
        std::vector<std::string>{"sm_80", "sm_90", "sm_90a", "sm_100", "sm_100a", "sm_100f"});
  CHECK(stub().live_programs == 0);
}

TEST_CASE("family targets exist from 12.9 on") {
  stub() = StubState{};
  stub().major = 12;
  stub().minor = 8;
  CHECK_FALSE(has(nvrtc::targets(stub_library()), "sm_100f"));
  stub().minor = 9;
  CHECK(has(nvrtc::targets(stub_library()), "sm_100f"));
}

TEST_CASE("why a library is rejected") {
  stub() = StubState{};
  stub().major = 11;
  stub().minor = 8;
  CHECK(nvrtc::probe(stub_api(), "/x/l").reason.find("11.8 is too old") != std::string::npos);
  stub() = StubState{};
  stub().arch_count = 0;
  CHECK(nvrtc::probe(stub_api(), "/x/l").reason.find("no architecture") != std::string::npos);
  stub() = StubState{};
  stub().compile_result = nvrtc::kErrorBuiltinOperationFailure;
  const std::string reason = nvrtc::probe(stub_api(), "/x/l").reason;
  CHECK(reason.find("STUB_ERROR") != std::string::npos);
  CHECK(reason.find("/x/libnvrtc-builtins.so.13.0") != std::string::npos);
  CHECK(stub().live_programs == 0);
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
  stub() = StubState{};
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
  stub() = StubState{};
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
