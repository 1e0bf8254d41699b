// SPDX-License-Identifier: Apache-2.0
#include "runtime/llvm_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>
#include <optional>

#include "base/error.h"
#include "base/files.h"
#include "base/settings.h"

namespace attngen::llvm {
namespace {

constexpr unsigned kOldestVersion = 19;
constexpr std::array<const char*, 4> kSonames{"libLLVM.so.19.1", "libLLVM.so.22.1",
                                              "libLLVM.so.21.1", "libLLVM.so.20.1"};
#if defined(__x86_64__)
constexpr const char* kTarget = "X86";
#elif defined(__aarch64__)
constexpr const char* kTarget = "AArch64";
#else
#error "attngen's JIT knows x86-64 and AArch64 hosts"
#endif

/// Resolves names into function pointers and remembers the first one that is missing.
class Resolver {
 public:
  explicit Resolver(void* handle) : handle_(handle) {}

  template <typename Pointer>
  bool optional(Pointer& slot, const std::string& name) {
    slot = reinterpret_cast<Pointer>(dlsym(handle_, name.c_str()));
    return slot != nullptr;
  }
  template <typename Pointer>
  void required(Pointer& slot, const std::string& name) {
    if (!optional(slot, name) && missing_.empty()) missing_ = name;
  }
  const std::string& missing() const { return missing_; }

