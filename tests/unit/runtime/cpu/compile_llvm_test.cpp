// SPDX-License-Identifier: Apache-2.0
#include "runtime/cpu/compile_llvm.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "runtime/cpu/cpu_host.h"
#include "runtime/llvm_object.h"
#include "tests/unit/base/scratch_folder.h"

namespace attngen {
namespace {

LlvmSource source_of(const std::string& number) {
  LlvmSource source;
  source.slug = source.entry = "probe";
  source.command = "attngen show probe --stage ll";
  source.text = "define i32 @probe() {\n  ret i32 " + number + "\n}\n";
  source.limits = host_cpu_limits();
  return source;
}

StoreOptions folder_of(const test::ScratchFolder& folder, StoreMode mode = StoreMode::read_write) {
  StoreOptions options;
  options.folder = folder.at("cache");
  options.mode = mode;
  return options;
}

int result_of(const CachedObject& object) {
  const LlvmObject loaded(object.objects, {});
  return reinterpret_cast<int (*)()>(loaded.lookup("probe"))();
}

TEST_CASE("the second process finds what the first one compiled, byte for byte") {
  if (llvm_build_id().empty()) {
    MESSAGE("[SKIP] this libLLVM has no build id, so that nothing is kept");
    return;
  }
  const test::ScratchFolder folder;
  Store first(folder_of(folder));
  const CachedObject fresh = compile_llvm(first, source_of("42"));
  CHECK_FALSE(fresh.cached);
  CHECK(fresh.compile_ms > 0);
  CHECK(fresh.compiler == llvm_name());
  CHECK(fresh.cpu == host_llvm_target().cpu);
  CHECK(result_of(fresh) == 42);
  const CachedObject again = compile_llvm(first, source_of("42"));
  CHECK(again.cached);
  CHECK(first.counts().memory_hits == 1);
  Store second(folder_of(folder));
  const CachedObject kept = compile_llvm(second, source_of("42"));
  CHECK(kept.cached);
  CHECK(kept.compile_ms == 0);
  CHECK(kept.objects == fresh.objects);
  CHECK(kept.compiler == fresh.compiler);
  CHECK(kept.cpu == fresh.cpu);
  CHECK(second.counts().compiles == 0);
  CHECK(second.counts().disk_hits == 1);
  CHECK(result_of(kept) == 42);
}

TEST_CASE("another text, width, level, feature or library is another object") {
  const LlvmTarget host = host_llvm_target();
  const CompileRequest request = object_request(source_of("1"), host);
  CHECK(request.kind == kObjectKind);
  CHECK(request.arch == host.cpu);
  CHECK(request.compiler.find(llvm_name() + " ") == 0);
  CHECK(key_of(request) == key_of(object_request(source_of("1"), host)));
  CHECK(key_of(request) != key_of(object_request(source_of("2"), host)));
  LlvmTarget other = host;
  other.cpu = "x86-64-v3";
  CHECK(key_of(request) != key_of(object_request(source_of("1"), other)));
  other = host;
  other.level = 3;
  CHECK(key_of(request) != key_of(object_request(source_of("1"), other)));
  other = host;
  other.features += ",-fma";
  CHECK(key_of(request) != key_of(object_request(source_of("1"), other)));
}

TEST_CASE("an entry that lacks its part is replaced") {
  const test::ScratchFolder folder;
  const LlvmSource source = source_of("7");
  const CompileRequest request = object_request(source, cpu_target(source.limits.arch));
  Store store(folder_of(folder));
  StoredKernel poor = stored_object({}, request);
  poor.parts.clear();
  poor.parts["another"] = {std::byte{1}};
  store.get(request, [&] { return poor; });
  const CachedObject made = compile_llvm(store, source);
  CHECK_FALSE(made.cached);
  CHECK(result_of(made) == 7);
  CHECK_FALSE(object_in(poor).has_value());
}

TEST_CASE("a text that LLVM refuses is a failed compile, told again without another one") {
  const test::ScratchFolder folder;
  Store store(folder_of(folder));
  for (int again = 0; again < 2; ++again) {
    try {
      compile_llvm(store, source_of("no number"));
      FAIL("compiled nonsense");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::compile_failed);
      const std::string text = error.what();
      CAPTURE(text);
      CHECK(text.find("parsing our IR") != std::string::npos);
      CHECK(text.find("attngen show probe --stage ll") != std::string::npos);
    }
  }
  CHECK(store.counts().compiles == 1);
}

TEST_CASE("mode require compiles nothing, mode memory writes nothing") {
  const test::ScratchFolder folder;
  Store strict(folder_of(folder, StoreMode::require));
  try {
    compile_llvm(strict, source_of("3"));
    FAIL("compiled in mode require");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
  }
  Store memory(folder_of(folder, StoreMode::memory));
  CHECK(result_of(compile_llvm(memory, source_of("3"))) == 3);
  CHECK_FALSE(std::filesystem::exists(folder.at("cache")));
}

TEST_CASE("an unknown width is refused before anything is compiled") {
  const test::ScratchFolder folder;
  Store store(folder_of(folder));
  LlvmSource source = source_of("4");
  source.limits.arch = "avx1024";
  CHECK_THROWS_AS(compile_llvm(store, source), Error);
  CHECK(store.counts().compiles == 0);
}

}  // namespace
}  // namespace attngen
