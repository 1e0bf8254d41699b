/* SPDX-License-Identifier: Apache-2.0
 * attngen.h alone, as C11 with every warning an error: sizes and names that C programs rely on. */
#include <attngen.h>

#include <stddef.h>

_Static_assert(sizeof(attngen_engine) == 8, "handles are 64-bit numbers");
_Static_assert(sizeof(attngen_status) == 4, "a status is 32 bits");
_Static_assert(offsetof(attngen_spec_options, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_tensor_info, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_param_info, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_engine_options, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_engine_info, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_bounds, struct_size) == 0, "struct_size comes first");
_Static_assert(offsetof(attngen_args, struct_size) == 0, "struct_size comes first");

int main(void) {
  attngen_engine_options options = {.struct_size = sizeof options, .device = "oracle"};
  attngen_engine engine;
  if (attngen_version() != 100) return 1;
  if (attngen_engine_create(&options, &engine) != ATTNGEN_OK) return 2;
  return attngen_engine_destroy(engine) == ATTNGEN_OK ? 0 : 3;
}
