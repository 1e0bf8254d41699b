// SPDX-License-Identifier: Apache-2.0
// NumPy's .npy: v1-v3, little-endian, C or Fortran order.
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#pragma once

#include <string>

#include "base/array.h"

namespace attngen {

/// `name` is how errors call it. Refuses (Error::refused, rule "npy") empty, truncated, oversized,
/// big-endian, pickled/object, structured and unicode files, and shapes that overflow.
/// dtypes: f8 f4 f2 i1 u1 i4 i8 b1 (bf16 has no NumPy type: give f4 or f2).
Array parse_npy(const std::string& bytes, const std::string& name);

/// v1.0, C order. bf16, fp8 and i4 are widened to f4 / i1, which loses nothing.
std::string print_npy(const Array& array);

}  // namespace attngen
