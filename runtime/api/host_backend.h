// SPDX-License-Identifier: Apache-2.0
// What devices that are the host have in common: memory is malloc's, copies are memcpy, nothing
// waits.
#pragma once

#include "runtime/api/backend.h"

namespace attngen {

class HostBackend : public Backend {
 public:
  DLDevice dl_device() const override { return {kDLCPU, 0}; }
  Outcome check_stream(void* stream) const override;
  Outcome may_load(void* stream) const override;
  Outcome allocate(std::size_t bytes, void** address) override;
  Outcome release(void* address) override;
  Outcome copy_to_device(void* to, const void* from, std::size_t bytes, void* stream) override;
  Outcome copy_to_host(void* to, const void* from, std::size_t bytes, void* stream) override;
  Outcome wait(void* stream) override;
};

}  // namespace attngen
