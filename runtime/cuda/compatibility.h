// SPDX-License-Identifier: Apache-2.0
// Which kernels run where, from version numbers alone: NVRTC against driver, architecture against
// GPU.
#pragma once

#include <string>

namespace attngen::cuda {

enum class KernelImage { cubin, ptx };

/// Why a driver will not run what an NVRTC made for `arch` ("sm_90a"), one sentence; empty when it
/// will. `driver_version` as cuDriverGetVersion has it (13000 is CUDA 13.0). Minor versions of one
/// major are compatible for cubins, not for PTX; a newer major of NVRTC is not supported; the
/// driver must know the architecture. Source: CUDA compatibility guide.
std::string why_driver_refuses(int driver_version, int nvrtc_major, int nvrtc_minor,
                               const std::string& arch, KernelImage image = KernelImage::cubin);

/// Why a cubin for `arch` does not run on a GPU of this compute capability, one sentence; empty
/// when it does: "sm_90a" runs on 9.0 alone, "sm_80" on 8.0 to 8.9, "sm_100f" on 10.x from 10.0.
std::string why_gpu_refuses(const std::string& arch, int capability_major, int capability_minor);

}  // namespace attngen::cuda
