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

template <class Ours, class Theirs>
constexpr bool same(Ours, Theirs*) {
  return Same<Ours, Theirs*>::value;
}

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
  const attngen::cuda::Api api;
  CHECK(same(attngen::cuda::GetProcAddress{}, cuGetProcAddress_v2));
  CHECK(same(api.init, cuInit));
  CHECK(same(api.get_error_name, cuGetErrorName));
  CHECK(same(api.device_get_count, cuDeviceGetCount));
  CHECK(same(api.device_get, cuDeviceGet));
  CHECK(same(api.device_get_name, cuDeviceGetName));
  CHECK(same(api.device_get_attribute, cuDeviceGetAttribute));
  CHECK(same(api.device_primary_ctx_retain, cuDevicePrimaryCtxRetain));
  CHECK(same(api.device_primary_ctx_release, cuDevicePrimaryCtxRelease));
  CHECK(same(api.ctx_push_current, cuCtxPushCurrent));
  CHECK(same(api.ctx_pop_current, cuCtxPopCurrent));
  CHECK(same(api.mem_alloc, cuMemAlloc));
  CHECK(same(api.mem_free, cuMemFree));
  CHECK(same(api.memcpy_to_device, cuMemcpyHtoD));
  CHECK(same(api.memcpy_to_host, cuMemcpyDtoH));
  CHECK(same(api.library_load_data, cuLibraryLoadData));
  CHECK(same(api.library_unload, cuLibraryUnload));
  CHECK(same(api.library_get_kernel, cuLibraryGetKernel));
  CHECK(same(api.kernel_set_attribute, cuKernelSetAttribute));
  CHECK(same(api.launch_kernel, cuLaunchKernel));
  CHECK(same(api.event_create, cuEventCreate));
  CHECK(same(api.event_destroy, cuEventDestroy));
  CHECK(same(api.event_record, cuEventRecord));
  CHECK(same(api.event_synchronize, cuEventSynchronize));
  CHECK(same(api.event_elapsed_time, cuEventElapsedTime));
  // The comparison itself can say no.
  CHECK_FALSE(same(api.init, cuDeviceGet));
  CHECK_FALSE(same(api.event_create, cuEventElapsedTime));
}

TEST_CASE("NVRTC: constants and signatures") {
  namespace rtc = attngen::nvrtc;
  CHECK(rtc::kSuccess == NVRTC_SUCCESS);
  CHECK(rtc::kErrorInvalidOption == NVRTC_ERROR_INVALID_OPTION);
  CHECK(rtc::kErrorCompilation == NVRTC_ERROR_COMPILATION);
  CHECK(rtc::kErrorBuiltinOperationFailure == NVRTC_ERROR_BUILTIN_OPERATION_FAILURE);
  const rtc::Api api;
  CHECK(same(api.get_error_string, nvrtcGetErrorString));
  CHECK(same(api.version, nvrtcVersion));
  CHECK(same(api.get_num_supported_archs, nvrtcGetNumSupportedArchs));
  CHECK(same(api.get_supported_archs, nvrtcGetSupportedArchs));
  CHECK(same(api.create_program, nvrtcCreateProgram));
  CHECK(same(api.destroy_program, nvrtcDestroyProgram));
  CHECK(same(api.compile_program, nvrtcCompileProgram));
  CHECK(same(api.get_program_log_size, nvrtcGetProgramLogSize));
  CHECK(same(api.get_program_log, nvrtcGetProgramLog));
  CHECK(same(api.get_ptx_size, nvrtcGetPTXSize));
  CHECK(same(api.get_ptx, nvrtcGetPTX));
  CHECK(same(api.get_cubin_size, nvrtcGetCUBINSize));
  CHECK(same(api.get_cubin, nvrtcGetCUBIN));
}

#else

#include <iostream>

TEST_CASE("our declarations against NVIDIA's headers") {
  std::cout
      << "[SKIP] no CUDA toolkit headers: our driver and NVRTC declarations were not compared "
         "with cuda.h and nvrtc.h\n";
}

#endif
