// SPDX-License-Identifier: Apache-2.0
// VARIANT and the options that fix its numbers: --dtype, -D, -p; the same on every verb.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace CLI {
class App;
}

namespace attngen {

struct VariantOption {
  std::string variant;               ///< as given: NAME, FILE or FILE:NAME
  std::vector<std::string> dtypes;   ///< NAME=TYPE
  std::vector<std::string> extents;  ///< RANK=N,...
  std::vector<std::string> params;   ///< name=value
};

void add_variant_option(CLI::App& verb, VariantOption& option);  ///< VARIANT and --dtype
void add_extent_option(CLI::App& verb, VariantOption& option, const std::string& meaning);
void add_param_option(CLI::App& verb, VariantOption& option);

/// Reads, parses, verifies (V1-V10) and picks the one cascade that VARIANT names. A `/` or a final
/// `.cascade` makes it a file, `FILE:NAME` splits at the last colon, anything else is a gallery
/// name. Throws Error(refused) with every finding.
Cascade load_cascade(const VariantOption& option);

/// -D and -p as maps. Throws Error(refused) for bad text and for a name given twice.
std::map<std::string, std::int64_t> given_extents(const VariantOption& option);
std::map<std::string, double> given_params(const VariantOption& option);

/// "NAME=VALUE" at the first `=`; throws Error(refused) naming `flag` when there is none.
struct NamedText {
  std::string name;
  std::string value;
};
NamedText split_named(const std::string& text, const std::string& flag, const std::string& example);

/// Throws Error(refused) for a rule "usage" finding.
[[noreturn]] void refuse(std::string message, std::string fix = {});

}  // namespace attngen
