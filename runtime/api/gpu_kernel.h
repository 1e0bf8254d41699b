// SPDX-License-Identifier: Apache-2.0
// A kernel of a GPU, real or virtual: compiled through the store, then loaded.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "runtime/api/backend.h"

namespace attngen {

/// Throws DriverFailure, which may say that the code itself is refused, and Error.
using BinaryLoader =
    std::function<std::unique_ptr<LaunchableKernel>(const Binary&, const CudaSource&)>;

/// A cached kernel whose code `load` refuses is compiled anew, once; one refused fresh is told.
LoadedKernel load_gpu_kernel(Store& store, const CudaSource& source, const std::string& arch,
                             const BinaryLoader& load);

}  // namespace attngen
