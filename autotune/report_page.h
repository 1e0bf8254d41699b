// SPDX-License-Identifier: Apache-2.0
// A journal as one page: well-formed XHTML, everything inline, nothing from elsewhere.
#pragma once

#include <string>

#include "autotune/journal.h"

namespace attngen::tune {

/// Figures of the journal per device: what was decided, the roofline, how much the model alone
/// would lose, and for each shape a heat map of unit length by row tile with a table of the
/// candidates.
std::string report_page(const JournalContent& journal, const std::string& title);

/// How many times slower than the fastest of `outcomes` the one is that the model likes best.
/// 0 where nothing has a time.
double regret_of_model(const std::vector<Outcome>& outcomes);

}  // namespace attngen::tune
