// SPDX-License-Identifier: Apache-2.0
#include "base/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace attngen {
namespace {

constexpr std::size_t kBlock = kSha256BlockBytes;

std::string hex_of(const Sha256Digest& digest) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace

Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      open_block_{} {}

void Sha256::update(std::string_view bytes) {
  const Sha256Blocks absorb = fastest_sha256_blocks();
  const std::size_t held = bytes_ % kBlock;
  bytes_ += bytes.size();
  if (held > 0) {
    const std::size_t taken = std::min(bytes.size(), kBlock - held);
    std::memcpy(open_block_.data() + held, bytes.data(), taken);
    bytes.remove_prefix(taken);
    if (held + taken < kBlock) return;
    absorb(state_, open_block_.data(), 1);
  }
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t whole = bytes.size() / kBlock;
  if (whole > 0) absorb(state_, data, whole);
  if (const std::size_t rest = bytes.size() % kBlock; rest > 0) {
    std::memcpy(open_block_.data(), data + whole * kBlock, rest);
  }
}

Sha256Digest Sha256::digest() const {
  Sha256State state = state_;
  std::array<unsigned char, 2 * kBlock> tail{};
  const std::size_t held = bytes_ % kBlock;
  std::copy_n(open_block_.begin(), held, tail.begin());
  tail[held] = 0x80;
  const std::size_t blocks = held < kBlock - 8 ? 1 : 2;
  for (std::size_t i = 0; i < 8; ++i) {
    tail[blocks * kBlock - 1 - i] = static_cast<unsigned char>(bytes_ * 8 >> (8 * i));
  }
  fastest_sha256_blocks()(state, tail.data(), blocks);
  Sha256Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<unsigned char>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

Sha256Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.digest();
}

std::string sha256_hex(std::string_view bytes) {
  return hex_of(sha256(bytes));
}

KeyBuilder& KeyBuilder::field(std::string_view name, std::string_view value) {
  hash_.update(fmt::format("{}:{}={}:", name.size(), name, value.size()));
  hash_.update(value);
  hash_.update(";");
  return *this;
}

std::string KeyBuilder::hex() const {
  return hex_of(hash_.digest());
}

}  // namespace attngen
