// SPDX-License-Identifier: Apache-2.0
#include "runtime/api/outcome.h"

#include <array>
#include <exception>
#include <new>

namespace attngen {
namespace {

attngen_status status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::check_failed:
      return ATTNGEN_E_CHECK;
    case ErrorKind::refused:
      return ATTNGEN_E_UNSUPPORTED;
    case ErrorKind::missing_tool:
      return ATTNGEN_E_NO_COMPILER;
    case ErrorKind::no_device:
      return ATTNGEN_E_NO_DEVICE;
    case ErrorKind::compile_failed:
      return ATTNGEN_E_COMPILE;
    case ErrorKind::io:
      return ATTNGEN_E_CACHE;
    case ErrorKind::over_budget:
    case ErrorKind::interrupted:
      return ATTNGEN_E_CANCELLED;
  }
  return ATTNGEN_E_INTERNAL;
}

}  // namespace

Outcome failure(attngen_status status, std::string message) {
  return {status, std::move(message)};
}

Outcome outcome_of(const Error& error) {
  return outcome_of(error, status_of(error.kind()));
}

Outcome outcome_of(const Error& error, attngen_status status) {
  std::string message = error.what();
  message.erase(message.find_last_not_of('\n') + 1);
  return failure(status, std::move(message));
}

Outcome outcome_of_current_exception() {
  try {
    throw;
  } catch (const Error& error) {
    return outcome_of(error);
  } catch (const DriverFailure& refusal) {
    return {ATTNGEN_E_DRIVER, refusal.what()};
  } catch (const std::bad_alloc&) {
    return {ATTNGEN_E_MEMORY, "out of host memory"};
  } catch (const std::exception& error) {
    return {ATTNGEN_E_INTERNAL, error.what()};
  } catch (...) {
    return {ATTNGEN_E_INTERNAL, "an exception of an unknown type"};
  }
}

const char* name_of_status(attngen_status status) {
  static constexpr std::array<const char*, 15> kNames{"ATTNGEN_OK",
                                                      "ATTNGEN_E_INVALID",
                                                      "ATTNGEN_E_UNSUPPORTED",
                                                      "ATTNGEN_E_NO_COMPILER",
                                                      "ATTNGEN_E_NO_DEVICE",
                                                      "ATTNGEN_E_COMPILE",
                                                      "ATTNGEN_E_CACHE",
                                                      "ATTNGEN_E_WOULD_COMPILE",
                                                      "ATTNGEN_E_WORKSPACE",
                                                      "ATTNGEN_E_DRIVER",
                                                      "ATTNGEN_E_CANCELLED",
                                                      "ATTNGEN_E_FORKED",
                                                      "ATTNGEN_E_CHECK",
                                                      "ATTNGEN_E_MEMORY",
                                                      "ATTNGEN_E_INTERNAL"};
  if (status < 0 || static_cast<std::size_t>(status) >= kNames.size()) return "unknown status";
  return kNames[static_cast<std::size_t>(status)];
}

}  // namespace attngen
