// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/cuda_backend.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/error.h"
#include "runtime/api/gpu_kernel.h"
#include "runtime/compile_cached.h"
#include "runtime/cuda/compatibility.h"
#include "runtime/cuda/device_facts.h"
#include "runtime/cuda/driver.h"
#include "runtime/cuda/kernel_launch.h"
#include "runtime/cuda/loaded_kernel.h"
#include "runtime/cuda/primary_context.h"
#include "runtime/cuda/stream_state.h"

namespace attngen {
namespace {

constexpr int kIllegalInstruction = 715;
constexpr int kLaunchFailed = 719;
/// A trap says no more than that there was one.
constexpr const char* kMayBeTables =
    "; this engine checks tables (ATTNGEN_CHECK_TABLES=1 or attngen_engine_options.check_tables), "
    "and its kernels end so where a table holds a coordinate outside its tensor or a length "
    "outside 0 ... the extent: run the same tensors on the device cpu or vgpu, which say which "
    "entry it is";

struct GpuKernel : LaunchableKernel {
  GpuKernel(const cuda::Api& api, const Binary& binary, const CudaSource& source)
      : kernel(api, binary.cubin.data(), binary.entry, {source.shared_bytes, -1}),
        combine_shared_bytes(static_cast<unsigned>(source.combine_shared_bytes)) {
    if (source.combine_entry.empty()) return;
    combine.emplace(api, binary.cubin.data(), source.combine_entry,
                    cuda::KernelAttributes{source.combine_shared_bytes, -1});
  }
  cuda::DriverStatus prepare(cuda::Device device) {
    const cuda::DriverStatus status = kernel.prepare(device);
    return status.ok() && combine ? combine->prepare(device) : status;
  }

  cuda::LoadedKernel kernel;
  std::optional<cuda::LoadedKernel> combine;  ///< launched behind it, with the same grid and block
  unsigned combine_shared_bytes = 0;
};

class Gpu : public CudaBackend {
 public:
  Gpu(const cuda::Api& api, int ordinal, bool checks_tables)
      : api_(api),
        device_(cuda::read_device_facts(api, ordinal)),
        context_(api, ordinal),
        checks_tables_(checks_tables) {
    facts_.name = device_.name;
    facts_.arch = device_.arch;
    facts_.multiprocessors = device_.multiprocessors;
    facts_.shared_bytes_per_block = device_.shared_bytes_per_block;
    facts_.l2_bytes = device_.l2_bytes;
    facts_.memory_bytes = device_.memory_bytes;
  }

  Device device() const override { return Device::cuda; }
  DLDevice dl_device() const override { return {kDLCUDA, device_.ordinal}; }
  const BackendFacts& facts() const override { return facts_; }

  std::string key_of(const KernelSource& source) const override {
    return store_key(std::get<CudaSource>(source), facts_.arch);
  }

  LoadedKernel load(Store& store, const KernelSource& source) override {
    return load_gpu_kernel(
        store, std::get<CudaSource>(source), facts_.arch,
        [this](const Binary& binary, const CudaSource& own) { return load_binary(binary, own); });
  }

  std::unique_ptr<LaunchableKernel> load_binary(const Binary& binary,
                                                const CudaSource& source) override {
    if (const std::string reason =
            cuda::why_gpu_refuses(binary.arch, device_.capability_major, device_.capability_minor);
        !reason.empty()) {
      throw Error(ErrorKind::refused, reason);
    }
    std::unique_ptr<GpuKernel> kernel;
    try {
      kernel = std::make_unique<GpuKernel>(api_, binary, source);
    } catch (const Error& error) {
      throw DriverFailure(outcome_of(error).message, true);
    }
    const cuda::DriverStatus status = kernel->prepare(context_.device());
    if (!status.ok()) throw DriverFailure(cuda::to_text(api_, status));
    return kernel;
  }

  Outcome launch(const LaunchableKernel& kernel, const LaunchCall& call) noexcept override {
    const auto stream = static_cast<cuda::Stream>(call.stream);
    std::optional<cuda::CurrentContext> current;
    if (is_of_current_context(call.stream)) {
      cuda::Device current_device = -1;
      if (!api_.ctx_get_device(&current_device).ok()) {
        current.emplace(api_, context_.handle());
        if (!current->status().ok()) return refused(current->status());
      } else if (current_device != context_.device()) {
        return wrong_device(current_device);
      }
    }
    const auto sides = [](const std::array<int, 3>& of) {
      return cuda::Extent3{static_cast<unsigned>(of[0]), static_cast<unsigned>(of[1]),
                           static_cast<unsigned>(of[2])};
    };
    const auto& work = *std::get_if<GridWork>(&call.work);
    const auto& own = static_cast<const GpuKernel&>(kernel);
    const auto launched = [&](const cuda::LoadedKernel& which, unsigned shared_bytes) {
      return cuda::launch(api_, which, sides(work.grid),
                          {static_cast<unsigned>(work.threads), 1, 1}, shared_bytes, stream, {},
                          call.argument_block.data(), call.argument_block.size());
    };
    cuda::DriverStatus status = launched(own.kernel, static_cast<unsigned>(work.shared_bytes));
    if (status.ok() && own.combine) status = launched(*own.combine, own.combine_shared_bytes);
    return status.ok() ? Outcome{} : refused(status);
  }

