// SPDX-License-Identifier: Apache-2.0
// The form of a request, or the error that says why there is none.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "generator/form/forward_form.h"

namespace attngen {

/// The form of `cascade` at these extents (by rank id); throws Error(refused) with every reason why
/// there is none.
ForwardForm require_form(const Cascade& cascade, const Analysis& analysis,
                         std::span<const std::int64_t> extents);

/// Throws Error(refused) with one finding per reason.
[[noreturn]] void refuse_form(const Cascade& cascade, const std::vector<std::string>& reasons);

}  // namespace attngen
