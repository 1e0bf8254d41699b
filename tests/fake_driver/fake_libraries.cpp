// SPDX-License-Identifier: Apache-2.0
// The fake driver: cubins, their kernels, and kernels loaded into a context. Any image is accepted,
// and has every kernel that is asked for.
#include <algorithm>

#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

Result library_load(cuda::Library* library, const void* image, unsigned* options, void** values,
                    unsigned count, unsigned* library_options, void** library_values,
                    unsigned library_count) {
  const FakeCallScope call("cuLibraryLoadData", library, image, options, values, count,
                           library_options, library_values, library_count);
  if (call.result() != cuda::kSuccess) return call.result();
  if (image == nullptr) return kInvalidValue;
  if (const Result refused = refuse_while_capturing(call.state()); refused != cuda::kSuccess) {
    return refused;
  }
  FakeObject made;
  made.kind = FakeKind::library;
  *library = as_handle<cuda::Library>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}
Result library_unload(cuda::Library library) {
  const FakeCallScope call("cuLibraryUnload", library);
  FakeState& state = call.state();
  const bool existed = drop_fake_object(state, library, FakeKind::library);
  if (existed) {
    std::erase_if(state.objects, [&](const auto& each) {
      return each.second.library == reinterpret_cast<std::uintptr_t>(library);
    });
  }
  if (call.result() != cuda::kSuccess) return call.result();
  return existed ? cuda::kSuccess : kInvalidHandle;
}
Result library_get_kernel(cuda::Kernel* kernel, cuda::Library library, const char* name) {
  const FakeCallScope call("cuLibraryGetKernel", kernel, library, name);
  if (call.result() != cuda::kSuccess) return call.result();
  if (find_fake_object(call.state(), library, FakeKind::library) == nullptr) return kInvalidHandle;
  FakeObject made;
  made.kind = FakeKind::kernel;
  made.name = name;
  made.library = reinterpret_cast<std::uintptr_t>(library);
  *kernel = as_handle<cuda::Kernel>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}
Result library_get_global(cuda::DeviceAddress* address, std::size_t* bytes, cuda::Library library,
                          const char* name) {
  const FakeCallScope call("cuLibraryGetGlobal", address, bytes, library, name);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  if (find_fake_object(state, library, FakeKind::library) == nullptr) return kInvalidHandle;
  if (fake_current_device() < 0) return kInvalidContext;
  const auto declared = state.driver.globals.find(name);
  if (declared == state.driver.globals.end()) return kNotFound;
  std::vector<std::byte>& memory = state.globals[name];
  memory.resize(declared->second);
  *address = reinterpret_cast<std::uintptr_t>(memory.data());
  *bytes = memory.size();
  return cuda::kSuccess;
}

std::string place_of(const FakeObject& kernel, int device, unsigned attribute) {
  return kernel.name + "@" + std::to_string(device) + ":" + std::to_string(attribute);
}

Result kernel_get_attribute(int* value, unsigned attribute, cuda::Kernel kernel,
                            cuda::Device device) {
  const FakeCallScope call("cuKernelGetAttribute", value, attribute, kernel, device);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  const FakeObject* const found = find_fake_object(state, kernel, FakeKind::kernel);
  if (found == nullptr) return kInvalidHandle;
  const auto set = state.driver.attributes_set.find(place_of(*found, device, attribute));
  *value = set != state.driver.attributes_set.end() ? set->second
           : attribute == cuda::kKernelRegisters    ? 128
                                                    : 0;
  return cuda::kSuccess;
}
Result kernel_set_attribute(unsigned attribute, int value, cuda::Kernel kernel,
                            cuda::Device device) {
  const FakeCallScope call("cuKernelSetAttribute", attribute, value, kernel, device);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  const FakeObject* const found = find_fake_object(state, kernel, FakeKind::kernel);
  if (found == nullptr) return kInvalidHandle;
  if (device < 0 || static_cast<std::size_t>(device) >= state.driver.devices.size()) {
    return kInvalidDevice;
  }
  const FakeDevice& on = state.driver.devices[static_cast<std::size_t>(device)];
  const int most = on.attributes.at(cuda::kDeviceSharedBytesPerBlock);
  if (attribute == cuda::kKernelDynamicSharedBytes && (value < 0 || value > most)) {
    return kInvalidValue;
  }
  state.driver.attributes_set[place_of(*found, device, attribute)] = value;
  return cuda::kSuccess;
}
Result kernel_get_function(cuda::Function* function, cuda::Kernel kernel) {
  const FakeCallScope call("cuKernelGetFunction", function, kernel);
  if (call.result() != cuda::kSuccess) return call.result();
  const FakeObject* const found = find_fake_object(call.state(), kernel, FakeKind::kernel);
  if (found == nullptr) return kInvalidHandle;
  if (fake_current_device() < 0) return kInvalidContext;
  FakeObject made;
  made.kind = FakeKind::function;
  made.name = found->name;
  made.library = found->library;
  made.device = fake_current_device();
  *function = as_handle<cuda::Function>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}
