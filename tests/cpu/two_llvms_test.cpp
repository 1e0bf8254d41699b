// SPDX-License-Identifier: Apache-2.0
// A host application with an LLVM of its own, visible to every library of the process, beside ours:
// neither aborts and both make code. One test case a process; ctest runs each by its name.
#include <dlfcn.h>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "runtime/llvm_api.h"
#include "runtime/llvm_library.h"
#include "runtime/llvm_object.h"

namespace attngen {
namespace {

using Objects = std::vector<std::vector<std::byte>>;

#if defined(__has_feature)
#define ATTNGEN_HAS_FEATURE(x) __has_feature(x)
#else
#define ATTNGEN_HAS_FEATURE(x) 0
#endif
/// AddressSanitizer ends a program that opens a library with RTLD_DEEPBIND.
#if defined(__SANITIZE_ADDRESS__) || ATTNGEN_HAS_FEATURE(address_sanitizer)
constexpr bool kDeepBindingEnds = true;
#else
constexpr bool kDeepBindingEnds = false;
#endif

/// Says that a case is skipped, and is true, where the host's LLVM may not come first.
bool skips() {
  if (kDeepBindingEnds) MESSAGE("[SKIP] AddressSanitizer forbids RTLD_DEEPBIND");
  return kDeepBindingEnds;
}

constexpr const char* kAddition =
    "define i32 @add(i32 %x) {\n  %y = add i32 %x, 41\n  ret i32 %y\n}\n";
using Addition = std::int32_t (*)(std::int32_t);
using Handle = void*;

/// An LLVM as a host application would use it: global symbols, its own JIT.
class HostLlvm {
 public:
  explicit HostLlvm(const std::string& path)
      : library_(dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL)) {}

  bool loaded() const { return library_ != nullptr; }
  void* symbol(const char* name) const { return dlsym(library_, name); }

  void initialise() const {
#if defined(__x86_64__)
    const std::string target = "LLVMInitializeX86";
#else
    const std::string target = "LLVMInitializeAArch64";
#endif
    for (const char* part : {"TargetInfo", "Target", "TargetMC", "AsmPrinter"}) {
      call<void()>((target + part).c_str())();
    }
  }

  /// 42 when its JIT works.
  std::int32_t one_and_41() const {
    const std::string text = kAddition;
    Handle safe = nullptr;
    Handle context = nullptr;
    if (symbol("LLVMOrcCreateNewThreadSafeContextFromLLVMContext") != nullptr) {
      context = call<Handle()>("LLVMContextCreate")();
      safe = call<Handle(Handle)>("LLVMOrcCreateNewThreadSafeContextFromLLVMContext")(context);
    } else {
      safe = call<Handle()>("LLVMOrcCreateNewThreadSafeContext")();
      context = call<Handle(Handle)>("LLVMOrcThreadSafeContextGetContext")(safe);
    }
    Handle buffer = call<Handle(const char*, std::size_t, const char*)>(
        "LLVMCreateMemoryBufferWithMemoryRangeCopy")(text.data(), text.size(), "host");
    Handle module = nullptr;
    char* message = nullptr;
    if (call<int(Handle, Handle, Handle*, char**)>("LLVMParseIRInContext")(context, buffer, &module,
                                                                           &message) != 0) {
      return -1;
    }
    Handle jit = nullptr;
    if (call<Handle(Handle*, Handle)>("LLVMOrcCreateLLJIT")(&jit, nullptr) != nullptr) return -2;
    Handle dylib = call<Handle(Handle)>("LLVMOrcLLJITGetMainJITDylib")(jit);
    Handle wrapped = call<Handle(Handle, Handle)>("LLVMOrcCreateNewThreadSafeModule")(module, safe);
    if (call<Handle(Handle, Handle, Handle)>("LLVMOrcLLJITAddLLVMIRModule")(jit, dylib, wrapped) !=
        nullptr) {
      return -3;
    }
    std::uint64_t address = 0;
    if (call<Handle(Handle, std::uint64_t*, const char*)>("LLVMOrcLLJITLookup")(jit, &address,
                                                                                "add") != nullptr) {
      return -4;
    }
    return reinterpret_cast<Addition>(address)(1);
  }

 private:
  template <class Signature>
  Signature* call(const char* name) const {
    void* found = symbol(name);
    REQUIRE_MESSAGE(found != nullptr, name);
    return reinterpret_cast<Signature*>(found);
  }

  void* library_;
};

/// The file that the LLVM of this process's attngen came from.
std::string file_of(const void* address) {
  Dl_info info = {};
  REQUIRE(dladdr(address, &info) != 0);
  return info.dli_fname;
}

/// The file that attngen would use, without loading it into this process: a forked child looks.
std::string our_file() {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const std::string path =
        file_of(reinterpret_cast<const void*>(llvm::library().functions.GetVersion));
    _exit(write(ends[1], path.data(), path.size()) > 0 ? 0 : 1);
  }
  close(ends[1]);
  std::string path(4096, '\0');
  const ssize_t got = read(ends[0], path.data(), path.size());
  close(ends[0]);
  waitpid(child, nullptr, 0);
  REQUIRE(got > 0);
  path.resize(static_cast<std::size_t>(got));
  return path;
}

