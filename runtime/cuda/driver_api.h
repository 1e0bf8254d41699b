// SPDX-License-Identifier: Apache-2.0
// The CUDA driver's entry points that we call, in one table that tests can replace.
#pragma once

#include <cstddef>
#include <cstdint>

#include "runtime/cuda/driver_status.h"
#include "runtime/cuda/driver_types.h"

namespace attngen::cuda {

inline constexpr int kInterfaceVersion = 12000;  ///< the CUDA version that every driver must have

using GetProcAddress = Result (*)(const char* symbol, void** function, int version,
                                  std::uint64_t flags, unsigned* status);

/// One entry point. Calling it is the one checked path to the driver: the result comes back with
/// the name of the call, and a missing entry is a status, not a crash.
template <class... Parameters>
struct Entry {
  using Signature = Result (*)(Parameters...);

  const char* symbol = "";
  int version = kInterfaceVersion;  ///< whose signature; one above kInterfaceVersion is optional
  Signature function = nullptr;

  DriverStatus operator()(Parameters... arguments) const noexcept {
    if (function == nullptr) return {kErrorEntryMissing, symbol};
    return {function(arguments...), symbol};
  }
  bool is_optional() const noexcept { return version > kInterfaceVersion; }
  explicit operator bool() const noexcept { return function != nullptr; }
};

/// Each entry is named after its symbol without the "cu" prefix.
struct Api {
  int driver_version = 0;  ///< 13000 is CUDA 13.0

  Entry<unsigned> init{"cuInit"};
  Entry<int*> driver_get_version{"cuDriverGetVersion"};
  Entry<Result, const char**> get_error_name{"cuGetErrorName"};

  Entry<int*> device_get_count{"cuDeviceGetCount"};
  Entry<Device*, int> device_get{"cuDeviceGet"};
  Entry<char*, int, Device> device_get_name{"cuDeviceGetName"};
  Entry<Uuid*, Device> device_get_uuid{"cuDeviceGetUuid"};
  Entry<char*, int, Device> device_get_pci_bus_id{"cuDeviceGetPCIBusId"};
  Entry<std::size_t*, Device> device_total_mem{"cuDeviceTotalMem"};
  Entry<int*, unsigned, Device> device_get_attribute{"cuDeviceGetAttribute"};

  Entry<Context*, Device> device_primary_ctx_retain{"cuDevicePrimaryCtxRetain"};
  Entry<Device> device_primary_ctx_release{"cuDevicePrimaryCtxRelease"};
  Entry<Context> ctx_push_current{"cuCtxPushCurrent"};
  Entry<Context*> ctx_pop_current{"cuCtxPopCurrent"};
  Entry<Context*> ctx_get_current{"cuCtxGetCurrent"};
  Entry<Context> ctx_set_current{"cuCtxSetCurrent"};
  Entry<Device*> ctx_get_device{"cuCtxGetDevice"};

  Entry<DeviceAddress*, std::size_t> mem_alloc{"cuMemAlloc"};
  Entry<DeviceAddress> mem_free{"cuMemFree"};
  Entry<DeviceAddress, const void*, std::size_t> memcpy_to_device{"cuMemcpyHtoD"};
  Entry<void*, DeviceAddress, std::size_t> memcpy_to_host{"cuMemcpyDtoH"};
  Entry<DeviceAddress, const void*, std::size_t, Stream> memcpy_to_device_async{
      "cuMemcpyHtoDAsync"};
  Entry<void*, DeviceAddress, std::size_t, Stream> memcpy_to_host_async{"cuMemcpyDtoHAsync"};
  Entry<DeviceAddress, unsigned char, std::size_t, Stream> memset_bytes_async{"cuMemsetD8Async"};
  Entry<void*, unsigned, DeviceAddress> pointer_get_attribute{"cuPointerGetAttribute"};

