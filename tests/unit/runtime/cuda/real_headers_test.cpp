// SPDX-License-Identifier: Apache-2.0
// Our declarations against NVIDIA's headers, where a toolkit has them: constants, struct-free
// signatures, and the width of every parameter and result.
#include <doctest/doctest.h>

#include <type_traits>

#include "runtime/cuda/driver_api.h"
#include "runtime/cuda/nvrtc_api.h"

#ifdef ATTNGEN_CUDA_HEADERS
#include <cuda.h>
#include <nvrtc.h>

namespace {

/// The same in registers: pointer for pointer, float for float, integer or enum of the same width.
template <class Ours, class Theirs>
constexpr bool passes_alike() {
  if (sizeof(Ours) != sizeof(Theirs)) return false;
  if (std::is_pointer_v<Ours> != std::is_pointer_v<Theirs>) return false;
  if (std::is_floating_point_v<Ours> != std::is_floating_point_v<Theirs>) return false;
  const bool ours_whole = std::is_integral_v<Ours> || std::is_enum_v<Ours>;
  const bool theirs_whole = std::is_integral_v<Theirs> || std::is_enum_v<Theirs>;
  return ours_whole == theirs_whole;
}

/// What a pointer points at, when that is a number: widths must agree there too.
template <class Ours, class Theirs>
constexpr bool points_alike() {
  using Mine = std::remove_cv_t<std::remove_pointer_t<Ours>>;
  using Real = std::remove_cv_t<std::remove_pointer_t<Theirs>>;
  if constexpr (std::is_arithmetic_v<Mine> &&
                (std::is_arithmetic_v<Real> || std::is_enum_v<Real>)) {
    return sizeof(Mine) == sizeof(Real) &&
           std::is_floating_point_v<Mine> == std::is_floating_point_v<Real>;
  }
  return true;
}

/// Compares types only: naming a driver function as a value would ask the linker for libcuda, which
/// an optimiser hides and -O0 does not.
template <class Ours, class Theirs>
struct Same : std::false_type {};

template <class MyResult, class... Mine, class RealResult, class... Real>
struct Same<MyResult (*)(Mine...), RealResult (*)(Real...)> {
  static constexpr bool parameters() {
    if constexpr (sizeof...(Mine) == sizeof...(Real)) {
      return ((passes_alike<Mine, Real>() && points_alike<Mine, Real>()) && ...);
    }
    return false;
  }
  static constexpr bool value = passes_alike<MyResult, RealResult>() && parameters();
};

}  // namespace

TEST_CASE("driver: constants and handles") {
  namespace cu = attngen::cuda;
  CHECK(cu::kSuccess == CUDA_SUCCESS);
  CHECK(cu::kDeviceMultiprocessors == CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
  CHECK(cu::kDeviceCapabilityMajor == CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
  CHECK(cu::kDeviceCapabilityMinor == CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
  CHECK(cu::kDeviceSharedBytesPerBlock == CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN);
  CHECK(cu::kKernelDynamicSharedBytes == CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES);
  CHECK(cu::kProcAddressDefault == CU_GET_PROC_ADDRESS_DEFAULT);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamEnd) == CU_LAUNCH_PARAM_END);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamBufferPointer) == CU_LAUNCH_PARAM_BUFFER_POINTER);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamBufferSize) == CU_LAUNCH_PARAM_BUFFER_SIZE);
  CHECK(sizeof(cu::Result) == sizeof(CUresult));
  CHECK(sizeof(cu::Device) == sizeof(CUdevice));
  CHECK(sizeof(cu::DeviceAddress) == sizeof(CUdeviceptr));
}

