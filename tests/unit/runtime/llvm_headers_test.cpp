// SPDX-License-Identifier: Apache-2.0
// Our declarations of LLVM's C API against its own headers, where those are installed: every
// function's parameters and result, the constants, and the layout of what is passed by pointer.
#include <doctest/doctest.h>

#include <cstddef>
#include <type_traits>

#include "runtime/llvm_library.h"

#ifdef ATTNGEN_LLVM_HEADERS
#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/Error.h>
#include <llvm-c/IRReader.h>
#include <llvm-c/LLJIT.h>
#include <llvm-c/Orc.h>
#include <llvm-c/TargetMachine.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <llvm/Config/llvm-config.h>

namespace {

using attngen::llvm::Functions;

/// The same in registers: pointer for pointer, whole number for whole number of the same width.
template <class Ours, class Theirs>
constexpr bool passes_alike() {
  if constexpr (std::is_void_v<Ours> || std::is_void_v<Theirs>) {
    return std::is_void_v<Ours> == std::is_void_v<Theirs>;
  } else {
    const bool ours_whole = std::is_integral_v<Ours> || std::is_enum_v<Ours>;
    const bool theirs_whole = std::is_integral_v<Theirs> || std::is_enum_v<Theirs>;
    return sizeof(Ours) == sizeof(Theirs) && ours_whole == theirs_whole &&
           std::is_pointer_v<Ours> == std::is_pointer_v<Theirs>;
  }
}

template <class Ours, class Theirs>
struct Same : std::false_type {};

template <class MyResult, class... Mine, class RealResult, class... Real>
struct Same<MyResult (*)(Mine...), RealResult(Real...)> {
  static constexpr bool parameters() {
    if constexpr (sizeof...(Mine) == sizeof...(Real)) return (passes_alike<Mine, Real>() && ...);
    return false;
  }
  static constexpr bool value = passes_alike<MyResult, RealResult>() && parameters();
};

static_assert(!Same<void (*)(int), void(long)>::value);
static_assert(!Same<void (*)(int), void(void*)>::value);
static_assert(!Same<void (*)(void*), void(void*, void*)>::value);
static_assert(!Same<int (*)(), void()>::value);

/// Only types are compared: naming a function as a value would ask the linker for libLLVM.
#define ATTNGEN_SAME(name)                                                      \
  static_assert(Same<decltype(Functions::name), decltype(::LLVM##name)>::value, \
                "LLVM" #name " is declared otherwise by LLVM")

ATTNGEN_SAME(GetDefaultTargetTriple);
ATTNGEN_SAME(GetHostCPUName);
ATTNGEN_SAME(GetHostCPUFeatures);
ATTNGEN_SAME(DisposeMessage);
ATTNGEN_SAME(GetTargetFromTriple);
ATTNGEN_SAME(CreateTargetMachine);
ATTNGEN_SAME(DisposeTargetMachine);
ATTNGEN_SAME(GetTargetMachineTriple);
ATTNGEN_SAME(CreateTargetDataLayout);
ATTNGEN_SAME(DisposeTargetData);
ATTNGEN_SAME(TargetMachineEmitToMemoryBuffer);
ATTNGEN_SAME(CreateMemoryBufferWithMemoryRangeCopy);
ATTNGEN_SAME(GetBufferStart);
ATTNGEN_SAME(GetBufferSize);
ATTNGEN_SAME(DisposeMemoryBuffer);
ATTNGEN_SAME(ParseIRInContext);
ATTNGEN_SAME(VerifyModule);
ATTNGEN_SAME(SetTarget);
ATTNGEN_SAME(SetDataLayout);
ATTNGEN_SAME(SetModuleDataLayout);
ATTNGEN_SAME(DisposeModule);
ATTNGEN_SAME(ContextCreate);
ATTNGEN_SAME(ContextDispose);
ATTNGEN_SAME(ContextSetDiagnosticHandler);
ATTNGEN_SAME(GetDiagInfoDescription);
ATTNGEN_SAME(GetDiagInfoSeverity);
ATTNGEN_SAME(CreatePassBuilderOptions);
ATTNGEN_SAME(DisposePassBuilderOptions);
ATTNGEN_SAME(RunPasses);
ATTNGEN_SAME(GetErrorMessage);
ATTNGEN_SAME(DisposeErrorMessage);
ATTNGEN_SAME(OrcJITTargetMachineBuilderCreateFromTargetMachine);
ATTNGEN_SAME(OrcCreateLLJITBuilder);
ATTNGEN_SAME(OrcLLJITBuilderSetJITTargetMachineBuilder);
ATTNGEN_SAME(OrcCreateLLJIT);
ATTNGEN_SAME(OrcDisposeLLJIT);
ATTNGEN_SAME(OrcLLJITGetExecutionSession);
ATTNGEN_SAME(OrcExecutionSessionSetErrorReporter);
ATTNGEN_SAME(OrcLLJITGetMainJITDylib);
ATTNGEN_SAME(OrcLLJITGetDataLayoutStr);
ATTNGEN_SAME(OrcLLJITGetTripleString);
ATTNGEN_SAME(OrcLLJITGetGlobalPrefix);
ATTNGEN_SAME(OrcLLJITMangleAndIntern);
ATTNGEN_SAME(OrcAbsoluteSymbols);
ATTNGEN_SAME(OrcJITDylibDefine);
ATTNGEN_SAME(OrcDisposeMaterializationUnit);
ATTNGEN_SAME(OrcCreateDynamicLibrarySearchGeneratorForProcess);
ATTNGEN_SAME(OrcJITDylibAddGenerator);
ATTNGEN_SAME(OrcCreateNewThreadSafeModule);
ATTNGEN_SAME(OrcDisposeThreadSafeContext);
ATTNGEN_SAME(OrcLLJITAddLLVMIRModule);
ATTNGEN_SAME(OrcLLJITAddObjectFile);
ATTNGEN_SAME(OrcLLJITLookup);
ATTNGEN_SAME(OrcCreateNewThreadSafeContext);
#if LLVM_VERSION_MAJOR >= 16
ATTNGEN_SAME(GetVersion);
#endif
#if LLVM_VERSION_MAJOR < 21
ATTNGEN_SAME(OrcThreadSafeContextGetContext);
#else
ATTNGEN_SAME(OrcCreateNewThreadSafeContextFromLLVMContext);
#endif

#if LLVM_VERSION_MAJOR < 15
using RealSymbolPair = LLVMJITCSymbolMapPair;
#else
using RealSymbolPair = LLVMOrcCSymbolMapPair;
#endif
static_assert(sizeof(attngen::llvm::SymbolPair) == sizeof(RealSymbolPair));
static_assert(offsetof(attngen::llvm::SymbolPair, name) == offsetof(RealSymbolPair, Name));
static_assert(offsetof(attngen::llvm::SymbolPair, symbol) == offsetof(RealSymbolPair, Sym));
static_assert(sizeof(attngen::llvm::SymbolFlags) == sizeof(LLVMJITSymbolFlags));
static_assert(attngen::llvm::kSymbolExported == LLVMJITSymbolGenericFlagsExported);
static_assert(attngen::llvm::kSymbolCallable == LLVMJITSymbolGenericFlagsCallable);
static_assert(attngen::llvm::kReturnStatus == LLVMReturnStatusAction);
static_assert(attngen::llvm::kRelocationPic == LLVMRelocPIC);
static_assert(attngen::llvm::kCodeModelSmall == LLVMCodeModelSmall);
static_assert(attngen::llvm::kObjectFile == LLVMObjectFile);
static_assert(attngen::llvm::kErrorSeverity == LLVMDSError);
static_assert(LLVMCodeGenLevelNone == 0 && LLVMCodeGenLevelAggressive == 3);

}  // namespace

TEST_CASE("our declarations are those of LLVM's headers") {
  MESSAGE("compared with the headers of LLVM " << LLVM_VERSION_STRING);
}

#else

TEST_CASE("our declarations are those of LLVM's headers") {
  MESSAGE("[SKIP] no llvm-c headers are installed to compare our declarations with");
}

#endif
