// SPDX-License-Identifier: Apache-2.0
// The kernels with which an engine on a GPU joins outputs: one for each spec and number of batch
// axes.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "runtime/api/engine.h"
#include "runtime/api/spec.h"

namespace attngen {

/// Safe for use from several threads.
class MergeKernels {
 public:
  /// Planned and printed the first time, compiled by whoever loads it. Throws Error(refused) with
  /// the reason where there is none.
  std::shared_ptr<EngineKernel> find(Engine& engine, const std::shared_ptr<const Spec>& spec,
                                     int batch_axes);

 private:
  struct Known {
    std::weak_ptr<const Spec> spec;  ///< expired ones make room
    int batch_axes = 0;
    std::shared_ptr<EngineKernel> kernel;
  };
  std::mutex mutex_;
  std::vector<Known> known_;
};

}  // namespace attngen
