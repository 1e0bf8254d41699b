// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute_findings.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace attngen {
namespace {

CudaSource three_lines() {
  CudaSource source;
  source.slug = "attngen_probe";
  source.entry = "attngen_probe";
  source.text = "line one\n  line two\nline three";
  return source;
}

vgpu::Fault fault(vgpu::FaultKind kind, int line, const char* message) {
  vgpu::Fault made;
  made.kind = kind;
  made.source_line = line;
  made.message = message;
  return made;
}

TEST_CASE("every fault is a finding with its line of the source and a caret") {
  vgpu::Report report;
  report.completed = true;
  report.faults = {fault(vgpu::FaultKind::race, 2, "threads 1 and 2 race"),
                   fault(vgpu::FaultKind::out_of_bounds, 3, "8 bytes behind K"),
                   fault(vgpu::FaultKind::deadlock, 0, "barrier 1 never fills")};
  try {
    require_clean(report, three_lines());
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::check_failed);
    CHECK(std::string(error.what()) ==
          "attngen_probe.cu:2:3: race: threads 1 and 2 race\n      line two\n      ^^^^^^^^\n"
          "attngen_probe.cu:3:1: out-of-bounds: 8 bytes behind K\n    line three\n    ^^^^^^^^^^\n"
          "attngen_probe.cu: deadlock: barrier 1 never fills\n");
  }
}

TEST_CASE("a line that the source does not have is no place") {
  vgpu::Report report;
  report.completed = true;
  report.faults = {fault(vgpu::FaultKind::race, 99, "where?")};
  CHECK_THROWS_AS(require_clean(report, three_lines()), Error);
}

TEST_CASE("a launch that did not end is no success, one that did is") {
  vgpu::Report report;
  CHECK_THROWS_AS(require_clean(report, three_lines()), Error);
  report.completed = true;
  CHECK_NOTHROW(require_clean(report, three_lines()));
}

TEST_CASE("a spill breaks the gate") {
  Binary binary;
  binary.arch = "sm_80";
  binary.resources.registers = 255;
  binary.resources.spill_bytes = 8;
  try {
    require_gates(binary, three_lines());
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::compile_failed);
    const std::string told = error.what();
    CHECK(told.find("attngen_probe for sm_80: ") != std::string::npos);
    CHECK(told.find("spill") != std::string::npos);
  }
}

}  // namespace
}  // namespace attngen
