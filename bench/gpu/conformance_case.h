// SPDX-License-Identifier: Apache-2.0
// Which device wrappers are recorded on a real GPU, with what operands, and what is expected of
// them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/gpu/probe_kernels.h"

namespace attngen::bench {

using Words = std::vector<std::uint32_t>;

struct Operands {
  Words a;
  Words b;
  Words c;
};

/// How a result word is read.
enum class WordKind { bits, f32, bf16_pair, f16_pair };

/// What the case should give, by arithmetic in double that shares no code with the virtual GPU.
/// For f32 words `value` is the number; for the other kinds it is the word's bits.
struct Expected {
  std::vector<double> value;
  std::vector<double> scale;  ///< what the tolerance is relative to; empty: |value|
};

struct ConformanceCase {
  std::string name;    ///< of the wrapper; the kernel is NAME_case
  std::string module;  ///< file of bench/gpu/kernels
  std::string instruction;
  WordKind kind = WordKind::bits;
  double tolerance = 0;  ///< relative to the scale; 0: the same bits, any NaN for a NaN
  bool flushes_subnormals = false;
  int block = 128;
  int words_per_block = 128;  ///< result words of one block
  Operands (*draw)(std::uint64_t seed) = nullptr;
  std::size_t (*result_words)(const Operands&) = nullptr;
  Expected (*expect)(const Operands&) = nullptr;
};

/// Sorted by module, then by name.
std::vector<ConformanceCase> conformance_cases();
/// Parts of the above, one file each.
std::vector<ConformanceCase> scalar_cases();
std::vector<ConformanceCase> warp_cases();

/// The module that holds the case's kernel.
ProbeModule module_of(const ConformanceCase& each);

float real_of(std::uint32_t bits);
std::uint32_t bits_of(float value);

}  // namespace attngen::bench
