// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/last_error.h"

#include <utility>

namespace attngen {
namespace {

std::string& message_of_thread() noexcept {
  thread_local std::string kMessage;
  return kMessage;
}

}  // namespace

void set_last_error(std::string message) noexcept {
  message_of_thread() = std::move(message);
}

const char* last_error() noexcept {
  return message_of_thread().c_str();
}

}  // namespace attngen
