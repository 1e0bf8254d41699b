// SPDX-License-Identifier: Apache-2.0
// How many keys rows side by side meet: what the bounds of a mask leave of them.
#pragma once

#include <cstdint>

#include "generator/form/forward_form.h"
#include "generator/ir/binding.h"
#include "generator/ir/cascade.h"

namespace attngen::tune {

/// Keys between ForwardForm::tiles' bounds of `rows` neighbouring coordinates of the row rank, of
/// all keys, on average over the rows: 0 ... 1. Heads are looked at in samples, and long ranks of
/// rows too. Bounds that read a table leave all keys, as conditions that are no bounds do.
double keys_met(const Cascade& cascade, const ForwardForm& form, const Binding& binding,
                std::int64_t rows);

}  // namespace attngen::tune
