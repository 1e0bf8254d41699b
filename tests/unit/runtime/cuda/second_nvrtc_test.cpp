// SPDX-License-Identifier: Apache-2.0
// A process that already holds another NVRTC, under another soname and with its symbols for all to
// see, as a framework's wheel may bring it: ours is still the one we use.
#include <dlfcn.h>
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "base/error.h"
#include "runtime/cuda/cubin_elf.h"
#include "runtime/cuda/nvrtc.h"

using namespace attngen;

namespace {

using Version = int (*)(int*, int*);

Version load_the_other() {
  const char* const path = std::getenv("ATTNGEN_OTHER_NVRTC");
  REQUIRE(path != nullptr);
  void* const handle = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
  REQUIRE(handle != nullptr);
  return reinterpret_cast<Version>(dlsym(handle, "nvrtcVersion"));
}

}  // namespace

TEST_CASE("the other one's symbols are global, and ours compiles") {
  const Version other = load_the_other();
  REQUIRE(reinterpret_cast<void*>(other) != nullptr);
  // Whoever asks the process for the symbol gets the other one.
  CHECK(dlsym(RTLD_DEFAULT, "nvrtcVersion") == reinterpret_cast<void*>(other));
  const Nvrtc* ours = nullptr;
  try {
    ours = &Nvrtc::instance();
  } catch (const Error& error) {
    MESSAGE("[SKIP] no NVRTC here: " << error.findings().front().message);
    return;
  }
  CHECK(ours->path().find("nvrtc-renamed") == std::string::npos);
  CHECK_FALSE(ours->build_id().empty());
  const Binary binary = ours->compile_text(
      "extern \"C\" __global__ void attngen_twice(float* x) { x[threadIdx.x] *= 2; }\n",
      "attngen_twice", "sm_80");
  CHECK(binary.ptx.find(".visible .entry attngen_twice") != std::string::npos);
  CHECK(kernel_facts(binary.cubin, "attngen_twice").has_value());
  // The other one is as it was.
  int major = 0;
  int minor = -1;
  CHECK(other(&major, &minor) == 0);
  CHECK(major == 12);
  CHECK(minor == 0);
}
