// SPDX-License-Identifier: Apache-2.0
// Types, constants and structures of the CUDA driver's C interface, declared by us so that no CUDA
// header is needed. tests/unit/runtime/cuda/real_headers_test.cpp compares them with cuda.h where a
// toolkit is installed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace attngen::cuda {

using Result = int;
inline constexpr Result kSuccess = 0;
inline constexpr Result kErrorInvalidValue = 1;
inline constexpr Result kErrorNotInitialized = 3;
/// Ours, no CUDA error: the installed driver does not have the entry point.
inline constexpr Result kErrorEntryMissing = -1;

using Device = int;
using DeviceAddress = std::uint64_t;
struct ContextTag;
using Context = ContextTag*;
struct LibraryTag;
using Library = LibraryTag*;
struct KernelTag;
using Kernel = KernelTag*;
struct FunctionTag;
using Function = FunctionTag*;  ///< a kernel loaded into one context
struct EventTag;
using Event = EventTag*;
struct StreamTag;
using Stream = StreamTag*;
struct GraphTag;
using Graph = GraphTag*;
struct GraphExecTag;
using GraphExec = GraphExecTag*;

struct Uuid {
  unsigned char bytes[16] = {};
};

// Enumerations are passed as unsigned int, which is what the C compilers make of them.

// CU_DEVICE_ATTRIBUTE_...
inline constexpr unsigned kDeviceClockKhz = 13;                  // CLOCK_RATE
inline constexpr unsigned kDeviceMultiprocessors = 16;           // MULTIPROCESSOR_COUNT
inline constexpr unsigned kDeviceMemoryClockKhz = 36;            // MEMORY_CLOCK_RATE
inline constexpr unsigned kDeviceMemoryBusBits = 37;             // GLOBAL_MEMORY_BUS_WIDTH
inline constexpr unsigned kDeviceL2Bytes = 38;                   // L2_CACHE_SIZE
inline constexpr unsigned kDeviceThreadsPerMultiprocessor = 39;  // MAX_THREADS_PER_MULTIPROCESSOR
inline constexpr unsigned kDeviceCapabilityMajor = 75;           // COMPUTE_CAPABILITY_MAJOR
inline constexpr unsigned kDeviceCapabilityMinor = 76;           // COMPUTE_CAPABILITY_MINOR
inline constexpr unsigned kDeviceSharedPerMultiprocessor =
    81;  // MAX_SHARED_MEMORY_PER_MULTIPROCESSOR
inline constexpr unsigned kDeviceRegistersPerMultiprocessor =
    82;                                                     // MAX_REGISTERS_PER_MULTIPROCESSOR
inline constexpr unsigned kDeviceCooperativeLaunch = 95;    // COOPERATIVE_LAUNCH
inline constexpr unsigned kDeviceSharedBytesPerBlock = 97;  // MAX_SHARED_MEMORY_PER_BLOCK_OPTIN
inline constexpr unsigned kDeviceClusterLaunch = 120;       // CLUSTER_LAUNCH
inline constexpr unsigned kDeviceTensorMapAccess = 127;     // TENSOR_MAP_ACCESS_SUPPORTED

// CU_FUNC_ATTRIBUTE_...
inline constexpr unsigned kKernelStaticSharedBytes = 1;   // SHARED_SIZE_BYTES
inline constexpr unsigned kKernelLocalBytes = 3;          // LOCAL_SIZE_BYTES
inline constexpr unsigned kKernelRegisters = 4;           // NUM_REGS
inline constexpr unsigned kKernelDynamicSharedBytes = 8;  // MAX_DYNAMIC_SHARED_SIZE_BYTES
inline constexpr unsigned kKernelSharedCarveout = 9;      // PREFERRED_SHARED_MEMORY_CARVEOUT

// CU_POINTER_ATTRIBUTE_... and CU_MEMORYTYPE_...
inline constexpr unsigned kPointerMemoryType = 2;
inline constexpr unsigned kPointerIsManaged = 8;
inline constexpr unsigned kPointerDeviceOrdinal = 9;
inline constexpr unsigned kMemoryHost = 1;
inline constexpr unsigned kMemoryDevice = 2;

inline constexpr unsigned kStreamNonBlocking = 1;        // CU_STREAM_NON_BLOCKING
inline constexpr unsigned kCaptureNone = 0;              // CU_STREAM_CAPTURE_STATUS_NONE
inline constexpr unsigned kCaptureActive = 1;            // CU_STREAM_CAPTURE_STATUS_ACTIVE
inline constexpr unsigned kCaptureModeGlobal = 0;        // CU_STREAM_CAPTURE_MODE_GLOBAL
inline constexpr unsigned kCaptureModeThreadLocal = 1;   // CU_STREAM_CAPTURE_MODE_THREAD_LOCAL
inline constexpr unsigned kCaptureModeRelaxed = 2;       // CU_STREAM_CAPTURE_MODE_RELAXED
inline constexpr std::uint64_t kProcAddressDefault = 0;  // CU_GET_PROC_ADDRESS_DEFAULT

// Markers of the `extra` list of a launch: the argument block as one buffer.
inline constexpr std::uintptr_t kLaunchParamEnd = 0;
inline constexpr std::uintptr_t kLaunchParamBufferPointer = 1;
inline constexpr std::uintptr_t kLaunchParamBufferSize = 2;

// CU_LAUNCH_ATTRIBUTE_...
inline constexpr unsigned kLaunchCooperative = 2;       // COOPERATIVE
inline constexpr unsigned kLaunchClusterDimension = 4;  // CLUSTER_DIMENSION
inline constexpr unsigned kLaunchProgrammatic = 6;      // PROGRAMMATIC_STREAM_SERIALIZATION

/// CUlaunchAttribute: which attribute, then 64 bytes of which each one uses its first few.
struct LaunchAttribute {
  unsigned id = 0;
  unsigned padding = 0;
  union {
    unsigned char bytes[64] = {};
    int flag;             ///< COOPERATIVE, PROGRAMMATIC_STREAM_SERIALIZATION
    unsigned cluster[3];  ///< CLUSTER_DIMENSION
    std::uint64_t alignment;
  };
};

/// CUlaunchConfig.
struct LaunchConfig {
  unsigned grid[3] = {};
  unsigned block[3] = {};
  unsigned shared_bytes = 0;
  Stream stream = nullptr;
  LaunchAttribute* attributes = nullptr;
  unsigned attribute_count = 0;
};

/// CUtensorMap: what a kernel gets by value as `const __grid_constant__`.
struct alignas(128) TensorMap {
  std::uint64_t words[16] = {};
};

}  // namespace attngen::cuda
