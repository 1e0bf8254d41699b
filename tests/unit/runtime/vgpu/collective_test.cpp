// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

#include "base/dtype.h"
#include "kernel_runs.h"

namespace attngen::vgpu {
namespace {

using Words = std::vector<std::uint32_t>;

Words random_words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  Words words(count);
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

const std::string kLoadOwn =
    "mul.wide.u32 %rd3, %r0, 4; add.s64 %rd3, %rd0, %rd3; ld.global.u32 %r4, [%rd3];\n";

// The functions of the CUDA guide, by width; their lowering to operands b and c is the PTX one.
TEST_CASE("shuffles in segments of every width") {
  const Words in = random_words(32, 1);
  for (const int width : {2, 4, 8, 16, 32}) {
    for (const int by : {0, 1, 3, 7, 20}) {
      const int segment = (32 - width) << 8;
      const auto run = [&](const std::string& mode, int bounds) {
        KernelText text;
        text.body = kLoadOwn + "shfl.sync." + mode + ".b32 %r5|%p0, %r4, " + std::to_string(by) +
                    ", " + std::to_string(bounds) +
                    ", -1; selp.u32 %r6, 1, 0, %p0; st.global.u32 [%rd2], %r5;\n"
                    "st.global.u32 [%rd2+128], %r6;";
        text.out_words = 64;
        const KernelRun result = run_kernel(text, in);
        REQUIRE_MESSAGE(result.report.clean(), faults_of(result.report));
        return result.out;
      };
      const Words up = run("up", segment);
      const Words down = run("down", segment | 31);
      const Words cross = run("bfly", segment | 31);
      const Words index = run("idx", segment | 31);
      for (int lane = 0; lane < 32; ++lane) {
        const int first = lane / width * width;
        const auto expect = [&](const Words& out, int from, bool valid) {
          CHECK(out[static_cast<std::size_t>(lane)] ==
                in[static_cast<std::size_t>(valid ? from : lane)]);
          CHECK(out[static_cast<std::size_t>(lane + 32)] == (valid ? 1u : 0u));
        };
        expect(up, lane - by, lane - by >= first);
        expect(down, lane + by, lane + by < first + width);
        expect(cross, lane ^ by, (lane ^ by) < first + width);
        expect(index, first + by % width, true);
      }
    }
  }
}

TEST_CASE("votes, matches and reductions over a mask") {
  Words in = random_words(32, 2);
  for (std::uint32_t& word : in) word %= 5;
  KernelText text;
  text.out_words = 32 * 12;
  // Lanes 0-19 by one mask, 20-31 by another.
  text.body = kLoadOwn +
              "setp.lt.u32 %p1, %r0, 20; selp.b32 %r5, 0x000FFFFF, 0xFFF00000, %p1;\n"
              "setp.gt.u32 %p2, %r4, 2; @!%p1 bra HIGH;\n" +
              [] {
                std::string both;
                for (const char* label : {"", "HIGH: "}) {
                  both += std::string(label) +
                          "vote.sync.ballot.b32 %r10, %p2, %r5; vote.sync.any.pred %p3, %p2, %r5;\n"
                          "vote.sync.all.pred %p4, !%p2, %r5; vote.sync.uni.pred %p5, %p2, %r5;\n"
                          "redux.sync.add.u32 %r11, %r4, %r5; redux.sync.max.s32 %r12, %r4, %r5;\n"
                          "redux.sync.min.u32 %r13, %r4, %r5; redux.sync.xor.b32 %r14, %r4, %r5;\n"
                          "redux.sync.or.b32 %r15, %r4, %r5; redux.sync.and.b32 %r16, %r4, %r5;\n"
                          "match.any.sync.b32 %r17, %r4, %r5;\n"
                          "match.all.sync.b32 %r18|%p6, %r4, %r5; bar.warp.sync %r5;\n";
                  if (label[0] == '\0') both += "bra STORE;\n";
                }
                return both;
              }() +
              "STORE: selp.u32 %r19, 1, 0, %p3; selp.u32 %r20, 2, 0, %p4; selp.u32 %r21, 4, 0, "
              "%p5; selp.u32 %r22, 8, 0, %p6;\n"
              "or.b32 %r19, %r19, %r20; or.b32 %r19, %r19, %r21; or.b32 %r19, %r19, %r22;\n"
              "activemask.b32 %r23;\n";
  for (int k = 0; k < 9; ++k) {
    text.body +=
        "st.global.u32 [%rd2+" + std::to_string(128 * k) + "], %r" + std::to_string(10 + k) + ";\n";
  }
  text.body += "st.global.u32 [%rd2+1152], %r19; st.global.u32 [%rd2+1280], %r23;";
  const KernelRun run = run_kernel(text, in);
  REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
  for (std::uint32_t lane = 0; lane < 32; ++lane) {
    const std::uint32_t first = lane < 20 ? 0 : 20;
    const std::uint32_t end = lane < 20 ? 20 : 32;
    std::uint32_t ballot = 0, sum = 0, most = 0, least = ~0u, odd = 0, any = 0, all = ~0u, same = 0;
    for (std::uint32_t other = first; other < end; ++other) {
      const std::uint32_t x = in[other];
      ballot |= (x > 2 ? 1u : 0u) << other;
      sum += x;
      most = std::max(most, x);
      least = std::min(least, x);
      odd ^= x;
      any |= x;
      all &= x;
      same |= (x == in[lane] ? 1u : 0u) << other;
    }
    const std::uint32_t mask = lane < 20 ? 0xfffffu : 0xfff00000u;
    const auto out = [&](std::uint32_t k) { return run.out[lane + 32 * k]; };
    CHECK(out(0) == ballot);
    CHECK(out(1) == sum);
    CHECK(out(2) == most);
    CHECK(out(3) == least);
    CHECK(out(4) == odd);
    CHECK(out(5) == any);
    CHECK(out(6) == all);
    CHECK(out(7) == same);
    CHECK(out(8) == (same == mask ? mask : 0));
    CHECK(out(9) == ((ballot != 0 ? 1u : 0u) | (ballot == 0 ? 2u : 0u) |
                     (ballot == 0 || ballot == mask ? 4u : 0u) | (same == mask ? 8u : 0u)));
    CHECK((out(10) >> lane & 1) == 1);
  }
}

TEST_CASE("lanes that have exited are not waited for") {
  KernelText text;
  text.body = kLoadOwn +
              "setp.ge.u32 %p0, %r0, 10; @%p0 exit; shfl.sync.bfly.b32 %r5, %r4, 1, 31, -1;\n"
              "bar.sync 0; st.global.u32 [%rd2], %r5;";
  text.threads = 64;
  text.out_words = 64;
  const Words in = random_words(64, 3);
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    Options options;
    options.random_schedule = true;
    options.seed = seed;
    const KernelRun run = run_kernel(text, in, options);
    REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
    for (std::size_t lane = 0; lane < 10; ++lane) CHECK(run.out[lane] == in[lane ^ 1]);
    CHECK(run.out[10] == 0);
  }
}

TEST_CASE("barriers by number and count, and what they reduce") {
  KernelText text;
  text.threads = 96;
  text.out_words = 96;
  // Warps 0 and 1 meet at barrier 3; warp 2 arrives there without waiting; all meet at 0.
  text.body =
      "shr.u32 %r4, %r0, 5; setp.eq.u32 %p0, %r4, 2; shl.b32 %r5, %r0, 2; add.s32 %r5, %r5, %r1;\n"
      "st.shared.u32 [%r5], %r0; @%p0 bra GIVE; bar.sync 3, 96;\n"
      "ld.shared.u32 %r6, [%r1+380]; bra JOIN; GIVE: bar.arrive 3, 96; mov.u32 %r6, 5;\n"
      "JOIN: setp.lt.u32 %p1, %r0, 40; bar.red.popc.u32 %r7, 0, %p1; bar.red.and.pred %p2, 0, "
      "%p1;\n"
      "bar.red.or.pred %p3, 1, 96, %p1; barrier.sync 2; selp.u32 %r8, 1000, 0, %p2;\n"
      "selp.u32 %r9, 2000, 0, %p3; add.s32 %r6, %r6, %r8; add.s32 %r6, %r6, %r9;\n"
      "mad.lo.s32 %r6, %r7, 10000, %r6; st.global.u32 [%rd2], %r6;";
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    Options options;
    options.random_schedule = seed > 0;
    options.seed = seed;
    const KernelRun run = run_kernel(text, {}, options);
    REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
    for (std::size_t t = 0; t < 96; ++t) CHECK(run.out[t] == 402000 + (t < 64 ? 95 : 5));
  }
}

