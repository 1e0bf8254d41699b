// SPDX-License-Identifier: Apache-2.0
// A GPU behind a given driver table; make_cuda_backend() is the one of the process.
#pragma once

#include <memory>

#include "runtime/api/backend.h"
#include "runtime/cuda/driver_api.h"

namespace attngen {

class CudaBackend : public Backend {
 public:
  /// Throws DriverFailure, Error(refused).
  virtual std::unique_ptr<LaunchableKernel> load_binary(const Binary& binary,
                                                        const CudaSource& source) = 0;
};

/// `api` must outlive the backend. Throws Error(no_device).
std::unique_ptr<CudaBackend> make_cuda_backend(const cuda::Api& api, int ordinal,
                                               bool checks_tables = false);

}  // namespace attngen
