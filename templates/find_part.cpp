// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "templates/templates.h"

namespace attngen {

const TemplatePart* find_part(const TemplateTable& table, std::string_view name) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const TemplatePart& part) { return part.name == name; });
  return at == table.end() ? nullptr : &*at;
}

}  // namespace attngen