std::uint16_t half(const Words& words, int index) {
  const auto at = static_cast<std::size_t>(index);
  return static_cast<std::uint16_t>(words[at / 2] >> (16 * (at % 2)));
}

TEST_CASE("ldmatrix and stmatrix distribute 8x8 matrices, straight and transposed") {
  const Words in = random_words(4 * 32, 4);  // four matrices of 64 halves
  for (const int count : {1, 2, 4}) {
    for (const bool transposed : {false, true}) {
      const std::string form = ".sync.aligned.m8n8.x" + std::to_string(count) +
                               (transposed ? ".trans" : "") + ".shared.b16 ";
      const std::string registers = count == 1   ? "{%r10}"
                                    : count == 2 ? "{%r10, %r11}"
                                                 : "{%r10, %r11, %r12, %r13}";
      KernelText text;
      text.out_words = 256;
      // Row l of the matrices from memory to shared, loaded, written to out; then stored to the
      // second half of shared memory and copied out as rows again.
      text.body =
          "mul.wide.u32 %rd3, %r0, 16; add.s64 %rd4, %rd0, %rd3; shl.b32 %r4, %r0, 4;\n"
          "add.s32 %r4, %r4, %r1; ld.global.v4.u32 {%r5, %r6, %r7, %r8}, [%rd4];\n"
          "st.shared.v4.u32 [%r4], {%r5, %r6, %r7, %r8}; st.shared.v4.u32 [%r4+512], {0, 0, 0, "
          "0};\n"
          "mov.u32 %r11, 0; mov.u32 %r12, 0; mov.u32 %r13, 0; bar.warp.sync -1;\n"
          "ldmatrix" +
          form + registers +
          ", [%r4];\n"
          "st.global.u32 [%rd2], %r10; st.global.u32 [%rd2+128], %r11;\n"
          "st.global.u32 [%rd2+256], %r12; st.global.u32 [%rd2+384], %r13;\n"
          "stmatrix" +
          form + "[%r4+512], " + registers +
          "; bar.warp.sync -1;\n"
          "ld.shared.v4.u32 {%r5, %r6, %r7, %r8}, [%r4+512]; add.s64 %rd5, %rd1, %rd3;\n"
          "st.global.v4.u32 [%rd5+512], {%r5, %r6, %r7, %r8};";
      const KernelRun run = run_kernel(text, in);
      REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
      for (int m = 0; m < count; ++m) {
        for (int row = 0; row < 8; ++row) {
          for (int column = 0; column < 8; ++column) {
            const std::uint16_t element = half(in, m * 64 + row * 8 + column);
            const int r = transposed ? column : row;
            const int c = transposed ? row : column;
            CHECK(half(run.out, 2 * (32 * m + 4 * r + c / 2) + c % 2) == element);
            CHECK(half(run.out, 256 + m * 64 + row * 8 + column) == element);
          }
        }
      }
      if (count == 1) CHECK(run.out[32] == 0);
    }
  }
}

