// SPDX-License-Identifier: Apache-2.0
// One NVRTC opened by dlopen and proven to compile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/cuda/nvrtc_api.h"
#include "runtime/cuda/nvrtc_search.h"

namespace attngen::nvrtc {

/// An opened NVRTC; stays loaded until the process ends.
struct Library {
  Api api;
  std::string path;
  int major = 0;
  int minor = 0;
  std::vector<int> archs;  ///< 80, 90, ...
};

/// Either a library or the reason it was rejected.
struct Opened {
  std::optional<Library> library;
  std::string reason;
};

/// Opens `place`, preloads its builtins library by absolute path, and compiles one line with it.
Opened open(const Place& place);

/// "<build id of libnvrtc> <build id of its builtins>"; empty when one of them has none.
std::string build_id(const Library& library);

/// The checks of open() after dlopen: version, architectures, probe compile. For tests with a stub.
Opened probe(const Api& api, const std::string& path);

}  // namespace attngen::nvrtc
