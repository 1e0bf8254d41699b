// SPDX-License-Identifier: Apache-2.0
// The words of CUDA C++ text: enough of its lexical grammar to scan what the generator prints.
#pragma once

#include <string_view>
#include <vector>

namespace attngen {

enum class CudaTokenKind { word, number, string, directive, punctuation, foreign };

/// A token of the text it points into. Comments are skipped; a directive is its whole line.
struct CudaToken {
  CudaTokenKind kind = CudaTokenKind::punctuation;
  std::string_view text;
};

/// `foreign` is a byte that the generator never prints outside a string: a quote, a backslash, a
/// control character, anything beyond ASCII; so is an unterminated string or comment.
std::vector<CudaToken> cuda_tokens(std::string_view text);

}  // namespace attngen
