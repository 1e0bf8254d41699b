// SPDX-License-Identifier: Apache-2.0
// A compile through the store: kept, found again, and made anew where what was kept is no use.
#include "runtime/compile_cached.h"

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "runtime/cuda/nvrtc.h"
#include "tests/unit/base/scratch_folder.h"

namespace attngen {
namespace {

CudaSource source_of(const std::string& body) {
  CudaSource source;
  source.slug = source.entry = "attngen_probe";
  source.text = "extern \"C\" __global__ void attngen_probe() {" + body + "}\n";
  return source;
}

StoreOptions folder_of(const test::ScratchFolder& folder, StoreMode mode = StoreMode::read_write) {
  StoreOptions options;
  options.folder = folder.at("cache");
  options.mode = mode;
  return options;
}

TEST_CASE("the second process finds what the first one compiled, byte for byte") {
  const test::ScratchFolder folder;
  const CudaSource source = source_of("");
  Store first(folder_of(folder));
  const CachedBinary fresh = compile_cached(first, source, "sm_80");
  CHECK_FALSE(fresh.cached);
  CHECK(fresh.binary.compile_ms > 0);
  Store second(folder_of(folder));
  const CachedBinary kept = compile_cached(second, source, "sm_80");
  CHECK(kept.cached);
  CHECK(kept.binary.compile_ms == 0);
  CHECK(kept.binary.cubin == fresh.binary.cubin);
  CHECK(kept.binary.ptx == fresh.binary.ptx);
  CHECK(kept.binary.log == fresh.binary.log);
  CHECK(kept.binary.compiler == fresh.binary.compiler);
  CHECK(kept.binary.resources.registers == fresh.binary.resources.registers);
  CHECK(second.counts().compiles == 0);
  CHECK(second.counts().disk_hits == 1);
}

TEST_CASE("another architecture or text is another kernel") {
  const test::ScratchFolder folder;
  CHECK(store_key(source_of(""), "sm_80") != store_key(source_of(""), "sm_90"));
  CHECK(store_key(source_of(""), "sm_80") != store_key(source_of(" "), "sm_80"));
  Store store(folder_of(folder));
  compile_cached(store, source_of(""), "sm_80");
  CHECK_FALSE(compile_cached(store, source_of(""), "sm_90").cached);
  CHECK_FALSE(compile_cached(store, source_of(" "), "sm_80").cached);
}

TEST_CASE("an entry that lacks a part is replaced") {
  const test::ScratchFolder folder;
  const CudaSource source = source_of("");
  Binary binary;
  {
    Store other(folder_of(folder, StoreMode::memory));
    binary = compile_cached(other, source, "sm_80").binary;
  }
  Store store(folder_of(folder));
  StoredKernel poor = stored_kernel(binary, Nvrtc::instance().compile_request(source, "sm_80"));
  poor.parts.erase("ptx");
  CHECK_FALSE(binary_in(poor).has_value());
  store.get(poor.request, [&] { return poor; });
  const CachedBinary made = compile_cached(store, source, "sm_80");
  CHECK_FALSE(made.cached);
  CHECK(made.binary.ptx == binary.ptx);
  Store later(folder_of(folder));
  CHECK(compile_cached(later, source, "sm_80").cached);
}

TEST_CASE("require never compiles") {
  const test::ScratchFolder folder;
  Store store(folder_of(folder, StoreMode::require));
  try {
    compile_cached(store, source_of(""), "sm_80");
    FAIL("a miss was compiled");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
  }
  CHECK(store.counts().compiles == 0);
}

TEST_CASE("what does not compile is not kept") {
  const test::ScratchFolder folder;
  Store store(folder_of(folder));
  CHECK_THROWS_AS(compile_cached(store, source_of("nonsense"), "sm_80"), Error);
}

}  // namespace
}  // namespace attngen
