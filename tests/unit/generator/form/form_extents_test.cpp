// SPDX-License-Identifier: Apache-2.0
#include "generator/form/form_extents.h"

#include <doctest/doctest.h>

#include "tests/unit/generator/cuda/emitting.h"

namespace attngen {
namespace {

TEST_CASE("without columns the contracted sum is 0 whatever it is multiplied by") {
  const Cascade cascade = emitting::from_gallery("softmax");
  const ForwardForm form = *forward_form(cascade, analyse(cascade)).form;
  std::vector<std::int64_t> extents(cascade.ranks.size(), 64);
  const auto scale = [&](const ForwardForm& of) {
    bool multiplies = false;
    for_each_node(of.formulas.front(), [&](const ExprNode& node) {
      if (node.op == Op::param) multiplies = true;
    });
    return multiplies;
  };
  CHECK(scale(at_extents(cascade, form, extents)));
  extents[static_cast<std::size_t>(find_rank(cascade, "E"))] = 0;
  const ForwardForm empty = at_extents(cascade, form, extents);
  CHECK_FALSE(scale(empty));
  CHECK(same(empty.formulas.front(), make_access(kDotTensor, {})));
}

}  // namespace
}  // namespace attngen
