// SPDX-License-Identifier: Apache-2.0
#include "tests/fake_driver/fake_state.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "runtime/cuda/driver_library.h"

namespace attngen::test {
namespace {

/// Leaked: calls while the process exits are to be recorded too.
FakeState& process_state() {
  static FakeState& state = *new FakeState;
  return state;
}

std::recursive_mutex& process_mutex() {
  static std::recursive_mutex& mutex = *new std::recursive_mutex;
  return mutex;
}

bool works_before_init(const std::string& symbol) {
  static const std::set<std::string>& symbols =
      *new std::set<std::string>{"cuInit", "cuDriverGetVersion", "cuGetErrorName"};
  return symbols.count(symbol) != 0;
}

}  // namespace

FakeDriver& fake_driver() {
  return process_state().driver;
}

void reset_fake_driver(FakeDriver settings) {
  const std::lock_guard<std::recursive_mutex> lock(process_mutex());
  process_state() = FakeState{};
  process_state().driver = std::move(settings);
  fake_context_stack().clear();
}

cuda::Api fresh_fake_api(FakeDriver settings) {
  reset_fake_driver(std::move(settings));
  cuda::OpenedDriver opened = cuda::bind_driver(fake_get_proc_address());
  check(opened.api.has_value(), "the fake driver is to be usable here");
  fake_driver().calls.clear();
  return *opened.api;
}

std::vector<std::string> fake_symbols() {
  std::vector<std::string> symbols;
  for (const FakeCall& call : fake_driver().calls) symbols.push_back(call.symbol);
  return symbols;
}

int fake_calls_of(const std::string& symbol) {
  const std::vector<FakeCall>& calls = fake_driver().calls;
  return static_cast<int>(std::count_if(
      calls.begin(), calls.end(), [&](const FakeCall& call) { return call.symbol == symbol; }));
}

FakeCallScope::FakeCallScope(FakeCall call) : lock_(process_mutex()) {
  FakeDriver& fake = fake_driver();
  const std::string symbol = call.symbol;
  if (fake.on_call) fake.on_call(call);
  fake.calls.push_back(std::move(call));
  if (symbol == "cuInit") {
    process_state().is_initialised = true;
  } else if (!process_state().is_initialised && !works_before_init(symbol)) {
    result_ = kNotInitialized;
  }
  if (symbol != fake.failing_call) return;
  if (fake.failing_occurrence == 0 || fake_calls_of(symbol) == fake.failing_occurrence) {
    result_ = fake.failure;
  }
}

FakeState& FakeCallScope::state() const {
  return process_state();
}

std::vector<int>& fake_context_stack() {
  thread_local std::vector<int> stack;
  return stack;
}

int fake_current_device() {
  return fake_context_stack().empty() ? -1 : fake_context_stack().back();
}

namespace {
constexpr std::uintptr_t kFirstContext = 0x1000;
constexpr std::uintptr_t kFirstObject = 0x100000;
}  // namespace

cuda::Context fake_context(int device) {
  return as_handle<cuda::Context>(kFirstContext + static_cast<std::uintptr_t>(device) * 16);
}

int device_of_fake_context(cuda::Context context) {
  const auto value = reinterpret_cast<std::uintptr_t>(context);
  if (value < kFirstContext || value >= kFirstObject || value % 16 != 0) return -1;
  const std::uintptr_t device = (value - kFirstContext) / 16;
  return device < fake_driver().devices.size() ? static_cast<int>(device) : -1;
}

std::uintptr_t make_fake_object(FakeState& state, FakeObject object) {
  static std::uintptr_t next = kFirstObject;
  next += 16;
  if (object.library == 0) ++state.driver.live_objects;
  state.objects.emplace(next, std::move(object));
  return next;
}

FakeObject* find_fake_object(FakeState& state, const void* handle, FakeKind kind) {
  const auto found = state.objects.find(reinterpret_cast<std::uintptr_t>(handle));
  return found != state.objects.end() && found->second.kind == kind ? &found->second : nullptr;
}

bool drop_fake_object(FakeState& state, const void* handle, FakeKind kind) {
  if (find_fake_object(state, handle, kind) == nullptr) return false;
  state.objects.erase(reinterpret_cast<std::uintptr_t>(handle));
  --state.driver.live_objects;
  return true;
}

bool is_of_current_context(cuda::Stream stream) {
  return reinterpret_cast<std::uintptr_t>(stream) <= 2;
}

Result refuse_while_capturing(FakeState& state) {
  Result result = cuda::kSuccess;
  for (auto& [handle, object] : state.objects) {
    if (object.kind != FakeKind::stream || object.capture == cuda::kCaptureNone) continue;
    if (object.capture_mode != cuda::kCaptureModeGlobal) continue;
    object.capture = 2;  // CU_STREAM_CAPTURE_STATUS_INVALIDATED
    result = kCaptureUnsupported;
  }
  return result;
}

}  // namespace attngen::test
