// SPDX-License-Identifier: Apache-2.0
// A GPU as the tuner sees it: who it is, what a plan must fit, and how fast it is said to be.
#pragma once

#include <string>

#include "autotune/device_identity.h"
#include "generator/analysis/device_table.h"
#include "generator/cuda/source.h"
#include "runtime/cuda/device_facts.h"

namespace attngen::tune {

struct GpuDevice {
  DeviceIdentity identity;
  DeviceLimits limits;
  DeviceRates rates;  ///< of data sheets, never measured here
};

/// A product of the table of `attngen analyze --arch`: "h200", "a100". Its kind is "model": nothing
/// is timed. Throws Error(refused) naming the known ones.
GpuDevice gpu_device_named(const std::string& name);

/// The GPU with these facts, kind "cuda". Rates are those of the product that its name names, else
/// the memory's from its clock and bus and the others from a product of the same architecture,
/// multiprocessor by multiprocessor. Throws Error(refused) for an architecture without a plan.
GpuDevice gpu_device_of(const cuda::DeviceFacts& facts);

/// The same by what a record says of a device; its rates alone are meant.
DeviceRates rates_of(const DeviceIdentity& identity);

/// "sm_90" of "sm_90a": what a GPU is, whatever its kernels are made for.
std::string plain_arch(std::string arch);

/// True for the name of a product, as gpu_device_named() takes it.
bool is_gpu_device(const std::string& name);

}  // namespace attngen::tune
