// SPDX-License-Identifier: Apache-2.0
// Every environment variable attngen reads, read once, here and nowhere else.
#pragma once

#include <string>

namespace attngen {

struct Settings {
  std::string nvrtc;      ///< ATTNGEN_NVRTC: file or folder of libnvrtc; a failure there is fatal
  std::string llvm;       ///< ATTNGEN_LLVM: file or folder of libLLVM; likewise
  std::string cuda_path;  ///< CUDA_PATH, else CUDA_HOME
  std::string conda_prefix;  ///< CONDA_PREFIX
  std::string virtual_env;   ///< VIRTUAL_ENV
  std::string home;          ///< HOME
  bool no_color = false;     ///< NO_COLOR is set and not empty
  std::string program_dir;  ///< folder of the running program, from the system, not the environment
};

/// Read at the first call; the same values ever after.
const Settings& settings();

}  // namespace attngen
