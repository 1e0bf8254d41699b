// SPDX-License-Identifier: Apache-2.0
#include "runtime/vgpu/fault_log.h"

#include <fmt/format.h>

namespace attngen::vgpu {

void FaultLog::add(Fault fault, int site, int other) {
  if (fault.kind == FaultKind::race) ++races_;
  const Key key{fault.kind, site, other};
  if (full() || !seen_.insert(key).second) return;
  faults_.push_back(std::move(fault));
  keys_.push_back(key);
}

void FaultLog::merge(const FaultLog& later) {
  races_ += later.races_;
  for (std::size_t i = 0; i < later.faults_.size(); ++i) {
    if (full() || !seen_.insert(later.keys_[i]).second) continue;
    faults_.push_back(later.faults_[i]);
    keys_.push_back(later.keys_[i]);
  }
}

namespace {

const char* name_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::race:
      return "race";
    case FaultKind::out_of_bounds:
      return "out of bounds";
    case FaultKind::misaligned:
      return "misaligned";
    case FaultKind::deadlock:
      return "deadlock";
    case FaultKind::protocol:
      return "protocol";
    case FaultKind::divergence:
      return "divergence";
    case FaultKind::unsupported:
      return "unsupported";
    case FaultKind::budget:
      return "budget";
  }
  return "fault";
}

}  // namespace

std::string to_text(const Fault& fault) {
  if (fault.source_line == 0) return fmt::format("{}: {}", name_of(fault.kind), fault.message);
  return fmt::format("{} at line {}: {}", name_of(fault.kind), fault.source_line, fault.message);
}

}  // namespace attngen::vgpu