  Outcome may_load(void* stream) const override {
    std::optional<cuda::CurrentContext> current;
    if (is_of_current_context(stream)) {
      current.emplace(api_, context_.handle());
      if (!current->status().ok()) return refused(current->status());
    }
    const cuda::Capturing capturing = cuda::is_capturing(api_, static_cast<cuda::Stream>(stream));
    const bool is_about_captures = capturing.status.code >= 900 && capturing.status.code <= 908;
    if (!capturing.status.ok() && !is_about_captures) return refused(capturing.status);
    if (capturing.status.ok() && !capturing.is_capturing) return {};
    return failure(ATTNGEN_E_WOULD_COMPILE, capturing.status.ok()
                                                ? "the stream is being captured"
                                                : cuda::to_text(api_, capturing.status));
  }

  Outcome allocate(std::size_t bytes, void** address) override {
    *address = nullptr;
    if (bytes == 0) return {};
    return in_context([&] {
      cuda::DeviceAddress found = 0;
      const cuda::DriverStatus status = api_.mem_alloc(&found, bytes);
      *address = reinterpret_cast<void*>(static_cast<std::uintptr_t>(found));
      return status;
    });
  }

  Outcome release(void* address) override {
    if (address == nullptr) return {};
    return in_context([&] { return api_.mem_free(address_of(address)); });
  }

  Outcome copy_to_device(void* to, const void* from, std::size_t bytes, void* stream) override {
    if (bytes == 0) return {};
    return in_context([&] {
      const cuda::DriverStatus status = api_.memcpy_to_device_async(
          address_of(to), from, bytes, static_cast<cuda::Stream>(stream));
      return status.ok() ? api_.stream_synchronize(static_cast<cuda::Stream>(stream)) : status;
    });
  }

  Outcome copy_to_host(void* to, const void* from, std::size_t bytes, void* stream) override {
    if (bytes == 0) return {};
    return in_context([&] {
      const cuda::DriverStatus status =
          api_.memcpy_to_host_async(to, address_of(from), bytes, static_cast<cuda::Stream>(stream));
      return status.ok() ? api_.stream_synchronize(static_cast<cuda::Stream>(stream)) : status;
    });
  }

  Outcome wait(void* stream) override {
    return in_context([&] { return api_.stream_synchronize(static_cast<cuda::Stream>(stream)); });
  }

 private:
  /// The null stream, CU_STREAM_LEGACY and CU_STREAM_PER_THREAD are those of the current context.
  static bool is_of_current_context(const void* stream) {
    return reinterpret_cast<std::uintptr_t>(stream) <= 2;
  }

  static cuda::DeviceAddress address_of(const void* address) {
    return static_cast<cuda::DeviceAddress>(reinterpret_cast<std::uintptr_t>(address));
  }

  template <class Call>
  Outcome in_context(Call&& call) {
    const cuda::CurrentContext current(api_, context_.handle());
    cuda::DriverStatus status = current.status();
    if (status.ok()) status = call();
    return status.ok() ? Outcome{} : refused(status);
  }

  Outcome refused(cuda::DriverStatus status) const noexcept {
    try {
      const bool may_have_trapped =
          status.code == kIllegalInstruction || status.code == kLaunchFailed;
      return failure(
          ATTNGEN_E_DRIVER,
          cuda::to_text(api_, status) + (checks_tables_ && may_have_trapped ? kMayBeTables : ""));
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

  Outcome wrong_device(cuda::Device current) const noexcept {
    try {
      return failure(ATTNGEN_E_INVALID,
                     fmt::format("the current context is of GPU {}, the engine's is GPU {}; make a "
                                 "context of that GPU current, or pass one of its streams",
                                 current, device_.ordinal));
    } catch (...) {
      return outcome_of_current_exception();
    }
  }

  const cuda::Api& api_;
  cuda::DeviceFacts device_;
  cuda::PrimaryContext context_;
  bool checks_tables_;
  BackendFacts facts_;
};

}  // namespace

std::unique_ptr<CudaBackend> make_cuda_backend(const cuda::Api& api, int ordinal,
                                               bool checks_tables) {
  return std::make_unique<Gpu>(api, ordinal, checks_tables);
}

std::unique_ptr<Backend> make_cuda_backend(int ordinal, bool checks_tables) {
  return make_cuda_backend(driver_api(), ordinal, checks_tables);
}

}  // namespace attngen
