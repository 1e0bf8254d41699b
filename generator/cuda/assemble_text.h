// SPDX-License-Identifier: Apache-2.0
// What every emitted file is put together from: its header, template parts, its entry.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "generator/cuda/source.h"
#include "templates/templates.h"

namespace attngen {

inline constexpr std::size_t kTextColumns = 100;

/// The comment that opens a file: variant, digest, the command that prints it again, the cascade,
/// the plan.
std::string text_header(const Cascade& cascade, const std::string& command, const Plan& plan);

/// Every part of `wanted` with all that their "needs:" lines name.
std::set<std::string> with_needs(const TemplateTable& templates,
                                 const std::set<std::string>& wanted);

/// The parts of `ops/` that are in `parts`, in the order in which they need each other.
void add_ops(std::string& text, const TemplateTable& templates, const std::set<std::string>& parts);

/// One part below its banner.
void add_part(std::string& text, const TemplateTable& templates, std::string_view name);

/// A template as it stands in emitted text: without its licence line.
std::string_view emitted_part(const TemplatePart& part);

/// The extern "C" function that calls `kernel`, for at least `blocks` CTAs per SM.
std::string entry_text(const std::string& entry, int blocks, const char* kernel);

}  // namespace attngen
