// SPDX-License-Identifier: Apache-2.0
#include "base/settings.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "base/files.h"

TEST_CASE("settings are read once, and the program's folder comes from the system") {
  setenv("ATTNGEN_NVRTC", "a-folder", 1);
  setenv("CUDA_PATH", "", 1);
  setenv("CUDA_HOME", "cuda-home", 1);
  setenv("NO_COLOR", "1", 1);
  const attngen::Settings& first = attngen::settings();
  CHECK(first.nvrtc == "a-folder");
  CHECK(first.cuda_path == "cuda-home");
  CHECK(first.no_color);
  CHECK(attngen::file_exists(first.program_dir + "/unit_base"));

  setenv("ATTNGEN_NVRTC", "another", 1);
  CHECK(&attngen::settings() == &first);
  CHECK(attngen::settings().nvrtc == "a-folder");
}
