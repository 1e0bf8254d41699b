// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/nvrtc.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/settings.h"
#include "runtime/cuda/nvrtc_compile.h"
#include "runtime/cuda/nvrtc_library.h"
#include "runtime/cuda/nvrtc_search.h"
#include "runtime/cuda/nvrtc_state.h"

namespace attngen {
namespace {

constexpr const char* kHowToInstall =
    "install one of: the Python wheel (pip install nvidia-cuda-nvrtc), the conda package "
    "cuda-nvrtc, or a CUDA toolkit 12.0 or newer; then, if it lies in an unusual place, set "
    "ATTNGEN_NVRTC to the file or its folder";

[[noreturn]] void throw_missing(const std::vector<std::string>& tried, bool fatal) {
  throw Error(
      ErrorKind::missing_tool,
      fmt::format("{}:\n  {}",
                  fatal ? "the NVRTC that ATTNGEN_NVRTC names cannot be used"
                        : "no usable NVRTC (NVIDIA's run-time compiler) was found; tried",
                  fmt::join(tried, "\n  ")),
      fatal ? "correct ATTNGEN_NVRTC, or unset it to search the usual places" : kHowToInstall);
}

}  // namespace

Nvrtc::Nvrtc() : state_(std::make_unique<State>()) {
  std::vector<std::string> tried;
  bool fatal = false;
  for (const nvrtc::Place& place : nvrtc::places(settings(), nvrtc::real_files())) {
    nvrtc::Opened opened = nvrtc::open(place);
    if (opened.library) {
      state_->library = std::move(*opened.library);
      state_->build_id = nvrtc::build_id(state_->library);
      return;
    }
    fatal = fatal || place.fatal;
    tried.push_back(place.path + ": " + opened.reason);
  }
  throw_missing(tried, fatal);
}

Nvrtc::~Nvrtc() = default;

const Nvrtc& Nvrtc::instance() {
  // Lives until the process ends, like the library: other threads may compile during exit.
  static const Nvrtc& nvrtc = *new Nvrtc();
  return nvrtc;
}

std::vector<LibraryCandidate> Nvrtc::candidates() {
  std::vector<LibraryCandidate> candidates;
  for (const nvrtc::Place& place : nvrtc::places(settings(), nvrtc::real_files())) {
    const nvrtc::Opened opened = nvrtc::open(place);
    LibraryCandidate candidate{place.path, opened.library.has_value(), opened.reason};
    if (place.only_if_loaded) candidate.path += " (already loaded)";
    if (opened.library) {
      candidate.reason = fmt::format("{}.{}", opened.library->major, opened.library->minor);
      if (opened.library->path != place.path) candidate.reason += " at " + opened.library->path;
    }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

std::string Nvrtc::version() const {
  return fmt::format("{}.{}", state_->library.major, state_->library.minor);
}

std::string Nvrtc::path() const {
  return state_->library.path;
}

const std::string& Nvrtc::build_id() const {
  return state_->build_id;
}

std::vector<std::string> Nvrtc::archs() const {
  return nvrtc::targets(state_->library);
}

Binary Nvrtc::compile_text(const std::string& text, const std::string& entry,
                           const std::string& arch) const {
  return nvrtc::compile(state_->library, text, entry, entry, arch);
}

}  // namespace attngen
