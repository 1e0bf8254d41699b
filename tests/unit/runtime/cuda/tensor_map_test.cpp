// SPDX-License-Identifier: Apache-2.0
#include "runtime/cuda/tensor_map.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/fake_driver/fake_driver.h"

using namespace attngen;
using cuda::TensorMapKey;
using test::fake_driver;

namespace {

/// K of [batch 2][head 8][key 1000][64] in bf16, 64 x 128 boxes.
TensorMapKey keys() {
  TensorMapKey key;
  key.address = 0x7f0000001000;
  key.type = cuda::TensorMapType::bf16;
  key.rank = 4;
  key.extents = {64, 1000, 8, 2, 0};
  key.strides_bytes = {128, 128000, 1024000, 0};
  key.box = {64, 128, 1, 1, 0};
  key.swizzle = cuda::TensorMapSwizzle::bytes_128;
  return key;
}

bool says(const TensorMapKey& key, const std::string& part) {
  const std::string reason = cuda::why_no_tensor_map(key);
  const char* rule = cuda::broken_rule(key);
  return rule != nullptr && reason.find(part) != std::string::npos && reason.find(rule) == 0;
}

/// The driver asked without our rules in front.
bool driver_takes(const cuda::Api& api, const TensorMapKey& key) {
  cuda::TensorMap map;
  const std::uint32_t steps[5] = {1, 1, 1, 1, 1};
  return api
      .tensor_map_encode_tiled(&map, static_cast<unsigned>(key.type), key.rank,
                               reinterpret_cast<void*>(key.address), key.extents.data(),
                               key.strides_bytes.data(), key.box.data(), steps, 0,
                               static_cast<unsigned>(key.swizzle), 0, 0)
      .ok();
}

}  // namespace

TEST_CASE("a fitting tensor is encoded by one call, with the values as they are") {
  const cuda::Api api = test::fresh_fake_api();
  cuda::TensorMap map;
  CHECK(cuda::why_no_tensor_map(keys()).empty());
  CHECK(cuda::broken_rule(keys()) == nullptr);
  CHECK(cuda::encode_tensor_map(api, keys(), map).ok());
  REQUIRE(test::fake_symbols() == std::vector<std::string>{"cuTensorMapEncodeTiled"});
  const std::vector<std::uint64_t>& arguments = fake_driver().calls[0].arguments;
  REQUIRE(arguments.size() == 12);
  CHECK(arguments[1] == 9);
  CHECK(arguments[2] == 4);
  CHECK(arguments[3] == 0x7f0000001000);
  CHECK(arguments[8] == 0);
  CHECK(arguments[9] == 3);
  CHECK(arguments[10] == 3);
  CHECK(arguments[11] == 0);
  CHECK(map.words[0] == 0x7f0000001000);
  CHECK(map.words[3] == 1000);
  CHECK(map.words[10] == 128000);
}

TEST_CASE("each rule refuses before the driver is called, with the numbers") {
  const cuda::Api api = test::fresh_fake_api();
  const auto with = [](auto change) {
    TensorMapKey key = keys();
    change(key);
    return key;
  };
  const std::vector<std::pair<TensorMapKey, std::string>> broken = {
      {with([](auto& key) { key.rank = 0; }), "rank is not in 1 ... 5"},
      {with([](auto& key) { key.rank = 6; }), "rank is not in 1 ... 5"},
      {with([](auto& key) { key.type = static_cast<cuda::TensorMapType>(13); }), "type is unknown"},
      {with([](auto& key) { key.address = 0; }), "address is null"},
      {with([](auto& key) { key.address += 8; }), "address 0x7f0000001008"},
      {with([](auto& key) { key.extents[1] = 0; }), "extent is not in 1 ... 2^32"},
      {with([](auto& key) { key.extents[2] = (1ULL << 32) + 1; }), "extent is not in 1 ... 2^32"},
      {with([](auto& key) { key.strides_bytes[1] = 128008; }), "strides in bytes [128, 128008,"},
      {with([](auto& key) { key.strides_bytes[2] = 1ULL << 40; }), "not below 2^40"},
      {with([](auto& key) { key.box[1] = 257; }), "box is not in 1 ... 256"},
      {with([](auto& key) { key.box[2] = 0; }), "box is not in 1 ... 256"},
      {with([](auto& key) { key.box[0] = 4; }), "innermost box is not a multiple of 16"},
      {with([](auto& key) { key.box[0] = 72; }), "longer than its swizzle span"},
      {with([](auto& key) { key.swizzle = cuda::TensorMapSwizzle::bytes_64; }), "span 64 bytes"},
      {with([](auto& key) { key.extents[4] = 1; }), "unused dimensions are not 0"},
      {with([](auto& key) { key.strides_bytes[3] = 16; }), "unused dimensions are not 0"},
      {with([](auto& key) {
         key.type = cuda::TensorMapType::u16;
         key.fill_nan = true;
       }),
       "cannot be filled with NaN"},
  };
  for (const auto& [key, why] : broken) {
    const std::string& reason = why;
    CAPTURE(reason);
    CHECK(says(key, reason));
    cuda::TensorMap map;
    const cuda::DriverStatus status = cuda::encode_tensor_map(api, key, map);
    CHECK(status.code == cuda::kErrorInvalidValue);
    CHECK(status.call == cuda::broken_rule(key));
  }
  CHECK(fake_driver().calls.empty());
}

