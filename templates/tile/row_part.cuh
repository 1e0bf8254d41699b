// SPDX-License-Identifier: Apache-2.0
// One thread's part of one row of a tile, and what a row's four threads agree on.
// reads Config: kRowTile kKeyTile kKeysPerWarp
// needs: tile/contract.cuh

/// Where in the row tile the warp's 16 rows begin. Warps are numbered along the rows first.
__device__ __forceinline__ int first_row_of_warp() {
  return threadIdx.x / 32 % (Config::kRowTile / 16) * 16;
}

/// Where in the key tile the warp's keys begin.
__device__ __forceinline__ int first_key_of_warp() {
  if constexpr (Config::kKeysPerWarp == Config::kKeyTile) return 0;
  return threadIdx.x / 32 / (Config::kRowTile / 16) * Config::kKeysPerWarp;
}

struct RowPart {
  static constexpr int kCount = Config::kKeysPerWarp / 4;  // keys of the tile that a thread holds

  Fragments<Config::kKeysPerWarp>& tile;
  int half;   // row lane / 4 + 8 * half of the warp's 16
  int first;  // first key of the tile

  __device__ __forceinline__ float& operator[](int i) { return tile[i / 2][2 * half + i % 2]; }

  /// How far element i lies behind element 0.
  static __device__ __forceinline__ constexpr int step(int i) { return i / 2 * 8 + i % 2; }

  /// Where in the tile element i is, and which key that is.
  __device__ __forceinline__ int column(int i) const {
    return first_key_of_warp() + threadIdx.x % 4 * 2 + step(i);
  }
  __device__ __forceinline__ int key(int i) const { return first + column(i); }
};

/// Keys from `begin` to before `end`.
struct KeyRange {
  int begin;
  int end;
};

/// Monoid over the four threads that share a row; every one of them gets the result.
template <class Monoid>
__device__ __forceinline__ float over_row(float x) {
  x = Monoid::combine(x, __shfl_xor_sync(0xffffffffu, x, 1));
  return Monoid::combine(x, __shfl_xor_sync(0xffffffffu, x, 2));
}
