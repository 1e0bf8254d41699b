// SPDX-License-Identifier: Apache-2.0
#include "bench/gpu/gpu_session.h"

#include <algorithm>

#include "base/error.h"
#include "runtime/cuda/driver.h"

namespace attngen::bench {

Spread spread_of(std::vector<double> ms) {
  Spread spread;
  if (ms.empty()) return spread;
  std::sort(ms.begin(), ms.end());
  const std::size_t middle = ms.size() / 2;
  spread.median_ms = ms.size() % 2 == 1 ? ms[middle] : (ms[middle - 1] + ms[middle]) / 2;
  spread.least_ms = ms.front();
  spread.p90_ms = ms[std::min(ms.size() - 1, ms.size() * 9 / 10)];
  spread.count = static_cast<int>(ms.size());
  return spread;
}

GpuArray::GpuArray(const cuda::Api& api, std::size_t bytes) : api_(api), bytes_(bytes) {
  cuda::require(api, api.mem_alloc(&address_, std::max<std::size_t>(bytes, 1)),
                ErrorKind::no_device);
}

GpuArray::~GpuArray() {
  api_.mem_free(address_);
}

GpuSession::GpuSession(const std::string& cubins)
    : api_(driver_api()),
      cubins_(cubins),
      facts_(gpu_facts()),
      context_(api_, 0),
      current_(api_, context_.handle()) {
  require(current_.status());
  require(api_.stream_create(&stream_, cuda::kStreamNonBlocking));
  require(api_.event_create(&start_, 0));
  require(api_.event_create(&end_, 0));
}

GpuSession::~GpuSession() {
  kernels_.clear();
  if (end_ != nullptr) api_.event_destroy(end_);
  if (start_ != nullptr) api_.event_destroy(start_);
  if (stream_ != nullptr) api_.stream_destroy(stream_);
}

void GpuSession::require(cuda::DriverStatus status) const {
  cuda::require(api_, status, ErrorKind::no_device);
}

const Binary& GpuSession::module(const std::string& name) {
  const auto found = binaries_.find(name);
  if (found != binaries_.end()) return found->second;
  for (const ProbeModule& each : probe_modules()) {
    if (each.name == name) {
      return binaries_.emplace(name, probe_binary(each, facts_.arch, cubins_)).first->second;
    }
  }
  throw InternalError("no probe module " + name);
}

const cuda::LoadedKernel& GpuSession::kernel(const std::string& module_name,
                                             const std::string& entry, bool uses_shared) {
  auto& place = kernels_[entry];
  if (!place) {
    const int most = uses_shared ? facts_.shared_bytes_per_block : 0;
    auto loaded = std::make_unique<cuda::LoadedKernel>(api_, module(module_name).cubin.data(),
                                                       entry, cuda::KernelAttributes{most, -1});
    cuda::require(api_, loaded->prepare(context_.device()), ErrorKind::compile_failed);
    place = std::move(loaded);
  }
  return *place;
}

void GpuSession::enqueue(const PreparedLaunch& wanted) {
  cuda::LaunchAttributes attributes;
  attributes.programmatic = wanted.programmatic;
  const cuda::DriverStatus status = cuda::launch(
      api_, *wanted.kernel, {wanted.grid, 1, 1}, {wanted.block, 1, 1}, wanted.shared_bytes, stream_,
      attributes, wanted.arguments.data(), wanted.arguments.size());
  cuda::require(api_, status, ErrorKind::compile_failed);
}

void GpuSession::wait() {
  require(api_.stream_synchronize(stream_));
}

std::vector<std::uint32_t> GpuSession::read_words(const GpuArray& from, std::size_t count) {
  std::vector<std::uint32_t> words(count);
  wait();
  require(api_.memcpy_to_host(words.data(), from.address(), count * sizeof(std::uint32_t)));
  return words;
}

void GpuSession::set_bytes(const GpuArray& array, unsigned char value) {
  require(api_.memset_bytes_async(array.address(), value, array.bytes(), stream_));
}

double GpuSession::timed_ms(const std::function<void()>& run) {
  require(api_.event_record(start_, stream_));
  run();
  require(api_.event_record(end_, stream_));
  require(api_.event_synchronize(end_));
  float ms = 0;
  require(api_.event_elapsed_time(&ms, start_, end_));
  return static_cast<double>(ms);
}

std::vector<Spread> GpuSession::time_all(const std::vector<std::function<void()>>& runs, int rounds,
                                         int warm) {
  for (const auto& run : runs) {
    for (int i = 0; i < warm; ++i) run();
  }
  wait();
  std::vector<std::vector<double>> times(runs.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const std::size_t at = round % 2 == 0 ? i : runs.size() - 1 - i;
      times[at].push_back(timed_ms(runs[at]));
    }
  }
  std::vector<Spread> spreads;
  for (auto& each : times) spreads.push_back(spread_of(std::move(each)));
  return spreads;
}

Spread GpuSession::time(const std::function<void()>& run, int rounds, int warm) {
  return time_all({run}, rounds, warm).front();
}

}  // namespace attngen::bench
