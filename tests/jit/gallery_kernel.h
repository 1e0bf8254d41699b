// SPDX-License-Identifier: Apache-2.0
// One kernel of the gallery, emitted for a shape class and an architecture.
#pragma once

#include <string>
#include <vector>

#include "generator/cuda/source.h"

namespace attngen::test {

/// Which kernel: a gallery name, the head dims, and how it is typed and batched.
struct KernelChoice {
  std::string variant;
  std::string arch = "sm_80";
  std::int64_t head_dim = 128;   ///< E: query and key
  std::int64_t value_dim = 128;  ///< F
  DType dtype = DType::bf16;     ///< of every `dtype` line of the text
  int batch_axes = 2;
  Skeleton skeleton = Skeleton::forward;
  MergeProtocol merge = MergeProtocol::ticket;
  std::int64_t rows = 256;  ///< P
};

/// "causal sm_80 E=128 F=128 bf16"
std::string to_text(const KernelChoice& choice);

/// Parsed, analysed, planned and emitted. Throws Error(refused) where the back end cannot.
CudaSource emit_gallery_kernel(const KernelChoice& choice);

/// Every gallery name, sorted.
std::vector<std::string> gallery_names();

/// The architectures that the issue asks cubins for.
std::vector<std::string> architectures();

}  // namespace attngen::test