 private:
  void* handle_;
  std::string missing_;
};

void resolve_core(Resolver& resolver, Functions& f) {
  const std::string target = std::string("LLVMInitialize") + kTarget;
  resolver.required(f.InitializeTargetInfo, target + "TargetInfo");
  resolver.required(f.InitializeTarget, target + "Target");
  resolver.required(f.InitializeTargetMC, target + "TargetMC");
  resolver.required(f.InitializeAsmPrinter, target + "AsmPrinter");
  resolver.required(f.GetDefaultTargetTriple, "LLVMGetDefaultTargetTriple");
  resolver.required(f.GetHostCPUName, "LLVMGetHostCPUName");
  resolver.required(f.GetHostCPUFeatures, "LLVMGetHostCPUFeatures");
  resolver.required(f.DisposeMessage, "LLVMDisposeMessage");
  resolver.required(f.GetTargetFromTriple, "LLVMGetTargetFromTriple");
  resolver.required(f.CreateTargetMachine, "LLVMCreateTargetMachine");
  resolver.required(f.DisposeTargetMachine, "LLVMDisposeTargetMachine");
  resolver.required(f.GetTargetMachineTriple, "LLVMGetTargetMachineTriple");
  resolver.required(f.CreateTargetDataLayout, "LLVMCreateTargetDataLayout");
  resolver.required(f.DisposeTargetData, "LLVMDisposeTargetData");
  resolver.required(f.TargetMachineEmitToMemoryBuffer, "LLVMTargetMachineEmitToMemoryBuffer");
  resolver.required(f.CreateMemoryBufferWithMemoryRangeCopy,
                    "LLVMCreateMemoryBufferWithMemoryRangeCopy");
  resolver.required(f.GetBufferStart, "LLVMGetBufferStart");
  resolver.required(f.GetBufferSize, "LLVMGetBufferSize");
  resolver.required(f.DisposeMemoryBuffer, "LLVMDisposeMemoryBuffer");
  resolver.required(f.ParseIRInContext, "LLVMParseIRInContext");
  resolver.required(f.VerifyModule, "LLVMVerifyModule");
  resolver.required(f.SetTarget, "LLVMSetTarget");
  resolver.required(f.SetDataLayout, "LLVMSetDataLayout");
  resolver.required(f.SetModuleDataLayout, "LLVMSetModuleDataLayout");
  resolver.required(f.DisposeModule, "LLVMDisposeModule");
  resolver.required(f.ContextCreate, "LLVMContextCreate");
  resolver.required(f.ContextDispose, "LLVMContextDispose");
  resolver.required(f.ContextSetDiagnosticHandler, "LLVMContextSetDiagnosticHandler");
  resolver.required(f.GetDiagInfoDescription, "LLVMGetDiagInfoDescription");
  resolver.required(f.GetDiagInfoSeverity, "LLVMGetDiagInfoSeverity");
  resolver.required(f.CreatePassBuilderOptions, "LLVMCreatePassBuilderOptions");
  resolver.required(f.DisposePassBuilderOptions, "LLVMDisposePassBuilderOptions");
  resolver.required(f.RunPasses, "LLVMRunPasses");
  resolver.required(f.GetErrorMessage, "LLVMGetErrorMessage");
  resolver.required(f.DisposeErrorMessage, "LLVMDisposeErrorMessage");
}

void resolve_orc(Resolver& resolver, Functions& f) {
  resolver.required(f.OrcJITTargetMachineBuilderCreateFromTargetMachine,
                    "LLVMOrcJITTargetMachineBuilderCreateFromTargetMachine");
  resolver.required(f.OrcCreateLLJITBuilder, "LLVMOrcCreateLLJITBuilder");
  resolver.required(f.OrcLLJITBuilderSetJITTargetMachineBuilder,
                    "LLVMOrcLLJITBuilderSetJITTargetMachineBuilder");
  resolver.required(f.OrcCreateLLJIT, "LLVMOrcCreateLLJIT");
  resolver.required(f.OrcDisposeLLJIT, "LLVMOrcDisposeLLJIT");
  resolver.required(f.OrcLLJITGetExecutionSession, "LLVMOrcLLJITGetExecutionSession");
  resolver.required(f.OrcExecutionSessionSetErrorReporter,
                    "LLVMOrcExecutionSessionSetErrorReporter");
  resolver.required(f.OrcLLJITGetMainJITDylib, "LLVMOrcLLJITGetMainJITDylib");
  resolver.required(f.OrcLLJITGetDataLayoutStr, "LLVMOrcLLJITGetDataLayoutStr");
  resolver.required(f.OrcLLJITGetTripleString, "LLVMOrcLLJITGetTripleString");
  resolver.required(f.OrcLLJITGetGlobalPrefix, "LLVMOrcLLJITGetGlobalPrefix");
  resolver.required(f.OrcLLJITMangleAndIntern, "LLVMOrcLLJITMangleAndIntern");
  resolver.required(f.OrcAbsoluteSymbols, "LLVMOrcAbsoluteSymbols");
  resolver.required(f.OrcJITDylibDefine, "LLVMOrcJITDylibDefine");
  resolver.required(f.OrcDisposeMaterializationUnit, "LLVMOrcDisposeMaterializationUnit");
  resolver.required(f.OrcCreateDynamicLibrarySearchGeneratorForProcess,
                    "LLVMOrcCreateDynamicLibrarySearchGeneratorForProcess");
  resolver.required(f.OrcJITDylibAddGenerator, "LLVMOrcJITDylibAddGenerator");
  resolver.required(f.OrcCreateNewThreadSafeModule, "LLVMOrcCreateNewThreadSafeModule");
  resolver.required(f.OrcDisposeThreadSafeContext, "LLVMOrcDisposeThreadSafeContext");
  resolver.required(f.OrcLLJITAddLLVMIRModule, "LLVMOrcLLJITAddLLVMIRModule");
  resolver.required(f.OrcLLJITAddObjectFile, "LLVMOrcLLJITAddObjectFile");
  resolver.required(f.OrcLLJITLookup, "LLVMOrcLLJITLookup");
  if (!resolver.optional(f.OrcCreateNewThreadSafeContextFromLLVMContext,
                         "LLVMOrcCreateNewThreadSafeContextFromLLVMContext")) {
    resolver.required(f.OrcCreateNewThreadSafeContext, "LLVMOrcCreateNewThreadSafeContext");
    resolver.required(f.OrcThreadSafeContextGetContext, "LLVMOrcThreadSafeContextGetContext");
  }
}

/// RTLD_LOCAL hides ours from the host application, not the host's from ours: an LLVM whose symbols
/// are global would take over half of our library's calls. Binding to itself first prevents that.
/// Not always: an allocator that the program replaces would be missed by free() in our library.
int open_flags() {
  const bool host_has_one = dlsym(RTLD_DEFAULT, "LLVMContextCreate") != nullptr;
  return RTLD_NOW | RTLD_LOCAL | (host_has_one ? RTLD_DEEPBIND : 0);
}

/// Loads `path`; on failure returns nothing and says why in `reason`.
std::optional<Library> load(const std::string& path, std::string& reason) {
  void* handle = dlopen(path.c_str(), open_flags());
  if (handle == nullptr) {
    const char* message = dlerror();
    reason = message == nullptr ? "dlopen failed" : message;
    return std::nullopt;
  }
  Library loaded;
  loaded.path = path;
  Resolver resolver(handle);
  resolver.required(loaded.functions.GetVersion, "LLVMGetVersion");
  if (!resolver.missing().empty()) {
    reason = "not a libLLVM of version 19 or newer (no LLVMGetVersion)";
    dlclose(handle);
    return std::nullopt;
  }
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  loaded.functions.GetVersion(&major, &minor, &patch);
  loaded.version = fmt::format("{}.{}.{}", major, minor, patch);
  if (major < kOldestVersion) {
    reason =
        fmt::format("LLVM {} is too old, {} or newer is needed", loaded.version, kOldestVersion);
    dlclose(handle);
    return std::nullopt;
  }
  resolve_core(resolver, loaded.functions);
  resolve_orc(resolver, loaded.functions);
  if (!resolver.missing().empty()) {
    reason = fmt::format("LLVM {} lacks {}", loaded.version, resolver.missing());
    dlclose(handle);
    return std::nullopt;
  }
  loaded.functions.InitializeTargetInfo();
  loaded.functions.InitializeTarget();
  loaded.functions.InitializeTargetMC();
  loaded.functions.InitializeAsmPrinter();
  return loaded;
}

bool is_llvm_name(const std::string& name) {
  return name.rfind("libLLVM", 0) == 0 && name.find(".so") != std::string::npos;
}

/// The files a user's path stands for: itself, or the libLLVM files of a folder, newest name first.
std::vector<std::string> expanded(const std::string& path) {
  std::vector<std::string> files;
  for (const std::string& name : list_folder(path)) {
    if (is_llvm_name(name)) files.insert(files.begin(), path + "/" + name);
  }
  if (files.empty()) files.push_back(path);
  return files;
}

/// Paths in search order; one that the user named in ATTNGEN_LLVM is the only one.
std::vector<std::string> search_paths() {
  if (!settings().llvm.empty()) return expanded(settings().llvm);
  std::vector<std::string> paths;
  const std::string& program = settings().program_dir;
  for (const char* beside : {"", "/../lib", "/llvm", "/llvm/lib", "/../llvm", "/../llvm/lib"}) {
    if (program.empty()) break;
    const std::string folder = program + beside;
    for (const std::string& name : list_folder(folder)) {
      if (is_llvm_name(name)) paths.push_back(folder + "/" + name);
    }
  }
  paths.insert(paths.end(), kSonames.begin(), kSonames.end());
  return paths;
}

Library find_library() {
  std::string tried;
  for (const std::string& path : search_paths()) {
    std::string reason;
    if (std::optional<Library> loaded = load(path, reason)) return *std::move(loaded);
    tried += fmt::format("\n  {}: {}", path, reason);
  }
  const bool named = !settings().llvm.empty();
  throw Error(ErrorKind::missing_tool,
              (named ? "libLLVM 19 or newer not usable at ATTNGEN_LLVM; tried:"
                     : "libLLVM 19 or newer not found; tried:") +
                  tried,
              named ? "let ATTNGEN_LLVM name a libLLVM 19 or newer (file or folder), or unset it"
                    : "install it (Debian, Ubuntu: apt-get install libllvm19), or let "
                      "ATTNGEN_LLVM name the file or its folder");
}

}  // namespace

const Library& library() {
  static const Library kLibrary = find_library();
  return kLibrary;
}

std::vector<LlvmCandidate> try_candidates() {
  std::vector<LlvmCandidate> result;
  for (const std::string& path : search_paths()) {
    LlvmCandidate candidate;
    candidate.path = path;
    std::string reason;
    const std::optional<Library> loaded = load(path, reason);
    candidate.usable = loaded.has_value();
    candidate.reason = loaded ? "LLVM " + loaded->version : reason;
    result.push_back(std::move(candidate));
  }
  return result;
}

}  // namespace attngen::llvm
