// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/tensor_map_cache.h"

#include <algorithm>

namespace attngen::cuda {
namespace {

constexpr std::size_t kWays = 4;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) noexcept {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 32);
}

/// Of what differs between the maps of one program; equal keys have equal hashes.
std::uint64_t hash_of(const TensorMapKey& key) noexcept {
  std::uint64_t hash = mixed(key.rank, key.address);
  for (const std::uint64_t extent : key.extents) hash = mixed(hash, extent);
  for (const std::uint64_t stride : key.strides_bytes) hash = mixed(hash, stride);
  for (const std::uint32_t side : key.box) hash = mixed(hash, side);
  return hash;
}

}  // namespace

TensorMapCache::TensorMapCache(std::size_t capacity)
    : slots_((std::max<std::size_t>(capacity, 1) + kWays - 1) / kWays * kWays) {}

DriverStatus TensorMapCache::find_or_encode(const Api& api, const TensorMapKey& key,
                                            TensorMap& map) noexcept {
  const std::size_t set = hash_of(key) % (slots_.size() / kWays) * kWays;
  const std::lock_guard<std::mutex> lock(mutex_);
  Slot* oldest = &slots_[set];
  for (std::size_t at = set; at < set + kWays; ++at) {
    Slot& slot = slots_[at];
    if (slot.key.rank != 0 && slot.key == key) {
      slot.last_use = ++hits_ + misses_;
      map = slot.map;
      return {};
    }
    if (slot.last_use < oldest->last_use) oldest = &slot;
  }
  const DriverStatus status = encode_tensor_map(api, key, map);
  if (!status.ok()) return status;
  oldest->last_use = hits_ + ++misses_;
  oldest->key = key;
  oldest->map = map;
  return {};
}

std::uint64_t TensorMapCache::hits() const noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  return hits_;
}

std::uint64_t TensorMapCache::misses() const noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  return misses_;
}

}  // namespace attngen::cuda
