// SPDX-License-Identifier: Apache-2.0
// An NVRTC to be opened in the place of the real one: of any text it makes a cubin that holds the
// text's entry and no code, in no time. Programs with a GPU that is fake need no more.
#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "runtime/cuda/nvrtc_api.h"
#include "tests/unit/runtime/cuda/cubin_builder.h"

namespace {

using attngen::nvrtc::kSuccess;
using attngen::nvrtc::Result;

constexpr Result kInvalidProgram = 4;
constexpr int kArchs[] = {80, 86, 89, 90, 100, 120};

struct StubProgram {
  std::string entry;
  std::string cubin;
  std::string log;
  std::string ptx = "// no code\n";
};

/// What follows `extern "C" __global__ ... void `.
std::string entry_in(std::string_view source) {
  const std::size_t marked = source.find("extern \"C\"");
  if (marked == std::string_view::npos) return {};
  const std::size_t open = source.find("attngen_", marked);
  if (open == std::string_view::npos) return {};
  return std::string(source.substr(open, source.find('(', open) - open));
}

StubProgram* stub_of(attngen::nvrtc::Program program) {
  return reinterpret_cast<StubProgram*>(program);
}

Result hand_out(const std::string& text, char* to) {
  std::copy(text.begin(), text.end(), to);
  return kSuccess;
}

}  // namespace

#pragma GCC visibility push(default)
extern "C" {

const char* nvrtcGetErrorString(Result result) {
  return result == kSuccess ? "NVRTC_SUCCESS" : "NVRTC_ERROR_INVALID_PROGRAM";
}

Result nvrtcVersion(int* major, int* minor) {
  *major = STUB_NVRTC_MAJOR;
  *minor = 0;
  return kSuccess;
}

Result nvrtcGetNumSupportedArchs(int* count) {
  *count = static_cast<int>(std::size(kArchs));
  return kSuccess;
}

Result nvrtcGetSupportedArchs(int* archs) {
  std::copy(std::begin(kArchs), std::end(kArchs), archs);
  return kSuccess;
}

Result nvrtcCreateProgram(attngen::nvrtc::Program* program, const char* source, const char*, int,
                          const char* const*, const char* const*) {
  auto* made = new StubProgram;
  made->entry = entry_in(source);
  *program = reinterpret_cast<attngen::nvrtc::Program>(made);
  return kSuccess;
}

Result nvrtcDestroyProgram(attngen::nvrtc::Program* program) {
  delete stub_of(*program);
  *program = nullptr;
  return kSuccess;
}

Result nvrtcCompileProgram(attngen::nvrtc::Program program, int, const char* const*) {
  StubProgram& stub = *stub_of(program);
  if (stub.entry.empty()) return kInvalidProgram;
  attngen::test::CubinContent content;
  content.kernel = stub.entry;
  const std::vector<std::byte> cubin = attngen::test::build_cubin(content);
  stub.cubin.assign(reinterpret_cast<const char*>(cubin.data()), cubin.size());
  stub.log = "ptxas info    : Compiling entry function '" + stub.entry +
             "' for 'sm_90'\n    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads\n"
             "ptxas info    : Used 40 registers\n";
  return kSuccess;
}

Result nvrtcGetProgramLogSize(attngen::nvrtc::Program program, std::size_t* bytes) {
  *bytes = stub_of(program)->log.size();
  return kSuccess;
}
Result nvrtcGetProgramLog(attngen::nvrtc::Program program, char* log) {
  return hand_out(stub_of(program)->log, log);
}
Result nvrtcGetPTXSize(attngen::nvrtc::Program program, std::size_t* bytes) {
  *bytes = stub_of(program)->ptx.size();
  return kSuccess;
}
Result nvrtcGetPTX(attngen::nvrtc::Program program, char* ptx) {
  return hand_out(stub_of(program)->ptx, ptx);
}
Result nvrtcGetCUBINSize(attngen::nvrtc::Program program, std::size_t* bytes) {
  *bytes = stub_of(program)->cubin.size();
  return kSuccess;
}
Result nvrtcGetCUBIN(attngen::nvrtc::Program program, char* cubin) {
  return hand_out(stub_of(program)->cubin, cubin);
}
}
#pragma GCC visibility pop
