// SPDX-License-Identifier: Apache-2.0
// The k-th allocation fails, for every k: a right kernel or std::bad_alloc, and a store that goes
// on.
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "base/log.h"
#include "runtime/store/store.h"
#include "runtime/store/verify.h"
#include "tests/store/stub_kernel.h"
#include "tests/unit/base/scratch_folder.h"

namespace {

/// Allocations of this thread until one fails; negative: none does.
long& allocations_left() {
  thread_local long left = -1;
  return left;
}

void* allocate(std::size_t size) {
  long& left = allocations_left();
  if (left >= 0 && left-- == 0) throw std::bad_alloc();
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

using attngen::Store;
using attngen::StoreOptions;
using attngen::test::ScratchFolder;
using attngen::test::StubCompiler;

TEST_CASE("every allocation of a compile and of a hit fails once") {
  const ScratchFolder scratch;
  const StubCompiler compiler;
  StoreOptions options;
  options.folder = scratch.at("cache");
  attngen::set_log_level(attngen::LogLevel::off);
  for (const bool warm : {false, true}) {
    long failures = 0;
    for (long k = 0;; ++k) {
      // A cold one in a folder of its own: a fuller folder takes more allocations to look over.
      constexpr std::uint64_t number = 0;
      options.folder = scratch.at(warm ? "warm" : "cold" + std::to_string(k));
      Store store(options);
      const attngen::CompileRequest request = compiler.request(number);
      const auto compile = [&] { return compiler.compile(number); };
      bool failed = false;
      allocations_left() = k;
      try {
        const auto kernel = store.get(request, compile);
        failed = allocations_left() < 0;  // it was borne
        allocations_left() = -1;
        CHECK(*kernel == compiler.expected(number));
      } catch (const std::bad_alloc&) {
        failed = true;
        allocations_left() = -1;
      }
      if (!failed) break;
      ++failures;
      CHECK(*store.get(request, compile) == compiler.expected(number));
      const attngen::Verification found = verify(attngen::StoreFolder(options.folder, false));
      CHECK(found.faults.empty());
      CHECK(found.temporaries == 0);
    }
    MESSAGE(std::string(warm ? "hit" : "compile"), ": ", failures, " allocations failed once each");
    CHECK(failures > 10);
  }
  attngen::set_log_level(attngen::LogLevel::warn);
}
