// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/tensor_map.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace attngen::cuda {
namespace {

constexpr std::uint32_t kMostRank = 5;
constexpr std::uint64_t kMostExtent = 1ULL << 32;
constexpr std::uint64_t kStrideEnd = 1ULL << 40;
constexpr std::uint32_t kMostBox = 256;

constexpr std::uint64_t kAlignment = 16;

std::uint64_t swizzle_bytes(TensorMapSwizzle swizzle) noexcept {
  return swizzle == TensorMapSwizzle::none ? 0 : 16ULL << static_cast<unsigned>(swizzle);
}

bool is_floating(TensorMapType type) noexcept {
  return type == TensorMapType::f16 || type == TensorMapType::bf16 || type == TensorMapType::f32 ||
         type == TensorMapType::f64;
}

const char* broken_by_dimension(const TensorMapKey& key, std::size_t at) noexcept {
  if (at >= key.rank) {
    const bool is_clear =
        key.extents[at] == 0 && key.box[at] == 0 && (at == 0 || key.strides_bytes[at - 1] == 0);
    return is_clear ? nullptr : "a tensor map's unused dimensions are not 0";
  }
  if (key.extents[at] == 0 || key.extents[at] > kMostExtent) {
    return "a tensor map's extent is not in 1 ... 2^32";
  }
  if (key.box[at] == 0 || key.box[at] > kMostBox) {
    return "a tensor map's box is not in 1 ... 256";
  }
  if (at == 0) return nullptr;
  const std::uint64_t stride = key.strides_bytes[at - 1];
  if (stride % kAlignment != 0) return "a tensor map's stride is not a multiple of 16 bytes";
  if (stride >= kStrideEnd) return "a tensor map's stride is not below 2^40 bytes";
  return nullptr;
}

}  // namespace

int bytes_of(TensorMapType type) noexcept {
  switch (type) {
    case TensorMapType::u8:
      return 1;
    case TensorMapType::u16:
    case TensorMapType::f16:
    case TensorMapType::bf16:
      return 2;
    case TensorMapType::u32:
    case TensorMapType::i32:
    case TensorMapType::f32:
      return 4;
    case TensorMapType::u64:
    case TensorMapType::i64:
    case TensorMapType::f64:
      return 8;
  }
  return 0;
}

const char* broken_rule(const TensorMapKey& key) noexcept {
  if (key.rank == 0 || key.rank > kMostRank) return "a tensor map's rank is not in 1 ... 5";
  const auto element_bytes = static_cast<std::uint64_t>(bytes_of(key.type));
  if (element_bytes == 0) return "a tensor map's element type is unknown";
  if (key.address == 0) return "a tensor map's address is null";
  if (key.address % kAlignment != 0) return "a tensor map's address is not a multiple of 16";
  for (std::size_t at = 0; at < kMostRank; ++at) {
    const char* broken = broken_by_dimension(key, at);
    if (broken != nullptr) return broken;
  }
  const std::uint64_t inner_bytes = key.box[0] * element_bytes;
  if (inner_bytes % kAlignment != 0) {
    return "a tensor map's innermost box is not a multiple of 16 bytes";
  }
  const std::uint64_t span = swizzle_bytes(key.swizzle);
  if (span != 0 && inner_bytes > span) {
    return "a tensor map's innermost box is longer than its swizzle span";
  }
  if (key.fill_nan && !is_floating(key.type)) {
    return "a tensor map of integers cannot be filled with NaN";
  }
  return nullptr;
}

std::string why_no_tensor_map(const TensorMapKey& key) {
  const char* broken = broken_rule(key);
  if (broken == nullptr) return {};
  return fmt::format(
      "{}: address {:#x}, element of {} bytes, rank {}, extents [{}], strides in bytes [{}], box "
      "[{}], swizzle span {} bytes",
      broken, key.address, bytes_of(key.type), key.rank, fmt::join(key.extents, ", "),
      fmt::join(key.strides_bytes, ", "), fmt::join(key.box, ", "), swizzle_bytes(key.swizzle));
}

DriverStatus encode_tensor_map(const Api& api, const TensorMapKey& key, TensorMap& map) noexcept {
  const char* broken = broken_rule(key);
  if (broken != nullptr) return {kErrorInvalidValue, broken};
  constexpr std::array<std::uint32_t, kMostRank> kEachElement = {1, 1, 1, 1, 1};
  constexpr unsigned kNotInterleaved = 0;
  return api.tensor_map_encode_tiled(
      &map, static_cast<unsigned>(key.type), key.rank,
      reinterpret_cast<void*>(key.address),  // NOLINT(performance-no-int-to-ptr)
      key.extents.data(), key.strides_bytes.data(), key.box.data(), kEachElement.data(),
      kNotInterleaved, static_cast<unsigned>(key.swizzle), static_cast<unsigned>(key.promotion),
      key.fill_nan ? 1U : 0U);
}

}  // namespace attngen::cuda
