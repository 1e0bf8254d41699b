// SPDX-License-Identifier: Apache-2.0
// What a stream is doing, and where an address lies.
#pragma once

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

struct Capturing {
  DriverStatus status;
  bool is_capturing = false;  ///< true for an invalidated capture too
};

/// Whether launches into `stream` are recorded into a graph. A failing status (for instance 906,
/// the null stream while a blocking stream is captured) also means: neither compile nor load now.
Capturing is_capturing(const Api& api, Stream stream) noexcept;

struct StreamDevice {
  DriverStatus status;
  Device device = -1;
};

/// The device whose context `stream` belongs to; for the null stream and the other special ones, of
/// the current context.
StreamDevice device_of(const Api& api, Stream stream) noexcept;

enum class MemoryKind {
  unknown,  ///< no CUDA allocation: plain host memory, or no memory at all
  host,     ///< page-locked or registered host memory
  device,
  managed,
};

struct AddressFacts {
  DriverStatus status;
  MemoryKind kind = MemoryKind::unknown;
  int device_ordinal = -1;  ///< -1 when unknown
};

/// Where `address` lies, as the driver knows it.
AddressFacts facts_of(const Api& api, DeviceAddress address) noexcept;

}  // namespace attngen::cuda
