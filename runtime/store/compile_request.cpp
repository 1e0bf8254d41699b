// SPDX-License-Identifier: Apache-2.0
#include "runtime/store/compile_request.h"

#include <algorithm>

#include "base/digest.h"

namespace attngen {

std::string key_of(const CompileRequest& request) {
  KeyBuilder key;
  key.field("format", "AGK1");
  key.field("kind", request.kind);
  key.field("source", request.source);
  key.field("entry", request.entry);
  key.field("options", std::to_string(request.options.size()));
  for (const std::string& option : request.options) key.field("option", option);
  key.field("arch", request.arch);
  key.field("compiler", request.compiler);
  return key.hex();
}

bool is_key(const std::string& text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace attngen
