// SPDX-License-Identifier: Apache-2.0
// --device and --arch: where a request runs, and for which GPU or CPU a kernel is made.
#pragma once

#include <span>
#include <string>

#include "runtime/execute.h"

namespace CLI {
class App;
}

namespace attngen {

void add_device_option(CLI::App& verb, std::string& device);
void add_arch_option(CLI::App& verb, std::string& arch, const std::string& meaning);

/// The device of that name. `auto` is resolved, and what it chose is said on stderr. Throws
/// Error(refused) for an unknown name.
Device resolve_device(const std::string& name);

/// True for what limits_of_cpu() knows: avx512, avx2, v128, neon, ...
bool is_cpu_arch(const std::string& arch);

/// "native" becomes the architecture of the GPU that is present; anything else stays as it is.
/// Throws Error(no_device) where there is none, and Error(refused) for a CPU's.
std::string resolve_gpu_arch(const std::string& arch);

/// "native" becomes the widest of this machine; anything else stays as it is. Throws
/// Error(missing_tool) for native without a libLLVM, and Error(refused) for a GPU's.
std::string resolve_cpu_arch(const std::string& arch);

/// What --arch says for one of `devices`: a GPU's name is for cuda and vgpu, a CPU's for cpu,
/// native for each. Empty = the device's own. Throws Error(refused) when no device has a use for
/// it, or this machine does not run it; Error(missing_tool) when cpu is among them and there is no
/// libLLVM.
std::string arch_for(Device device, const std::string& arch, std::span<const Device> devices);

/// Says on stderr why a run took a slower path on the CPU, if it did.
void note_loopnest(const CpuRun& run);

}  // namespace attngen