  Entry<Library*, const void*, unsigned*, void**, unsigned, unsigned*, void**, unsigned>
      library_load_data{"cuLibraryLoadData"};
  Entry<Library> library_unload{"cuLibraryUnload"};
  Entry<Kernel*, Library, const char*> library_get_kernel{"cuLibraryGetKernel"};
  Entry<DeviceAddress*, std::size_t*, Library, const char*> library_get_global{
      "cuLibraryGetGlobal"};
  Entry<int*, unsigned, Kernel, Device> kernel_get_attribute{"cuKernelGetAttribute"};
  Entry<unsigned, int, Kernel, Device> kernel_set_attribute{"cuKernelSetAttribute"};
  Entry<Function*, Kernel> kernel_get_function{"cuKernelGetFunction"};
  Entry<Kernel, std::size_t, std::size_t*, std::size_t*> kernel_get_param_info{
      "cuKernelGetParamInfo", 12040};
  Entry<int*, unsigned, Function> func_get_attribute{"cuFuncGetAttribute"};
  Entry<Function> func_load{"cuFuncLoad", 12040};
  Entry<int*, Function, int, std::size_t> occupancy_max_active_blocks_per_multiprocessor{
      "cuOccupancyMaxActiveBlocksPerMultiprocessor"};
  /// Takes a CUfunction; a CUkernel cast to one is allowed since 12.0. It runs in the stream's
  /// context, or in the current one for the null stream.
  Entry<const LaunchConfig*, Kernel, void**, void**> launch_kernel_ex{"cuLaunchKernelEx"};
  Entry<TensorMap*, unsigned, std::uint32_t, void*, const std::uint64_t*, const std::uint64_t*,
        const std::uint32_t*, const std::uint32_t*, unsigned, unsigned, unsigned, unsigned>
      tensor_map_encode_tiled{"cuTensorMapEncodeTiled"};

  Entry<Stream*, unsigned> stream_create{"cuStreamCreate"};
  Entry<Stream> stream_destroy{"cuStreamDestroy"};
  Entry<Stream> stream_synchronize{"cuStreamSynchronize"};
  Entry<Stream, Context*> stream_get_ctx{"cuStreamGetCtx"};
  Entry<Stream, unsigned*> stream_is_capturing{"cuStreamIsCapturing"};
  Entry<Stream, unsigned> stream_begin_capture{"cuStreamBeginCapture"};
  Entry<Stream, Graph*> stream_end_capture{"cuStreamEndCapture"};
  Entry<GraphExec*, Graph, unsigned long long> graph_instantiate{"cuGraphInstantiateWithFlags"};
  Entry<GraphExec, Stream> graph_launch{"cuGraphLaunch"};
  Entry<GraphExec> graph_exec_destroy{"cuGraphExecDestroy"};
  Entry<Graph> graph_destroy{"cuGraphDestroy"};

  Entry<Event*, unsigned> event_create{"cuEventCreate"};
  Entry<Event> event_destroy{"cuEventDestroy"};
  Entry<Event, Stream> event_record{"cuEventRecord"};
  Entry<Event> event_synchronize{"cuEventSynchronize"};
  Entry<float*, Event, Event> event_elapsed_time{"cuEventElapsedTime"};
};

/// Calls `visit(entry)` for every entry of the table, in the order of the table.
template <class Table, class Visit>
void visit_entries(Table& api, Visit&& visit) {
  const auto all = [&](auto&... entries) { (visit(entries), ...); };
  all(api.init, api.driver_get_version, api.get_error_name);
  all(api.device_get_count, api.device_get, api.device_get_name, api.device_get_uuid,
      api.device_get_pci_bus_id, api.device_total_mem, api.device_get_attribute);
  all(api.device_primary_ctx_retain, api.device_primary_ctx_release, api.ctx_push_current,
      api.ctx_pop_current, api.ctx_get_current, api.ctx_set_current, api.ctx_get_device);
  all(api.mem_alloc, api.mem_free, api.memcpy_to_device, api.memcpy_to_host,
      api.memcpy_to_device_async, api.memcpy_to_host_async, api.memset_bytes_async,
      api.pointer_get_attribute);
  all(api.library_load_data, api.library_unload, api.library_get_kernel, api.library_get_global,
      api.kernel_get_attribute, api.kernel_set_attribute, api.kernel_get_function,
      api.kernel_get_param_info, api.func_get_attribute, api.func_load,
      api.occupancy_max_active_blocks_per_multiprocessor, api.launch_kernel_ex,
      api.tensor_map_encode_tiled);
  all(api.stream_create, api.stream_destroy, api.stream_synchronize, api.stream_get_ctx,
      api.stream_is_capturing, api.stream_begin_capture, api.stream_end_capture,
      api.graph_instantiate, api.graph_launch, api.graph_exec_destroy, api.graph_destroy);
  all(api.event_create, api.event_destroy, api.event_record, api.event_synchronize,
      api.event_elapsed_time);
}

}  // namespace attngen::cuda
