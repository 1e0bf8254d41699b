// SPDX-License-Identifier: Apache-2.0
#include "tools/device_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "base/error.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/cuda/driver.h"
#include "tools/report.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

constexpr const char* kCpuArchs = "avx512_bf16 avx512 avx2 v128 neon";

bool runs_on(Device device, const std::string& arch) {
  if (device == Device::oracle) return false;
  return arch == "native" || is_cpu_arch(arch) == (device == Device::cpu);
}

}  // namespace

void add_device_option(CLI::App& verb, std::string& device) {
  verb.add_option("--device", device, "auto, cuda, cpu, vgpu or oracle (default: auto)")
      ->option_text("DEVICE");
}

void add_arch_option(CLI::App& verb, std::string& arch, const std::string& meaning) {
  verb.add_option("--arch", arch, meaning)->option_text("ARCH");
}

Device resolve_device(const std::string& name) {
  const std::optional<Device> named = device_named(name);
  if (!named.has_value()) {
    refuse(fmt::format("`{}` is not a device", name), "use auto, cuda, cpu, vgpu or oracle");
  }
  if (*named != Device::automatic) return *named;
  const Device chosen = choose_device();
  print_note(chosen == Device::cuda ? std::string("device: cuda")
                                    : fmt::format("device: {} (cuda cannot be used: {})",
                                                  name_of(chosen), why_unusable(Device::cuda)));
  return chosen;
}

bool is_cpu_arch(const std::string& arch) {
  try {
    limits_of_cpu(arch);
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::string resolve_gpu_arch(const std::string& arch) {
  if (is_cpu_arch(arch)) {
    refuse(fmt::format("--arch {} is a CPU, and this is a GPU's kernel", arch),
           "name one of sm_80 86 89 90 90a 100 103 120 121; `attngen show --stage ll` prints the "
           "CPU's");
  }
  return arch == "native" ? gpu_facts().arch : arch;
}

std::string resolve_cpu_arch(const std::string& arch) {
  if (arch == "native") return host_cpu_limits().arch;
  if (!is_cpu_arch(arch)) {
    refuse(fmt::format("--arch {} is not a CPU's, and this is the CPU's kernel", arch),
           fmt::format("name one of {}, or native", kCpuArchs));
  }
  return arch;
}

std::string arch_for(Device device, const std::string& arch, std::span<const Device> devices) {
  const bool has_use =
      std::ranges::any_of(devices, [&](Device one) { return arch.empty() || runs_on(one, arch); });
  if (!has_use) {
    std::vector<std::string> names;
    for (const Device one : devices) names.push_back(name_of(one));
    refuse(fmt::format("--arch {} has no meaning on {}", arch, fmt::join(names, ", ")),
           fmt::format("leave it out; the cpu device takes {}, vgpu and cuda sm_80 and up, each "
                       "native",
                       kCpuArchs));
  }
  if (device == Device::cpu) {
    return runnable_cpu_limits(runs_on(device, arch) ? arch : std::string()).arch;
  }
  if (arch.empty() || !runs_on(device, arch)) return {};
  return limits_of_arch(resolve_gpu_arch(arch)).arch;
}

void note_loopnest(const CpuRun& run) {
  if (run.source.plan.skeleton != "loopnest") return;
  print_note(fmt::format("note: runs on the CPU as a loop nest: {}",
                         fmt::join(run.source.plan.reasons, "; ")));
}

}  // namespace attngen
