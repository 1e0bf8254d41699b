// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/cubin_elf.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/unit/runtime/cuda/cubin_builder.h"

using attngen::kernel_facts;
using attngen::test::build_cubin;
using attngen::test::CubinContent;

TEST_CASE("reads what was put in, for random contents") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    CubinContent content;
    content.kernel = "kernel_" + std::to_string(random() % 1000);
    content.registers = static_cast<int>(random() % 256);
    content.frame_bytes = static_cast<int>(random() % 4096);
    content.shared_bytes = static_cast<int>(random() % 300000);
    content.code_bytes = static_cast<int>(random() % 500);
    const auto facts = kernel_facts(build_cubin(content), content.kernel);
    REQUIRE(facts);
    CHECK(facts->registers == content.registers);
    CHECK(facts->frame_bytes == content.frame_bytes);
    CHECK(facts->shared_bytes == content.shared_bytes);
    CHECK(facts->code_bytes == content.code_bytes);
  }
}

TEST_CASE("another kernel's name finds nothing") {
  const auto cubin = build_cubin({});
  CHECK(kernel_facts(cubin, "k"));
  CHECK_FALSE(kernel_facts(cubin, "kk"));
  CHECK_FALSE(kernel_facts(cubin, ""));
}

TEST_CASE("every truncation is refused") {
  const auto cubin = build_cubin({});
  for (std::size_t size = 0; size < cubin.size(); ++size) {
    const std::vector<std::byte> cut(cubin.begin(),
                                     cubin.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_FALSE(kernel_facts(cut, "k"));
  }
}

TEST_CASE("a wrong magic, class, byte order or machine is refused") {
  for (const std::size_t at : {0u, 3u, 4u, 5u, 18u}) {
    auto cubin = build_cubin({});
    cubin[at] ^= std::byte{0x40};
    CHECK_FALSE(kernel_facts(cubin, "k"));
  }
}

TEST_CASE("flipped bytes never read outside (the sanitizer build proves it)") {
  std::mt19937 random(11);
  const auto good = build_cubin({});
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    auto cubin = good;
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      cubin[random() % cubin.size()] = static_cast<std::byte>(random());
    }
    if (!kernel_facts(cubin, "k")) ++refused;
  }
  CHECK(refused > 1000);
}
