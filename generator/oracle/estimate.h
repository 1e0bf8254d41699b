// SPDX-License-Identifier: Apache-2.0
// Refusing sizes that the interpreter should not be asked for.
#pragma once

#include "generator/oracle/interpret.h"

namespace attngen::oracle {

/// Throws Error(refused) with the estimate in words when a limit of `options` would be passed.
void refuse_beyond(const Cascade& cascade, const Binding& binding, const InterpretOptions& options);

}  // namespace attngen::oracle
