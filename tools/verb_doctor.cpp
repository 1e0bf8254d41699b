// SPDX-License-Identifier: Apache-2.0
// attngen doctor: what was found where, and why not.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cuda/compatibility.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/nvrtc.h"
#include "runtime/execute.h"
#include "runtime/job_count.h"
#include "runtime/llvm_api.h"
#include "runtime/llvm_object.h"
#include "tools/report.h"
#include "tools/verbs.h"
#include "tools/version.h"

namespace attngen {
namespace {

struct Candidate {
  std::string path;
  bool usable = false;
  std::string reason;
};

struct Library {
  std::string name;
  std::vector<Candidate> candidates;
};

struct DeviceState {
  std::string name;
  std::string reason;  ///< empty when usable
};

struct Gpu {
  cuda::DeviceFacts facts;
  std::string kernels;  ///< why kernels of the NVRTC in use do not run there; empty when they do
};

struct Cpu {
  std::string name;  ///< as LLVM has it
  CpuLimits limits;
  std::string llvm;  ///< "LLVM 19.1.7"
  int threads = 0;   ///< of a run
};

struct Findings {
  std::vector<Library> libraries;
  std::vector<DeviceState> devices;
  std::optional<Cpu> cpu;  ///< where it is usable
  std::vector<Gpu> gpus;
};

template <typename Found>
std::vector<Candidate> candidates_of(const std::vector<Found>& found) {
  std::vector<Candidate> candidates;
  for (const Found& one : found) candidates.push_back({one.path, one.usable, one.reason});
  return candidates;
}

/// Why the driver refuses what the NVRTC in use makes for this GPU; empty too where there is none.
std::string why_no_kernels(const cuda::DeviceFacts& gpu) {
  try {
    const std::string version = Nvrtc::instance().version();
    const std::size_t dot = version.find('.');
    check(dot != std::string::npos, "the version of NVRTC is two numbers");
    return cuda::why_driver_refuses(gpu.driver_version, std::stoi(version.substr(0, dot)),
                                    std::stoi(version.substr(dot + 1)), gpu.arch);
  } catch (const Error&) {
    return {};  // the list of candidates says why there is none
  }
}

Findings examine() {
  Findings findings;
  findings.libraries.push_back({"NVRTC", candidates_of(Nvrtc::candidates())});
  findings.libraries.push_back({"LLVM", candidates_of(LlvmJit::candidates())});
  for (const Device device : {Device::cuda, Device::cpu, Device::vgpu, Device::oracle}) {
    findings.devices.push_back({name_of(device), why_unusable(device)});
  }
  if (why_unusable(Device::cpu).empty()) {
    findings.cpu = Cpu{host_llvm_target().cpu, host_cpu_limits(), llvm_name(), thread_count()};
  }
  if (why_no_gpu().empty()) {
    for (cuda::DeviceFacts facts : all_gpu_facts()) {
      std::string kernels = why_no_kernels(facts);
      findings.gpus.push_back({std::move(facts), std::move(kernels)});
    }
  }
  return findings;
}

std::string text_of(const Findings& findings) {
  std::string text = fmt::format("attngen {}\n", kVersion);
  for (const Library& library : findings.libraries) {
    text += library.name + "\n";
    if (library.candidates.empty()) text += "  no candidate\n";
    for (const Candidate& candidate : library.candidates) {
      text += fmt::format("  {:<4} {}: {}\n", candidate.usable ? "ok" : "-", candidate.path,
                          candidate.reason);
    }
  }
  text += "devices\n";
  for (const DeviceState& device : findings.devices) {
    text += fmt::format("  {:<4} {}{}\n", device.reason.empty() ? "ok" : "-", device.name,
                        device.reason.empty() ? "" : ": " + device.reason);
  }
  if (findings.cpu) {
    text += fmt::format("CPU\n  {}: {}, vectors of {} bits, {} thread{}, code by {}\n",
                        findings.cpu->name, findings.cpu->limits.arch,
                        findings.cpu->limits.vector_bits, findings.cpu->threads,
                        findings.cpu->threads == 1 ? "" : "s", findings.cpu->llvm);
  }
  if (!findings.gpus.empty()) text += "GPU\n";
  for (const Gpu& gpu : findings.gpus) {
    text += fmt::format("  {} {}\n", gpu.facts.ordinal, cuda::to_line(gpu.facts));
    if (!gpu.kernels.empty()) text += "    -    " + gpu.kernels + "\n";
  }
  return text;
}

Json document_of(const Findings& findings) {
  Json document = json_document("doctor");
  document["version"] = kVersion;
  for (const Library& library : findings.libraries) {
    Json& candidates = document["libraries"][library.name];
    candidates = Json::array();
    for (const Candidate& candidate : library.candidates) {
      candidates.push_back(
          {{"path", candidate.path}, {"usable", candidate.usable}, {"reason", candidate.reason}});
    }
  }
  for (const DeviceState& device : findings.devices) {
    document["devices"][device.name] = {{"usable", device.reason.empty()},
                                        {"reason", device.reason}};
  }
  document["cpu"] = nullptr;
  if (findings.cpu) {
    document["cpu"] = {{"name", findings.cpu->name},
                       {"arch", findings.cpu->limits.arch},
                       {"vector_bits", findings.cpu->limits.vector_bits},
                       {"threads", findings.cpu->threads},
                       {"compiler", findings.cpu->llvm}};
  }
  document["gpu"] =
      findings.gpus.empty() ? Json(nullptr) : Json(cuda::to_line(findings.gpus.front().facts));
  document["gpus"] = Json::array();
  for (const Gpu& gpu : findings.gpus) {
    Json& facts = document["gpus"].emplace_back(Json::object());
    cuda::visit_facts(gpu.facts, [&](const char* name, const auto& value) { facts[name] = value; });
    facts["kernels"] = {{"usable", gpu.kernels.empty()}, {"reason", gpu.kernels}};
  }
  return document;
}

bool is_usable(const Findings& findings, const std::string& name) {
  for (const DeviceState& device : findings.devices) {
    if (device.name == name) return device.reason.empty();
  }
  return false;
}

int doctor(const ReportOption& report) {
  const Findings findings = examine();
  if (is_usable(findings, "cuda") || is_usable(findings, "cpu") || is_usable(findings, "vgpu")) {
    print_data(report.json ? to_text(document_of(findings)) : text_of(findings), report.path);
    return 0;
  }
  const Json document = document_of(findings);
  if (!report.json) print_data(text_of(findings), report.path);
  Finding finding;
  finding.rule = "device";
  finding.message = "neither a GPU nor the CPU nor the virtual GPU can be used here";
  finding.fix =
      "install libLLVM, and NVRTC for the virtual GPU; the list of candidates says what is missing";
  return print_failure(ErrorKind::missing_tool, {finding}, report.json, &document);
}

}  // namespace

void add_doctor(CLI::App& program, Action& action) {
  auto report = std::make_shared<ReportOption>();
  CLI::App& verb = *program.add_subcommand("doctor", "Say what was found where, and why not");
  add_report_options(verb, *report);
  verb.footer(
      "Exits with 3 when neither a GPU nor the CPU nor the virtual GPU can be used.\n\n"
      "Examples:\n"
      "  attngen doctor\n"
      "  ATTNGEN_NVRTC=/opt/cuda/lib64 attngen doctor --json");
  verb.callback([report, &action] { action = [report] { return doctor(*report); }; });
}

}  // namespace attngen
