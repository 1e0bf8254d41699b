// SPDX-License-Identifier: Apache-2.0
// Where tuned results lie on this machine, and the plan choice that consults them.
#pragma once

#include <functional>
#include <string>

#include "autotune/lookup.h"
#include "autotune/tuned_file.h"
#include "base/settings.h"
#include "generator/analysis/analysis.h"
#include "generator/cuda/source.h"
#include "generator/ir/binding.h"
#include "generator/llvm/llvm_source.h"

namespace attngen::tune {

/// Where `attngen tune` keeps what it finds: tune/ in the folder of the compile cache.
struct TunePlaces {
  std::string journal;  ///< tune/<slug of the device>.jsonl
  std::string tuned;    ///< tune/<slug of the device>.json
};
/// Throws Error(refused) where there is no such folder, or it may not be written.
TunePlaces tune_places(const Settings& settings, const DeviceIdentity& device);

/// Whether a GPU's shipped seeds, a model's choices, stand beside what was measured.
enum class Seeds { none, shipped };

/// What counts for `device`: the file or folder that ATTNGEN_TUNED names, nothing where it is
/// "off", else what `attngen tune` found here and, of a GPU, the seeds. Of a
/// folder every .json file. Throws Error(refused) for a file that ATTNGEN_TUNED names and that is
/// absent or damaged; one that this machine made is passed by with a warning.
TunedFile tuned_here(const Settings& settings, const DeviceIdentity& device, Seeds seeds);

/// The answer for a request on the CPU device; `model` for a loop nest and in f64.
LookupAnswer look_up_cpu(const TunedFile& tuned, const DeviceIdentity& device,
                         const Cascade& cascade, const Analysis& analysis,
                         const CpuProblem& problem, const Binding& binding);

/// The same on a GPU, of the skeleton that the problem names; `model` where it has no tile of its
/// own to choose, and for batch-invariant bits.
LookupAnswer look_up_gpu(const TunedFile& tuned, const DeviceIdentity& device,
                         const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                         const Binding& binding);

}  // namespace attngen::tune