Result kernel_get_param_info(cuda::Kernel kernel, std::size_t index, std::size_t* offset,
                             std::size_t* bytes) {
  const FakeCallScope call("cuKernelGetParamInfo", kernel, index, offset, bytes);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  if (find_fake_object(state, kernel, FakeKind::kernel) == nullptr) return kInvalidHandle;
  if (index != 0 || state.driver.parameter_bytes == 0) return kInvalidValue;
  *offset = 0;
  *bytes = state.driver.parameter_bytes;
  return cuda::kSuccess;
}
Result func_get_attribute(int* value, unsigned attribute, cuda::Function function) {
  const FakeCallScope call("cuFuncGetAttribute", value, attribute, function);
  if (call.result() != cuda::kSuccess) return call.result();
  if (find_fake_object(call.state(), function, FakeKind::function) == nullptr) {
    return kInvalidHandle;
  }
  *value = attribute == cuda::kKernelRegisters ? 128 : 0;
  return cuda::kSuccess;
}
Result func_load(cuda::Function function) {
  const FakeCallScope call("cuFuncLoad", function);
  if (call.result() != cuda::kSuccess) return call.result();
  const bool exists = find_fake_object(call.state(), function, FakeKind::function) != nullptr;
  return exists ? cuda::kSuccess : kInvalidHandle;
}
/// As many CTAs as threads and shared memory allow: the fake knows no registers.
Result occupancy(int* blocks, cuda::Function function, int threads, std::size_t shared_bytes) {
  const FakeCallScope call("cuOccupancyMaxActiveBlocksPerMultiprocessor", blocks, function, threads,
                           shared_bytes);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  const FakeObject* const found = find_fake_object(state, function, FakeKind::function);
  if (found == nullptr) return kInvalidHandle;
  if (threads <= 0) return kInvalidValue;
  const FakeDevice& on = state.driver.devices[static_cast<std::size_t>(found->device)];
  constexpr std::size_t kReserved = 1024;  // by the system, for each CTA
  const int by_threads = on.attributes.at(cuda::kDeviceThreadsPerMultiprocessor) / threads;
  const auto shared =
      static_cast<std::size_t>(on.attributes.at(cuda::kDeviceSharedPerMultiprocessor));
  *blocks = std::min(by_threads, static_cast<int>(shared / (shared_bytes + kReserved)));
  return cuda::kSuccess;
}

}  // namespace

void add_fake_libraries(FakeTable& table) {
  table["cuLibraryLoadData"] = fake_entry(library_load, 12000);
  table["cuLibraryUnload"] = fake_entry(library_unload, 12000);
  table["cuLibraryGetKernel"] = fake_entry(library_get_kernel, 12000);
  table["cuLibraryGetGlobal"] = fake_entry(library_get_global, 12000);
  table["cuKernelGetAttribute"] = fake_entry(kernel_get_attribute, 12000);
  table["cuKernelSetAttribute"] = fake_entry(kernel_set_attribute, 12000);
  table["cuKernelGetFunction"] = fake_entry(kernel_get_function, 12000);
  table["cuKernelGetParamInfo"] = fake_entry(kernel_get_param_info, 12040);
  table["cuFuncGetAttribute"] = fake_entry(func_get_attribute);
  table["cuFuncLoad"] = fake_entry(func_load, 12040);
  table["cuOccupancyMaxActiveBlocksPerMultiprocessor"] = fake_entry(occupancy, 6050);
}

}  // namespace attngen::test
