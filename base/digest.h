// SPDX-License-Identifier: Apache-2.0
// SHA-256 and the length-prefixed key builder: the only hashing of the project.
#pragma once

#include <string>
#include <string_view>

namespace attngen {

std::string sha256_hex(std::string_view bytes);

/// Fields are length-prefixed, so ("ab","c") and ("a","bc") differ.
class KeyBuilder {
 public:
  KeyBuilder& field(std::string_view name, std::string_view value);
  std::string hex() const;

 private:
  std::string bytes_;
};

}  // namespace attngen
