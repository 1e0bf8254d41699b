// SPDX-License-Identifier: Apache-2.0
// What a look-up in the compile store costs. Usage: store_latency [--report] FOLDER; without
// --report a missed limit is exit code 1. FOLDER, which gets one entry, decides what a disk hit is.
#include <cstdio>
#include <string>

#include "bench/host/call_timer.h"
#include "runtime/store/store.h"
#include "tests/store/stub_kernel.h"

namespace attngen {
namespace {

constexpr std::size_t kKernelBytes = 100'000;  // source and cubin of a usual kernel together
constexpr double kMemoryLimitNs = 1000;        // what the store promises
constexpr double kDiskLimitNs = 200'000;

/// Whether every limit was kept.
bool measure(const std::string& folder) {
  StoreOptions options;
  options.folder = folder;
  test::StubCompiler compiler;
  compiler.bytes = kKernelBytes;
  const CompileRequest request = compiler.request(0);
  const std::string key = key_of(request);
  Store store(options);
  store.get(request, [&] { return compiler.compile(0); });

  bool missed = false;
  const bench::Spread bare = bench::bare_call();
  const bench::Spread memory =
      bench::nanoseconds_of([&] { missed |= store.find(key) == nullptr; }, 20000);
  const bench::Spread disk = bench::nanoseconds_of(
      [&] {
        Store fresh(options);
        missed |= fresh.find(request) == nullptr;
      },
      200);
  if (missed) {
    std::fprintf(stderr, "store_latency: a look-up missed: can %s be written to?\n",
                 folder.c_str());
    return false;
  }
  const bool memory_kept =
      bench::print_row("store, memory hit by key", memory, bare, kMemoryLimitNs);
  const bool disk_kept =
      bench::print_row("store, disk hit, 100 KB, warm", disk, bare, kDiskLimitNs);
  return memory_kept && disk_kept;
}

}  // namespace
}  // namespace attngen

int main(int argc, char** argv) {
  const bool only_reports = argc == 3 && std::string(argv[1]) == "--report";
  if (argc != (only_reports ? 3 : 2)) {
    std::fprintf(stderr, "usage: store_latency [--report] FOLDER\n");
    return 2;
  }
  const bool kept = attngen::measure(argv[argc - 1]);
  return kept || only_reports ? 0 : 1;
}
