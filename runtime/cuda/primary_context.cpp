// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/primary_context.h"

#include "runtime/cuda/process_state.h"

namespace attngen::cuda {

PrimaryContext::PrimaryContext(const Api& api, int ordinal) : api_(api) {
  require(api_, fork_status(), ErrorKind::no_device);
  require(api_, api_.device_get(&device_, ordinal), ErrorKind::no_device);
  require(api_, api_.device_primary_ctx_retain(&context_, device_), ErrorKind::no_device);
}

PrimaryContext::~PrimaryContext() {
  if (is_forked_child() || is_exiting()) return;
  api_.device_primary_ctx_release(device_);
}

CurrentContext::CurrentContext(const Api& api, Context context) noexcept
    : api_(api), status_(api.ctx_push_current(context)) {}

CurrentContext::~CurrentContext() {
  if (!status_.ok()) return;
  Context popped = nullptr;
  api_.ctx_pop_current(&popped);
}

}  // namespace attngen::cuda
