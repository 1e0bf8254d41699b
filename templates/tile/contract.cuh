// SPDX-License-Identifier: Apache-2.0
// The two tensor-core contractions of one warp: 16 rows by the keys of a tile, and back.
// reads Config: kContractUnroll kKeysPerWarp
// needs: ops/shared_memory.cuh

/// One warp's 16 rows by 8 columns per fragment: [n][2 * half + c] is row lane / 4 + 8 * half,
/// column 8 * n + 2 * (lane % 4) + c.
template <int kColumns>
using Fragments = float[kColumns / 8][4];

/// dot[16 rows x keys] = sum over the columns that both operands share. `rows` and `keys` are the
/// shared addresses of the warp's first row and of its first key.
template <class Rows, class Keys>
__device__ __forceinline__ void contract_keys(Fragments<Config::kKeysPerWarp>& dot, unsigned rows,
                                              unsigned keys) {
  const int lane = threadIdx.x % 32;
  unsigned row_address = rows + lane % 16 * Rows::kPitch + lane / 16 * 16;
  unsigned key_address =
      keys + (lane % 8 + lane / 16 * 8) * Keys::kPitch + lane / 8 % 2 * 16;
#pragma unroll
  for (auto& fragment : dot) {
#pragma unroll
    for (float& x : fragment) x = 0.0f;
  }
#pragma unroll Config::kContractUnroll
  for (int k = 0; k < Rows::kPaddedColumns; k += 16) {
    unsigned a[4];
    load_matrices(a, row_address + k * 2);
#pragma unroll
    for (int n = 0; n < Config::kKeysPerWarp / 8; n += 2) {
      unsigned b[4];
      load_matrices(b, key_address + n * 8 * Keys::kPitch + k * 2);
      multiply_add(dot[n], a, b[0], b[1], typename Keys::Element());
      multiply_add(dot[n + 1], a, b[2], b[3], typename Keys::Element());
    }
  }
}

/// wide[16 rows x columns of Values] += weight[16 rows x keys] * values, the weights rounded to the
/// element type of Values. `values` is the shared address of the warp's first key.
template <class Values>
__device__ __forceinline__ void contract_values(Fragments<Values::kPaddedColumns>& wide,
                                                const Fragments<Config::kKeysPerWarp>& weight,
                                                unsigned values) {
  const int lane = threadIdx.x % 32;
  const unsigned value_address = values + lane % 16 * Values::kPitch + lane / 16 * 16;
  const typename Values::Element element = {};
#pragma unroll
  for (int k = 0; k < Config::kKeysPerWarp / 16; ++k) {
    const float(&left)[4] = weight[2 * k];
    const float(&right)[4] = weight[2 * k + 1];
    const unsigned a[4] = {
        pack_pair(left[0], left[1], element), pack_pair(left[2], left[3], element),
        pack_pair(right[0], right[1], element), pack_pair(right[2], right[3], element)};
#pragma unroll
    for (int n = 0; n < Values::kPaddedColumns / 8; n += 2) {
      unsigned b[4];
      load_matrices_transposed(b, value_address + k * 16 * Values::kPitch + n * 16);
      multiply_add(wide[n], a, b[0], b[1], element);
      multiply_add(wide[n + 1], a, b[2], b[3], element);
    }
  }
}
