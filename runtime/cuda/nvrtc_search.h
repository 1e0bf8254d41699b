// SPDX-License-Identifier: Apache-2.0
// Where NVRTC may be, in the order we try.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/settings.h"

namespace attngen::nvrtc {

/// One thing to hand to dlopen: a file, or a bare soname for the loader to find.
struct Place {
  std::string path;
  bool only_if_loaded = false;  ///< take it only if the process has it already
  bool fatal = false;           ///< named by ATTNGEN_NVRTC: no other place is tried
  std::string problem;          ///< why it cannot work, when that is known without opening it
};

/// What the search asks of the file system; replaced in tests.
struct FileView {
  std::function<bool(const std::string&)> exists;                        ///< a file or a folder
  std::function<std::vector<std::string>(const std::string&)> names_in;  ///< sorted
};
FileView real_files();

/// Every place in order, without duplicates: ATTNGEN_NVRTC alone when set; else beside the program,
/// its
/// ../lib, the nvrtc/ folder of its build tree, already loaded, soname, CUDA_PATH or CUDA_HOME,
/// /usr/local/cuda*, CONDA_PREFIX, the site-packages of VIRTUAL_ENV, of the user and of the system.
std::vector<Place> places(const Settings& settings, const FileView& files);

}  // namespace attngen::nvrtc
