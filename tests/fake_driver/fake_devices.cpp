// SPDX-License-Identifier: Apache-2.0
// The fake driver: start, devices, primary contexts.
#include <cstring>

#include "tests/fake_driver/error_names.h"
#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

FakeDevice fake_device(int ordinal, const char* name, std::size_t memory_bytes,
                       std::map<unsigned, int> attributes) {
  FakeDevice device;
  device.name = name;
  device.memory_bytes = memory_bytes;
  device.attributes = std::move(attributes);
  device.pci_bus_id = "0000:0" + std::to_string(ordinal % 10) + ":00.0";
  for (int at = 0; at < 16; ++at)
    device.uuid.bytes[at] = static_cast<unsigned char>(16 * ordinal + at);
  return device;
}

bool exists(const FakeState& state, int device) {
  return device >= 0 && static_cast<std::size_t>(device) < state.driver.devices.size();
}

const FakeDevice& device_at(const FakeState& state, int device) {
  return state.driver.devices[static_cast<std::size_t>(device)];
}

/// Copies with the terminating zero, cut to `bytes`.
void copy_text(char* target, int bytes, const std::string& text) {
  if (bytes <= 0) return;
  const std::size_t count = std::min(text.size(), static_cast<std::size_t>(bytes) - 1);
  std::memcpy(target, text.data(), count);
  target[count] = '\0';
}

