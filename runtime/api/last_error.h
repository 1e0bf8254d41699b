// SPDX-License-Identifier: Apache-2.0
// What the last failing call of this thread said.
#pragma once

#include <string>

namespace attngen {

/// Never throws: where memory runs out the message is a shorter one.
void set_last_error(std::string message) noexcept;

/// "" before any failure.
const char* last_error() noexcept;

}  // namespace attngen
