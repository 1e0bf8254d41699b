// SPDX-License-Identifier: Apache-2.0
// Run with an ATTNGEN_NVRTC that does not exist: only what the store has can be used.
#include <doctest/doctest.h>

#include <string>

#include "base/error.h"
#include "runtime/compile_cached.h"
#include "tests/unit/base/scratch_folder.h"
#include "tests/unit/runtime/cuda/cubin_builder.h"

namespace attngen {
namespace {

CudaSource source_of(const std::string& body) {
  CudaSource source;
  source.slug = source.entry = "attngen_probe";
  source.text = "extern \"C\" __global__ void attngen_probe() {" + body + "}\n";
  return source;
}

StoredKernel made_elsewhere(const CudaSource& source) {
  Binary binary;
  binary.arch = "sm_90";
  binary.entry = source.entry;
  binary.cubin = test::build_cubin({source.entry, 0});  // as many registers as the empty log says
  binary.ptx = "// ptx";
  CompileRequest request{kCubinKind,      source.text, source.entry,
                         {"-arch=sm_90"}, "sm_90",     "NVRTC 99.1 aaaa bbbb"};
  return stored_kernel(binary, request);
}

std::string refusal(Store& store, const CudaSource& source, const std::string& arch) {
  try {
    compile_cached(store, source, arch);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::missing_tool);
    return error.findings().front().message;
  }
  return "";
}

TEST_CASE(
    "a kernel that another machine compiled of the same text is used, from folder or bundle") {
  const test::ScratchFolder scratch;
  StoreOptions options;
  options.folder = scratch.at("cache");
  {
    Store there(options);
    const StoredKernel kernel = made_elsewhere(source_of(""));
    there.get(kernel.request, [&] { return kernel; });
    const StoredKernel other = made_elsewhere(source_of(" "));
    there.get(other.request, [&] { return other; });
  }
  CHECK(store_key(source_of(""), "sm_90").empty());
  const auto check_found = [](Store& store) {
    const CachedBinary found = compile_cached(store, source_of(""), "sm_90");
    CHECK(found.cached);
    CHECK(found.binary.compiler == "NVRTC 99.1");
    CHECK(found.binary.cubin == test::build_cubin({"attngen_probe", 0}));
    CHECK(store.counts().disk_hits == 1);
    CHECK(store.counts().compiles == 0);
    const std::string other_arch = refusal(store, source_of(""), "sm_80");
    CHECK(other_arch.find("the compile cache has no attngen_probe for sm_80") != std::string::npos);
    CHECK_FALSE(refusal(store, source_of("  "), "sm_90").empty());
  };
  Store folder(options);
  check_found(folder);
  StoreOptions bundled;
  bundled.mode = StoreMode::read_only;
  bundled.bundles = {scratch.at("cache")};
  Store bundle(bundled);
  check_found(bundle);
}

TEST_CASE("without a store there is only the reason") {
  StoreOptions options;
  options.mode = StoreMode::memory;
  Store store(options);
  CHECK(refusal(store, source_of(""), "sm_90").find("NVRTC") != std::string::npos);
}

}  // namespace
}  // namespace attngen
