// SPDX-License-Identifier: Apache-2.0
// mma.sync.m16n8: fragments gathered from the lanes, multiplied, and spread again.
#include <cstring>

#include "runtime/vgpu/scalar_functions.h"
#include "runtime/vgpu/thread_view.h"
#include "runtime/vgpu/warp_operations.h"

namespace attngen::vgpu {
namespace {

constexpr int kM = 16;
constexpr int kN = 8;
constexpr int kMostK = 16;

/// Four floats in one register of any 64-bit CPU.
using Lanes = float __attribute__((vector_size(16)));

float single(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

std::uint32_t bits(float value) {
  std::uint32_t result = 0;
  std::memcpy(&result, &value, sizeof result);
  return result;
}

struct Tiles {
  float a[kM][kMostK];
  alignas(16) float b[kMostK][kN];
  alignas(16) float c[kM][kN];
};

/// Lane l has g = l/4, t = l%4. A: rows g and g+8, columns 2t and 2t+1 of each half of k. B: rows
/// 2t, 2t+1 of each half of k, column g. C: rows g and g+8, columns 2t and 2t+1.
void gather(MmaRecord* const* records, const MmaForm& form, Tiles& tiles) {
  const HalfFormat format = form.bf16 ? HalfFormat::bf16 : HalfFormat::f16;
  const auto half = [format](std::uint32_t word, int which) {
    return half_value(format, static_cast<std::uint16_t>(word >> (16 * which)));
  };
  for (int lane = 0; lane < kWarpSize; ++lane) {
    const std::uint32_t* frame = records[lane]->frame;
    const int g = lane / 4;
    const int t = lane % 4;
    for (int k0 = 0; k0 < form.k; k0 += 8) {
      const int a = kFrameA + k0 / 4;
      for (int h = 0; h < 2; ++h) {
        tiles.a[g][k0 + 2 * t + h] = half(frame[a], h);
        tiles.a[g + 8][k0 + 2 * t + h] = half(frame[a + 1], h);
        tiles.b[k0 + 2 * t + h][g] = half(frame[kFrameB + k0 / 8], h);
      }
    }
    for (int h = 0; h < 2; ++h) {
      const std::uint32_t* c = frame + kFrameC;
      tiles.c[g][2 * t + h] = form.half_sums ? half(c[0], h) : single(c[h]);
      tiles.c[g + 8][2 * t + h] = form.half_sums ? half(c[1], h) : single(c[2 + h]);
    }
  }
}

void multiply(const MmaForm& form, Tiles& tiles) {
  for (int i = 0; i < kM; ++i) {
    Lanes low;
    Lanes high;
    std::memcpy(&low, &tiles.c[i][0], sizeof low);
    std::memcpy(&high, &tiles.c[i][4], sizeof high);
    for (int k = 0; k < form.k; ++k) {
      Lanes b_low;
      Lanes b_high;
      std::memcpy(&b_low, &tiles.b[k][0], sizeof b_low);
      std::memcpy(&b_high, &tiles.b[k][4], sizeof b_high);
      low += tiles.a[i][k] * b_low;
      high += tiles.a[i][k] * b_high;
    }
    std::memcpy(&tiles.c[i][0], &low, sizeof low);
    std::memcpy(&tiles.c[i][4], &high, sizeof high);
  }
}

void spread(MmaRecord* const* records, const MmaForm& form, const Tiles& tiles) {
  for (int lane = 0; lane < kWarpSize; ++lane) {
    std::uint32_t* c = records[lane]->frame + kFrameC;
    const int g = lane / 4;
    const int t = lane % 4;
    for (int row = 0; row < 2; ++row) {
      const float* sums = &tiles.c[g + 8 * row][2 * t];
      if (form.half_sums) {
        c[row] = pack_pair(static_cast<int>(HalfFormat::f16),
                           static_cast<int>(Rounding::nearest_even), 0, 0, sums[1], sums[0]);
      } else {
        c[2 * row] = bits(sums[0]);
        c[2 * row + 1] = bits(sums[1]);
      }
    }
  }
}

}  // namespace

void multiply_accumulate(MmaRecord* const* records) {
  const MmaForm form = records[0]->form;
  Tiles tiles;
  gather(records, form, tiles);
  multiply(form, tiles);
  spread(records, form, tiles);
}

}  // namespace attngen::vgpu
