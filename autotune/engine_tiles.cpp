// SPDX-License-Identifier: Apache-2.0
// The library's plans take what `attngen tune` found: runtime/api asks, and knows no tuner.
#include "autotune/cpu_identity.h"
#include "autotune/gpu_device.h"
#include "autotune/tuned_tiles.h"
#include "runtime/api/tile_choice.h"

namespace attngen {

TileChoice tuned_tiles(const Settings& settings, const Backend& backend) {
  const BackendFacts& facts = backend.facts();  // copied into what is asked later
  TileChoice choice;
  if (backend.device() == Device::cpu) {
    choice.cpu = tune::tuned_cpu_tiles(settings, [facts](const CpuProblem& problem) {
      tune::DeviceIdentity device = tune::cpu_identity(problem.limits);
      device.units = facts.multiprocessors;
      return device;
    });
  } else if (backend.device() == Device::cuda) {
    // What was measured, and no seeds: a model's tile may spill with the compiler at hand, and then
    // a plan fails that has a kernel without it.
    choice.gpu = tune::tuned_gpu_tiles(settings, tune::Seeds::none, [facts](const Problem&) {
      return tune::DeviceIdentity{
          "cuda",         facts.name,        tune::plain_arch(facts.arch), facts.multiprocessors,
          facts.l2_bytes, facts.memory_bytes};
    });
  }
  return choice;
}

}  // namespace attngen
