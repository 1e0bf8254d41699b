// SPDX-License-Identifier: Apache-2.0
#include "generator/form/request_options.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

TEST_CASE("only what the text depends on is asked for") {
  const Cascade cascade = emitting::from_gallery("causal");
  const std::vector<std::int64_t> extents(cascade.ranks.size(), 64);
  const std::vector<double> params(cascade.params.size(), 1.0);
  const std::vector<int> head_dims = {find_rank(cascade, "E"), find_rank(cascade, "F")};
  CHECK(request_options(cascade, {head_dims, extents, params, 0, {}}) ==
        " -D E=64 -D F=64 --dtype T=bf16");
  std::vector<bool> by_element(cascade.tensors.size(), false);
  by_element[static_cast<std::size_t>(find_tensor(cascade, "K"))] = true;
  CHECK(request_options(cascade, {head_dims, extents, params, 2, by_element}) ==
        " -D E=64 -D F=64 --dtype T=bf16 --batch-axes 2 --any-layout K");
  const std::vector<bool> all(cascade.tensors.size(), true);
  CHECK(request_options(cascade, {{}, extents, params, 0, all}) ==
        " --dtype T=bf16 --any-layout all");
}

}  // namespace
}  // namespace attngen
