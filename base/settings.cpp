// SPDX-License-Identifier: Apache-2.0
#include "base/settings.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/error.h"

namespace attngen {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string running_program_dir() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string() : program.parent_path().string();
}

Settings read_settings() {
  Settings read;
  read.nvrtc = variable("ATTNGEN_NVRTC");
  read.llvm = variable("ATTNGEN_LLVM");
  read.cuda_path = variable("CUDA_PATH");
  if (read.cuda_path.empty()) read.cuda_path = variable("CUDA_HOME");
  read.conda_prefix = variable("CONDA_PREFIX");
  read.virtual_env = variable("VIRTUAL_ENV");
  read.home = variable("HOME");
  read.cache_dir = variable("ATTNGEN_CACHE_DIR");
  read.cache_mode = variable("ATTNGEN_CACHE");
  read.cache_max = variable("ATTNGEN_CACHE_MAX");
  read.cache_ro_path = variable("ATTNGEN_CACHE_RO_PATH");
  read.cache_shared = variable("ATTNGEN_CACHE_SHARED");
  read.xdg_cache_home = variable("XDG_CACHE_HOME");
  read.xdg_runtime_dir = variable("XDG_RUNTIME_DIR");
  read.log_level = variable("ATTNGEN_LOG");
  read.log_file = variable("ATTNGEN_LOG_FILE");
  read.jobs = variable("ATTNGEN_JOBS");
  read.tuned = variable("ATTNGEN_TUNED");
  read.check_tables = variable("ATTNGEN_CHECK_TABLES");
  read.no_color = !variable("NO_COLOR").empty();
  read.program_dir = running_program_dir();
  return read;
}

}  // namespace

const Settings& settings() {
  static const Settings kSettings = read_settings();
  return kSettings;
}

bool wants_table_checks(const Settings& settings) {
  const std::string& asked = settings.check_tables;
  if (asked.empty() || asked == "0") return false;
  if (asked == "1") return true;
  throw Error(ErrorKind::refused, "ATTNGEN_CHECK_TABLES=" + asked + " is neither 0 nor 1",
              "give 1 to check the tables of every run, or leave it out");
}

}  // namespace attngen
