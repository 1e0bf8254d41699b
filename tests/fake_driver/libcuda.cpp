// SPDX-License-Identifier: Apache-2.0
// The fake driver as libcuda.so.1, for programs that open the driver by its name. Put the folder of
// it into LD_LIBRARY_PATH. What it is and does can be set by
//   FAKE_CUDA_LOG      a file to which each call is added, a line each
//   FAKE_CUDA_DEVICES  "hopper", "ampere", or several with commas; empty for no device
//   FAKE_CUDA_VERSION  what cuDriverGetVersion says, for instance 12040
//   FAKE_CUDA_FAIL     "cuMemAlloc=2": that call fails with that code, always
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "tests/fake_driver/fake_driver.h"

namespace attngen::test {
namespace {

std::vector<FakeDevice> devices_named(const std::string& names) {
  std::vector<FakeDevice> devices;
  std::istringstream rest(names);
  for (std::string name; std::getline(rest, name, ',');) {
    const int ordinal = static_cast<int>(devices.size());
    if (name != "hopper" && name != "ampere") std::abort();
    devices.push_back(name == "hopper" ? fake_hopper(ordinal) : fake_ampere(ordinal));
  }
  return devices;
}

FakeDriver settings() {
  FakeDriver fake;
  if (const char* names = std::getenv("FAKE_CUDA_DEVICES")) fake.devices = devices_named(names);
  if (const char* version = std::getenv("FAKE_CUDA_VERSION")) {
    fake.driver_version = std::atoi(version);
  }
  if (const char* failing = std::getenv("FAKE_CUDA_FAIL")) {
    const std::string text = failing;
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) std::abort();
    fake.failing_call = text.substr(0, equals);
    fake.failing_occurrence = 0;
    fake.failure = std::atoi(text.c_str() + equals + 1);
  }
  if (const char* path = std::getenv("FAKE_CUDA_LOG")) {
    std::FILE* log = std::fopen(path, "a");
    if (log == nullptr) std::abort();
    fake.on_call = [log](const FakeCall& call) {
      std::fprintf(log, "%s\n", call.symbol.c_str());
      std::fflush(log);
    };
  }
  return fake;
}

void set_up_once() {
  static const bool done = [] {
    reset_fake_driver(settings());
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace
}  // namespace attngen::test

#pragma GCC visibility push(default)
extern "C" {

int cuDriverGetVersion(int* version);
int cuGetProcAddress_v2(const char* symbol, void** function, int version, std::uint64_t flags,
                        unsigned* status);

int cuDriverGetVersion(int* version) {
  attngen::test::set_up_once();
  *version = attngen::test::fake_driver().driver_version;
  return attngen::cuda::kSuccess;
}

int cuGetProcAddress_v2(const char* symbol, void** function, int version, std::uint64_t flags,
                        unsigned* status) {
  attngen::test::set_up_once();
  return attngen::test::fake_get_proc_address()(symbol, function, version, flags, status);
}
}
#pragma GCC visibility pop
