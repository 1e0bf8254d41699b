// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/runtime/cuda/stub_nvrtc.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "tests/unit/runtime/cuda/cubin_builder.h"

namespace attngen::test {
namespace {

std::string stub_cubin() {
  CubinContent content;
  content.kernel = stub().entry;
  const std::vector<std::byte> bytes = build_cubin(content);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

StubNvrtc& stub() {
  thread_local StubNvrtc state;
  return state;
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
  if (!opened.library) throw std::runtime_error(opened.reason);
  return *opened.library;
}

}  // namespace attngen::test