Result init(unsigned flags) {
  return FakeCallScope("cuInit", flags).result();
}
Result driver_get_version(int* version) {
  const FakeCallScope call("cuDriverGetVersion", version);
  if (call.result() == cuda::kSuccess) *version = call.state().driver.driver_version;
  return call.result();
}
/// Not recorded: naming an error is no call that a launch path could be charged with.
Result get_error_name(Result code, const char** name) {
  const auto found = cuda_error_names().find(code);
  *name = found == cuda_error_names().end() ? nullptr : found->second;
  return *name == nullptr ? kInvalidValue : cuda::kSuccess;
}
Result device_get_count(int* count) {
  const FakeCallScope call("cuDeviceGetCount", count);
  if (call.result() == cuda::kSuccess)
    *count = static_cast<int>(call.state().driver.devices.size());
  return call.result();
}
Result device_get(cuda::Device* device, int ordinal) {
  const FakeCallScope call("cuDeviceGet", device, ordinal);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), ordinal)) return kInvalidDevice;
  *device = ordinal;
  return cuda::kSuccess;
}
Result device_get_name(char* name, int bytes, cuda::Device device) {
  const FakeCallScope call("cuDeviceGetName", name, bytes, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  copy_text(name, bytes, device_at(call.state(), device).name);
  return cuda::kSuccess;
}
Result device_get_uuid(cuda::Uuid* uuid, cuda::Device device) {
  const FakeCallScope call("cuDeviceGetUuid", uuid, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  *uuid = device_at(call.state(), device).uuid;
  return cuda::kSuccess;
}
Result device_get_pci_bus_id(char* text, int bytes, cuda::Device device) {
  const FakeCallScope call("cuDeviceGetPCIBusId", text, bytes, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  copy_text(text, bytes, device_at(call.state(), device).pci_bus_id);
  return cuda::kSuccess;
}
Result device_total_mem(std::size_t* bytes, cuda::Device device) {
  const FakeCallScope call("cuDeviceTotalMem", bytes, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  *bytes = device_at(call.state(), device).memory_bytes;
  return cuda::kSuccess;
}
Result device_get_attribute(int* value, unsigned attribute, cuda::Device device) {
  const FakeCallScope call("cuDeviceGetAttribute", value, attribute, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  const auto& attributes = device_at(call.state(), device).attributes;
  const auto found = attributes.find(attribute);
  if (found == attributes.end()) return kInvalidValue;
  *value = found->second;
  return cuda::kSuccess;
}

Result ctx_retain(cuda::Context* context, cuda::Device device) {
  const FakeCallScope call("cuDevicePrimaryCtxRetain", context, device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (!exists(call.state(), device)) return kInvalidDevice;
  *context = fake_context(device);
  ++call.state().driver.live_objects;
  return cuda::kSuccess;
}
Result ctx_release(cuda::Device device) {
  const FakeCallScope call("cuDevicePrimaryCtxRelease", device);
  --call.state().driver.live_objects;
  return call.result();
}
Result ctx_push(cuda::Context context) {
  const FakeCallScope call("cuCtxPushCurrent", context);
  if (call.result() != cuda::kSuccess) return call.result();
  const int device = device_of_fake_context(context);
  if (device < 0) return kInvalidContext;
  fake_context_stack().push_back(device);
  ++call.state().driver.live_objects;
  return cuda::kSuccess;
}
Result ctx_pop(cuda::Context* context) {
  const FakeCallScope call("cuCtxPopCurrent", context);
  const bool existed = !fake_context_stack().empty();
  if (existed) {
    *context = fake_context(fake_context_stack().back());
    fake_context_stack().pop_back();
    --call.state().driver.live_objects;
  }
  if (call.result() != cuda::kSuccess) return call.result();
  return existed ? cuda::kSuccess : kInvalidContext;
}
Result ctx_get_current(cuda::Context* context) {
  const FakeCallScope call("cuCtxGetCurrent", context);
  if (call.result() != cuda::kSuccess) return call.result();
  const int device = fake_current_device();
  *context = device < 0 ? nullptr : fake_context(device);
  return cuda::kSuccess;
}
Result ctx_set_current(cuda::Context context) {
  const FakeCallScope call("cuCtxSetCurrent", context);
  if (call.result() != cuda::kSuccess) return call.result();
  std::vector<int>& stack = fake_context_stack();
  if (!stack.empty()) stack.pop_back();
  if (context == nullptr) return cuda::kSuccess;
  const int device = device_of_fake_context(context);
  if (device < 0) return kInvalidContext;
  stack.push_back(device);
  return cuda::kSuccess;
}
Result ctx_get_device(cuda::Device* device) {
  const FakeCallScope call("cuCtxGetDevice", device);
  if (call.result() != cuda::kSuccess) return call.result();
  if (fake_current_device() < 0) return kInvalidContext;
  *device = fake_current_device();
  return cuda::kSuccess;
}

}  // namespace

FakeDevice fake_hopper(int ordinal) {
  return fake_device(ordinal, "Fake Hopper", 80ULL << 30,
                     {{cuda::kDeviceClockKhz, 1700000},
                      {cuda::kDeviceMultiprocessors, 132},
                      {cuda::kDeviceMemoryClockKhz, 2600000},
                      {cuda::kDeviceMemoryBusBits, 5120},
                      {cuda::kDeviceL2Bytes, 50 << 20},
                      {cuda::kDeviceThreadsPerMultiprocessor, 2048},
                      {cuda::kDeviceCapabilityMajor, 9},
                      {cuda::kDeviceCapabilityMinor, 0},
                      {cuda::kDeviceSharedPerMultiprocessor, 233472},
                      {cuda::kDeviceRegistersPerMultiprocessor, 65536},
                      {cuda::kDeviceCooperativeLaunch, 1},
                      {cuda::kDeviceSharedBytesPerBlock, 232448},
                      {cuda::kDeviceClusterLaunch, 1},
                      {cuda::kDeviceTensorMapAccess, 1}});
}

FakeDevice fake_ampere(int ordinal) {
  return fake_device(ordinal, "Fake Ampere", 24ULL << 30,
                     {{cuda::kDeviceClockKhz, 1600000},
                      {cuda::kDeviceMultiprocessors, 84},
                      {cuda::kDeviceMemoryClockKhz, 9500000},
                      {cuda::kDeviceMemoryBusBits, 384},
                      {cuda::kDeviceL2Bytes, 6 << 20},
                      {cuda::kDeviceThreadsPerMultiprocessor, 1536},
                      {cuda::kDeviceCapabilityMajor, 8},
                      {cuda::kDeviceCapabilityMinor, 6},
                      {cuda::kDeviceSharedPerMultiprocessor, 102400},
                      {cuda::kDeviceRegistersPerMultiprocessor, 65536},
                      {cuda::kDeviceCooperativeLaunch, 1},
                      {cuda::kDeviceSharedBytesPerBlock, 101376},
                      {cuda::kDeviceClusterLaunch, 0},
                      {cuda::kDeviceTensorMapAccess, 0}});
}

void add_fake_devices(FakeTable& table) {
  table["cuInit"] = fake_entry(init);
  table["cuDriverGetVersion"] = fake_entry(driver_get_version);
  table["cuGetErrorName"] = fake_entry(get_error_name, 6000);
  table["cuDeviceGetCount"] = fake_entry(device_get_count);
  table["cuDeviceGet"] = fake_entry(device_get);
  table["cuDeviceGetName"] = fake_entry(device_get_name);
  table["cuDeviceGetUuid"] = fake_entry(device_get_uuid, 11040);
  table["cuDeviceGetPCIBusId"] = fake_entry(device_get_pci_bus_id, 4010);
  table["cuDeviceTotalMem"] = fake_entry(device_total_mem, 3020);
  table["cuDeviceGetAttribute"] = fake_entry(device_get_attribute);
  table["cuDevicePrimaryCtxRetain"] = fake_entry(ctx_retain, 7000);
  table["cuDevicePrimaryCtxRelease"] = fake_entry(ctx_release, 11000);
  table["cuCtxPushCurrent"] = fake_entry(ctx_push, 4000);
  table["cuCtxPopCurrent"] = fake_entry(ctx_pop, 4000);
  table["cuCtxGetCurrent"] = fake_entry(ctx_get_current, 4000);
  table["cuCtxSetCurrent"] = fake_entry(ctx_set_current, 4000);
  table["cuCtxGetDevice"] = fake_entry(ctx_get_device);
}

}  // namespace attngen::test
