// SPDX-License-Identifier: Apache-2.0
// The compile of an emitted source, or what the store kept of it.
#pragma once

#include <optional>
#include <string>

#include "generator/cuda/source.h"
#include "runtime/binary.h"
#include "runtime/store/store.h"

namespace attngen {

struct CachedBinary {
  Binary binary;
  bool cached = false;  ///< no compile ran in this call; binary.compile_ms is 0 then
};

/// A binary that passed the gates. Where no NVRTC is found, one that some NVRTC made of the same
/// text for the same architecture, if the store has it; Error(missing_tool) if not. Throws what
/// Nvrtc::compile() throws, Error(compile_failed) with one finding per broken gate, and Error(io)
/// on a miss in mode require.
CachedBinary compile_cached(Store& store, const CudaSource& source, const std::string& arch);

/// The key under which compile_cached() keeps it; empty where no NVRTC with a build id is found, so
/// that nothing can be kept.
std::string store_key(const CudaSource& source, const std::string& arch);

/// The parts are "cubin", "ptx" and "log".
StoredKernel stored_kernel(const Binary& binary, const CompileRequest& request);

/// Empty when a part is missing: an entry that another version wrote.
std::optional<Binary> binary_in(const StoredKernel& kernel);

}  // namespace attngen
