// SPDX-License-Identifier: Apache-2.0
#include "runtime/execute_findings.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "runtime/cuda/nvrtc.h"

namespace attngen {
namespace {

std::string line_of(const std::string& text, int number) {
  std::size_t start = 0;
  for (int at = 1; at < number; ++at) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string::npos) return {};
    start = end + 1;
  }
  return text.substr(start, text.find('\n', start) - start);
}

const char* rule_of(vgpu::FaultKind kind) {
  switch (kind) {
    case vgpu::FaultKind::race:
      return "race";
    case vgpu::FaultKind::out_of_bounds:
      return "out-of-bounds";
    case vgpu::FaultKind::misaligned:
      return "misaligned";
    case vgpu::FaultKind::deadlock:
      return "deadlock";
    case vgpu::FaultKind::protocol:
      return "protocol";
    case vgpu::FaultKind::divergence:
      return "divergence";
    case vgpu::FaultKind::unsupported:
      return "unsupported";
    case vgpu::FaultKind::budget:
      return "budget";
  }
  return "fault";
}

}  // namespace

void require_gates(const Binary& binary, const CudaSource& source) {
  std::vector<Finding> findings;
  for (const std::string& broken : broken_gates(binary)) {
    Finding finding;
    finding.file = source.slug + ".cu";
    finding.rule = "gate";
    finding.message = fmt::format("{} for {}: {}", source.entry, binary.arch, broken);
    finding.fix =
        "this is a defect of attngen: report the output of `attngen emit` for this request";
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::compile_failed, std::move(findings));
}

void require_clean(const vgpu::Report& report, const CudaSource& source) {
  std::vector<Finding> findings;
  for (const vgpu::Fault& fault : report.faults) {
    Finding finding;
    finding.file = source.slug + ".cu";
    finding.rule = rule_of(fault.kind);
    finding.message = fault.message;
    if (fault.source_line > 0) {
      finding.source_line = line_of(source.text, fault.source_line);
      const std::size_t first = finding.source_line.find_first_not_of(' ');
      const std::size_t blanks = first == std::string::npos ? 0 : first;
      finding.span = {fault.source_line, static_cast<int>(blanks) + 1,
                      static_cast<int>(finding.source_line.size() - blanks)};
    }
    findings.push_back(std::move(finding));
  }
  if (!report.completed && findings.empty()) {
    Finding finding;
    finding.file = source.slug + ".cu";
    finding.rule = "protocol";
    finding.message = "the launch did not complete: some thread never returned";
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw Error(ErrorKind::check_failed, std::move(findings));
}

}  // namespace attngen
