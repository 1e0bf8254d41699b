// SPDX-License-Identifier: Apache-2.0
#include "tools/device_option.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "runtime/cuda/driver.h"
#include "tools/report.h"
#include "tools/variant_option.h"

namespace attngen {

void add_device_option(CLI::App& verb, std::string& device) {
  verb.add_option("--device", device, "auto, cuda, vgpu or oracle (default: auto)")
      ->option_text("DEVICE");
}

void add_arch_option(CLI::App& verb, std::string& arch, const std::string& meaning) {
  verb.add_option("--arch", arch, meaning)->option_text("ARCH");
}

Device resolve_device(const std::string& name) {
  const std::optional<Device> named = device_named(name);
  if (!named.has_value()) {
    refuse(fmt::format("`{}` is not a device", name), "use auto, cuda, vgpu or oracle");
  }
  if (*named == Device::cpu)
    refuse("the cpu device is not built yet", "use --device vgpu or oracle");
  if (*named != Device::automatic) return *named;
  const Device chosen = choose_device();
  print_note(chosen == Device::cuda ? std::string("device: cuda")
                                    : fmt::format("device: {} (cuda cannot be used: {})",
                                                  name_of(chosen), why_unusable(Device::cuda)));
  return chosen;
}

std::string resolve_arch(const std::string& arch) {
  return arch == "native" ? gpu_facts().arch : arch;
}

}  // namespace attngen
