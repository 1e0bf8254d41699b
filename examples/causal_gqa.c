/* SPDX-License-Identifier: Apache-2.0
 * Causal grouped-query attention from C. Usage: causal_gqa [cuda|cpu|vgpu|oracle|auto] */
#include <attngen.h>
#include <stdio.h>
#include <stdlib.h>

enum { H = 8, HK = 2, N = 96, D = 64 }; /* query heads, key heads, tokens, head dim */

static void need(attngen_status status) {
  if (status != ATTNGEN_OK) exit((fprintf(stderr, "%s\n", attngen_last_error()), 1));
}

int main(int argc, char** argv) {
  attngen_spec_options what = {.struct_size = sizeof what, .variant = "causal_gqa"};
  attngen_engine_options where = {.struct_size = sizeof where,
                                  .device = argc > 1 ? argv[1] : "auto"};
  attngen_rank_bound dims[] = {{"E", D, D}, {"F", D, D}, {"H", H, H}, {"HK", HK, HK}};
  attngen_bounds bounds = {.struct_size = sizeof bounds, .ranks = dims, .rank_count = 4};
  attngen_spec spec;
  attngen_engine engine;
  attngen_plan plan;
  need(attngen_spec_create(&what, &spec));
  need(attngen_engine_create(&where, &engine));
  need(attngen_plan_create(engine, spec, &bounds, &plan)); /* any number of tokens */
  need(attngen_prepare(&plan, 1, NULL, NULL));             /* compiles once, then cached */

  DLTensor* t[5]; /* Q K V -> O LSE */
  int64_t shapes[5][3] = {{H, N, D}, {HK, N, D}, {HK, N, D}, {H, N, D}, {H, N}};
  static uint16_t host[H * N * D]; /* bf16: the upper half of a float */
  for (int i = 0; i < H * N * D; ++i) host[i] = (uint16_t)(0x3c00 + i * 7919 % 0x380);
  for (int i = 0; i < 5; ++i) {
    DLDataType type = {i < 3 ? kDLBfloat : kDLFloat, i < 3 ? 16 : 32, 1};
    need(attngen_tensor_create(engine, type, i < 4 ? 3 : 2, shapes[i], &t[i]));
    size_t bytes = (i == 0 ? H : HK) * N * D * sizeof host[0];
    if (i < 3) need(attngen_copy_to_device(engine, t[i]->data, host, bytes, NULL));
  }
  size_t bytes; /* of what runs work in: zero before the first one */
  void* workspace;
  need(attngen_plan_workspace(plan, &bytes, NULL));
  need(attngen_allocate(engine, bytes, &workspace));
  void* zeros = calloc(bytes + 1, 1);
  need(attngen_copy_to_device(engine, workspace, zeros, bytes, NULL));
  attngen_args args = {
      .struct_size = sizeof args, .tensors = (const DLTensor* const*)t, .tensor_count = 5};
  need(attngen_run(plan, &args, workspace, bytes, NULL)); /* on a stream: the default one */
  static float out[H * N * D];
  need(attngen_copy_to_host(engine, out, t[3]->data, sizeof out, NULL));
  printf("O[0,0,0] = %.5f  O[7,95,63] = %.5f\n", out[0], out[H * N * D - 1]);

  for (int i = 0; i < 5; ++i) need(attngen_tensor_destroy(engine, t[i]));
  need(attngen_release(engine, workspace));
  free(zeros);
  need(attngen_plan_destroy(plan));
  need(attngen_engine_destroy(engine));
  need(attngen_spec_destroy(spec));
}