struct MmaCase {
  int k;
  bool bf16;
  bool half_sums;
};

TEST_CASE("mma.sync multiplies as matrices do, for every supported form") {
  for (const MmaCase& form : {MmaCase{16, true, false},
                              {16, false, false},
                              {8, true, false},
                              {8, false, false},
                              {16, false, true},
                              {8, false, true}}) {
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    const auto rounded = [&](double x) {
      return form.bf16 ? bf16_value(bf16_bits(x)) : f16_value(f16_bits(x));
    };
    const auto bits = [&](double x) { return form.bf16 ? bf16_bits(x) : f16_bits(x); };
    double a[16][16], b[16][8], c[16][8];
    for (auto& row : a)
      for (double& x : row) x = rounded(normal(random));
    for (auto& row : b)
      for (double& x : row) x = rounded(normal(random));
    for (auto& row : c) {
      for (double& x : row) {
        x = form.half_sums ? rounded(normal(random))
                           : static_cast<double>(static_cast<float>(normal(random)));
      }
    }
    // Ten words to a lane: A, B, C as the PTX manual's figures place them.
    Words in(320);
    const auto pair = [&](double low, double high) {
      return static_cast<std::uint32_t>(bits(low)) | static_cast<std::uint32_t>(bits(high)) << 16;
    };
    for (int lane = 0; lane < 32; ++lane) {
      const int group = lane >> 2;
      const int column = lane % 4 * 2;
      const auto at = static_cast<std::size_t>(lane * 10);
      for (int r = 0; r < form.k / 4; ++r) {
        const int i = group + (r % 2) * 8;
        const int k = column + (r / 2) * 8;
        in[at + static_cast<std::size_t>(r)] = pair(a[i][k], a[i][k + 1]);
      }
      for (int r = 0; r < form.k / 8; ++r) {
        in[at + 4 + static_cast<std::size_t>(r)] =
            pair(b[column + r * 8][group], b[column + r * 8 + 1][group]);
      }
      for (int r = 0; r < 4; ++r) {
        const double x = c[group + r / 2 * 8][column + r % 2];
        const auto single = static_cast<float>(x);
        if (!form.half_sums) std::memcpy(&in[at + 6 + static_cast<std::size_t>(r)], &single, 4);
      }
      if (form.half_sums) {
        in[at + 6] = pair(c[group][column], c[group][column + 1]);
        in[at + 7] = pair(c[group + 8][column], c[group + 8][column + 1]);
      }
    }
    const std::string type = form.bf16 ? "bf16" : "f16";
    const std::string sums = form.half_sums ? "f16" : "f32";
    std::string body = "mul.wide.u32 %rd3, %r0, 40; add.s64 %rd3, %rd0, %rd3;\n";
    for (int r = 0; r < 10; ++r) {
      const std::string to = r >= 6 && !form.half_sums ? "%f" : "%r";
      body += "ld.global.b32 " + to + std::to_string(10 + r) + ", [%rd3+" + std::to_string(4 * r) +
              "];\n";
    }
    const std::string d = form.half_sums ? "{%r16, %r17}" : "{%f16, %f17, %f18, %f19}";
    body += "mma.sync.aligned.m16n8k" + std::to_string(form.k) + ".row.col." + sums + "." + type +
            "." + type + "." + sums + " " + d + ", " +
            (form.k == 16 ? "{%r10, %r11, %r12, %r13}, {%r14, %r15}, " : "{%r10, %r11}, {%r14}, ") +
            d + ";\n";
    for (int r = 0; r < 4; ++r) {
      if (form.half_sums && r >= 2) break;
      body += "st.global.b32 [%rd2+" + std::to_string(128 * r) + "], " +
              (form.half_sums ? "%r" : "%f") + std::to_string(16 + r) + ";\n";
    }
    KernelText text{body};
    text.out_words = 128;
    const KernelRun run = run_kernel(text, in);
    REQUIRE_MESSAGE(run.report.clean(), faults_of(run.report));
    for (int i = 0; i < 16; ++i) {
      for (int j = 0; j < 8; ++j) {
        double wanted = c[i][j];
        double size = std::fabs(wanted);
        for (int k = 0; k < form.k; ++k) {
          wanted += a[i][k] * b[k][j];
          size += std::fabs(a[i][k] * b[k][j]);
        }
        const int lane = i % 8 * 4 + j / 2;
        double got = 0;
        if (form.half_sums) {
          got = f16_value(half(run.out, 2 * (lane + 32 * (i / 8)) + j % 2));
        } else {
          float single = 0;
          std::memcpy(&single, &run.out[static_cast<std::size_t>(lane + 32 * (i / 8 * 2 + j % 2))],
                      4);
          got = static_cast<double>(single);
        }
        CHECK(std::fabs(got - wanted) <= size * (form.half_sums ? 6e-4 : 1e-6));
      }
    }
  }
}

}  // namespace
}  // namespace attngen::vgpu