TEST_CASE("the limits themselves are legal") {
  TensorMapKey key = keys();
  key.extents[1] = 1ULL << 32;
  key.strides_bytes[2] = (1ULL << 40) - 16;
  key.box = {64, 256, 256, 1, 0};
  CHECK(cuda::why_no_tensor_map(key).empty());
  key.strides_bytes[1] = 0;  // broadcast
  CHECK(cuda::why_no_tensor_map(key).empty());
  key = TensorMapKey{};
  key.address = 16;
  key.type = cuda::TensorMapType::u8;
  key.rank = 1;
  key.extents[0] = 1;
  key.box[0] = 256;
  CHECK(cuda::why_no_tensor_map(key).empty());
}

TEST_CASE("our rules and the driver's documentation judge random tensors alike") {
  const cuda::Api api = test::fresh_fake_api();
  std::mt19937_64 random(11);
  const auto one_of = [&](auto... values) {
    const std::array<std::uint64_t, sizeof...(values)> all{static_cast<std::uint64_t>(values)...};
    return all[random() % all.size()];
  };
  int fine = 0;
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    TensorMapKey key;
    key.address = 0x10000 + 16 * (1 + random() % 1000) + one_of(0, 0, 0, 0, 0, 0, 0, 1, 8);
    key.type = static_cast<cuda::TensorMapType>(random() % 10);
    key.rank = static_cast<std::uint32_t>(1 + random() % 5);
    key.swizzle = static_cast<cuda::TensorMapSwizzle>(random() % 4);
    for (std::uint32_t at = 0; at < key.rank; ++at) {
      key.extents[at] = one_of(1, 64, 128, 333, 1ULL << 32, 1 + random() % 5000);
      if (random() % 60 == 0) key.extents[at] = one_of(0, (1ULL << 32) + 1);
      key.box[at] = static_cast<std::uint32_t>(one_of(1, 8, 16, 64, 256, 1 + random() % 256));
      if (random() % 60 == 0) key.box[at] = static_cast<std::uint32_t>(one_of(0, 257, 1U << 31));
      if (at == 0) continue;
      key.strides_bytes[at - 1] = 16 * (random() % 100000);
      if (random() % 40 == 0) {
        key.strides_bytes[at - 1] = one_of(1, 8, 24, 1ULL << 40, ~0ULL, (1ULL << 40) - 16);
      }
    }
    const bool takes = driver_takes(api, key);
    REQUIRE((cuda::broken_rule(key) == nullptr) == takes);
    REQUIRE(cuda::why_no_tensor_map(key).empty() == takes);
    ++(takes ? fine : refused);
  }
  CHECK(fine > 2000);
  CHECK(refused > 2000);
}

TEST_CASE("a driver without the entry, and one that refuses") {
  const cuda::Api api = test::fresh_fake_api();
  fake_driver().failing_call = "cuTensorMapEncodeTiled";
  fake_driver().failure = 801;
  cuda::TensorMap map;
  CHECK(cuda::to_text(api, cuda::encode_tensor_map(api, keys(), map)) ==
        "cuTensorMapEncodeTiled failed: 801 CUDA_ERROR_NOT_SUPPORTED");
  cuda::Api without = api;
  without.tensor_map_encode_tiled.function = nullptr;
  CHECK(cuda::encode_tensor_map(without, keys(), map).code == cuda::kErrorEntryMissing);
}
