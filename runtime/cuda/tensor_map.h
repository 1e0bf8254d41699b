// SPDX-License-Identifier: Apache-2.0
// A tensor map from plain values: what the hardware accepts, and the encoding by the driver.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "runtime/cuda/driver_api.h"

namespace attngen::cuda {

/// Values of CUtensorMapDataType that we use.
enum class TensorMapType : unsigned {
  u8 = 0,
  u16 = 1,
  u32 = 2,
  i32 = 3,
  u64 = 4,
  i64 = 5,
  f16 = 6,
  f32 = 7,
  f64 = 8,
  bf16 = 9,
};

/// Bytes of the span within which 16-byte chunks are permuted in shared memory.
enum class TensorMapSwizzle : unsigned { none = 0, bytes_32 = 1, bytes_64 = 2, bytes_128 = 3 };

/// What of memory a miss brings into L2.
enum class TensorMapPromotion : unsigned { none = 0, bytes_64 = 1, bytes_128 = 2, bytes_256 = 3 };

/// All that a tensor map depends on. Dimensions stand innermost first, of which the innermost is
/// contiguous. Entries at and above `rank` (strides: rank - 1) must be 0, so that equal maps have
/// equal keys.
struct TensorMapKey {
  std::uint64_t address = 0;  ///< of element 0, on the device
  TensorMapType type = TensorMapType::bf16;
  std::uint32_t rank = 0;                        ///< 1 ... 5
  std::array<std::uint64_t, 5> extents{};        ///< elements
  std::array<std::uint64_t, 4> strides_bytes{};  ///< of dimensions 1 ... rank - 1
  std::array<std::uint32_t, 5> box{};            ///< elements of one copy
  TensorMapSwizzle swizzle = TensorMapSwizzle::none;
  TensorMapPromotion promotion = TensorMapPromotion::bytes_256;
  bool fill_nan = false;  ///< outside the tensor: NaN instead of zero; floating types only

  bool operator==(const TensorMapKey&) const = default;
};

int bytes_of(TensorMapType type) noexcept;

/// The first rule of cuTensorMapEncodeTiled that `key` breaks, as a static sentence without
/// numbers; nullptr when it breaks none. For paths that may not allocate.
const char* broken_rule(const TensorMapKey& key) noexcept;

/// The same with the numbers; empty when no rule is broken.
std::string why_no_tensor_map(const TensorMapKey& key);

/// Encodes on the host; no device memory is touched. A key that breaks a rule is kErrorInvalidValue
/// with the rule as `call`, without asking the driver.
DriverStatus encode_tensor_map(const Api& api, const TensorMapKey& key, TensorMap& map) noexcept;

}  // namespace attngen::cuda
