// SPDX-License-Identifier: Apache-2.0
// One decode step of sequences that share a prefix: its keys are read once for all of them, each
// suffix by itself, and both partial results are merged. Usage: shared_prefix_cpp
// [cuda|cpu|vgpu|oracle]
#include <algorithm>
#include <attngen.hpp>
#include <cmath>
#include <cstdio>

namespace {

constexpr std::int64_t kSequences = 6, kHeads = 8, kKeyHeads = 2, kDim = 64;
constexpr std::int64_t kPrefix = 192, kSuffix = 40, kAll = kPrefix + kSuffix;

/// The same bytes under other axes.
struct View {
  View(const attngen::Tensor& of, std::vector<std::int64_t> shape,
       std::vector<std::int64_t> strides)
      : extents(std::move(shape)), steps(std::move(strides)), tensor(*of.dl()) {
    tensor.ndim = static_cast<std::int32_t>(extents.size());
    tensor.shape = extents.data();
    tensor.strides = steps.data();
  }
  View(const View&) = delete;
  const DLTensor* dl() const { return &tensor; }
  std::vector<std::int64_t> extents, steps;
  DLTensor tensor;
};

/// Numbers between 0.008 and 1 in bf16, the upper half of a float; every third one negative.
std::vector<std::uint16_t> numbers(std::int64_t count, std::uint64_t seed) {
  std::vector<std::uint16_t> made(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::uint64_t mixed = (i + seed) * 7919;
    made[i] = static_cast<std::uint16_t>((mixed % 3 == 0 ? 0xbc00 : 0x3c00) + mixed % 0x380);
  }
  return made;
}

}  // namespace

int main(int argc, char** argv) try {
  const attngen::Engine engine(argc > 1 ? argv[1] : "auto");
  const attngen::Spec spec("gqa");
  const attngen::Extent e("E", kDim), f("F", kDim), h("H", kHeads), hk("HK", kKeyHeads);
  const attngen::Plan shared(engine, spec, {e, f, h, hk, {"P", kSequences}}),
      own(engine, spec, {e, f, h, hk, {"P", 1}}, 1);
  shared.prepare();
  own.prepare();
  attngen::prepare_merge(engine, spec, 1);
  const attngen::Workspace workspace(engine,
                                     std::max(shared.workspace_bytes(), own.workspace_bytes()));

  // The cache: keys of the prefix once, of each suffix behind one another.
  using attngen::bf16, attngen::f32;
  attngen::Tensor q(engine, bf16, {kSequences, kHeads, 1, kDim});
  attngen::Tensor prefix_k(engine, bf16, {kKeyHeads, kPrefix, kDim}),
      prefix_v(engine, bf16, {kKeyHeads, kPrefix, kDim}),
      suffix_k(engine, bf16, {kSequences, kKeyHeads, kSuffix, kDim}),
      suffix_v(engine, bf16, {kSequences, kKeyHeads, kSuffix, kDim});
  std::uint64_t seed = 1;
  for (attngen::Tensor* each : {&q, &prefix_k, &prefix_v, &suffix_k, &suffix_v}) {
    each->upload(numbers(static_cast<std::int64_t>(each->bytes() / 2), seed).data());
    seed += 1000;
  }

  // The prefix: the queries of all sequences are rows of one problem.
  attngen::Tensor prefix_o(engine, f32, {kHeads, kSequences, kDim}),
      prefix_lse(engine, f32, {kHeads, kSequences});
  const View rows(q, {kHeads, kSequences, kDim}, {kDim, kHeads * kDim, 1});
  shared.run({rows.dl(), prefix_k.dl(), prefix_v.dl(), prefix_o.dl(), prefix_lse.dl()}, workspace);
  // The suffixes: a batch of one query each.
  attngen::Tensor suffix_o(engine, f32, {kSequences, kHeads, 1, kDim}),
      suffix_lse(engine, f32, {kSequences, kHeads, 1});
  own.run({q.dl(), suffix_k.dl(), suffix_v.dl(), suffix_o.dl(), suffix_lse.dl()}, workspace);
  // Together.
  attngen::Tensor o(engine, f32, {kSequences, kHeads, 1, kDim}),
      lse(engine, f32, {kSequences, kHeads, 1});
  const View part_o(prefix_o, {kSequences, kHeads, 1, kDim}, {kDim, kSequences * kDim, kDim, 1});
  const View part_lse(prefix_lse, {kSequences, kHeads, 1}, {1, kSequences, 1});
  attngen::merge(engine, spec, {{part_o.dl(), part_lse.dl()}, {suffix_o.dl(), suffix_lse.dl()}},
                 {o.dl(), lse.dl()});

  // The same without sharing: every sequence has all keys in one piece.
  attngen::Tensor all_k(engine, bf16, {kSequences, kKeyHeads, kAll, kDim}),
      all_v(engine, bf16, {kSequences, kKeyHeads, kAll, kDim});
  seed = 1001;
  for (attngen::Tensor* each : {&all_k, &all_v}) {
    const auto prefix = numbers(kKeyHeads * kPrefix * kDim, seed);
    const auto suffix = numbers(kSequences * kKeyHeads * kSuffix * kDim, seed + 2000);
    std::vector<std::uint16_t> whole;
    for (std::int64_t line = 0; line < kSequences * kKeyHeads; ++line) {
      const auto first = prefix.begin() + line % kKeyHeads * kPrefix * kDim;
      const auto second = suffix.begin() + line * kSuffix * kDim;
      whole.insert(whole.end(), first, first + kPrefix * kDim);
      whole.insert(whole.end(), second, second + kSuffix * kDim);
    }
    each->upload(whole.data());
    seed += 1000;
  }
  attngen::Tensor whole_o(engine, f32, {kSequences, kHeads, 1, kDim}),
      whole_lse(engine, f32, {kSequences, kHeads, 1});
  own.run({q.dl(), all_k.dl(), all_v.dl(), whole_o.dl(), whole_lse.dl()}, workspace);

  std::vector<float> merged(kSequences * kHeads * kDim), whole(merged.size());
  o.download(merged.data());
  whole_o.download(whole.data());
  double worst = 0;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    worst = std::max(worst, std::fabs(double(merged[i]) - double(whole[i])));
  }
  std::printf("O[0,0,0] = %.5f  O[5,7,63] = %.5f  merged against whole: %.1e\n", merged.front(),
              merged.back(), worst);
} catch (const attngen::Failure& failure) {
  return std::fprintf(stderr, "%s\n", failure.what()), 1;
}
