// SPDX-License-Identifier: Apache-2.0
// The hand-written kernels of the GPU kit: their texts, and their binaries from NVRTC or a folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/binary.h"

namespace attngen::bench {

/// `name` is a file of bench/gpu/kernels without ".cu".
struct ProbeKernelText {
  std::string_view name;
  std::string_view text;
};

/// Architectures from `least_arch` on have what the file needs.
struct ProbeModule {
  std::string name;
  std::string entry;  ///< any one of its kernels
  int least_arch = 80;
};

/// Every file of bench/gpu/kernels, sorted by name.
std::vector<ProbeModule> probe_modules();

/// The text a compiler gets: the template parts that the file's `needs:` line names, then the file.
/// Throws Error(refused) naming a part or file that does not exist.
std::string probe_source(const std::string& name);

/// Compiled by NVRTC; or, when `cubins` is not empty, read from `cubins`/NAME.ARCH.cubin, without
/// PTX then. Throws Error(missing_tool), Error(io) or Error(compile_failed) when a gate is broken.
Binary probe_binary(const ProbeModule& module, const std::string& arch, const std::string& cubins);

/// 90 of "sm_90a"; 0 for what is no architecture.
int arch_number(const std::string& arch);

}  // namespace attngen::bench

namespace attngen {

/// Made by cmake/embed_files.cmake.
const std::vector<bench::ProbeKernelText>& embedded_probe_kernels();

}  // namespace attngen