TEST_CASE("driver: signatures") {
  using attngen::cuda::Api;
  CHECK(Same<attngen::cuda::GetProcAddress, decltype(&cuGetProcAddress_v2)>::value);
  CHECK(Same<decltype(Api::init), decltype(&cuInit)>::value);
  CHECK(Same<decltype(Api::get_error_name), decltype(&cuGetErrorName)>::value);
  CHECK(Same<decltype(Api::device_get_count), decltype(&cuDeviceGetCount)>::value);
  CHECK(Same<decltype(Api::device_get), decltype(&cuDeviceGet)>::value);
  CHECK(Same<decltype(Api::device_get_name), decltype(&cuDeviceGetName)>::value);
  CHECK(Same<decltype(Api::device_get_attribute), decltype(&cuDeviceGetAttribute)>::value);
  CHECK(Same<decltype(Api::device_primary_ctx_retain), decltype(&cuDevicePrimaryCtxRetain)>::value);
  CHECK(
      Same<decltype(Api::device_primary_ctx_release), decltype(&cuDevicePrimaryCtxRelease)>::value);
  CHECK(Same<decltype(Api::ctx_push_current), decltype(&cuCtxPushCurrent)>::value);
  CHECK(Same<decltype(Api::ctx_pop_current), decltype(&cuCtxPopCurrent)>::value);
  CHECK(Same<decltype(Api::mem_alloc), decltype(&cuMemAlloc)>::value);
  CHECK(Same<decltype(Api::mem_free), decltype(&cuMemFree)>::value);
  CHECK(Same<decltype(Api::memcpy_to_device), decltype(&cuMemcpyHtoD)>::value);
  CHECK(Same<decltype(Api::memcpy_to_host), decltype(&cuMemcpyDtoH)>::value);
  CHECK(Same<decltype(Api::library_load_data), decltype(&cuLibraryLoadData)>::value);
  CHECK(Same<decltype(Api::library_unload), decltype(&cuLibraryUnload)>::value);
  CHECK(Same<decltype(Api::library_get_kernel), decltype(&cuLibraryGetKernel)>::value);
  CHECK(Same<decltype(Api::kernel_set_attribute), decltype(&cuKernelSetAttribute)>::value);
  CHECK(Same<decltype(Api::launch_kernel), decltype(&cuLaunchKernel)>::value);
  CHECK(Same<decltype(Api::event_create), decltype(&cuEventCreate)>::value);
  CHECK(Same<decltype(Api::event_destroy), decltype(&cuEventDestroy)>::value);
  CHECK(Same<decltype(Api::event_record), decltype(&cuEventRecord)>::value);
  CHECK(Same<decltype(Api::event_synchronize), decltype(&cuEventSynchronize)>::value);
  CHECK(Same<decltype(Api::event_elapsed_time), decltype(&cuEventElapsedTime)>::value);
  // The comparison itself can say no.
  CHECK_FALSE(Same<decltype(Api::init), decltype(&cuDeviceGet)>::value);
  CHECK_FALSE(Same<decltype(Api::event_create), decltype(&cuEventElapsedTime)>::value);
}

TEST_CASE("NVRTC: constants and signatures") {
  namespace rtc = attngen::nvrtc;
  CHECK(rtc::kSuccess == NVRTC_SUCCESS);
  CHECK(rtc::kErrorInvalidOption == NVRTC_ERROR_INVALID_OPTION);
  CHECK(rtc::kErrorCompilation == NVRTC_ERROR_COMPILATION);
  CHECK(rtc::kErrorBuiltinOperationFailure == NVRTC_ERROR_BUILTIN_OPERATION_FAILURE);
  using rtc::Api;
  CHECK(Same<decltype(Api::get_error_string), decltype(&nvrtcGetErrorString)>::value);
  CHECK(Same<decltype(Api::version), decltype(&nvrtcVersion)>::value);
  CHECK(Same<decltype(Api::get_num_supported_archs), decltype(&nvrtcGetNumSupportedArchs)>::value);
  CHECK(Same<decltype(Api::get_supported_archs), decltype(&nvrtcGetSupportedArchs)>::value);
  CHECK(Same<decltype(Api::create_program), decltype(&nvrtcCreateProgram)>::value);
  CHECK(Same<decltype(Api::destroy_program), decltype(&nvrtcDestroyProgram)>::value);
  CHECK(Same<decltype(Api::compile_program), decltype(&nvrtcCompileProgram)>::value);
  CHECK(Same<decltype(Api::get_program_log_size), decltype(&nvrtcGetProgramLogSize)>::value);
  CHECK(Same<decltype(Api::get_program_log), decltype(&nvrtcGetProgramLog)>::value);
  CHECK(Same<decltype(Api::get_ptx_size), decltype(&nvrtcGetPTXSize)>::value);
  CHECK(Same<decltype(Api::get_ptx), decltype(&nvrtcGetPTX)>::value);
  CHECK(Same<decltype(Api::get_cubin_size), decltype(&nvrtcGetCUBINSize)>::value);
  CHECK(Same<decltype(Api::get_cubin), decltype(&nvrtcGetCUBIN)>::value);
}

#else

#include <iostream>

TEST_CASE("our declarations against NVIDIA's headers") {
  std::cout
      << "[SKIP] no CUDA toolkit headers: our driver and NVRTC declarations were not compared "
         "with cuda.h and nvrtc.h\n";
}

#endif
