// SPDX-License-Identifier: Apache-2.0
// The device code that kernels are made of: every .cuh of this folder, byte for byte.
#pragma once

#include <string_view>
#include <vector>

namespace attngen {

struct TemplatePart {
  std::string_view name;  ///< file name: "contract.cuh"
  std::string_view text;
};

/// Sorted by name.
using TemplateTable = std::vector<TemplatePart>;

/// The parts built into this program.
const TemplateTable& embedded_templates();

/// The part of that name, or null.
const TemplatePart* find_part(const TemplateTable& table, std::string_view name);

}  // namespace attngen
