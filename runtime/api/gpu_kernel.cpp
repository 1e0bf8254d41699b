// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/gpu_kernel.h"

#include "runtime/compile_cached.h"

namespace attngen {

LoadedKernel load_gpu_kernel(Store& store, const CudaSource& source, const std::string& arch,
                             const BinaryLoader& load) {
  CachedBinary compiled = compile_cached(store, source, arch);
  LoadedKernel loaded;
  try {
    loaded.kernel = load(compiled.binary, source);
  } catch (const DriverFailure& refusal) {
    if (!compiled.cached || !refusal.refuses_image()) throw;
    store.discard(store_key(source, arch), refusal.what());
    compiled = compile_cached(store, source, arch);
    loaded.kernel = load(compiled.binary, source);
  }
  loaded.was_cached = compiled.cached;
  return loaded;
}

}  // namespace attngen
