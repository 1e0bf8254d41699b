// SPDX-License-Identifier: Apache-2.0
// The emitted file: its parts in a fixed order, from a table of templates given as a value.
#pragma once

#include "generator/analysis/analysis.h"
#include "generator/cuda/source.h"
#include "templates/templates.h"

namespace attngen {

CudaSource emit_kernel(const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                       const Plan& plan, const TemplateTable& templates);

}  // namespace attngen
