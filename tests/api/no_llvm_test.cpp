// SPDX-License-Identifier: Apache-2.0
// Runs with ATTNGEN_LLVM naming a file that is absent: the CPU is refused with the way out, the
// oracle works.
#include <doctest/doctest.h>
#include <attngen.hpp>

#include <string>

TEST_CASE("without a libLLVM the engine of the CPU is refused with what to install") {
  attngen_engine_options options{};
  options.struct_size = sizeof options;
  options.device = "cpu";
  attngen_engine engine{1};
  CHECK(attngen_engine_create(&options, &engine) == ATTNGEN_E_NO_COMPILER);
  CHECK(engine.value == 0);
  const std::string told = attngen_last_error();
  CAPTURE(told);
  CHECK(told.find("libLLVM-absent.so") != std::string::npos);
  CHECK(told.find("ATTNGEN_LLVM") != std::string::npos);
  options.arch = "avx2";
  CHECK(attngen_engine_create(&options, &engine) == ATTNGEN_E_NO_COMPILER);
  CHECK(attngen::Engine("oracle").describe().dl_device.device_type == kDLCPU);
}
