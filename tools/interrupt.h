// SPDX-License-Identifier: Apache-2.0
// Ctrl-C: no partial file stays behind, exit code 130.
#pragma once

namespace attngen {

/// From now on SIGINT, SIGTERM and SIGHUP remove pending files and end the program at once with
/// 130; with `json` the failure form is written to stdout first. A signal that was ignored stays
/// ignored.
void end_on_interrupt(bool json);

/// What an interruption leaves: a sentence for each.
enum class Interruption { leaves_nothing, keeps_results };

/// From now on end_on_interrupt() says so.
void say_on_interrupt(Interruption what, bool json);

}  // namespace attngen
