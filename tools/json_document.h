// SPDX-License-Identifier: Apache-2.0
// The JSON that verbs print: keys stay in the order they were put in.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/error.h"

namespace attngen {

using Json = nlohmann::ordered_json;

/// {"schema":"attngen.<verb>/1"}
Json json_document(const std::string& verb);

/// The failure form:
/// {"schema":"attngen.error/1","exit":N,"errors":[{file,line,column,rule,message,fix}]}.
Json json_failure(int exit_code, const std::vector<Finding>& findings);

/// Indented text with a final newline. Non-finite numbers become null, bytes that are not UTF-8 the
/// replacement character.
std::string to_text(const Json& document);

}  // namespace attngen
