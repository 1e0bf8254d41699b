// SPDX-License-Identifier: Apache-2.0
// Every environment variable attngen reads, read once, here and nowhere else.
#pragma once

#include <string>

namespace attngen {

struct Settings {
  std::string nvrtc;      ///< ATTNGEN_NVRTC: file or folder of libnvrtc; a failure there is fatal
  std::string llvm;       ///< ATTNGEN_LLVM: file or folder of libLLVM; likewise
  std::string cuda_path;  ///< CUDA_PATH, else CUDA_HOME
  std::string conda_prefix;     ///< CONDA_PREFIX
  std::string virtual_env;      ///< VIRTUAL_ENV
  std::string home;             ///< HOME
  std::string cache_dir;        ///< ATTNGEN_CACHE_DIR: folder of the compile store
  std::string cache_mode;       ///< ATTNGEN_CACHE: rw, ro, off or require
  std::string cache_max;        ///< ATTNGEN_CACHE_MAX: bytes, with K, M or G
  std::string cache_ro_path;    ///< ATTNGEN_CACHE_RO_PATH: bundle folders, colons between
  std::string cache_shared;     ///< ATTNGEN_CACHE_SHARED: 1 allows a folder that a group shares
  std::string xdg_cache_home;   ///< XDG_CACHE_HOME
  std::string xdg_runtime_dir;  ///< XDG_RUNTIME_DIR
  std::string log_level;        ///< ATTNGEN_LOG: off, error, warn, info, debug or trace
  std::string log_file;         ///< ATTNGEN_LOG_FILE: a path, %p is the process id; or "stderr"
  std::string jobs;             ///< ATTNGEN_JOBS: compiles at once; threads of the CPU device
  std::string tuned;            ///< ATTNGEN_TUNED: file or folder of tuned results, alone; or "off"
  std::string check_tables;     ///< ATTNGEN_CHECK_TABLES: 1 = see wants_table_checks()
  bool no_color = false;        ///< NO_COLOR is set and not empty
  std::string program_dir;  ///< folder of the running program, from the system, not the environment
};

/// Read at the first call; the same values ever after.
const Settings& settings();

/// ATTNGEN_CHECK_TABLES is 1: what tables hold, coordinates and lengths, is checked by every run.
/// Throws Error(refused) where it is neither 0 nor 1.
bool wants_table_checks(const Settings& settings);

}  // namespace attngen
