// SPDX-License-Identifier: Apache-2.0
// The part of the CUDA driver's C interface we call, declared by us so that no CUDA header is
// needed. tests/unit/runtime/cuda/real_headers_test.cpp compares it with cuda.h where a toolkit is
// installed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace attngen::cuda {

using Result = int;
inline constexpr Result kSuccess = 0;

using Device = int;
using DeviceAddress = std::uint64_t;
struct ContextTag;
using Context = ContextTag*;
struct LibraryTag;
using Library = LibraryTag*;
struct KernelTag;
using Kernel = KernelTag*;
struct EventTag;
using Event = EventTag*;
struct StreamTag;
using Stream = StreamTag*;

// Enumerations are passed as unsigned int, which is what the C compilers make of them.
inline constexpr unsigned kDeviceMultiprocessors = 16;  // CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT
inline constexpr unsigned kDeviceCapabilityMajor = 75;  // ..._COMPUTE_CAPABILITY_MAJOR
inline constexpr unsigned kDeviceCapabilityMinor = 76;  // ..._COMPUTE_CAPABILITY_MINOR
inline constexpr unsigned kDeviceSharedBytesPerBlock = 97;  // ..._MAX_SHARED_MEMORY_PER_BLOCK_OPTIN
inline constexpr unsigned kKernelDynamicSharedBytes =
    8;  // CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES
inline constexpr std::uint64_t kProcAddressDefault = 0;  // CU_GET_PROC_ADDRESS_DEFAULT
inline constexpr int kInterfaceVersion = 12000;          // the CUDA version whose signatures we use

// Markers of cuLaunchKernel's `extra` list: the argument block as one buffer.
inline constexpr std::uintptr_t kLaunchParamEnd = 0;
inline constexpr std::uintptr_t kLaunchParamBufferPointer = 1;
inline constexpr std::uintptr_t kLaunchParamBufferSize = 2;

using GetProcAddress = Result (*)(const char* symbol, void** function, int version,
                                  std::uint64_t flags, unsigned* status);

/// The entry points, each named after its symbol without the "cu" prefix.
struct Api {
  Result (*init)(unsigned flags) = nullptr;
  Result (*get_error_name)(Result, const char** name) = nullptr;
  Result (*device_get_count)(int* count) = nullptr;
  Result (*device_get)(Device*, int ordinal) = nullptr;
  Result (*device_get_name)(char* name, int bytes, Device) = nullptr;
  Result (*device_get_attribute)(int* value, unsigned attribute, Device) = nullptr;
  Result (*device_primary_ctx_retain)(Context*, Device) = nullptr;
  Result (*device_primary_ctx_release)(Device) = nullptr;
  Result (*ctx_push_current)(Context) = nullptr;
  Result (*ctx_pop_current)(Context*) = nullptr;
  Result (*mem_alloc)(DeviceAddress*, std::size_t bytes) = nullptr;
  Result (*mem_free)(DeviceAddress) = nullptr;
  Result (*memcpy_to_device)(DeviceAddress, const void*, std::size_t bytes) = nullptr;
  Result (*memcpy_to_host)(void*, DeviceAddress, std::size_t bytes) = nullptr;
  Result (*library_load_data)(Library*, const void* image, unsigned* jit_options, void** jit_values,
                              unsigned jit_count, unsigned* library_options, void** library_values,
                              unsigned library_count) = nullptr;
  Result (*library_unload)(Library) = nullptr;
  Result (*library_get_kernel)(Kernel*, Library, const char* name) = nullptr;
  Result (*kernel_set_attribute)(unsigned attribute, int value, Kernel, Device) = nullptr;
  /// cuLaunchKernel takes a CUfunction; a CUkernel cast to one is allowed since 12.0.
  Result (*launch_kernel)(Kernel, unsigned grid_x, unsigned grid_y, unsigned grid_z,
                          unsigned block_x, unsigned block_y, unsigned block_z,
                          unsigned shared_bytes, Stream, void** parameters, void** extra) = nullptr;
  Result (*event_create)(Event*, unsigned flags) = nullptr;
  Result (*event_destroy)(Event) = nullptr;
  Result (*event_record)(Event, Stream) = nullptr;
  Result (*event_synchronize)(Event) = nullptr;
  Result (*event_elapsed_time)(float* ms, Event start, Event end) = nullptr;
};

}  // namespace attngen::cuda
