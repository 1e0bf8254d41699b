// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <random>

#include "kernel_runs.h"
#include "runtime/vgpu/memory_map.h"

namespace attngen::vgpu {
namespace {

std::vector<std::uint32_t> random_words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::uint32_t> words(count);
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

TEST_CASE("vectors of every width go through global and shared memory unchanged") {
  // Sixteen bytes per thread, moved in another shape each time.
  const std::string body =
      "mul.wide.u32 %rd3, %r0, 16; add.s64 %rd4, %rd0, %rd3; add.s64 %rd5, %rd1, %rd3;\n"
      "shl.b32 %r4, %r0, 4; add.s32 %r4, %r1, %r4;\n"
      "ld.global.nc.L1::no_allocate.L2::128B.v4.u32 {%r5, %r6, %r7, %r8}, [%rd4];\n"
      "st.shared.v2.b32 [%r4], {%r5, %r6}; st.shared.v2.b32 [%r4+8], {%r7, %r8};\n"
      "ld.shared.v2.u64 {%rd6, %rd7}, [%r4];\n"
      "st.shared.v2.b64 [%r4], {%rd6, %rd7};\n"
      "ld.shared.v4.b16 {%h0, %h1, %h2, %h3}, [%r4]; ld.shared.v4.u16 {%h4, %h5, %h6, %h7}, "
      "[%r4+8];\n"
      "st.shared.v4.u16 [%r4], {%h0, %h1, %h2, %h3}; st.shared.v4.b16 [%r4+8], {%h4, %h5, %h6, "
      "%h7};\n"
      "ld.shared.v4.f32 {%f0, %f1, %f2, %f3}, [%r4];\n"
      "st.global.v4.f32 [%rd5], {%f0, %f1, %f2, %f3};\n"
      "ld.shared.v4.u8 {%r9, %r10, %r11, %r12}, [%r4+4]; st.global.v4.u8 [%rd5+4], {%r9, %r10, "
      "%r11, %r12};";
  const std::vector<std::uint32_t> in = random_words(128, 1);
  KernelText text{body};
  text.out_words = 128;
  const KernelRun run = run_kernel(text, in);
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  CHECK(run.out == in);
}

TEST_CASE("narrow loads extend by their type, narrow stores cut") {
  const std::string body =
      "mul.wide.u32 %rd3, %r0, 4; add.s64 %rd3, %rd0, %rd3;\n"
      "ld.global.s8 %r4, [%rd3+1]; ld.global.u8 %r5, [%rd3+2]; ld.global.s16 %r6, [%rd3+2];\n"
      "ld.global.u16 %r7, [%rd3]; ld.global.b8 %h0, [%rd3+3]; cvt.u32.u16 %r8, %h0;\n"
      "ld.global.s32 %rd4, [%rd3]; shr.u64 %rd5, %rd4, 32; cvt.u32.u64 %r9, %rd5;\n"
      "xor.b32 %r10, %r4, %r5; xor.b32 %r10, %r10, %r6; xor.b32 %r10, %r10, %r7;\n"
      "xor.b32 %r10, %r10, %r8; xor.b32 %r10, %r10, %r9;\n"
      "st.global.u16 [%rd2], %r10; shr.u32 %r11, %r10, 16; cvt.u16.u32 %h1, %r11;\n"
      "st.global.b8 [%rd2+2], %h1; shr.u32 %r11, %r11, 8; st.global.u8 [%rd2+3], %r11;";
  const std::vector<std::uint32_t> in = random_words(32, 2);
  const KernelRun run = run_kernel({body}, in);
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  for (std::size_t i = 0; i < 32; ++i) {
    const std::uint32_t x = in[i];
    const auto s8 = static_cast<std::int8_t>(x >> 8);
    const auto s16 = static_cast<std::int16_t>(x >> 16);
    const std::uint32_t high = static_cast<std::int32_t>(x) < 0 ? ~0u : 0u;
    const std::uint32_t wanted = static_cast<std::uint32_t>(s8) ^ (x >> 16 & 0xff) ^
                                 static_cast<std::uint32_t>(s16) ^ (x & 0xffff) ^ (x >> 24) ^ high;
    CHECK(run.out[i] == wanted);
  }
}

TEST_CASE("static shared arrays, constants, module variables and local memory") {
  KernelText text;
  text.declarations =
      ".shared .align 8 .b8 first[24]; .shared .u32 second[32];\n"
      ".const .align 4 .u32 table[4] = {10, 20, 30, 40};\n"
      ".global .align 4 .u32 counter = 5;\n";
  text.body =
      // second[tid] = tid + 1, read back through the neighbour's slot after a barrier
      "mov.u32 %r4, second; shl.b32 %r5, %r0, 2; add.s32 %r4, %r4, %r5; add.s32 %r6, %r0, 1;\n"
      "st.shared.u32 [%r4], %r6; bar.sync 0;\n"
      "add.s32 %r7, %r0, 1; and.b32 %r7, %r7, 31; shl.b32 %r7, %r7, 2; mov.u32 %r8, second;\n"
      "add.s32 %r7, %r7, %r8; ld.shared.u32 %r9, [%r7];\n"
      // table[tid % 4] through a generic address, counter by name
      "and.b32 %r10, %r0, 3; mul.wide.u32 %rd3, %r10, 4; mov.u64 %rd4, table;\n"
      "cvta.const.u64 %rd5, %rd4; add.s64 %rd5, %rd5, %rd3; ld.u32 %r11, [%rd5];\n"
      "ld.global.u32 %r12, [counter];\n"
      // local memory through its own and through generic addresses
      ".local .align 8 .b8 depot[16]; mov.u64 %rd6, depot; cvta.local.u64 %rd7, %rd6; st.local.u32 "
      "[%rd6+4], %r0;\n"
      "ld.u32 %r13, [%rd7+4]; st.u32 [%rd7+8], %r13; ld.local.u32 %r14, [%rd6+8];\n"
      "add.s32 %r9, %r9, %r11; add.s32 %r9, %r9, %r12; mad.lo.s32 %r9, %r14, 1000, %r9;\n"
      "st.global.u32 [%rd2], %r9;";
  const KernelRun run = run_kernel(text);
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  for (std::uint32_t i = 0; i < 32; ++i) {
    const std::uint32_t neighbour = (i + 1) % 32 + 1;
    CHECK(run.out[i] == neighbour + 10 * (i % 4 + 1) + 5 + 1000 * i);
  }
}

TEST_CASE("generic addresses reach shared and global memory, and tell which they are") {
  const std::string body =
      "cvt.u64.u32 %rd3, %r1; cvta.shared.u64 %rd4, %rd3; mul.wide.u32 %rd5, %r0, 4;\n"
      "add.s64 %rd4, %rd4, %rd5; st.u32 [%rd4], %r0; ld.u32 %r4, [%rd4];\n"
      "cvta.to.shared.u64 %rd6, %rd4; ld.shared.u32 %r5, [%rd6];\n"
      "isspacep.shared %p0, %rd4; isspacep.global %p1, %rd2; isspacep.shared %p2, %rd2;\n"
      "selp.u32 %r6, 1, 0, %p0; selp.u32 %r7, 2, 0, %p1; selp.u32 %r8, 4, 0, %p2;\n"
      "add.s32 %r9, %r4, %r5; shl.b32 %r9, %r9, 4; or.b32 %r9, %r9, %r6; or.b32 %r9, %r9, %r7;\n"
      "or.b32 %r9, %r9, %r8; cvta.to.global.u64 %rd7, %rd2; st.global.u32 [%rd7], %r9;";
  const KernelRun run = run_kernel({body});
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  for (std::uint32_t i = 0; i < 32; ++i) CHECK(run.out[i] == (2 * i << 4 | 3));
}

TEST_CASE("special registers in a grid of blocks") {
  KernelText text;
  text.threads = 64;
  text.blocks = 3;
  text.out_words = 192;
  text.body =
      "mov.u32 %r4, %laneid; mov.u32 %r5, %warpid; mov.u32 %r6, %ctaid.x; mov.u32 %r7, %nctaid.x;\n"
      "mov.u32 %r8, %lanemask_lt; popc.b32 %r8, %r8; mov.u32 %r9, %ntid.y; mov.u32 %r10, "
      "%dynamic_smem_size;\n"
      "shl.b32 %r5, %r5, 8; shl.b32 %r6, %r6, 12; shl.b32 %r7, %r7, 16; shl.b32 %r9, %r9, 20;\n"
      "setp.eq.u32 %p0, %r8, %r4; selp.u32 %r8, 0, 16777216, %p0; setp.eq.u32 %p0, %r10, 4096;\n"
      "selp.u32 %r10, 0, 33554432, %p0;\n"
      "or.b32 %r4, %r4, %r5; or.b32 %r4, %r4, %r6; or.b32 %r4, %r4, %r7; or.b32 %r4, %r4, %r8;\n"
      "or.b32 %r4, %r4, %r9; or.b32 %r4, %r4, %r10; st.global.u32 [%rd2], %r4;";
  const KernelRun run = run_kernel(text);
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  for (std::uint32_t i = 0; i < 192; ++i) {
    CHECK(run.out[i] == (i % 32 | i % 64 / 32 << 8 | i / 64 << 12 | 3 << 16 | 1 << 20));
  }
}

TEST_CASE("atomics of all blocks add up") {
  KernelText text;
  text.threads = 128;
  text.blocks = 8;
  text.out_words = 16;
  text.body =
      "add.s32 %r4, %r2, 1; cvt.rn.f32.u32 %f0, %r4;\n"
      "atom.global.add.u32 %r5, [%rd1], %r4; red.global.add.f32 [%rd1+4], %f0;\n"
      "atom.global.max.u32 %r5, [%rd1+8], %r4; atom.global.or.b32 %r5, [%rd1+12], %r4;\n"
      "cvt.u64.u32 %rd5, %r4; red.global.add.u64 [%rd1+16], %rd5;\n"
      "atom.global.inc.u32 %r5, [%rd1+24], 99; red.relaxed.gpu.global.xor.b32 [%rd1+28], %r4;\n"
      "neg.s32 %r6, %r4; atom.global.min.s32 %r5, [%rd1+32], %r6; mov.u32 %r8, 0;\n"
      // an addition by compare-and-swap
      "AGAIN: ld.relaxed.gpu.global.u32 %r7, [%rd1+36]; add.s32 %r9, %r7, 3;\n"
      "atom.global.cas.b32 %r10, [%rd1+36], %r7, %r9; setp.ne.u32 %p0, %r10, %r7; @%p0 bra AGAIN;\n"
      "atom.global.and.b32 %r5, [%rd1+40], 0; atom.global.exch.b32 %r5, [%rd1+44], 17;\n"
      "atom.global.dec.u32 %r5, [%rd1+48], 6;";
  const KernelRun run = run_kernel(text);
  CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
  const std::uint32_t n = 1024;
  std::uint32_t all_or = 0;
  std::uint32_t all_xor = 0;
  for (std::uint32_t i = 1; i <= n; ++i) {
    all_or |= i;
    all_xor ^= i;
  }
  float sum = 0;
  std::memcpy(&sum, &run.out[1], 4);
  CHECK(run.out[0] == n * (n + 1) / 2);
  CHECK(sum == static_cast<float>(n * (n + 1) / 2));
  CHECK(run.out[2] == n);
  CHECK(run.out[3] == all_or);
  CHECK(run.out[4] == n * (n + 1) / 2);
  CHECK(run.out[6] == n % 100);
  CHECK(run.out[7] == all_xor);
  CHECK(static_cast<std::int32_t>(run.out[8]) == -static_cast<std::int32_t>(n));
  CHECK(run.out[9] == 3 * n);
  CHECK(run.out[11] == 17);
  CHECK(run.out[12] == (7 - n % 7) % 7);
}

TEST_CASE("cp.async copies, zero-fills and lands no later than its wait") {
  for (const Completion completion : {Completion::eager, Completion::late, Completion::random}) {
    Options options;
    options.completion = completion;
    options.seed = 5;
    KernelText text;
    text.out_words = 128;
    text.body =
        "mul.wide.u32 %rd3, %r0, 16; add.s64 %rd4, %rd0, %rd3; add.s64 %rd5, %rd1, %rd3;\n"
        "shl.b32 %r4, %r0, 4; add.s32 %r4, %r1, %r4; and.b32 %r5, %r0, 15; add.s32 %r5, %r5, 1;\n"
        "setp.eq.u32 %p0, %r0, 7; selp.u32 %r5, 0, %r5, %p0;\n"
        "cp.async.cg.shared.global.L2::128B [%r4], [%rd4], 16, %r5;\n"
        "cp.async.commit_group; cp.async.wait_group 0;\n"
        "cp.async.ca.shared.global [%r4+2048], [%rd4+4], 4; cp.async.ca.shared.global [%r4+2056], "
        "[%rd4+8], 8;\n"
        "cp.async.wait_all; ld.shared.v4.u32 {%r6, %r7, %r8, %r9}, [%r4];\n"
        "ld.shared.u32 %r10, [%r4+2048]; ld.shared.v2.u32 {%r11, %r12}, [%r4+2056];\n"
        "xor.b32 %r6, %r6, %r10; xor.b32 %r8, %r8, %r11; xor.b32 %r9, %r9, %r12;\n"
        "st.global.v4.u32 [%rd5], {%r6, %r7, %r8, %r9};";
    const std::vector<std::uint32_t> in = random_words(128, 3);
    const KernelRun run = run_kernel(text, in, options);
    CHECK_MESSAGE(run.report.clean(), faults_of(run.report));
    for (std::size_t t = 0; t < 32; ++t) {
      std::uint32_t words[4] = {};
      std::memcpy(words, &in[4 * t], t == 7 ? 0 : t % 16 + 1);
      words[0] ^= in[4 * t + 1];
      words[2] ^= in[4 * t + 2];
      words[3] ^= in[4 * t + 3];
      CHECK(std::equal(words, words + 4, &run.out[4 * t]));
    }
  }
}

TEST_CASE("what lies outside every buffer is described by the nearest one") {
  std::vector<std::byte> a(64), b(64);
  const auto start = reinterpret_cast<std::uint64_t>(a.data());
  const MemoryMap map({{"A", a.data(), 64, true}, {"B", b.data(), 0, false}});
  std::size_t hint = 0;
  CHECK(map.find(start, 64, hint) != nullptr);
  CHECK(map.find(start + 60, 4, hint) != nullptr);
  CHECK(map.find(start + 61, 4, hint) == nullptr);
  CHECK(map.find(start - 1, 1, hint) == nullptr);
  CHECK(map.find(~std::uint64_t{0} - 2, 4, hint) == nullptr);
  CHECK(map.describe(start + 72, 4).find("8 bytes past the end of buffer 'A' (64 bytes)") !=
        std::string::npos);
}

}  // namespace
}  // namespace attngen::vgpu
