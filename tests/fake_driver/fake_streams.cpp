// SPDX-License-Identifier: Apache-2.0
// The fake driver: streams, captures, graphs and events. Work is done when it is enqueued.
#include <algorithm>

#include "tests/fake_driver/fake_launches.h"
#include "tests/fake_driver/fake_state.h"

namespace attngen::test {
namespace {

constexpr unsigned kInvalidated = 2;  // CU_STREAM_CAPTURE_STATUS_INVALIDATED

FakeObject* stream_of(FakeState& state, cuda::Stream stream) {
  return find_fake_object(state, stream, FakeKind::stream);
}

/// What a releasing call returns: it releases even when it fails.
Result after_release(const FakeCallScope& call, bool existed) {
  if (call.result() != cuda::kSuccess) return call.result();
  return existed ? cuda::kSuccess : kInvalidHandle;
}

Result stream_create(cuda::Stream* stream, unsigned flags) {
  const FakeCallScope call("cuStreamCreate", stream, flags);
  if (call.result() != cuda::kSuccess) return call.result();
  if (fake_current_device() < 0) return kInvalidContext;
  if (flags > cuda::kStreamNonBlocking) return kInvalidValue;
  FakeObject made;
  made.kind = FakeKind::stream;
  made.device = fake_current_device();
  made.is_blocking = flags == 0;
  *stream = as_handle<cuda::Stream>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}
Result stream_destroy(cuda::Stream stream) {
  const FakeCallScope call("cuStreamDestroy", stream);
  const bool existed = drop_fake_object(call.state(), stream, FakeKind::stream);
  return after_release(call, existed);
}
Result stream_synchronize(cuda::Stream stream) {
  const FakeCallScope call("cuStreamSynchronize", stream);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  if (is_of_current_context(stream)) {
    return fake_current_device() < 0 ? kInvalidContext : refuse_while_capturing(state);
  }
  FakeObject* const found = stream_of(state, stream);
  if (found == nullptr) return kInvalidHandle;
  if (found->capture == cuda::kCaptureNone) return cuda::kSuccess;
  found->capture = kInvalidated;
  return kCaptureUnsupported;
}
Result stream_get_ctx(cuda::Stream stream, cuda::Context* context) {
  const FakeCallScope call("cuStreamGetCtx", stream, context);
  if (call.result() != cuda::kSuccess) return call.result();
  if (is_of_current_context(stream)) {
    if (fake_current_device() < 0) return kInvalidContext;
    *context = fake_context(fake_current_device());
    return cuda::kSuccess;
  }
  const FakeObject* const found = stream_of(call.state(), stream);
  if (found == nullptr) return kInvalidHandle;
  *context = fake_context(found->device);
  return cuda::kSuccess;
}
/// The null stream has no capture of its own, but a capture of a blocking stream forbids its use.
/// Nor have the other two of the current context here.
Result stream_is_capturing(cuda::Stream stream, unsigned* capture) {
  const FakeCallScope call("cuStreamIsCapturing", stream, capture);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  if (is_of_current_context(stream)) {
    const bool any = std::any_of(state.objects.begin(), state.objects.end(), [](const auto& each) {
      const FakeObject& object = each.second;
      return object.kind == FakeKind::stream && object.is_blocking &&
             object.capture != cuda::kCaptureNone;
    });
    *capture = cuda::kCaptureNone;
    return any ? kCaptureImplicit : cuda::kSuccess;
  }
  const FakeObject* const found = stream_of(state, stream);
  if (found == nullptr) return kInvalidHandle;
  *capture = found->capture;
  return cuda::kSuccess;
}
Result stream_begin_capture(cuda::Stream stream, unsigned mode) {
  const FakeCallScope call("cuStreamBeginCapture", stream, mode);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeObject* const found = stream_of(call.state(), stream);
  if (found == nullptr) {
    return is_of_current_context(stream) ? kCaptureUnsupported : kInvalidHandle;
  }
  if (mode > cuda::kCaptureModeRelaxed) return kInvalidValue;
  if (found->capture != cuda::kCaptureNone) return kIllegalState;
  found->capture = cuda::kCaptureActive;
  found->capture_mode = mode;
  found->captured.clear();
  return cuda::kSuccess;
}
Result stream_end_capture(cuda::Stream stream, cuda::Graph* graph) {
  const FakeCallScope call("cuStreamEndCapture", stream, graph);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeObject* const found = stream_of(call.state(), stream);
  if (found == nullptr) return kInvalidHandle;
  if (found->capture == cuda::kCaptureNone) return kIllegalState;
  const bool is_valid = found->capture == cuda::kCaptureActive;
  found->capture = cuda::kCaptureNone;
  *graph = nullptr;
  if (!is_valid) return kCaptureInvalidated;
  FakeObject made;
  made.kind = FakeKind::graph;
  made.captured = std::move(found->captured);
  *graph = as_handle<cuda::Graph>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}

Result graph_instantiate(cuda::GraphExec* executable, cuda::Graph graph, unsigned long long flags) {
  const FakeCallScope call("cuGraphInstantiateWithFlags", executable, graph, flags);
  if (call.result() != cuda::kSuccess) return call.result();
  const FakeObject* const found = find_fake_object(call.state(), graph, FakeKind::graph);
  if (found == nullptr) return kInvalidHandle;
  FakeObject made;
  made.kind = FakeKind::graph_exec;
  made.captured = found->captured;
  *executable = as_handle<cuda::GraphExec>(make_fake_object(call.state(), std::move(made)));
  return cuda::kSuccess;
}
Result graph_launch(cuda::GraphExec executable, cuda::Stream stream) {
  const FakeCallScope call("cuGraphLaunch", executable, stream);
  if (call.result() != cuda::kSuccess) return call.result();
  const FakeObject* const found = find_fake_object(call.state(), executable, FakeKind::graph_exec);
  if (found == nullptr) return kInvalidHandle;
  if (!is_of_current_context(stream) && stream_of(call.state(), stream) == nullptr) {
    return kInvalidHandle;
  }
  for (FakeLaunch node : found->captured) {
    node.stream = stream;
    node.is_captured = false;
    run_fake_launch(call.state(), std::move(node));
  }
  return cuda::kSuccess;
}
Result graph_exec_destroy(cuda::GraphExec executable) {
  const FakeCallScope call("cuGraphExecDestroy", executable);
  const bool existed = drop_fake_object(call.state(), executable, FakeKind::graph_exec);
  return after_release(call, existed);
}
Result graph_destroy(cuda::Graph graph) {
  const FakeCallScope call("cuGraphDestroy", graph);
  const bool existed = drop_fake_object(call.state(), graph, FakeKind::graph);
  return after_release(call, existed);
}

Result event_create(cuda::Event* event, unsigned flags) {
  const FakeCallScope call("cuEventCreate", event, flags);
  if (call.result() != cuda::kSuccess) return call.result();
  if (fake_current_device() < 0) return kInvalidContext;
  *event = as_handle<cuda::Event>(make_fake_object(call.state(), FakeObject{}));
  return cuda::kSuccess;
}
Result event_destroy(cuda::Event event) {
  const FakeCallScope call("cuEventDestroy", event);
  const bool existed = drop_fake_object(call.state(), event, FakeKind::event);
  return after_release(call, existed);
}
Result event_record(cuda::Event event, cuda::Stream stream) {
  const FakeCallScope call("cuEventRecord", event, stream);
  if (call.result() != cuda::kSuccess) return call.result();
  const bool exists = find_fake_object(call.state(), event, FakeKind::event) != nullptr;
  return exists ? cuda::kSuccess : kInvalidHandle;
}
Result event_synchronize(cuda::Event event) {
  const FakeCallScope call("cuEventSynchronize", event);
  if (call.result() != cuda::kSuccess) return call.result();
  if (find_fake_object(call.state(), event, FakeKind::event) == nullptr) return kInvalidHandle;
  return refuse_while_capturing(call.state());
}
Result event_elapsed_time(float* ms, cuda::Event start, cuda::Event end) {
  const FakeCallScope call("cuEventElapsedTime", ms, start, end);
  if (call.result() != cuda::kSuccess) return call.result();
  FakeState& state = call.state();
  if (find_fake_object(state, start, FakeKind::event) == nullptr ||
      find_fake_object(state, end, FakeKind::event) == nullptr) {
    return kInvalidHandle;
  }
  *ms = 1.5F;
  return cuda::kSuccess;
}

}  // namespace

void add_fake_streams(FakeTable& table) {
  table["cuStreamCreate"] = fake_entry(stream_create);
  table["cuStreamDestroy"] = fake_entry(stream_destroy, 4000);
  table["cuStreamSynchronize"] = fake_entry(stream_synchronize);
  table["cuStreamGetCtx"] = fake_entry(stream_get_ctx, 9020);
  table["cuStreamIsCapturing"] = fake_entry(stream_is_capturing, 10000);
  table["cuStreamBeginCapture"] = fake_entry(stream_begin_capture, 10010);
  table["cuStreamEndCapture"] = fake_entry(stream_end_capture, 10000);
  table["cuGraphInstantiateWithFlags"] = fake_entry(graph_instantiate, 11040);
  table["cuGraphLaunch"] = fake_entry(graph_launch, 10000);
  table["cuGraphExecDestroy"] = fake_entry(graph_exec_destroy, 10000);
  table["cuGraphDestroy"] = fake_entry(graph_destroy, 10000);
  table["cuEventCreate"] = fake_entry(event_create);
  table["cuEventDestroy"] = fake_entry(event_destroy, 4000);
  table["cuEventRecord"] = fake_entry(event_record);
  table["cuEventSynchronize"] = fake_entry(event_synchronize);
  table["cuEventElapsedTime"] = fake_entry(event_elapsed_time);
}

}  // namespace attngen::test
