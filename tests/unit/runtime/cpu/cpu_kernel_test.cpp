// SPDX-License-Identifier: Apache-2.0
// Hand-written kernels whose results are computed here from their definition: a checksum that any
// wrong order of merges changes, and a float whose bits depend on where the units are cut.
#include "runtime/cpu/cpu_kernel.h"

#include <doctest/doctest.h>

#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "runtime/cpu/cpu_host.h"

namespace attngen {
namespace {

/// States: checksum h = sum of (value + item) * 31^(keys behind it), its factor 31^keys, a float f
/// that merges as 0.75 f1 + f2, and the number of keys. The rest of the scratch is overwritten.
constexpr const char* kToy = R"(
define void @toy_keys(ptr %a, i64 %item, ptr %keys) {
  %bp = getelementptr i64, ptr %a, i64 1
  %bounds = load ptr, ptr %bp
  %i2 = shl i64 %item, 1
  %p0 = getelementptr i64, ptr %bounds, i64 %i2
  %b = load i64, ptr %p0
  %p1 = getelementptr i64, ptr %p0, i64 1
  %e = load i64, ptr %p1
  store i64 %b, ptr %keys
  %keys1 = getelementptr i64, ptr %keys, i64 1
  store i64 %e, ptr %keys1
  ret void
}
define void @toy_stream(ptr %a, i64 %item, i64 %begin, i64 %end, ptr %s) {
entry:
  %values = load ptr, ptr %a
  %s1 = getelementptr i64, ptr %s, i64 1
  %s2 = getelementptr i64, ptr %s, i64 2
  %s3 = getelementptr i64, ptr %s, i64 3
  br label %head
head:
  %i = phi i64 [ %begin, %entry ], [ %i1, %body ]
  %h = phi i64 [ 0, %entry ], [ %h1, %body ]
  %m = phi i64 [ 1, %entry ], [ %m1, %body ]
  %f = phi float [ 0.0, %entry ], [ %f1, %body ]
  %more = icmp slt i64 %i, %end
  br i1 %more, label %body, label %done
body:
  %vp = getelementptr i64, ptr %values, i64 %i
  %v = load i64, ptr %vp
  %vi = add i64 %v, %item
  %hm = mul i64 %h, 31
  %h1 = add i64 %hm, %vi
  %m1 = mul i64 %m, 31
  %vf = sitofp i64 %vi to float
  %f1 = fadd float %f, %vf
  %i1 = add i64 %i, 1
  br label %head
done:
  store i64 %h, ptr %s
  store i64 %m, ptr %s1
  store i64 0, ptr %s2
  store float %f, ptr %s2
  %n = sub i64 %end, %begin
  store i64 %n, ptr %s3
  br label %poison
poison:
  %w = phi i64 [ 4, %done ], [ %w1, %poison ]
  %wp = getelementptr i64, ptr %s, i64 %w
  store i64 -1, ptr %wp
  %w1 = add i64 %w, 1
  %again = icmp slt i64 %w1, 16
  br i1 %again, label %poison, label %end_of_it
end_of_it:
  ret void
}
define void @toy_merge(ptr %a, i64 %item, ptr %s, ptr %t) {
  %s1 = getelementptr i64, ptr %s, i64 1
  %s2 = getelementptr i64, ptr %s, i64 2
  %s3 = getelementptr i64, ptr %s, i64 3
  %t1 = getelementptr i64, ptr %t, i64 1
  %t2 = getelementptr i64, ptr %t, i64 2
  %t3 = getelementptr i64, ptr %t, i64 3
  %h = load i64, ptr %s
  %m = load i64, ptr %s1
  %f = load float, ptr %s2
  %n = load i64, ptr %s3
  %ht = load i64, ptr %t
  %mt = load i64, ptr %t1
  %ft = load float, ptr %t2
  %nt = load i64, ptr %t3
  %hm = mul i64 %h, %mt
  %hn = add i64 %hm, %ht
  %mn = mul i64 %m, %mt
  %fm = fmul float %f, 0.75
  %fn = fadd float %fm, %ft
  %nn = add i64 %n, %nt
  store i64 %hn, ptr %s
  store i64 %mn, ptr %s1
  store float %fn, ptr %s2
  store i64 %nn, ptr %s3
  ret void
}
define void @toy_finish(ptr %a, i64 %item, ptr %s) {
  %op = getelementptr i64, ptr %a, i64 2
  %out = load ptr, ptr %op
  %at = mul i64 %item, 3
  %p0 = getelementptr i64, ptr %out, i64 %at
  %p1 = getelementptr i64, ptr %p0, i64 1
  %p2 = getelementptr i64, ptr %p0, i64 2
  %s2 = getelementptr i64, ptr %s, i64 2
  %s3 = getelementptr i64, ptr %s, i64 3
  %h = load i64, ptr %s
  %f = load i64, ptr %s2
  %n = load i64, ptr %s3
  store i64 %h, ptr %p0
  store i64 %f, ptr %p1
  store i64 %n, ptr %p2
  ret void
}
define void @toy_whole(ptr %a, i64 %item, ptr %s) {
  %op = getelementptr i64, ptr %a, i64 2
  %out = load ptr, ptr %op
  %p = getelementptr i64, ptr %out, i64 %item
  store i64 %item, ptr %s
  %square = mul i64 %item, %item
  store i64 %square, ptr %p
  ret void
}
)";

LlvmSource toy(std::int64_t split_keys, const std::string& skeleton = "tiles") {
  LlvmSource source;
  source.slug = source.entry = "toy";
  source.text = kToy;
  source.plan.skeleton = skeleton;
  source.plan.split_keys = static_cast<int>(split_keys);
  source.limits = host_cpu_limits();
  return source;
}

CachedObject compiled(const LlvmSource& source) {
  StoreOptions options;
  options.mode = StoreMode::memory;
  Store store(options);
  return compile_llvm(store, source);
}

constexpr CpuScratch kScratch{.state_bytes = 32, .bytes = 128};

struct Arguments {
  const std::int64_t* values;
  const std::int64_t* bounds;
  std::int64_t* out;
};

/// A batch of items over `values`, with 3 words of results each.
struct Batch {
  std::vector<std::int64_t> values;
  std::vector<std::int64_t> bounds;

