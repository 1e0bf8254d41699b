// SPDX-License-Identifier: Apache-2.0
// Which devices there are, and which of them this machine can use.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/error.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/execute.h"
#include "runtime/llvm_api.h"

namespace attngen {
namespace {

constexpr std::array<std::pair<Device, const char*>, 5> kNames{{
    {Device::automatic, "auto"},
    {Device::cuda, "cuda"},
    {Device::cpu, "cpu"},
    {Device::vgpu, "vgpu"},
    {Device::oracle, "oracle"},
}};

std::string first_sentence(const Error& error) {
  return error.findings().empty() ? std::string("unknown reason")
                                  : error.findings().front().message;
}

std::string why_no_nvrtc() {
  try {
    Nvrtc::instance();
    return {};
  } catch (const Error& error) {
    return first_sentence(error);
  }
}

std::string why_no_llvm() {
  try {
    LlvmJit::version();
    return {};
  } catch (const Error& error) {
    return first_sentence(error);
  }
}

}  // namespace

std::optional<Device> device_named(const std::string& name) {
  for (const auto& [device, text] : kNames) {
    if (name == text) return device;
  }
  return std::nullopt;
}

std::string name_of(Device device) {
  for (const auto& [known, text] : kNames) {
    if (known == device) return text;
  }
  throw InternalError("a device without a name");
}

std::string why_unusable(Device device) {
  switch (device) {
    case Device::cuda:
      return why_no_gpu();  // without NVRTC it runs what the compile cache has
    case Device::cpu:
      return why_no_llvm();
    case Device::vgpu: {
      const std::string reason = why_no_nvrtc();
      return reason.empty() ? why_no_llvm() : reason;
    }
    case Device::automatic:
    case Device::oracle:
      return {};
  }
  return {};
}

Device choose_device() {
  std::vector<Finding> findings;
  for (const Device device : {Device::cuda, Device::cpu, Device::vgpu}) {
    const std::string reason = why_unusable(device);
    if (reason.empty()) return device;
    Finding finding;
    finding.rule = "device";
    finding.message = fmt::format("{} cannot be used: {}", name_of(device), reason);
    findings.push_back(std::move(finding));
  }
  findings.back().fix =
      "install libLLVM (`attngen doctor` says what was found), or use --device oracle";
  throw Error(ErrorKind::missing_tool, std::move(findings));
}

}  // namespace attngen
