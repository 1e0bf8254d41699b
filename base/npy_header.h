// SPDX-License-Identifier: Apache-2.0
// The text inside a .npy file that says what its data are: a Python dict of three known keys.
#pragma once

#include <string>
#include <string_view>

#include "base/array.h"

namespace attngen {

struct NpyHeader {
  std::string descr;  ///< the dtype as NumPy writes it: "<f4"
  bool fortran_order = false;
  Shape shape;
};

/// `name` is how errors call the file. Refuses (rule "npy") whatever is not exactly that dict:
/// unknown, repeated or missing keys, structured dtypes, extents that are negative or beyond 2^62,
/// more than 32 axes.
NpyHeader parse_npy_header(std::string_view text, const std::string& name);

/// Throws Error(refused) with the rule "npy".
[[noreturn]] void refuse_npy(const std::string& name, const std::string& message,
                             const std::string& fix);

/// The start of a piece of a hostile file, safe to print.
std::string printable(std::string_view text);

}  // namespace attngen
