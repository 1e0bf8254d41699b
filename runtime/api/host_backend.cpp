// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/host_backend.h"

#include <fmt/format.h>

#include <cstdlib>
#include <cstring>

#include "base/error.h"

namespace attngen {
namespace {

constexpr std::size_t kAlignment = 256;  // what cudaMalloc gives, so that both behave alike

class OracleBackend : public HostBackend {
 public:
  Device device() const override { return Device::oracle; }
  const BackendFacts& facts() const override { return facts_; }
  std::string key_of(const KernelSource&) const override { return {}; }
  LoadedKernel load(Store&, const KernelSource&) override {
    throw InternalError("the oracle has no kernels to load");
  }
  Outcome launch(const LaunchableKernel&, const LaunchCall&) noexcept override {
    return failure(ATTNGEN_E_INTERNAL, "the oracle has no kernels to launch");
  }

 private:
  BackendFacts facts_{"fp64 interpreter", "", 0, 0, 0, 0};
};

}  // namespace

Outcome Backend::reserve(const LaunchableKernel&, const CpuScratch&) noexcept {
  return {};
}

Outcome Backend::check_stream(void*) const {
  return {};
}

Outcome HostBackend::check_stream(void* stream) const {
  if (stream == nullptr) return {};
  return failure(ATTNGEN_E_INVALID,
                 fmt::format("the device {} has no streams, and stream is {}; give null",
                             name_of(device()), stream));
}

Outcome HostBackend::may_load(void*) const {
  return {};
}

Outcome HostBackend::allocate(std::size_t bytes, void** address) {
  *address = nullptr;
  if (bytes == 0) return {};
  if (bytes > std::size_t{1} << 62) {
    return failure(ATTNGEN_E_MEMORY, fmt::format("{} bytes are more than any host has", bytes));
  }
  *address = std::aligned_alloc(kAlignment, (bytes + kAlignment - 1) / kAlignment * kAlignment);
  if (*address != nullptr) return {};
  return failure(ATTNGEN_E_MEMORY, fmt::format("the host has no {} bytes left", bytes));
}

Outcome HostBackend::release(void* address) {
  std::free(address);
  return {};
}

Outcome HostBackend::copy_to_device(void* to, const void* from, std::size_t bytes, void* stream) {
  if (Outcome none = check_stream(stream); !none.ok()) return none;
  if (bytes > 0) std::memcpy(to, from, bytes);
  return {};
}

Outcome HostBackend::copy_to_host(void* to, const void* from, std::size_t bytes, void* stream) {
  if (Outcome none = check_stream(stream); !none.ok()) return none;
  if (bytes > 0) std::memcpy(to, from, bytes);
  return {};
}

Outcome HostBackend::wait(void* stream) {
  return check_stream(stream);
}

std::unique_ptr<Backend> make_oracle_backend() {
  return std::make_unique<OracleBackend>();
}

}  // namespace attngen
