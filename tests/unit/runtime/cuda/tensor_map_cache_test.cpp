// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/tensor_map_cache.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstring>
#include <random>
#include <thread>

#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using cuda::TensorMapKey;
using test::fake_driver;

namespace {

TensorMapKey key_of(std::uint64_t number) {
  TensorMapKey key;
  key.address = 0x10000 + 256 * number;
  key.rank = 2;
  key.extents = {64, 100, 0, 0, 0};
  key.strides_bytes = {128, 0, 0, 0};
  key.box = {64, 64, 0, 0, 0};
  return key;
}

bool same(const cuda::TensorMap& a, const cuda::TensorMap& b) {
  return std::memcmp(&a, &b, sizeof a) == 0;
}

}  // namespace

TEST_CASE("a key is encoded once, and any difference in value is another key") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMapCache cache;
  cuda::TensorMap first;
  cuda::TensorMap again;
  REQUIRE(cache.find_or_encode(api, key_of(1), first).ok());
  REQUIRE(cache.find_or_encode(api, key_of(1), again).ok());
  CHECK(same(first, again));
  CHECK(fake_driver().calls.size() == 1);
  std::vector<TensorMapKey> others(8, key_of(1));
  others[0].address += 16;
  others[1].type = cuda::TensorMapType::f16;
  others[2].extents[1] += 1;
  others[3].strides_bytes[0] += 16;
  others[4].box[1] -= 1;
  others[5].swizzle = cuda::TensorMapSwizzle::bytes_128;
  others[6].promotion = cuda::TensorMapPromotion::none;
  others[7].fill_nan = true;
  for (const TensorMapKey& other : others) {
    cuda::TensorMap map;
    REQUIRE(cache.find_or_encode(api, other, map).ok());
    CHECK_FALSE(same(map, first));
  }
  CHECK(fake_driver().calls.size() == 9);
  CHECK(cache.hits() == 1);
  CHECK(cache.misses() == 9);
}

TEST_CASE("bounded: old keys go, every answer is right") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMapCache cache(30);
  CHECK(cache.capacity() == 32);
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    const TensorMapKey key = key_of(random() % 100);
    cuda::TensorMap cached;
    cuda::TensorMap fresh;
    REQUIRE(cache.find_or_encode(api, key, cached).ok());
    REQUIRE(cuda::encode_tensor_map(api, key, fresh).ok());
    REQUIRE(same(cached, fresh));
  }
  CHECK(cache.hits() + cache.misses() == 5000);
  CHECK(cache.hits() > 500);
  CHECK(cache.misses() > 500);
}

TEST_CASE("the maps of one launch stay while others come and go") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMapCache cache(4);
  cuda::TensorMap map;
  for (std::uint64_t round = 0; round < 50; ++round) {
    REQUIRE(cache.find_or_encode(api, key_of(0), map).ok());
    REQUIRE(cache.find_or_encode(api, key_of(1), map).ok());
    REQUIRE(cache.find_or_encode(api, key_of(2 + round), map).ok());
  }
  // Two that are always used, fifty that are used once.
  CHECK(cache.misses() == 52);
  CHECK(cache.hits() == 98);
}

TEST_CASE("failures are reported and not remembered") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMapCache cache;
  cuda::TensorMap map;
  fake_driver().failing_call = "cuTensorMapEncodeTiled";
  fake_driver().failure = 3;
  CHECK(cache.find_or_encode(api, key_of(1), map).code == 3);
  CHECK(cache.find_or_encode(api, key_of(1), map).ok());
  CHECK(cache.misses() == 1);
  TensorMapKey broken = key_of(2);
  broken.address += 1;
  for (int round = 0; round < 2; ++round) {
    CHECK(cache.find_or_encode(api, broken, map).code == cuda::kErrorInvalidValue);
  }
  CHECK(cache.find_or_encode(api, TensorMapKey{}, map).code == cuda::kErrorInvalidValue);
  CHECK(fake_driver().calls.size() == 2);
}

TEST_CASE("several threads on few slots get the maps of their keys") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMapCache cache(8);
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (unsigned thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      std::mt19937 random(thread);
      for (int round = 0; round < 2000; ++round) {
        const TensorMapKey key = key_of(random() % 20);
        cuda::TensorMap map;
        if (!cache.find_or_encode(api, key, map).ok() || map.words[0] != key.address) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(cache.hits() + cache.misses() == 8000);
}
