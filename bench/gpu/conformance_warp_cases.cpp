// SPDX-License-Identifier: Apache-2.0
// Cases that a whole warp executes: matrix loads, tensor-core products, asynchronous copies.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/dtype.h"
#include "bench/gpu/conformance_case.h"
#include "bench/gpu/conformance_operands.h"

namespace attngen::bench {
namespace {

constexpr std::size_t kBlocks = 4;
constexpr std::size_t kLanes = 32;
constexpr std::size_t kImageWords = 1024;

std::size_t four_words_a_lane(const Operands&) {
  return kBlocks * kLanes * 4;
}

Operands draw_image(std::uint64_t seed) {
  Random random(seed);
  Operands operands;
  operands.a = any_words(random, kImageWords);
  for (std::size_t i = 0; i < kBlocks * kLanes; ++i) {
    operands.b.push_back(16 * below(random, kImageWords * 4 / 16));
  }
  return operands;
}

std::uint32_t half_of(const Words& words, std::size_t index) {
  return words[index / 2] >> (16 * (index % 2)) & 0xFFFF;
}

/// Row `row` of the block's matrix `matrix` starts at the address that lane 8 * matrix + row gave.
std::uint32_t element(const Operands& operands, std::size_t block, std::size_t matrix,
                      std::size_t row, std::size_t column) {
  const std::size_t byte = operands.b[block * kLanes + 8 * matrix + row];
  return half_of(operands.a, byte / 2 + column);
}

Expected expect_rows(const Operands& operands, bool transposed) {
  Expected expected;
  for (std::size_t block = 0; block < kBlocks; ++block) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      for (std::size_t matrix = 0; matrix < 4; ++matrix) {
        const std::size_t row = lane / 4;
        const std::size_t column = 2 * (lane % 4);
        const std::uint32_t low = transposed ? element(operands, block, matrix, column, row)
                                             : element(operands, block, matrix, row, column);
        const std::uint32_t high = transposed ? element(operands, block, matrix, column + 1, row)
                                              : element(operands, block, matrix, row, column + 1);
        expected.value.push_back(static_cast<double>(low | high << 16));
      }
    }
  }
  return expected;
}

Expected expect_matrices(const Operands& operands) {
  return expect_rows(operands, false);
}

Expected expect_transposed(const Operands& operands) {
  return expect_rows(operands, true);
}

/// The second half of the blocks has exponents spread over 20 binary places.
template <class Narrow>
Operands draw_fragments(std::uint64_t seed, Narrow narrow, int widest) {
  Random random(seed);
  Operands operands;
  const auto number = [&](std::size_t block) {
    const int exponent =
        block < kBlocks / 2
            ? 0
            : static_cast<int>(below(random, 2 * static_cast<unsigned>(widest))) - widest;
    return static_cast<double>(std::ldexp(ordinary_float(random, 1.0F), exponent));
  };
  const auto pair = [&](std::size_t block) {
    const std::uint32_t low = narrow(number(block));
    return low | static_cast<std::uint32_t>(narrow(number(block))) << 16;
  };
  for (std::size_t block = 0; block < kBlocks; ++block) {
    for (std::size_t i = 0; i < kLanes * 4; ++i) operands.a.push_back(pair(block));
    for (std::size_t i = 0; i < kLanes * 2; ++i) operands.b.push_back(pair(block));
    for (std::size_t i = 0; i < kLanes * 4; ++i) {
      operands.c.push_back(bits_of(static_cast<float>(number(block))));
    }
  }
  return operands;
}

Operands draw_bf16(std::uint64_t seed) {
  return draw_fragments(seed, bf16_bits, 10);
}

Operands draw_f16(std::uint64_t seed) {
  return draw_fragments(seed, f16_bits, 6);
}

/// m16n8k16: register r of lane l holds of A rows l/4 + 8 (r%2), columns 2 (l%4) + 8 (r/2) and one
/// on; of B rows 2 (l%4) + 8 r and one on, column l/4; of C row l/4 + 8 (r/2), column 2 (l%4) +
/// r%2.
template <class Value>
Expected expect_product(const Operands& operands, Value value_of) {
  Expected expected;
  for (std::size_t block = 0; block < kBlocks; ++block) {
    double a[16][16] = {};
    double b[16][8] = {};
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::size_t group = lane / 4;
      const std::size_t pair = 2 * (lane % 4);
      const std::size_t at = block * kLanes + lane;
      for (std::size_t half = 0; half < 2; ++half) {
        for (std::size_t r = 0; r < 4; ++r) {
          a[group + 8 * (r % 2)][pair + 8 * (r / 2) + half] =
              value_of(static_cast<std::uint16_t>(half_of(operands.a, 2 * (at * 4 + r) + half)));
        }
        for (std::size_t r = 0; r < 2; ++r) {
          b[pair + 8 * r + half][group] =
              value_of(static_cast<std::uint16_t>(half_of(operands.b, 2 * (at * 2 + r) + half)));
        }
      }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      for (std::size_t r = 0; r < 4; ++r) {
        const std::size_t row = lane / 4 + 8 * (r / 2);
        const std::size_t column = 2 * (lane % 4) + r % 2;
        const auto start =
            static_cast<double>(real_of(operands.c[(block * kLanes + lane) * 4 + r]));
        double sum = start;
        double size = std::fabs(start);
        for (std::size_t k = 0; k < 16; ++k) {
          sum += a[row][k] * b[k][column];
          size += std::fabs(a[row][k] * b[k][column]);
        }
        expected.value.push_back(sum);
        expected.scale.push_back(size);
      }
    }
  }
  return expected;
}

