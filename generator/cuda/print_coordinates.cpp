// SPDX-License-Identifier: Apache-2.0
#include "generator/cuda/print_coordinates.h"

#include <fmt/format.h>

namespace attngen {

void print_coordinates(SourceWriter& out, const std::string& number,
                       const std::vector<PrintedAxis>& axes) {
  for (std::size_t i = axes.size(); i-- > 0;) {
    if (i == 0) {
      out.line(fmt::format("{} = static_cast<int>({});", axes[i].target, number));
    } else {
      out.line(
          fmt::format("{} = static_cast<int>({} % {});", axes[i].target, number, axes[i].extent));
      out.line(fmt::format("{} /= {};", number, axes[i].extent));
    }
  }
}

}  // namespace attngen
