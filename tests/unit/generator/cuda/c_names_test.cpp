// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/c_names.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

std::string tensor_name(const std::string& wanted) {
  const Cascade cascade = emitting::parsed(emitting::softmax_text({{"Q", wanted}}));
  return CNames(cascade, embedded_templates()).tensor(find_tensor(cascade, wanted));
}

TEST_CASE("ordinary names stay as they are") {
  for (const std::string name : {"Q", "GX", "query", "n", "k", "DM2"})
    CHECK(tensor_name(name) == name);
}

TEST_CASE("words of C++, CUDA, the templates and the printer get a trailing underscore") {
  for (const std::string name :
       {"asm", "int", "threadIdx", "main", "Config", "forward", "load_tile", "arguments", "NULL",
        "INT_MAX", "M_PI", "cudaDefault", "linux"}) {
    CHECK(tensor_name(name) == name + "_");
  }
}

TEST_CASE("names with a leading underscore start with a letter") {
  CHECK(tensor_name("__shared__") == "u__shared__");
  CHECK(tensor_name("_Pragma") == "u_Pragma");
}

TEST_CASE("names made safe never meet") {
  const Cascade cascade =
      emitting::parsed(emitting::softmax_text({{"Q", "int"}, {"K", "int_"}, {"V", "int__"}}));
  const CNames names(cascade, embedded_templates());
  std::set<std::string> seen;
  for (std::size_t id = 0; id < cascade.tensors.size(); ++id) {
    CHECK(seen.insert(names.tensor(static_cast<int>(id))).second);
  }
}

TEST_CASE("fresh names avoid every other") {
  const Cascade cascade = emitting::parsed(emitting::softmax_text({{"S", "GM_tile"}}));
  CNames names(cascade, embedded_templates());
  CHECK(names.fresh("GM_tile") == "GM_tile_2");
  CHECK(names.fresh("GM_tile") == "GM_tile_3");
}

}  // namespace
}  // namespace attngen
