// SPDX-License-Identifier: Apache-2.0
// The LLVM-C entry points attngen calls, with types declared by us, and the search for the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/llvm_api.h"

namespace attngen::llvm {

/// Every LLVM object is an opaque pointer to us; the names say which one is meant.
using Handle = void*;
using Failure = void*;  ///< LLVMErrorRef: null means success
using Bool = int;       ///< LLVMBool: 0 means success where it is a status

struct SymbolFlags {
  std::uint8_t generic = 0;
  std::uint8_t target = 0;
};
struct SymbolPair {
  Handle name = nullptr;
  struct {
    std::uint64_t address = 0;
    SymbolFlags flags;
  } symbol;
};
inline constexpr std::uint8_t kSymbolExported = 1;
inline constexpr std::uint8_t kSymbolCallable = 4;
inline constexpr int kReturnStatus = 2;    ///< LLVMReturnStatusAction
inline constexpr int kRelocationPic = 2;   ///< LLVMRelocPIC
inline constexpr int kCodeModelSmall = 3;  ///< LLVMCodeModelSmall
inline constexpr int kObjectFile = 1;      ///< LLVMObjectFile
inline constexpr int kErrorSeverity = 0;   ///< LLVMDSError

using ErrorReporter = void (*)(void* context, Failure error);
using DiagnosticHandler = void (*)(Handle diagnostic, void* context);

/// Function pointers named as in llvm-c, without the "LLVM" prefix. All are resolved together.
struct Functions {
  void (*GetVersion)(unsigned*, unsigned*, unsigned*) = nullptr;
  void (*InitializeTargetInfo)() = nullptr;
  void (*InitializeTarget)() = nullptr;
  void (*InitializeTargetMC)() = nullptr;
  void (*InitializeAsmPrinter)() = nullptr;

  char* (*GetDefaultTargetTriple)() = nullptr;
  char* (*GetHostCPUName)() = nullptr;
  char* (*GetHostCPUFeatures)() = nullptr;
  void (*DisposeMessage)(char*) = nullptr;
  Bool (*GetTargetFromTriple)(const char*, Handle*, char**) = nullptr;
  Handle (*CreateTargetMachine)(Handle, const char*, const char*, const char*, int, int,
                                int) = nullptr;
  void (*DisposeTargetMachine)(Handle) = nullptr;
  char* (*GetTargetMachineTriple)(Handle) = nullptr;
  Handle (*CreateTargetDataLayout)(Handle) = nullptr;
  void (*DisposeTargetData)(Handle) = nullptr;
  Bool (*TargetMachineEmitToMemoryBuffer)(Handle, Handle, int, char**, Handle*) = nullptr;

  Handle (*CreateMemoryBufferWithMemoryRangeCopy)(const char*, std::size_t, const char*) = nullptr;
  const char* (*GetBufferStart)(Handle) = nullptr;
  std::size_t (*GetBufferSize)(Handle) = nullptr;
  void (*DisposeMemoryBuffer)(Handle) = nullptr;
  Bool (*ParseIRInContext)(Handle, Handle, Handle*, char**) = nullptr;
  Bool (*VerifyModule)(Handle, int, char**) = nullptr;
  void (*SetTarget)(Handle, const char*) = nullptr;
  void (*SetDataLayout)(Handle, const char*) = nullptr;
  void (*SetModuleDataLayout)(Handle, Handle) = nullptr;
  void (*DisposeModule)(Handle) = nullptr;
  Handle (*ContextCreate)() = nullptr;
  void (*ContextDispose)(Handle) = nullptr;
  void (*ContextSetDiagnosticHandler)(Handle, DiagnosticHandler, void*) = nullptr;
  char* (*GetDiagInfoDescription)(Handle) = nullptr;
  int (*GetDiagInfoSeverity)(Handle) = nullptr;

  Handle (*CreatePassBuilderOptions)() = nullptr;
  void (*DisposePassBuilderOptions)(Handle) = nullptr;
  Failure (*RunPasses)(Handle, const char*, Handle, Handle) = nullptr;
  char* (*GetErrorMessage)(Failure) = nullptr;
  void (*DisposeErrorMessage)(char*) = nullptr;

  Handle (*OrcJITTargetMachineBuilderCreateFromTargetMachine)(Handle) = nullptr;
  Handle (*OrcCreateLLJITBuilder)() = nullptr;
  void (*OrcLLJITBuilderSetJITTargetMachineBuilder)(Handle, Handle) = nullptr;
  Failure (*OrcCreateLLJIT)(Handle*, Handle) = nullptr;
  Failure (*OrcDisposeLLJIT)(Handle) = nullptr;
  Handle (*OrcLLJITGetExecutionSession)(Handle) = nullptr;
  void (*OrcExecutionSessionSetErrorReporter)(Handle, ErrorReporter, void*) = nullptr;
  Handle (*OrcLLJITGetMainJITDylib)(Handle) = nullptr;
  const char* (*OrcLLJITGetDataLayoutStr)(Handle) = nullptr;
  const char* (*OrcLLJITGetTripleString)(Handle) = nullptr;
  char (*OrcLLJITGetGlobalPrefix)(Handle) = nullptr;
  Handle (*OrcLLJITMangleAndIntern)(Handle, const char*) = nullptr;
  Handle (*OrcAbsoluteSymbols)(SymbolPair*, std::size_t) = nullptr;
  Failure (*OrcJITDylibDefine)(Handle, Handle) = nullptr;
  void (*OrcDisposeMaterializationUnit)(Handle) = nullptr;
  Failure (*OrcCreateDynamicLibrarySearchGeneratorForProcess)(Handle*, char, void*,
                                                              void*) = nullptr;
  void (*OrcJITDylibAddGenerator)(Handle, Handle) = nullptr;
  Handle (*OrcCreateNewThreadSafeModule)(Handle, Handle) = nullptr;
  void (*OrcDisposeThreadSafeContext)(Handle) = nullptr;
  Failure (*OrcLLJITAddLLVMIRModule)(Handle, Handle, Handle) = nullptr;
  Failure (*OrcLLJITAddObjectFile)(Handle, Handle, Handle) = nullptr;
  Failure (*OrcLLJITLookup)(Handle, std::uint64_t*, const char*) = nullptr;

  /// LLVM 19 and 20 hand the context out of the thread-safe one; newer ones wrap a context of ours.
  Handle (*OrcCreateNewThreadSafeContext)() = nullptr;
  Handle (*OrcThreadSafeContextGetContext)(Handle) = nullptr;
  Handle (*OrcCreateNewThreadSafeContextFromLLVMContext)(Handle) = nullptr;
};

struct Library {
  Functions functions;
  std::string path;
  std::string version;  ///< "19.1.7"
};

/// The process's library, found and initialised at the first call. Throws Error(missing_tool).
const Library& library();

/// Every place `library()` looks at, in order, each tried on its own.
std::vector<LlvmCandidate> try_candidates();

}  // namespace attngen::llvm
