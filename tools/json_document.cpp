// SPDX-License-Identifier: Apache-2.0
#include "tools/json_document.h"

#include <nlohmann/json.hpp>

namespace attngen {

Json json_document(const std::string& verb) {
  return Json{{"schema", "attngen." + verb + "/1"}};
}

Json json_failure(int exit_code, const std::vector<Finding>& findings) {
  Json document = json_document("error");
  document["exit"] = exit_code;
  document["errors"] = Json::array();
  for (const Finding& finding : findings) {
    document["errors"].push_back(Json{{"file", finding.file},
                                      {"line", finding.span.line},
                                      {"column", finding.span.column},
                                      {"rule", finding.rule},
                                      {"message", finding.message},
                                      {"fix", finding.fix}});
  }
  return document;
}

std::string to_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace attngen