  std::int64_t items() const { return static_cast<std::int64_t>(bounds.size() / 2); }

  std::vector<std::int64_t> run(const CpuKernel& kernel, ThreadPool& pool) const {
    std::vector<std::int64_t> out(static_cast<std::size_t>(3 * items()), -77);
    const Arguments arguments{values.data(), bounds.data(), out.data()};
    kernel.run(std::as_bytes(std::span(&arguments, 1)), items(), kScratch, pool);
    return out;
  }

  /// From the definition: the checksum and the count know nothing of units.
  std::vector<std::int64_t> expected(std::int64_t split_keys) const {
    std::vector<std::int64_t> out;
    for (std::int64_t item = 0; item < items(); ++item) {
      const std::int64_t begin = bounds[static_cast<std::size_t>(2 * item)];
      const std::int64_t end = std::max(begin, bounds[static_cast<std::size_t>(2 * item + 1)]);
      std::uint64_t h = 0;
      volatile float total = 0;  // volatile: each operation is rounded by itself
      for (std::int64_t unit = begin; unit < end; unit += split_keys) {
        volatile float f = 0;
        for (std::int64_t key = unit; key < std::min(end, unit + split_keys); ++key) {
          const std::int64_t value = values[static_cast<std::size_t>(key)] + item;
          h = h * 31 + static_cast<std::uint64_t>(value);
          f = f + static_cast<float>(value);
        }
        if (unit == begin) {
          total = f;
        } else {
          const volatile float scaled = total * 0.75f;
          total = scaled + f;
        }
      }
      const float result = total;
      std::uint32_t bits = 0;
      std::memcpy(&bits, &result, sizeof bits);
      out.push_back(static_cast<std::int64_t>(h));
      out.push_back(bits);
      out.push_back(end - begin);
    }
    return out;
  }
};

Batch batch_of(const std::vector<std::int64_t>& lengths, unsigned seed) {
  std::mt19937 random(seed);
  Batch batch;
  std::int64_t longest = 1;
  for (const std::int64_t length : lengths) {
    const auto begin = static_cast<std::int64_t>(random() % 100);
    batch.bounds.push_back(begin);
    batch.bounds.push_back(begin + length);
    longest = std::max(longest, begin + length);
  }
  for (std::int64_t i = 0; i < longest; ++i) {
    batch.values.push_back(static_cast<std::int64_t>(random() % 100'000) - 50'000);
  }
  return batch;
}

/// Runs on 1, 2, 3 and 8 threads, several times each, and compares with the definition.
void check_on_any_threads(const Batch& batch, std::int64_t split_keys) {
  const LlvmSource source = toy(split_keys);
  const CpuKernel kernel(compiled(source), source);
  const std::vector<std::int64_t> expected = batch.expected(split_keys);
  for (const int threads : {1, 2, 3, 8}) {
    CAPTURE(threads);
    ThreadPool pool(threads);
    for (int round = 0; round < 5; ++round) CHECK(batch.run(kernel, pool) == expected);
  }
}

TEST_CASE("one long item is shared by all threads and its units merged in order") {
  check_on_any_threads(batch_of({40'000}, 1), 64);
  check_on_any_threads(batch_of({64}, 2), 64);
  check_on_any_threads(batch_of({65}, 3), 64);
}

TEST_CASE("few, many and unequal items, and keys that end inside a unit") {
  check_on_any_threads(batch_of({1000, 1000, 1000}, 4), 100);
  check_on_any_threads(batch_of(std::vector<std::int64_t>(200, 333), 5), 100);
  std::vector<std::int64_t> causal;
  for (std::int64_t i = 1; i <= 70; ++i) causal.push_back(i * 16);
  check_on_any_threads(batch_of(causal, 6), 128);
  std::vector<std::int64_t> ragged(50, 3);
  ragged[7] = 9000;
  ragged[30] = 2500;
  check_on_any_threads(batch_of(ragged, 7), 16);
}

TEST_CASE("items without keys have results too") {
  check_on_any_threads(batch_of({0}, 8), 16);
  check_on_any_threads(batch_of({0, 0, 500, 0}, 9), 16);
  Batch reversed = batch_of({10, 10}, 10);
  std::swap(reversed.bounds[0], reversed.bounds[1]);  // end before begin: none
  check_on_any_threads(reversed, 16);
  const LlvmSource source = toy(16);
  const CpuKernel kernel(compiled(source), source);
  ThreadPool pool(2);
  kernel.run({}, 0, kScratch, pool);
  kernel.run({}, -3, kScratch, pool);
}

TEST_CASE("random batches, random units") {
  std::mt19937 random(11);
  for (int round = 0; round < 15; ++round) {
    std::vector<std::int64_t> lengths(1 + random() % 60);
    for (std::int64_t& length : lengths) {
      length = static_cast<std::int64_t>(random() % (random() % 8 == 0 ? 6000 : 200));
    }
    CAPTURE(round);
    check_on_any_threads(batch_of(lengths, static_cast<unsigned>(random())),
                         1 + static_cast<std::int64_t>(random() % 90));
  }
}

TEST_CASE("more items than are counted in one piece") {
  std::vector<std::int64_t> lengths(5000, 7);
  lengths[4999] = 3000;
  check_on_any_threads(batch_of(lengths, 12), 16);
}

TEST_CASE("more items than one round has, in memory that was reserved without knowing them") {
  std::vector<std::int64_t> lengths(150'000, 2);
  lengths[0] = 400;
  lengths[65'535] = 900;
  lengths[65'536] = 700;
  lengths[149'999] = 1000;
  const Batch batch = batch_of(lengths, 14);
  const LlvmSource source = toy(16);
  const CpuKernel kernel(compiled(source), source);
  const std::vector<std::int64_t> expected = batch.expected(16);
  for (const int threads : {1, 3}) {
    CAPTURE(threads);
    ThreadPool pool(threads);
    kernel.reserve(kScratch, pool);
    const std::byte* const reserved = ThreadPool::Turn(pool).memory(1);
    CHECK(batch.run(kernel, pool) == expected);
    CHECK(ThreadPool::Turn(pool).memory(1) == reserved);  // nothing larger was taken
  }
  const LlvmSource nest = toy(512, "loopnest");
  const CpuKernel whole(compiled(nest), nest);
  ThreadPool pool(2);
  whole.reserve({.state_bytes = 0, .bytes = 8}, pool);
  CHECK_THROWS_AS(whole.reserve({.state_bytes = 0, .bytes = std::int64_t{1} << 45}, pool), Error);
}

TEST_CASE("several threads of the program run one kernel on one pool") {
  const LlvmSource source = toy(32);
  const CpuKernel kernel(compiled(source), source);
  ThreadPool pool(3);
  std::vector<std::thread> callers;
  bool right[3] = {};
  for (unsigned c = 0; c < 3; ++c) {
    callers.emplace_back([&, c] {
      const Batch batch = batch_of({700, 20, 5, 900, 1}, 20 + c);
      right[c] = true;
      for (int round = 0; round < 20; ++round) {
        right[c] = right[c] && batch.run(kernel, pool) == batch.expected(32);
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  for (const bool one : right) CHECK(one);
}

TEST_CASE("a loopnest is called once for each item") {
  const LlvmSource source = toy(512, "loopnest");
  const CpuKernel kernel(compiled(source), source);
  for (const int threads : {1, 3}) {
    ThreadPool pool(threads);
    std::vector<std::int64_t> out(100, -1);
    const Arguments arguments{nullptr, nullptr, out.data()};
    kernel.run(std::as_bytes(std::span(&arguments, 1)), 100, {.state_bytes = 0, .bytes = 8}, pool);
    bool right = true;
    for (std::int64_t i = 0; i < 100; ++i)
      right = right && out[static_cast<std::size_t>(i)] == i * i;
    CHECK(right);
  }
}

TEST_CASE("scratch that no machine has is refused with its size, and the kernel runs on") {
  const LlvmSource source = toy(16);
  const CpuKernel kernel(compiled(source), source);
  ThreadPool pool(2);
  const Batch batch = batch_of({100, 3}, 13);
  const Arguments arguments{batch.values.data(), batch.bounds.data(), nullptr};
  for (const std::int64_t bytes : {std::int64_t{1} << 45, std::int64_t{1} << 52}) {
    try {
      kernel.run(std::as_bytes(std::span(&arguments, 1)), 2, {.state_bytes = 32, .bytes = bytes},
                 pool);
      FAIL("absurd scratch");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::refused);
      CHECK(std::string(error.what()).find("bytes") != std::string::npos);
      CHECK(!error.findings().at(0).fix.empty());
    }
  }
  CHECK(batch.run(kernel, pool) == batch.expected(16));
}

TEST_CASE("a kernel for another CPU, or without its functions, is refused") {
  LlvmSource source = toy(16);
  const CachedObject object = compiled(source);
  source.limits.arch = kHostIsX86 ? "neon" : "avx2";
  try {
    const CpuKernel kernel(object, source);
    FAIL("code for another CPU");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
  }
  source = toy(16);
  source.entry = "absent";
  CHECK_THROWS_AS(CpuKernel(object, source), InternalError);
}

}  // namespace
}  // namespace attngen
