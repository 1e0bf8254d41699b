// SPDX-License-Identifier: Apache-2.0
// What one GPU is: read from the driver, never assumed.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

struct DeviceFacts {
  int ordinal = 0;
  std::string name;
  std::string uuid;        ///< "GPU-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", as nvidia-smi prints it
  std::string pci_bus_id;  ///< "0000:1b:00.0"
  std::string arch;        ///< "sm_90", from the compute capability
  int capability_major = 0;
  int capability_minor = 0;
  int multiprocessors = 0;
  int shared_bytes_per_block = 0;  ///< with opting in
  int shared_bytes_per_multiprocessor = 0;
  int registers_per_multiprocessor = 0;  ///< of 32 bits
  int threads_per_multiprocessor = 0;
  std::int64_t l2_bytes = 0;
  std::int64_t memory_bytes = 0;
  int core_clock_khz = 0;
  int memory_clock_khz = 0;
  int memory_bus_bits = 0;
  int driver_version = 0;  ///< 13000 is CUDA 13.0
  bool cooperative_launch = false;
  bool cluster_launch = false;
  bool tensor_map_access = false;
};

/// Facts of the device with this ordinal. Throws Error(no_device) naming the call that failed.
DeviceFacts read_device_facts(const Api& api, int ordinal);

/// How many devices there are. Throws Error(no_device).
int device_count(const Api& api);

/// One line for people: name, architecture, multiprocessors, memory, L2, shared memory, clocks,
/// driver.
std::string to_line(const DeviceFacts& facts);

/// "13.0" of 13000.
std::string cuda_version_text(int version);

/// Calls `visit(name, value)` for each fact, in order; values are strings, integers and bools. The
/// names are those of the JSON form, which carry their unit.
template <class Visit>
void visit_facts(const DeviceFacts& facts, Visit&& visit) {
  visit("ordinal", facts.ordinal);
  visit("name", facts.name);
  visit("uuid", facts.uuid);
  visit("pci_bus_id", facts.pci_bus_id);
  visit("arch", facts.arch);
  visit("multiprocessors", facts.multiprocessors);
  visit("shared_bytes_per_block", facts.shared_bytes_per_block);
  visit("shared_bytes_per_multiprocessor", facts.shared_bytes_per_multiprocessor);
  visit("registers_per_multiprocessor", facts.registers_per_multiprocessor);
  visit("threads_per_multiprocessor", facts.threads_per_multiprocessor);
  visit("l2_bytes", facts.l2_bytes);
  visit("memory_bytes", facts.memory_bytes);
  visit("core_clock_khz", facts.core_clock_khz);
  visit("memory_clock_khz", facts.memory_clock_khz);
  visit("memory_bus_bits", facts.memory_bus_bits);
  visit("driver_version", facts.driver_version);
  visit("cooperative_launch", facts.cooperative_launch);
  visit("cluster_launch", facts.cluster_launch);
  visit("tensor_map_access", facts.tensor_map_access);
}

}  // namespace attngen::cuda
