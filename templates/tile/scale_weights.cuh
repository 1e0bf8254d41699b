// SPDX-License-Identifier: Apache-2.0
// A power of two per row that brings its weights into the range of f16.
// reads Config: -
// needs: ops/f16_scale.cuh ops/integer.cuh tile/row_part.cuh

/// Multiplies one row's weights by its scale, which shrinks where larger ones come. Returns the
/// factor that brings what is accumulated so far to the new scale, a power of two.
__device__ __forceinline__ float scale_weights(RowPart& part, float& scale) {
  float size = LargestSize::identity();
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) size = LargestSize::combine(size, part[i]);
  const float before = scale;
  scale = smaller_of(scale, f16_scale(over_row<LargestSize>(size)));
#pragma unroll
  for (int i = 0; i < RowPart::kCount; ++i) part[i] *= scale;
  return scale * exact_inverse(before);
}
