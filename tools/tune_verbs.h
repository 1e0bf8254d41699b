// SPDX-License-Identifier: Apache-2.0
// What the actions of `attngen tune` share.
#pragma once

#include <cstddef>

#include "autotune/lookup.h"
#include "tools/tune_request.h"
#include "tools/verbs.h"

namespace attngen {

/// export, merge and freeze.
void add_tune_files(CLI::App& tune, Action& action);

/// What `tuned` says for one task of a request.
tune::LookupAnswer look_up_task(const TuneRequest& request, std::size_t task,
                                const tune::TunedFile& tuned);

}  // namespace attngen