/// A second file with the same bytes, for as long as this lives.
struct Copy {
  Copy(const std::string& file, const std::string& name) {
    const char* folder = std::getenv("SCRATCH_FOLDER");
    REQUIRE_MESSAGE(folder != nullptr, "to be run by ctest, which sets SCRATCH_FOLDER");
    path = std::string(folder) + "/" + name;
    std::filesystem::copy_file(file, path, std::filesystem::copy_options::overwrite_existing);
  }
  ~Copy() { std::filesystem::remove(path); }

  std::string path;
};

void check_ours() {
  const LlvmObject object(Objects{compile_to_object(kAddition, host_llvm_target())}, {});
  CHECK(reinterpret_cast<Addition>(object.lookup("add"))(1) == 42);
  LlvmJit jit;
  jit.add(kAddition, {}, "default<O2>");
  CHECK(reinterpret_cast<Addition>(jit.lookup("add"))(1) == 42);
}

bool are_two_files(const HostLlvm& host) {
  return file_of(host.symbol("LLVMContextCreate")) !=
         file_of(reinterpret_cast<const void*>(llvm::library().functions.ContextCreate));
}

void check_both(const HostLlvm& host) {
  for (int again = 0; again < 2; ++again) {
    check_ours();
    CHECK(host.one_and_41() == 42);
  }
}

template <class Act>
bool child_succeeds(Act act) {
  const pid_t child = fork();
  if (child == 0) _exit(act() ? 0 : 1);
  int status = 1;
  return waitpid(child, &status, 0) == child && status == 0;
}

/// Whatever else is installed; ours is never in the list.
std::vector<std::string> other_versions(const std::string& ours) {
  std::vector<std::string> found;
  for (const char* name : {"libLLVM-14.so.1", "libLLVM-15.so.1", "libLLVM-16.so.1",
                           "libLLVM-17.so.1", "libLLVM.so.18.1", "libLLVM.so.19.1",
                           "libLLVM.so.20.1", "libLLVM.so.21.1", "libLLVM.so.22.1"}) {
    const bool is_ours = ours.find(name) != std::string::npos;
    if (is_ours) continue;
    if (child_succeeds([&] { return dlopen(name, RTLD_LAZY) != nullptr; }))
      found.emplace_back(name);
  }
  return found;
}

/// One of the other versions; the case runs each in a child, since versions would meet each other.
template <class Act>
void for_each_other_version(Act act) {
  const std::vector<std::string> others = other_versions(our_file());
  if (others.empty()) MESSAGE("[SKIP] no other version of libLLVM is installed");
  for (const std::string& name : others) {
    MESSAGE("tried beside ours: " << name);
    CAPTURE(name);
    CHECK(child_succeeds([&] { return act(name); }));
  }
}

bool ours_works() {
  const LlvmObject object(Objects{compile_to_object(kAddition, host_llvm_target())}, {});
  return reinterpret_cast<Addition>(object.lookup("add"))(1) == 42;
}

TEST_CASE("the host's after ours") {
  const Copy copy(our_file(), "hosts-llvm-after.so");
  check_ours();
  const HostLlvm host(copy.path);
  REQUIRE(host.loaded());
  CHECK(are_two_files(host));
  host.initialise();
  check_both(host);
}

TEST_CASE("the host's before ours") {
  if (skips()) return;
  const std::string ours = our_file();
  const Copy copy(ours, "hosts-llvm-before.so");
  const HostLlvm host(copy.path);
  REQUIRE(host.loaded());
  host.initialise();
  CHECK(host.one_and_41() == 42);
  // By its path: by its name alone the loader would give us the host's.
  setenv("ATTNGEN_LLVM", ours.c_str(), 1);
  CHECK(are_two_files(host));
  check_both(host);
}

TEST_CASE("both names of one file") {
  if (skips()) return;
  const HostLlvm host(our_file());
  REQUIRE(host.loaded());
  host.initialise();
  CHECK(host.one_and_41() == 42);
  CHECK_FALSE(are_two_files(host));
  check_both(host);
}

TEST_CASE("another version after ours") {
  for_each_other_version([](const std::string& name) {
    const bool first = ours_works();
    const HostLlvm host(name);
    host.initialise();
    return first && host.one_and_41() == 42 && ours_works() && are_two_files(host);
  });
}

TEST_CASE("another version before ours") {
  if (skips()) return;
  for_each_other_version([](const std::string& name) {
    const HostLlvm host(name);
    host.initialise();
    const bool first = host.one_and_41() == 42;
    return first && ours_works() && host.one_and_41() == 42 && are_two_files(host);
  });
}

}  // namespace
}  // namespace attngen
