// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/compatibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace attngen::cuda {
namespace {

struct Arch {
  int major = 0;
  int minor = 0;
  char suffix = 0;  ///< 'a': this architecture alone; 'f': its family; 0: the whole major
};

std::optional<Arch> parsed(const std::string& text) {
  constexpr const char* kPrefix = "sm_";
  if (text.rfind(kPrefix, 0) != 0) return std::nullopt;
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + 3, end, number);
  if (error != std::errc() || number < 10) return std::nullopt;
  Arch arch{number / 10, number % 10, 0};
  if (rest == end) return arch;
  if (rest + 1 != end || (*rest != 'a' && *rest != 'f')) return std::nullopt;
  arch.suffix = *rest;
  return arch;
}

struct FirstCuda {
  int major;
  int minor;
  int version;
};

/// The first CUDA that can target an architecture, compiler and driver alike: the release notes of
/// the toolkits.
constexpr std::array<FirstCuda, 13> kFirstCuda{{
    {7, 5, 10000},
    {8, 0, 11000},
    {8, 6, 11010},
    {8, 7, 11040},
    {8, 8, 13000},
    {8, 9, 11080},
    {9, 0, 11080},
    {10, 0, 12080},
    {10, 1, 12080},
    {10, 3, 12090},
    {11, 0, 13000},
    {12, 0, 12080},
    {12, 1, 12090},
}};
/// The suffixes came later than the first of their architectures.
constexpr int kFirstWithA = 12000;
constexpr int kFirstWithF = 12090;

/// 0 for an architecture that is newer than this table.
int first_cuda_of(const Arch& arch) {
  const auto* const found = std::find_if(
      kFirstCuda.begin(), kFirstCuda.end(),
      [&](const FirstCuda& row) { return row.major == arch.major && row.minor == arch.minor; });
  if (found == kFirstCuda.end()) return 0;
  if (arch.suffix == 'a') return std::max(found->version, kFirstWithA);
  if (arch.suffix == 'f') return std::max(found->version, kFirstWithF);
  return found->version;
}

std::string version_text(int version) {
  return fmt::format("{}.{}", version / 1000, version % 1000 / 10);
}

}  // namespace

std::string why_driver_refuses(int driver_version, int nvrtc_major, int nvrtc_minor,
                               const std::string& arch, KernelImage image) {
  const std::optional<Arch> target = parsed(arch);
  if (!target) return fmt::format("`{}` is no architecture like sm_80 or sm_90a", arch);
  const int nvrtc_version = nvrtc_major * 1000 + nvrtc_minor * 10;
  const int first = first_cuda_of(*target);
  if (nvrtc_version < first) {
    return fmt::format("NVRTC {}.{} cannot target {}: that needs NVRTC {} or newer", nvrtc_major,
                       nvrtc_minor, arch, version_text(first));
  }
  if (driver_version / 1000 < nvrtc_major) {
    return fmt::format(
        "NVRTC {}.{} is of a newer major version than the driver, which is for CUDA {}: install "
        "NVRTC {} beside it, or a driver for CUDA {}.0 or newer",
        nvrtc_major, nvrtc_minor, version_text(driver_version), driver_version / 1000, nvrtc_major);
  }
  if (driver_version < first) {
    return fmt::format(
        "the driver is for CUDA {} and does not know {}: that needs CUDA {} or newer",
        version_text(driver_version), arch, version_text(first));
  }
  if (image == KernelImage::ptx && driver_version < nvrtc_version) {
    return fmt::format(
        "PTX of NVRTC {}.{} is too new for the driver, which is for CUDA {}: load a cubin, which "
        "any "
        "driver for CUDA {} takes",
        nvrtc_major, nvrtc_minor, version_text(driver_version), nvrtc_major);
  }
  return {};
}

std::string why_gpu_refuses(const std::string& arch, int capability_major, int capability_minor) {
  const std::optional<Arch> target = parsed(arch);
  if (!target) return fmt::format("`{}` is no architecture like sm_80 or sm_90a", arch);
  const bool is_same_major = target->major == capability_major;
  const bool runs = target->suffix == 'a' ? is_same_major && target->minor == capability_minor
                                          : is_same_major && target->minor <= capability_minor;
  if (runs) return {};
  const std::string where = target->suffix == 'a'
                                ? fmt::format("{}.{} alone", target->major, target->minor)
                                : fmt::format("{0}.{1} to {0}.9", target->major, target->minor);
  return fmt::format("code for {} runs on compute capability {}, and this GPU has {}.{}", arch,
                     where, capability_major, capability_minor);
}

}  // namespace attngen::cuda
