// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/stream_state.h"

#include "runtime/cuda/primary_context.h"
#include "runtime/cuda/process_state.h"

namespace attngen::cuda {

Capturing is_capturing(const Api& api, Stream stream) noexcept {
  Capturing state;
  state.status = fork_status();
  if (!state.status.ok()) return state;
  unsigned capture = kCaptureNone;
  state.status = api.stream_is_capturing(stream, &capture);
  state.is_capturing = state.status.ok() && capture != kCaptureNone;
  return state;
}

StreamDevice device_of(const Api& api, Stream stream) noexcept {
  StreamDevice found;
  found.status = fork_status();
  if (!found.status.ok()) return found;
  if (stream == nullptr) {
    found.status = api.ctx_get_device(&found.device);
    return found;
  }
  Context context = nullptr;
  found.status = api.stream_get_ctx(stream, &context);
  if (!found.status.ok()) return found;
  const CurrentContext current(api, context);
  found.status = current.status();
  if (found.status.ok()) found.status = api.ctx_get_device(&found.device);
  return found;
}

AddressFacts facts_of(const Api& api, DeviceAddress address) noexcept {
  AddressFacts facts;
  facts.status = fork_status();
  if (!facts.status.ok()) return facts;
  unsigned type = 0;
  facts.status = api.pointer_get_attribute(&type, kPointerMemoryType, address);
  if (facts.status.code == kErrorInvalidValue) {
    facts.status = {};
    return facts;
  }
  if (!facts.status.ok()) return facts;
  unsigned managed = 0;
  facts.status = api.pointer_get_attribute(&managed, kPointerIsManaged, address);
  if (!facts.status.ok()) return facts;
  facts.kind = managed != 0            ? MemoryKind::managed
               : type == kMemoryDevice ? MemoryKind::device
               : type == kMemoryHost   ? MemoryKind::host
                                       : MemoryKind::unknown;
  facts.status = api.pointer_get_attribute(&facts.device_ordinal, kPointerDeviceOrdinal, address);
  return facts;
}

}  // namespace attngen::cuda
