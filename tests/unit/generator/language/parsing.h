// SPDX-License-Identifier: Apache-2.0
// What the tests of the language share: one cascade from a text, and what a refusal says.
#pragma once

#include <string>
#include <vector>

#include "generator/language/language.h"

namespace attngen::testing {

/// The only cascade of `text`; throws what parse_variant() throws.
inline Cascade parsed(const std::string& text) {
  const std::vector<Cascade> cascades = parse_variant({"test.cascade", text});
  check(cascades.size() == 1, "the test's text has not one cascade");
  return cascades[0];
}

/// "V3 4:12" for each finding, in order; empty when the text is accepted.
inline std::vector<std::string> refusals(const std::string& text) {
  try {
    parse_variant({"test.cascade", text});
  } catch (const Error& error) {
    std::vector<std::string> found;
    for (const Finding& finding : error.findings()) {
      found.push_back(finding.rule + " " + std::to_string(finding.span.line) + ":" +
                      std::to_string(finding.span.column));
    }
    return found;
  }
  return {};
}

inline bool accepted(const std::string& text) {
  return refusals(text).empty();
}

/// A cascade around `body` with inputs A[P,M], B[M] (f32), t[P] (i32), ok[P,M] (bool), param n = 2,
/// all of them used by an output besides the body's.
inline std::string around(const std::string& body) {
  return "cascade test {\n rank P, M\n param n = 2\n"
         " in A[P,M]: f32, B[M]: f32, t[P]: i32, ok[P,M]: bool\n"
         " out USES[p] = sum{m} A[p,m] * B[m] * n * t[p] where ok[p,m]\n" +
         body + "\n}\n";
}

inline const Einsum& einsum_of(const Cascade& cascade, const std::string& tensor) {
  return cascade.einsums.at(
      static_cast<std::size_t>(defining_einsum(cascade, find_tensor(cascade, tensor))));
}

inline const Tensor& tensor_of(const Cascade& cascade, const std::string& name) {
  return cascade.tensors.at(static_cast<std::size_t>(find_tensor(cascade, name)));
}

}  // namespace attngen::testing
