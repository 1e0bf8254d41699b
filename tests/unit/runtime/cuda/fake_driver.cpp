// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/runtime/cuda/fake_driver.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>

namespace attngen::test {
namespace {

using cuda::Result;

/// Records the call and says whether it is the one that must fail.
Result enter(const char* symbol) {
  FakeDriver& fake = fake_driver();
  fake.calls.emplace_back(symbol);
  const auto seen = std::count(fake.calls.begin(), fake.calls.end(), symbol);
  return symbol == fake.failing_call && seen == fake.failing_occurrence ? fake.failure
                                                                        : cuda::kSuccess;
}

/// The same for a call that makes an object on success.
Result enter_making(const char* symbol) {
  const Result result = enter(symbol);
  if (result == cuda::kSuccess) ++fake_driver().live_objects;
  return result;
}

Result enter_releasing(const char* symbol) {
  --fake_driver().live_objects;
  return enter(symbol);
}

template <class Handle>
Handle handle(std::uintptr_t value) {
  return reinterpret_cast<Handle>(value);
}

Result init(unsigned) {
  return enter("cuInit");
}
Result get_error_name(Result, const char** name) {
  *name = "CUDA_ERROR_FAKE";
  return cuda::kSuccess;
}
Result device_get_count(int* count) {
  *count = fake_driver().device_count;
  return enter("cuDeviceGetCount");
}
Result device_get(cuda::Device* device, int) {
  *device = 0;
  return enter("cuDeviceGet");
}
Result device_get_name(char* name, int bytes, cuda::Device) {
  std::strncpy(name, "Fake GPU", static_cast<std::size_t>(bytes));
  return enter("cuDeviceGetName");
}
Result device_get_attribute(int* value, unsigned attribute, cuda::Device) {
  const std::map<unsigned, int> values = {{cuda::kDeviceMultiprocessors, 108},
                                          {cuda::kDeviceCapabilityMajor, 8},
                                          {cuda::kDeviceCapabilityMinor, 6},
                                          {cuda::kDeviceSharedBytesPerBlock, 101376}};
  *value = values.at(attribute);
  return enter("cuDeviceGetAttribute");
}
Result ctx_retain(cuda::Context* context, cuda::Device) {
  *context = handle<cuda::Context>(0x10);
  return enter_making("cuDevicePrimaryCtxRetain");
}
Result ctx_release(cuda::Device) {
  return enter_releasing("cuDevicePrimaryCtxRelease");
}
Result ctx_push(cuda::Context) {
  return enter_making("cuCtxPushCurrent");
}
Result ctx_pop(cuda::Context*) {
  return enter_releasing("cuCtxPopCurrent");
}
Result mem_alloc(cuda::DeviceAddress* address, std::size_t bytes) {
  const Result result = enter_making("cuMemAlloc");
  if (result == cuda::kSuccess) {
    *address = reinterpret_cast<std::uintptr_t>(std::malloc(bytes));
  }
  return result;
}
Result mem_free(cuda::DeviceAddress address) {
  std::free(reinterpret_cast<void*>(address));
  return enter_releasing("cuMemFree");
}
Result to_device(cuda::DeviceAddress target, const void* source, std::size_t bytes) {
  std::memcpy(reinterpret_cast<void*>(target), source, bytes);
  return enter("cuMemcpyHtoD");
}
Result to_host(void* target, cuda::DeviceAddress source, std::size_t bytes) {
  std::memcpy(target, reinterpret_cast<void*>(source), bytes);
  return enter("cuMemcpyDtoH");
}
Result library_load(cuda::Library* library, const void*, unsigned*, void**, unsigned, unsigned*,
                    void**, unsigned) {
  *library = handle<cuda::Library>(0x20);
  return enter_making("cuLibraryLoadData");
}
Result library_unload(cuda::Library) {
  return enter_releasing("cuLibraryUnload");
}
Result get_kernel(cuda::Kernel* kernel, cuda::Library, const char*) {
  *kernel = handle<cuda::Kernel>(0x30);
  return enter("cuLibraryGetKernel");
}
Result set_attribute(unsigned attribute, int value, cuda::Kernel, cuda::Device) {
  if (attribute == cuda::kKernelDynamicSharedBytes) fake_driver().dynamic_shared_bytes = value;
  return enter("cuKernelSetAttribute");
}

/// The "kernel": its block is {float* in; float* out; u64 count}; out[i] = 2 * in[i].
Result launch(cuda::Kernel, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by,
              unsigned bz, unsigned shared, cuda::Stream, void**, void** extra) {
  const Result result = enter("cuLaunchKernel");
  if (result != cuda::kSuccess) return result;
  FakeDriver& fake = fake_driver();
  const auto marker = [&](int at) { return reinterpret_cast<std::uintptr_t>(extra[at]); };
  if (marker(0) != cuda::kLaunchParamBufferPointer || marker(2) != cuda::kLaunchParamBufferSize ||
      marker(4) != cuda::kLaunchParamEnd) {
    return 1;
  }
  const auto* bytes = static_cast<const std::byte*>(extra[1]);
  fake.launched_parameters.assign(bytes, bytes + *static_cast<std::size_t*>(extra[3]));
  fake.launched_dimensions = {gx, gy, gz, bx, by, bz, shared};
  struct Block {
    const float* in;
    float* out;
    std::uint64_t count;
  };
  if (fake.launched_parameters.size() != sizeof(Block)) return cuda::kSuccess;
  Block block{};
  std::memcpy(&block, fake.launched_parameters.data(), sizeof block);
  for (std::uint64_t i = 0; i < block.count; ++i) block.out[i] = 2 * block.in[i];
  return result;
}
Result event_create(cuda::Event* event, unsigned) {
  *event = handle<cuda::Event>(0x40);
  return enter_making("cuEventCreate");
}
Result event_destroy(cuda::Event) {
  return enter_releasing("cuEventDestroy");
}
Result event_record(cuda::Event, cuda::Stream) {
  return enter("cuEventRecord");
}
Result event_synchronize(cuda::Event) {
  return enter("cuEventSynchronize");
}
Result event_elapsed(float* ms, cuda::Event, cuda::Event) {
  *ms = 1.5F;
  return enter("cuEventElapsedTime");
}

template <class Function>
void* address_of(Function* function) {
  return reinterpret_cast<void*>(function);
}

Result get_proc_address(const char* symbol, void** function, int version, std::uint64_t flags,
                        unsigned* status) {
  static const std::map<std::string, void*> table = {
      {"cuInit", address_of(init)},
      {"cuGetErrorName", address_of(get_error_name)},
      {"cuDeviceGetCount", address_of(device_get_count)},
      {"cuDeviceGet", address_of(device_get)},
      {"cuDeviceGetName", address_of(device_get_name)},
      {"cuDeviceGetAttribute", address_of(device_get_attribute)},
      {"cuDevicePrimaryCtxRetain", address_of(ctx_retain)},
      {"cuDevicePrimaryCtxRelease", address_of(ctx_release)},
      {"cuCtxPushCurrent", address_of(ctx_push)},
      {"cuCtxPopCurrent", address_of(ctx_pop)},
      {"cuMemAlloc", address_of(mem_alloc)},
      {"cuMemFree", address_of(mem_free)},
      {"cuMemcpyHtoD", address_of(to_device)},
      {"cuMemcpyDtoH", address_of(to_host)},
      {"cuLibraryLoadData", address_of(library_load)},
      {"cuLibraryUnload", address_of(library_unload)},
      {"cuLibraryGetKernel", address_of(get_kernel)},
      {"cuKernelSetAttribute", address_of(set_attribute)},
      {"cuLaunchKernel", address_of(launch)},
      {"cuEventCreate", address_of(event_create)},
      {"cuEventDestroy", address_of(event_destroy)},
      {"cuEventRecord", address_of(event_record)},
      {"cuEventSynchronize", address_of(event_synchronize)},
      {"cuEventElapsedTime", address_of(event_elapsed)},
  };
  const auto found = table.find(symbol);
  if (found == table.end() || symbol == fake_driver().missing_symbol || version != 12000 ||
      flags != 0) {
    *status = 1;
    *function = nullptr;
    return 500;
  }
  *function = found->second;
  return cuda::kSuccess;
}

}  // namespace

FakeDriver& fake_driver() {
  thread_local FakeDriver fake;
  return fake;
}

cuda::GetProcAddress fake_get_proc_address() {
  return get_proc_address;
}

}  // namespace attngen::test
