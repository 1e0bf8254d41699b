// SPDX-License-Identifier: Apache-2.0
#include "tools/tuned_tile.h"

#include <set>
#include <utility>

#include "autotune/cpu_clock.h"
#include "autotune/cpu_subject.h"
#include "autotune/gpu_device.h"
#include "autotune/gpu_subject.h"
#include "autotune/tuned_choice.h"
#include "base/log.h"
#include "base/settings.h"
#include "runtime/cuda/driver.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

struct Known {
  bool is_read = false;
  tune::DeviceIdentity device;
  tune::TunedFile tuned;
  std::set<std::string> said;
};

ChooseCpuTile tuned_cpu_tile(std::shared_ptr<TunedTile> told) {
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

/// On the virtual GPU the rows of the GPU that it stands for, which is of no make.
tune::DeviceIdentity identity_of(Device device, const Problem& problem) {
  if (device == Device::cuda) return tune::gpu_device_of(gpu_facts()).identity;
  return {"cuda", "virtual", tune::plain_arch(problem.limits.arch), problem.limits.multiprocessors,
          0,      0};
}

ChooseGpuTile tuned_gpu_tile(Device device, std::shared_ptr<TunedTile> told) {
  auto known = std::make_shared<Known>();
  return [device, told = std::move(told), known](const Cascade& cascade, const Analysis& analysis,
                                                 const Problem& problem,
                                                 const Binding& binding) -> std::optional<GpuTile> {
    if (!known->is_read) {
      known->device = identity_of(device, problem);
      known->tuned = tune::tuned_here(settings(), known->device);
      known->is_read = true;
    }
    told->answer =
        tune::look_up_gpu(known->tuned, known->device, cascade, analysis, problem, binding);
    if (known->said.insert(cascade.name).second) {
      log_message(LogLevel::info, "tile of " + cascade.name + ": " + told->answer.why);
    }
    if (!told->answer.candidate) return std::nullopt;
    return tune::gpu_tile_of(*told->answer.candidate);
  };
}

}  // namespace

std::string rule_of(const TunedTile& told) {
  return told.is_asked ? "asked" : tune::name_of(told.answer.rule);
}

void choose_tile(Device device, const SkeletonOption& skeleton, const std::string& tile,
                 std::shared_ptr<TunedTile> told, ExecuteOptions& options) {
  if (tile.empty()) {
    if (device == Device::cpu) options.cpu_tile = tuned_cpu_tile(std::move(told));
    // Who says how parts are merged has no tile chosen for it, which would say so too.
    else if (skeleton.merge.empty())
      options.gpu_tile = tuned_gpu_tile(device, std::move(told));
    return;
  }
  told->is_asked = true;
  told->answer.why = "asked: --tile " + tile;
  if (device == Device::cpu) {
    options.cpu_tile = [asked = tile_named(tile)](const auto&...) { return std::optional(asked); };
  } else if (device == Device::oracle) {
    refuse("--tile has no meaning on the oracle: it computes the cascade as it is written",
           "leave it out, or use --device cuda, vgpu or cpu");
  } else {
    options.gpu_tile = [asked = gpu_tile_of(skeleton, tile)](const auto&...) { return asked; };
  }
}

}  // namespace attngen
