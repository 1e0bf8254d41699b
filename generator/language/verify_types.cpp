// SPDX-License-Identifier: Apache-2.0
// V7: temporaries and states keep at least the 32 bits that accumulation needs.
#include <fmt/format.h>

#include <set>

#include "base/dtype.h"
#include "generator/language/verify.h"

namespace attngen {
namespace {

bool is_wide(DType type) {
  return bytes_of(type) >= 4 || type == DType::boolean;
}

}  // namespace

void verify_types(const ResolvedCascade& resolved, Diagnostics& diagnostics) {
  const Cascade& cascade = resolved.cascade;
  std::set<int> reported;
  for (const Einsum& einsum : cascade.einsums) {
    if (einsum.tensor < 0 || !einsum.type || is_wide(einsum.type->type)) continue;
    const Tensor& tensor = cascade.tensors[static_cast<std::size_t>(einsum.tensor)];
    if (tensor.kind == TensorKind::output || !reported.insert(einsum.tensor).second) continue;
    diagnostics.add(
        einsum.span, "V7",
        fmt::format("{} is {}, and a {} is f32 or wider", tensor.name, name_of(einsum.type->type),
                    tensor.kind == TensorKind::state ? "state" : "temporary"),
        "drop the type: operands of a contraction are rounded to its input type anyway");
  }
}

}  // namespace attngen
