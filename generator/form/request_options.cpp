// SPDX-License-Identifier: Apache-2.0
#include "generator/form/request_options.h"

#include <fmt/format.h>

namespace attngen {
namespace {

/// " --any-layout Q,K", "all" for every input and output; nothing where rows are copied.
std::string any_layout_option(const Cascade& cascade, const std::vector<bool>& element_loads) {
  std::vector<std::string> asked;
  bool all = true;
  for (std::size_t id = 0; id < element_loads.size(); ++id) {
    const Tensor& tensor = cascade.tensors.at(id);
    const bool is_argument = tensor.kind == TensorKind::input || tensor.kind == TensorKind::output;
    if (!is_argument || tensor.dims.empty()) continue;
    if (element_loads[id]) {
      asked.push_back(tensor.name);
    } else {
      all = false;
    }
  }
  if (asked.empty()) return {};
  return " --any-layout " + (all ? std::string("all") : fmt::format("{}", fmt::join(asked, ",")));
}

}  // namespace

std::string request_options(const Cascade& cascade, const RequestedShape& shape) {
  std::string text;
  for (const int rank : shape.ranks) {
    const auto at = static_cast<std::size_t>(rank);
    text += fmt::format(" -D {}={}", cascade.ranks.at(at).name, shape.extents[at]);
  }
  for (std::size_t id = 0; id < cascade.params.size(); ++id) {
    if (!cascade.params[id].is_static) continue;
    text += fmt::format(" -p {}={}", cascade.params[id].name, shape.static_params[id]);
  }
  for (const DTypeAlias& alias : cascade.dtypes) {
    text += fmt::format(" --dtype {}={}", alias.name, name_of(alias.type));
  }
  if (shape.batch_axes > 0) text += fmt::format(" --batch-axes {}", shape.batch_axes);
  return text + any_layout_option(cascade, shape.element_loads);
}

}  // namespace attngen
