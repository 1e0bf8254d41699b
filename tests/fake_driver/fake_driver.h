// SPDX-License-Identifier: Apache-2.0
// A CUDA driver in host memory: it records every call with its arguments, fails where told, keeps
// the rules that a real one enforces (contexts, captures, limits, handles), and counts what is
// alive. It cannot execute kernels: a launch is checked and recorded, and memory stays as it was,
// unless a test sets `on_launch`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "runtime/cuda/driver_api.h"

namespace attngen::test {

struct FakeDevice {
  std::string name = "Fake GPU";
  cuda::Uuid uuid;
  std::string pci_bus_id;
  std::size_t memory_bytes = 0;
  std::map<unsigned, int> attributes;
};

/// A device with round, made-up figures: compute capability 9.0, 132 multiprocessors, 227 KiB
/// shared memory per block, clusters. Its uuid and bus id tell the ordinal.
FakeDevice fake_hopper(int ordinal);
/// 8.6, 84 multiprocessors, 99 KiB shared memory per block, no clusters.
FakeDevice fake_ampere(int ordinal);

struct FakeCall {
  std::string symbol;
  std::vector<std::uint64_t> arguments;  ///< integers and pointers, widened
};

struct FakeLaunch {
  std::string kernel;
  int device = 0;
  cuda::Stream stream = nullptr;
  std::vector<unsigned> dimensions;  ///< grid, block, dynamic shared bytes
  std::vector<cuda::LaunchAttribute> attributes;
  std::vector<std::byte> argument_block;  ///< as received
  bool is_captured = false;               ///< recorded into a graph, not run
};

/// Settings of the fake, and what it saw. One for the process: calls lock; settings and record are
/// for when no call is running.
struct FakeDriver {
  // Settings
  std::vector<FakeDevice> devices{fake_hopper(0)};
  int driver_version = 13000;
  std::string failing_call;    ///< symbol that returns `failure`
  int failing_occurrence = 1;  ///< which call of it, counted from 1; 0 for every one
  int failure = 999;
  std::set<std::string> missing_symbols;       ///< cuGetProcAddress does not know them
  std::size_t parameter_bytes = 0;             ///< of every kernel; 0: it has no parameter
  std::map<std::string, std::size_t> globals;  ///< `__device__` variables of every cubin, bytes
  std::function<void(const FakeLaunch&)> on_launch;
  std::function<void(const FakeCall&)> on_call;

  // Record
  std::vector<FakeCall> calls;
  std::vector<FakeLaunch> launches;
  int live_objects = 0;  ///< contexts, allocations, libraries, streams, graphs, events
  std::map<std::string, int> attributes_set;  ///< "kernel@device:attribute" -> value
};

FakeDriver& fake_driver();

/// A driver as after dlopen, with these settings: every object of the one before is gone.
void reset_fake_driver(FakeDriver settings = {});

/// Resets, binds the table, and forgets the calls of that. For tests that need a working driver.
cuda::Api fresh_fake_api(FakeDriver settings = {});

/// Symbols of `fake_driver().calls`, in order.
std::vector<std::string> fake_symbols();
/// How often `symbol` was called.
int fake_calls_of(const std::string& symbol);

cuda::GetProcAddress fake_get_proc_address();

}  // namespace attngen::test
