// SPDX-License-Identifier: Apache-2.0
// One kernel of the gallery in a fresh process: what each step of the first compile costs.
//   cold_compile VARIANT ARCH E F     one line of JSON on stdout
//   cold_compile --list               the gallery's names, one per line
#include <dlfcn.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>

#include "base/settings.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/cuda/nvrtc_search.h"
#include "tests/jit/gallery_kernel.h"

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Processor time of this process: what a wall clock would show on an idle machine, for NVRTC
/// compiles one kernel on one thread.
double cpu_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// Maps the NVRTC that instance() is about to use, so that dlopen can be told from the probe
/// compile.
void open_library() {
  namespace rtc = attngen::nvrtc;
  for (const rtc::Place& place : rtc::places(attngen::settings(), rtc::real_files())) {
    if (!place.only_if_loaded && ::dlopen(place.path.c_str(), RTLD_NOW | RTLD_LOCAL) != nullptr) {
      return;
    }
  }
}

int list_gallery() {
  for (const std::string& name : attngen::test::gallery_names()) fmt::print("{}\n", name);
  return EXIT_SUCCESS;
}

int compile_once(char** words) {
  attngen::test::KernelChoice choice;
  choice.variant = words[0];
  choice.arch = words[1];
  choice.head_dim = std::atoll(words[2]);
  choice.value_dim = std::atoll(words[3]);

  Clock::time_point start = Clock::now();
  const attngen::CudaSource source = attngen::test::emit_gallery_kernel(choice);
  const double emit_ms = ms_since(start);
  start = Clock::now();
  open_library();
  const double dlopen_ms = ms_since(start);
  start = Clock::now();
  const double cpu_start = cpu_ms();
  const attngen::Nvrtc& nvrtc = attngen::Nvrtc::instance();
  const double probe_ms = ms_since(start);
  const attngen::Binary binary = nvrtc.compile(source, choice.arch);
  const double cold_cpu_ms = cpu_ms() - cpu_start;
  fmt::print(
      "{{\"emit_ms\": {:.2f}, \"dlopen_ms\": {:.2f}, \"probe_ms\": {:.2f}, \"compile_ms\": {:.2f}, "
      "\"cold_ms\": {:.2f}, \"cold_cpu_ms\": {:.2f}, \"registers\": {}, \"spill_bytes\": {}, "
      "\"source_bytes\": {}, "
      "\"cubin_bytes\": {}, \"compiler\": \"{}\"}}\n",
      emit_ms, dlopen_ms, probe_ms, binary.compile_ms, probe_ms + binary.compile_ms, cold_cpu_ms,
      binary.resources.registers, binary.resources.spill_bytes, source.text.size(),
      binary.cubin.size(), binary.compiler);
  return EXIT_SUCCESS;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count == 2 && std::strcmp(words[1], "--list") == 0) return list_gallery();
    if (count == 5) return compile_once(words + 1);
    fmt::print(stderr, "usage: cold_compile VARIANT ARCH E F | --list\n");
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return EXIT_FAILURE;
  }
}