Expected expect_bf16(const Operands& operands) {
  return expect_product(operands, bf16_value);
}

Expected expect_f16(const Operands& operands) {
  return expect_product(operands, f16_value);
}

Operands draw_copies(std::uint64_t seed) {
  Random random(seed);
  Operands operands;
  operands.a = any_words(random, kBlocks * kLanes * 4);
  for (std::size_t i = 0; i < kBlocks * kLanes; ++i) operands.b.push_back(below(random, 17));
  return operands;
}

Expected expect_copies(const Operands& operands) {
  Expected expected;
  for (std::size_t word = 0; word < operands.a.size(); ++word) {
    std::uint32_t kept = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) {
      const std::uint32_t mask = 0xFFu << 8 * byte;
      if (4 * (word % 4) + byte < operands.b[word / 4]) kept |= operands.a[word] & mask;
    }
    expected.value.push_back(static_cast<double>(kept));
  }
  return expected;
}

Expected expect_tickets(const Operands& operands) {
  Expected expected;
  std::uint32_t counter = 0;
  for (std::size_t lane = 0; lane < operands.b.size(); ++lane) {
    if (lane % kLanes == 0) counter = 0;
    expected.value.insert(expected.value.end(), {static_cast<double>(counter), 0, 0, 0});
    counter = counter >= operands.b[lane] ? 0 : counter + 1;
  }
  return expected;
}

Operands draw_permutations(std::uint64_t seed) {
  Random random(seed);
  Operands operands;
  operands.a = any_words(random, kBlocks * kLanes * 4);
  for (std::size_t block = 0; block < kBlocks; ++block) {
    Words lanes(kLanes);
    std::iota(lanes.begin(), lanes.end(), 0);
    for (std::uint32_t left = kLanes; left > 1; --left) {
      std::swap(lanes[left - 1], lanes[below(random, left)]);
    }
    operands.b.insert(operands.b.end(), lanes.begin(), lanes.end());
  }
  return operands;
}

Expected expect_permuted(const Operands& operands) {
  Expected expected;
  expected.value.resize(operands.a.size());
  for (std::size_t lane = 0; lane < operands.b.size(); ++lane) {
    const std::size_t to = lane / kLanes * kLanes + operands.b[lane];
    for (std::size_t i = 0; i < 4; ++i) {
      expected.value[to * 4 + i] = static_cast<double>(operands.a[lane * 4 + i]);
    }
  }
  return expected;
}

ConformanceCase warp(const std::string& name, const std::string& instruction, WordKind kind,
                     double tolerance, Operands (*draw)(std::uint64_t),
                     Expected (*expect)(const Operands&)) {
  ConformanceCase made;
  made.name = name;
  made.module = "conformance_warp";
  made.instruction = instruction;
  made.kind = kind;
  made.tolerance = tolerance;
  made.block = static_cast<int>(kLanes);
  made.words_per_block = static_cast<int>(kLanes) * 4;
  made.draw = draw;
  made.result_words = four_words_a_lane;
  made.expect = expect;
  return made;
}

}  // namespace

std::vector<ConformanceCase> warp_cases() {
  // Tensor cores align addends and cut them off; how far below is what the record is for.
  constexpr double kProduct = 0x1p-18;
  using enum WordKind;
  return {
      warp("copy_async_16", "cp.async.cg.shared.global", bits, 0, draw_copies, expect_copies),
      warp("load_matrices", "ldmatrix.m8n8.x4", bits, 0, draw_image, expect_matrices),
      warp("load_matrices_transposed", "ldmatrix.m8n8.x4.trans", bits, 0, draw_image,
           expect_transposed),
      warp("multiply_add_bf16", "mma.m16n8k16.f32.bf16.bf16.f32", f32, kProduct, draw_bf16,
           expect_bf16),
      warp("multiply_add_f16", "mma.m16n8k16.f32.f16.f16.f32", f32, kProduct, draw_f16, expect_f16),
      warp("older_copies", "cp.async.wait_group", bits, 0, draw_copies, expect_copies),
      warp("shared_16", "st.shared.v4.b32, ld.shared.v4.b32", bits, 0, draw_permutations,
           expect_permuted),
      warp("ticket", "atom.acq_rel.gpu.inc, fence.acq_rel.gpu", bits, 0, draw_copies,
           expect_tickets),
  };
}

}  // namespace attngen::bench
