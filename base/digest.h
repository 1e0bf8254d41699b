// SPDX-License-Identifier: Apache-2.0
// SHA-256 and the length-prefixed key builder: the only hashing of the project.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256_blocks.h"

namespace attngen {

using Sha256Digest = std::array<unsigned char, 32>;

/// The hash of everything given to update(), in any pieces.
class Sha256 {
 public:
  Sha256();
  void update(std::string_view bytes);
  Sha256Digest digest() const;  ///< of what came so far

 private:
  Sha256State state_;
  std::array<unsigned char, kSha256BlockBytes> open_block_;
  std::uint64_t bytes_ = 0;
};

Sha256Digest sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

/// Fields are length-prefixed, so ("ab","c") and ("a","bc") differ.
class KeyBuilder {
 public:
  KeyBuilder& field(std::string_view name, std::string_view value);
  std::string hex() const;

 private:
  Sha256 hash_;
};

}  // namespace attngen
