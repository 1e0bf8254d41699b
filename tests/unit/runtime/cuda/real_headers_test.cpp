// SPDX-License-Identifier: Apache-2.0
// Our declarations against NVIDIA's headers, where a toolkit has them: constants, layouts,
// signatures, and the width of every parameter and result.
#include <doctest/doctest.h>

#include <cstddef>
#include <regex>
#include <string>
#include <type_traits>

#include "base/files.h"
#include "runtime/cuda/driver_api.h"
#include "runtime/cuda/nvrtc_api.h"
#include "runtime/cuda/tensor_map.h"
#include "tests/fake_driver/error_names.h"

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

TEST_CASE("driver: constants") {
  namespace cu = attngen::cuda;
  CHECK(cu::kSuccess == CUDA_SUCCESS);
  CHECK(cu::kErrorInvalidValue == CUDA_ERROR_INVALID_VALUE);
  CHECK(cu::kErrorNotInitialized == CUDA_ERROR_NOT_INITIALIZED);
  CHECK(cu::kProcAddressDefault == CU_GET_PROC_ADDRESS_DEFAULT);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamEnd) == CU_LAUNCH_PARAM_END);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamBufferPointer) == CU_LAUNCH_PARAM_BUFFER_POINTER);
  CHECK(reinterpret_cast<void*>(cu::kLaunchParamBufferSize) == CU_LAUNCH_PARAM_BUFFER_SIZE);
  CHECK(cu::kDeviceClockKhz == CU_DEVICE_ATTRIBUTE_CLOCK_RATE);
  CHECK(cu::kDeviceMultiprocessors == CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT);
  CHECK(cu::kDeviceMemoryClockKhz == CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE);
  CHECK(cu::kDeviceMemoryBusBits == CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH);
  CHECK(cu::kDeviceL2Bytes == CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE);
  CHECK(cu::kDeviceThreadsPerMultiprocessor == CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR);
  CHECK(cu::kDeviceCapabilityMajor == CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
  CHECK(cu::kDeviceCapabilityMinor == CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
  CHECK(cu::kDeviceSharedPerMultiprocessor ==
        CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR);
  CHECK(cu::kDeviceRegistersPerMultiprocessor ==
        CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR);
  CHECK(cu::kDeviceCooperativeLaunch == CU_DEVICE_ATTRIBUTE_COOPERATIVE_LAUNCH);
  CHECK(cu::kDeviceSharedBytesPerBlock == CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN);
  CHECK(cu::kDeviceClusterLaunch == CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH);
  CHECK(cu::kDeviceTensorMapAccess == CU_DEVICE_ATTRIBUTE_TENSOR_MAP_ACCESS_SUPPORTED);
  CHECK(cu::kKernelStaticSharedBytes == CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES);
  CHECK(cu::kKernelLocalBytes == CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES);
  CHECK(cu::kKernelRegisters == CU_FUNC_ATTRIBUTE_NUM_REGS);
  CHECK(cu::kKernelDynamicSharedBytes == CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES);
  CHECK(cu::kKernelSharedCarveout == CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT);
  CHECK(cu::kPointerMemoryType == CU_POINTER_ATTRIBUTE_MEMORY_TYPE);
  CHECK(cu::kPointerIsManaged == CU_POINTER_ATTRIBUTE_IS_MANAGED);
  CHECK(cu::kPointerDeviceOrdinal == CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL);
  CHECK(cu::kMemoryHost == CU_MEMORYTYPE_HOST);
  CHECK(cu::kMemoryDevice == CU_MEMORYTYPE_DEVICE);
  CHECK(cu::kStreamNonBlocking == CU_STREAM_NON_BLOCKING);
  CHECK(cu::kCaptureNone == CU_STREAM_CAPTURE_STATUS_NONE);
  CHECK(cu::kCaptureActive == CU_STREAM_CAPTURE_STATUS_ACTIVE);
  CHECK(cu::kCaptureModeGlobal == CU_STREAM_CAPTURE_MODE_GLOBAL);
  CHECK(cu::kCaptureModeThreadLocal == CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
  CHECK(cu::kCaptureModeRelaxed == CU_STREAM_CAPTURE_MODE_RELAXED);
  CHECK(cu::kLaunchCooperative == CU_LAUNCH_ATTRIBUTE_COOPERATIVE);
  CHECK(cu::kLaunchClusterDimension == CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION);
  CHECK(cu::kLaunchProgrammatic == CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION);
}

TEST_CASE("driver: tensor map values") {
  namespace cu = attngen::cuda;
  using Type = cu::TensorMapType;
  const auto number = [](auto value) { return static_cast<int>(value); };
  CHECK(number(Type::u8) == CU_TENSOR_MAP_DATA_TYPE_UINT8);
  CHECK(number(Type::u16) == CU_TENSOR_MAP_DATA_TYPE_UINT16);
  CHECK(number(Type::u32) == CU_TENSOR_MAP_DATA_TYPE_UINT32);
  CHECK(number(Type::i32) == CU_TENSOR_MAP_DATA_TYPE_INT32);
  CHECK(number(Type::u64) == CU_TENSOR_MAP_DATA_TYPE_UINT64);
  CHECK(number(Type::i64) == CU_TENSOR_MAP_DATA_TYPE_INT64);
  CHECK(number(Type::f16) == CU_TENSOR_MAP_DATA_TYPE_FLOAT16);
  CHECK(number(Type::f32) == CU_TENSOR_MAP_DATA_TYPE_FLOAT32);
  CHECK(number(Type::f64) == CU_TENSOR_MAP_DATA_TYPE_FLOAT64);
  CHECK(number(Type::bf16) == CU_TENSOR_MAP_DATA_TYPE_BFLOAT16);
  CHECK(number(cu::TensorMapSwizzle::none) == CU_TENSOR_MAP_SWIZZLE_NONE);
  CHECK(number(cu::TensorMapSwizzle::bytes_32) == CU_TENSOR_MAP_SWIZZLE_32B);
  CHECK(number(cu::TensorMapSwizzle::bytes_64) == CU_TENSOR_MAP_SWIZZLE_64B);
  CHECK(number(cu::TensorMapSwizzle::bytes_128) == CU_TENSOR_MAP_SWIZZLE_128B);
  CHECK(number(cu::TensorMapPromotion::none) == CU_TENSOR_MAP_L2_PROMOTION_NONE);
  CHECK(number(cu::TensorMapPromotion::bytes_64) == CU_TENSOR_MAP_L2_PROMOTION_L2_64B);
  CHECK(number(cu::TensorMapPromotion::bytes_128) == CU_TENSOR_MAP_L2_PROMOTION_L2_128B);
  CHECK(number(cu::TensorMapPromotion::bytes_256) == CU_TENSOR_MAP_L2_PROMOTION_L2_256B);
  CHECK(CU_TENSOR_MAP_INTERLEAVE_NONE == 0);
  CHECK(CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE == 0);
  CHECK(CU_TENSOR_MAP_FLOAT_OOB_FILL_NAN_REQUEST_ZERO_FMA == 1);
}

TEST_CASE("driver: handles and structures") {
  namespace cu = attngen::cuda;
  CHECK(sizeof(cu::Result) == sizeof(CUresult));
  CHECK(sizeof(cu::Device) == sizeof(CUdevice));
  CHECK(sizeof(cu::DeviceAddress) == sizeof(CUdeviceptr));
  CHECK(sizeof(cu::Uuid) == sizeof(CUuuid));
  CHECK(sizeof(cu::TensorMap) == sizeof(CUtensorMap));
  // 64 before CUDA 13.
  CHECK(alignof(cu::TensorMap) >= alignof(CUtensorMap));

  CHECK(sizeof(cu::LaunchAttribute) == sizeof(CUlaunchAttribute));
  CHECK(alignof(cu::LaunchAttribute) == alignof(CUlaunchAttribute));
  CHECK(offsetof(cu::LaunchAttribute, id) == offsetof(CUlaunchAttribute, id));
  CHECK(offsetof(cu::LaunchAttribute, flag) == offsetof(CUlaunchAttribute, value.cooperative));
  CHECK(offsetof(cu::LaunchAttribute, flag) ==
        offsetof(CUlaunchAttribute, value.programmaticStreamSerializationAllowed));
  CHECK(offsetof(cu::LaunchAttribute, cluster) == offsetof(CUlaunchAttribute, value.clusterDim));
  CHECK(sizeof(cu::LaunchAttribute::cluster) == sizeof(CUlaunchAttributeValue::clusterDim));

  CHECK(sizeof(cu::LaunchConfig) == sizeof(CUlaunchConfig));
  CHECK(offsetof(cu::LaunchConfig, grid) == offsetof(CUlaunchConfig, gridDimX));
  CHECK(offsetof(cu::LaunchConfig, block) == offsetof(CUlaunchConfig, blockDimX));
  CHECK(offsetof(cu::LaunchConfig, shared_bytes) == offsetof(CUlaunchConfig, sharedMemBytes));
  CHECK(offsetof(cu::LaunchConfig, stream) == offsetof(CUlaunchConfig, hStream));
  CHECK(offsetof(cu::LaunchConfig, attributes) == offsetof(CUlaunchConfig, attrs));
  CHECK(offsetof(cu::LaunchConfig, attribute_count) == offsetof(CUlaunchConfig, numAttrs));
}

TEST_CASE("driver: signatures") {
  using attngen::cuda::Api;
  CHECK(Same<attngen::cuda::GetProcAddress, decltype(&cuGetProcAddress_v2)>::value);
  CHECK(Same<decltype(Api::init)::Signature, decltype(&cuInit)>::value);
  CHECK(Same<decltype(Api::driver_get_version)::Signature, decltype(&cuDriverGetVersion)>::value);
  CHECK(Same<decltype(Api::get_error_name)::Signature, decltype(&cuGetErrorName)>::value);
  CHECK(Same<decltype(Api::device_get_count)::Signature, decltype(&cuDeviceGetCount)>::value);
  CHECK(Same<decltype(Api::device_get)::Signature, decltype(&cuDeviceGet)>::value);
  CHECK(Same<decltype(Api::device_get_name)::Signature, decltype(&cuDeviceGetName)>::value);
  CHECK(Same<decltype(Api::device_get_uuid)::Signature, decltype(&cuDeviceGetUuid)>::value);
  CHECK(
      Same<decltype(Api::device_get_pci_bus_id)::Signature, decltype(&cuDeviceGetPCIBusId)>::value);
  CHECK(Same<decltype(Api::device_total_mem)::Signature, decltype(&cuDeviceTotalMem)>::value);
  CHECK(
      Same<decltype(Api::device_get_attribute)::Signature, decltype(&cuDeviceGetAttribute)>::value);
  CHECK(Same<decltype(Api::device_primary_ctx_retain)::Signature,
             decltype(&cuDevicePrimaryCtxRetain)>::value);
  CHECK(Same<decltype(Api::device_primary_ctx_release)::Signature,
             decltype(&cuDevicePrimaryCtxRelease)>::value);
  CHECK(Same<decltype(Api::ctx_push_current)::Signature, decltype(&cuCtxPushCurrent)>::value);
  CHECK(Same<decltype(Api::ctx_pop_current)::Signature, decltype(&cuCtxPopCurrent)>::value);
  CHECK(Same<decltype(Api::ctx_get_current)::Signature, decltype(&cuCtxGetCurrent)>::value);
  CHECK(Same<decltype(Api::ctx_set_current)::Signature, decltype(&cuCtxSetCurrent)>::value);
  CHECK(Same<decltype(Api::ctx_get_device)::Signature, decltype(&cuCtxGetDevice)>::value);
  CHECK(Same<decltype(Api::mem_alloc)::Signature, decltype(&cuMemAlloc)>::value);
  CHECK(Same<decltype(Api::mem_free)::Signature, decltype(&cuMemFree)>::value);
  CHECK(Same<decltype(Api::memcpy_to_device)::Signature, decltype(&cuMemcpyHtoD)>::value);
  CHECK(Same<decltype(Api::memcpy_to_host)::Signature, decltype(&cuMemcpyDtoH)>::value);
  CHECK(
      Same<decltype(Api::memcpy_to_device_async)::Signature, decltype(&cuMemcpyHtoDAsync)>::value);
  CHECK(Same<decltype(Api::memcpy_to_host_async)::Signature, decltype(&cuMemcpyDtoHAsync)>::value);
  CHECK(Same<decltype(Api::memset_bytes_async)::Signature, decltype(&cuMemsetD8Async)>::value);
  CHECK(Same<decltype(Api::pointer_get_attribute)::Signature,
             decltype(&cuPointerGetAttribute)>::value);
  CHECK(Same<decltype(Api::library_load_data)::Signature, decltype(&cuLibraryLoadData)>::value);
  CHECK(Same<decltype(Api::library_unload)::Signature, decltype(&cuLibraryUnload)>::value);
  CHECK(Same<decltype(Api::library_get_kernel)::Signature, decltype(&cuLibraryGetKernel)>::value);
  CHECK(Same<decltype(Api::library_get_global)::Signature, decltype(&cuLibraryGetGlobal)>::value);
  CHECK(
      Same<decltype(Api::kernel_get_attribute)::Signature, decltype(&cuKernelGetAttribute)>::value);
  CHECK(
      Same<decltype(Api::kernel_set_attribute)::Signature, decltype(&cuKernelSetAttribute)>::value);
  CHECK(Same<decltype(Api::kernel_get_function)::Signature, decltype(&cuKernelGetFunction)>::value);
  CHECK(Same<decltype(Api::func_get_attribute)::Signature, decltype(&cuFuncGetAttribute)>::value);
  CHECK(Same<decltype(Api::occupancy_max_active_blocks_per_multiprocessor)::Signature,
             decltype(&cuOccupancyMaxActiveBlocksPerMultiprocessor)>::value);
  CHECK(Same<decltype(Api::launch_kernel_ex)::Signature, decltype(&cuLaunchKernelEx)>::value);
  CHECK(Same<decltype(Api::tensor_map_encode_tiled)::Signature,
             decltype(&cuTensorMapEncodeTiled)>::value);
  CHECK(Same<decltype(Api::stream_create)::Signature, decltype(&cuStreamCreate)>::value);
  CHECK(Same<decltype(Api::stream_destroy)::Signature, decltype(&cuStreamDestroy)>::value);
  CHECK(Same<decltype(Api::stream_synchronize)::Signature, decltype(&cuStreamSynchronize)>::value);
  CHECK(Same<decltype(Api::stream_get_ctx)::Signature, decltype(&cuStreamGetCtx)>::value);
  CHECK(Same<decltype(Api::stream_is_capturing)::Signature, decltype(&cuStreamIsCapturing)>::value);
  CHECK(
      Same<decltype(Api::stream_begin_capture)::Signature, decltype(&cuStreamBeginCapture)>::value);
  CHECK(Same<decltype(Api::stream_end_capture)::Signature, decltype(&cuStreamEndCapture)>::value);
  CHECK(Same<decltype(Api::graph_instantiate)::Signature,
             decltype(&cuGraphInstantiateWithFlags)>::value);
  CHECK(Same<decltype(Api::graph_launch)::Signature, decltype(&cuGraphLaunch)>::value);
  CHECK(Same<decltype(Api::graph_exec_destroy)::Signature, decltype(&cuGraphExecDestroy)>::value);
  CHECK(Same<decltype(Api::graph_destroy)::Signature, decltype(&cuGraphDestroy)>::value);
  CHECK(Same<decltype(Api::event_create)::Signature, decltype(&cuEventCreate)>::value);
  CHECK(Same<decltype(Api::event_destroy)::Signature, decltype(&cuEventDestroy)>::value);
  CHECK(Same<decltype(Api::event_record)::Signature, decltype(&cuEventRecord)>::value);
  CHECK(Same<decltype(Api::event_synchronize)::Signature, decltype(&cuEventSynchronize)>::value);
  CHECK(Same<decltype(Api::event_elapsed_time)::Signature, decltype(&cuEventElapsedTime)>::value);
  // The comparison itself can say no.
  CHECK_FALSE(Same<decltype(Api::init)::Signature, decltype(&cuDeviceGet)>::value);
  CHECK_FALSE(Same<decltype(Api::event_create)::Signature, decltype(&cuEventElapsedTime)>::value);
}

#if CUDA_VERSION >= 12040
TEST_CASE("driver: signatures of CUDA 12.4") {
  using attngen::cuda::Api;
  CHECK(Same<decltype(Api::kernel_get_param_info)::Signature,
             decltype(&cuKernelGetParamInfo)>::value);
  CHECK(Same<decltype(Api::func_load)::Signature, decltype(&cuFuncLoad)>::value);
}
#endif

TEST_CASE("driver: the error names of the fake driver are those of cuda.h") {
  const std::string header = attngen::read_file(ATTNGEN_CUDA_HEADER);
  const std::size_t end = header.find("} CUresult;");
  const std::size_t begin = header.rfind("enum", end);
  REQUIRE(end != std::string::npos);
  const std::string text = header.substr(begin, end - begin);
  const std::regex row("(CUDA_[A-Z0-9_]+) *= *([0-9]+)");
  std::size_t compared = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), row), none; at != none; ++at) {
    const auto& names = attngen::test::cuda_error_names();
    const auto known = names.find(std::stoi((*at)[2]));
    CAPTURE((*at)[1].str());
    // A newer toolkit may have more.
    if (known == names.end() && CUDA_VERSION > 13000) continue;
    REQUIRE(known != names.end());
    CHECK((*at)[1].str() == known->second);
    ++compared;
  }
  CHECK(compared > 80);
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
