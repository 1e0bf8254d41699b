// SPDX-License-Identifier: Apache-2.0
// Cascades for the analysis tests, from the corpus and from text; the tests run in the source tree.
#pragma once

#include <string>
#include <vector>

#include "generator/ir/cascade.h"

namespace attngen {

/// Every cascade of the gallery and of tests/cascades, in file order.
std::vector<Cascade> corpus();
Cascade corpus_cascade(const std::string& name);
Cascade parsed(const std::string& text);

}  // namespace attngen
