// SPDX-License-Identifier: Apache-2.0
#include "base/settings.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/files.h"

TEST_CASE("settings are read once, and the program's folder comes from the system") {
  setenv("ATTNGEN_NVRTC", "a-folder", 1);
  setenv("CUDA_PATH", "", 1);
  setenv("CUDA_HOME", "cuda-home", 1);
  setenv("NO_COLOR", "1", 1);
  setenv("ATTNGEN_CACHE_DIR", "a-cache", 1);
  setenv("ATTNGEN_CACHE", "ro", 1);
  setenv("ATTNGEN_CACHE_MAX", "1M", 1);
  setenv("ATTNGEN_CACHE_RO_PATH", "x:y", 1);
  setenv("ATTNGEN_CACHE_SHARED", "1", 1);
  setenv("XDG_CACHE_HOME", "caches", 1);
  setenv("XDG_RUNTIME_DIR", "runtime", 1);
  setenv("ATTNGEN_LOG", "debug", 1);
  setenv("ATTNGEN_LOG_FILE", "log", 1);
  setenv("ATTNGEN_TUNED", "off", 1);
  setenv("ATTNGEN_CHECK_TABLES", "1", 1);
  const attngen::Settings& first = attngen::settings();
  CHECK(first.nvrtc == "a-folder");
  CHECK(first.cuda_path == "cuda-home");
  CHECK(first.no_color);
  CHECK(first.cache_dir == "a-cache");
  CHECK(first.cache_mode == "ro");
  CHECK(first.cache_max == "1M");
  CHECK(first.cache_ro_path == "x:y");
  CHECK(first.cache_shared == "1");
  CHECK(first.xdg_cache_home == "caches");
  CHECK(first.xdg_runtime_dir == "runtime");
  CHECK(first.log_level == "debug");
  CHECK(first.log_file == "log");
  CHECK(first.tuned == "off");
  CHECK(first.check_tables == "1");
  CHECK(attngen::file_exists(first.program_dir + "/unit_base"));

  setenv("ATTNGEN_NVRTC", "another", 1);
  CHECK(&attngen::settings() == &first);
  CHECK(attngen::settings().nvrtc == "a-folder");
}

TEST_CASE("table checks are on or off, and nothing between") {
  attngen::Settings settings;
  CHECK_FALSE(attngen::wants_table_checks(settings));
  settings.check_tables = "0";
  CHECK_FALSE(attngen::wants_table_checks(settings));
  settings.check_tables = "1";
  CHECK(attngen::wants_table_checks(settings));
  for (const char* wrong : {"2", "yes", "on", " 1", "1 ", "01", "true"}) {
    settings.check_tables = wrong;
    try {
      attngen::wants_table_checks(settings);
      FAIL("accepted");
    } catch (const attngen::Error& error) {
      CHECK(error.kind() == attngen::ErrorKind::refused);
      CHECK(error.findings().front().message ==
            std::string("ATTNGEN_CHECK_TABLES=") + wrong + " is neither 0 nor 1");
    }
  }
}
