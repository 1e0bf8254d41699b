// SPDX-License-Identifier: Apache-2.0
#include "tools/tuned_tile.h"

#include <set>
#include <utility>

#include "autotune/cpu_clock.h"
#include "autotune/cpu_subject.h"
#include "autotune/tuned_choice.h"
#include "base/log.h"
#include "base/settings.h"

namespace attngen {
namespace {

struct Known {
  bool is_read = false;
  tune::DeviceIdentity device;
  tune::TunedFile tuned;
  std::set<std::string> said;
};

}  // namespace

ChooseCpuTile choose_tuned_tile(std::shared_ptr<TunedTile> told) {
  auto known = std::make_shared<Known>();
  return [told = std::move(told), known](const Cascade& cascade, const Analysis& analysis,
                                         const CpuProblem& problem,
                                         const Binding& binding) -> std::optional<CpuTile> {
    if (!known->is_read) {
      known->device = tune::cpu_identity(problem.limits);
      known->tuned = tune::tuned_here(settings(), known->device);
      known->is_read = true;
    }
    told->answer =
        tune::look_up_cpu(known->tuned, known->device, cascade, analysis, problem, binding);
    if (known->said.insert(cascade.name).second) {
      log_message(LogLevel::info, "tile of " + cascade.name + ": " + told->answer.why);
    }
    if (!told->answer.candidate) return std::nullopt;
    return tune::tile_of(*told->answer.candidate);
  };
}

}  // namespace attngen
