// SPDX-License-Identifier: Apache-2.0
// The emitted file: its parts in a fixed order, from a table of templates given as a value.
#pragma once

#include "generator/analysis/analysis.h"
#include "generator/cuda/source.h"
#include "templates/templates.h"

namespace attngen {

CudaSource emit_kernel(const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                       const Plan& plan, const TemplateTable& templates);

/// A template as it stands in emitted text: without its licence line.
std::string_view emitted_part(const TemplatePart& part);

}  // namespace attngen
