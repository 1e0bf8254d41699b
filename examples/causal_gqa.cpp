// SPDX-License-Identifier: Apache-2.0
// Causal grouped-query attention from C++. Usage: causal_gqa_cpp [cuda|cpu|vgpu|oracle|auto]
#include <attngen.hpp>
#include <cstdio>

int main(int argc, char** argv) try {
  const std::int64_t heads = 8, key_heads = 2, tokens = 96, dim = 64;
  const attngen::Engine engine(argc > 1 ? argv[1] : "auto");
  const attngen::Spec spec("causal_gqa");
  const attngen::Plan plan(engine, spec, {{"E", dim}, {"F", dim}, {"H", heads}, {"HK", key_heads}});
  plan.prepare();  // compiles once, then cached; any number of tokens
  const attngen::Workspace workspace(engine, plan);  // one for each stream

  attngen::Tensor q(engine, attngen::bf16, {heads, tokens, dim}),
      k(engine, attngen::bf16, {key_heads, tokens, dim}),
      v(engine, attngen::bf16, {key_heads, tokens, dim}),
      o(engine, attngen::f32, {heads, tokens, dim}), lse(engine, attngen::f32, {heads, tokens});
  std::vector<std::uint16_t> host(heads * tokens * dim);  // bf16: the upper half of a float
  for (std::size_t i = 0; i < host.size(); ++i) host[i] = std::uint16_t(0x3c00 + i * 7919 % 0x380);
  for (attngen::Tensor* input : {&q, &k, &v}) input->upload(host.data());

  // Enqueued on a stream: here the default one.
  plan.run({q.dl(), k.dl(), v.dl(), o.dl(), lse.dl()}, workspace);
  std::vector<float> out(heads * tokens * dim);
  o.download(out.data());
  std::printf("O[0,0,0] = %.5f  O[7,95,63] = %.5f\n", out.front(), out.back());
} catch (const attngen::Failure& failure) {
  return std::fprintf(stderr, "%s\n", failure.what()), 1;
}
