// SPDX-License-Identifier: Apache-2.0
// What a call of the library came to: a status of attngen.h and, on failure, what to do about it.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include <attngen.h>
#include "base/error.h"

namespace attngen {

/// Making a good one allocates nothing, so the warm path may return it.
struct [[nodiscard]] Outcome {
  attngen_status status = ATTNGEN_OK;
  std::string message;  ///< "" when status is ATTNGEN_OK

  bool ok() const { return status == ATTNGEN_OK; }
};

/// A failure: what is wrong and, after "; ", what to do.
Outcome failure(attngen_status status, std::string message);

/// The kind of the error as a status, its findings as the message.
Outcome outcome_of(const Error& error);
/// Another status where the place says more than the kind does.
Outcome outcome_of(const Error& error, attngen_status status);

/// A call of a CUDA driver that failed where only an exception can say so; no ErrorKind is its own.
class DriverFailure : public std::exception {
 public:
  /// `refuses_image`: the driver would not take the kernel's code, rather than failing later.
  explicit DriverFailure(std::string message, bool refuses_image = false)
      : message_(std::move(message)), refuses_image_(refuses_image) {}
  const char* what() const noexcept override { return message_.c_str(); }
  bool refuses_image() const noexcept { return refuses_image_; }

 private:
  std::string message_;
  bool refuses_image_;
};

/// The exception that is being handled; call it inside a catch block.
Outcome outcome_of_current_exception();

/// "ATTNGEN_E_INVALID"; "unknown status" for any other number.
const char* name_of_status(attngen_status status);

}  // namespace attngen
