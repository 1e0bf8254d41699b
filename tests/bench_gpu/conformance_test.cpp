// SPDX-License-Identifier: Apache-2.0
// Device wrappers on the virtual GPU: against arithmetic, and against what a real GPU recorded.
#include <doctest/doctest.h>

#include <iostream>

#include "base/error.h"
#include "base/files.h"
#include "bench/gpu/conformance_judge.h"
#include "bench/gpu/conformance_run.h"
#include "runtime/execute.h"
#include "templates/templates.h"

using namespace attngen;
using namespace attngen::bench;

namespace {

bool skipped() {
  const std::string reason = why_unusable(Device::vgpu);
  if (!reason.empty()) std::cout << "[SKIP] " << reason << "\n";
  return !reason.empty();
}

/// Functions of a template part whose bodies hold an asm statement, by name.
std::vector<std::string> wrappers_in(std::string_view text) {
  std::vector<std::string> found;
  std::string name;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const std::string line(text.substr(at, end - at));
    if (line.rfind("__device__", 0) == 0) {
      const std::size_t paren = line.find('(');
      const std::size_t start = line.rfind(' ', paren) + 1;
      name = line.substr(start, paren - start);
    }
    if (line.find(" asm") != std::string::npos && (found.empty() || found.back() != name)) {
      found.push_back(name);
    }
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return found;
}

}  // namespace

TEST_CASE("every wrapper around an instruction is called by a conformance kernel") {
  const std::string kernels = probe_source("conformance_scalar") + probe_source("conformance_warp");
  int wrappers = 0;
  for (const TemplatePart& part : embedded_templates()) {
    for (const std::string& name : wrappers_in(part.text)) {
      CAPTURE(part.name);
      CAPTURE(name);
      // Once where it is defined, if the part is included at all, and at least once in a kernel.
      std::size_t uses = 0;
      for (std::size_t at = kernels.find(name); at != std::string::npos;
           at = kernels.find(name, at + 1)) {
        const char after = at + name.size() < kernels.size() ? kernels[at + name.size()] : ' ';
        uses += after == '(' || after == '<';
      }
      CHECK_MESSAGE(uses >= 2, "add a case to bench/gpu/kernels/conformance_*.cu");
      ++wrappers;
    }
  }
  CHECK(wrappers >= 15);
}

TEST_CASE("the virtual GPU computes what arithmetic says, for several seeds") {
  if (skipped()) return;
  ConformanceRunner runner(ProbeDevice::vgpu, "", "");
  for (const ConformanceCase& each : conformance_cases()) {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
      const Record record = runner.record(each, seed);
      const Agreement agreement = judge_expected(each, record.operands, record.result);
      CHECK_MESSAGE(agreement.fault.empty(), agreement.fault);
      CHECK(agreement.words == record.result.size());
      CHECK(agreement.words >= 512);
    }
  }
}

TEST_CASE("a record survives its file, and one changed bit beyond the tolerance is found") {
  if (skipped()) return;
  ConformanceRunner runner(ProbeDevice::vgpu, "", "");
  for (const ConformanceCase& each : conformance_cases()) {
    const Record record = record_of(to_json(runner.record(each, 4)), "memory");
    CAPTURE(each.name);
    const Words again = runner.run(each, record.operands);
    CHECK(again == record.result);
    CHECK(judge_recorded(each, record, again).equal == again.size());
    for (const std::size_t at : {std::size_t{40}, again.size() - 1}) {
      Words changed = again;
      changed[at] ^= 0x00400000;  // in every kind: far outside what an approximation may do
      const bool was_special = each.kind == WordKind::f32 && (again[at] & 0x7F800000) == 0;
      if (was_special || (again[at] & 0x7F800000) == 0x7F800000) continue;
      CHECK(!judge_recorded(each, record, changed).fault.empty());
      CHECK(!judge_expected(each, record.operands, changed).fault.empty());
    }
    CHECK(!judge_recorded(each, record, {}).fault.empty());
  }
}

TEST_CASE("a damaged record is refused by name") {
  for (
      const std::string text :
      {"", "{}", "[1]", R"({"schema":"other"})",
       R"({"schema":"attngen.conformance/1","case":"x","instruction":"","device":"","arch":"","compiler":"","a":"123","b":"","c":"","result":""})",
       R"({"schema":"attngen.conformance/1","case":"x","instruction":"","device":"","arch":"","compiler":"","a":"0000000G","b":"","c":"","result":""})"}) {
    CAPTURE(text);
    try {
      record_of(text, "golden.json");
      FAIL_CHECK("accepted");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::refused);
      CHECK(std::string(error.what()).find("golden.json") != std::string::npos);
    }
  }
}

TEST_CASE("the virtual GPU computes what a real GPU recorded") {
  const std::string results = "bench/results";
  const std::vector<ConformanceCase> cases = conformance_cases();
  int records = 0;
  for (const std::string& gpu : list_folder(results)) {
    const std::vector<Record> recorded = read_records(results + "/" + gpu + "/conformance");
    if (recorded.empty()) continue;
    if (skipped()) return;
    ConformanceRunner runner(ProbeDevice::vgpu, "", "");
    for (const Record& record : recorded) {
      CAPTURE(gpu);
      const ConformanceCase* const each = find_case(cases, record.name);
      REQUIRE_MESSAGE(each != nullptr, "no case ", record.name);
      const Agreement agreement = judge_recorded(*each, record, runner.run(*each, record.operands));
      CHECK_MESSAGE(agreement.fault.empty(), agreement.fault);
      ++records;
    }
  }
  if (records == 0) {
    std::cout << "[SKIP] bench/results holds no conformance record: no GPU has run the kit yet\n";
  }
}
