// SPDX-License-Identifier: Apache-2.0
// What the parts of the fake driver share: its objects, contexts, captures, and how a call begins.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tests/fake_driver/fake_driver.h"

namespace attngen::test {

using cuda::Result;

// CUresult values that the fake returns by itself.
inline constexpr Result kInvalidValue = 1;
inline constexpr Result kOutOfMemory = 2;
inline constexpr Result kNotInitialized = 3;
inline constexpr Result kInvalidDevice = 101;
inline constexpr Result kInvalidContext = 201;
inline constexpr Result kInvalidHandle = 400;
inline constexpr Result kIllegalState = 401;
inline constexpr Result kNotFound = 500;
inline constexpr Result kCaptureUnsupported = 900;
inline constexpr Result kCaptureInvalidated = 901;
inline constexpr Result kCaptureImplicit = 906;
inline constexpr Result kInvalidClusterSize = 912;

enum class FakeKind { library, kernel, function, stream, graph, graph_exec, event };

struct FakeObject {
  FakeKind kind = FakeKind::event;
  int device = 0;
  std::string name;            ///< of a kernel or function
  std::uintptr_t library = 0;  ///< that a kernel or function goes with
  bool is_blocking = true;
  unsigned capture = cuda::kCaptureNone;
  unsigned capture_mode = cuda::kCaptureModeGlobal;
  std::vector<FakeLaunch> captured;  ///< of a capturing stream, a graph, its executable
};

struct FakeAllocation {
  std::unique_ptr<std::byte[]> memory;
  std::size_t bytes = 0;
  int device = 0;
};

struct FakeState {
  FakeDriver driver;
  std::map<std::uintptr_t, FakeObject> objects;
  std::map<std::uintptr_t, FakeAllocation> allocations;
  std::map<std::string, std::vector<std::byte>> globals;
  bool is_initialised = false;
};

/// Locked for the length of one call.
class FakeCallScope {
 public:
  /// Records the call; `result()` says whether it must fail.
  template <class... Arguments>
  explicit FakeCallScope(const char* symbol, Arguments... arguments)
      : FakeCallScope(FakeCall{symbol, {widened(arguments)...}}) {}

  Result result() const { return result_; }
  FakeState& state() const;

 private:
  explicit FakeCallScope(FakeCall call);

  template <class Value>
  static std::uint64_t widened(Value value) {
    if constexpr (std::is_pointer_v<Value>) {
      return reinterpret_cast<std::uintptr_t>(value);
    } else {
      return static_cast<std::uint64_t>(value);
    }
  }

  std::unique_lock<std::recursive_mutex> lock_;
  Result result_ = cuda::kSuccess;
};

/// Contexts current on this thread, innermost last: device ordinals.
std::vector<int>& fake_context_stack();

/// -1 when none is current.
int fake_current_device();

cuda::Context fake_context(int device);
/// The device of a context handle; -1 for what is none.
int device_of_fake_context(cuda::Context context);

/// A new object; counts as alive unless it goes with a library.
std::uintptr_t make_fake_object(FakeState& state, FakeObject object);
/// The object, or null when the handle is none of that kind.
FakeObject* find_fake_object(FakeState& state, const void* handle, FakeKind kind);
/// Destroys it; false when it does not exist.
bool drop_fake_object(FakeState& state, const void* handle, FakeKind kind);

template <class Handle>
Handle as_handle(std::uintptr_t value) {
  return reinterpret_cast<Handle>(value);
}

/// The null stream, CU_STREAM_LEGACY and CU_STREAM_PER_THREAD are those of the current context.
bool is_of_current_context(cuda::Stream stream);

/// What a call that a capture forbids returns: invalidates every capture in global mode.
Result refuse_while_capturing(FakeState& state);

/// Entry points of each part, by symbol, with the CUDA version that first had them.
struct FakeEntry {
  void* function = nullptr;
  int since = 0;
};
using FakeTable = std::map<std::string, FakeEntry>;

template <class Function>
FakeEntry fake_entry(Function* function, int since = 2000) {
  return {reinterpret_cast<void*>(function), since};
}

void add_fake_devices(FakeTable& table);
void add_fake_memory(FakeTable& table);
void add_fake_libraries(FakeTable& table);
void add_fake_launches(FakeTable& table);
void add_fake_streams(FakeTable& table);

}  // namespace attngen::test
