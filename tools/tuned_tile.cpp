// SPDX-License-Identifier: Apache-2.0
#include "tools/tuned_tile.h"

#include <utility>

#include "autotune/cpu_identity.h"
#include "autotune/gpu_device.h"
#include "autotune/tuned_tiles.h"
#include "base/settings.h"
#include "runtime/cuda/driver.h"
#include "tools/variant_option.h"

namespace attngen {
namespace {

/// On the virtual GPU the rows of the GPU that it stands for, which is of no make.
tune::DeviceIdentity identity_of(Device device, const Problem& problem) {
  if (device == Device::cuda) return tune::gpu_device_of(gpu_facts()).identity;
  return {"cuda", "virtual", tune::plain_arch(problem.limits.arch), problem.limits.multiprocessors,
          0,      0};
}

tune::TellAnswer kept_in(std::shared_ptr<TunedTile> told) {
  return [told = std::move(told)](const tune::LookupAnswer& answer) { told->answer = answer; };
}

}  // namespace

std::string rule_of(const TunedTile& told) {
  return told.is_asked ? "asked" : tune::name_of(told.answer.rule);
}

void choose_tile(Device device, const SkeletonOption& skeleton, const std::string& tile,
                 std::shared_ptr<TunedTile> told, ExecuteOptions& options) {
  if (tile.empty()) {
    if (device == Device::cpu) {
      options.cpu_tile = tune::tuned_cpu_tiles(
          settings(), [](const CpuProblem& problem) { return tune::cpu_identity(problem.limits); },
          kept_in(std::move(told)));
    } else if (skeleton.merge.empty()) {
      // Who says how parts are merged has no tile chosen for it, which would say so too.
      options.gpu_tile = tune::tuned_gpu_tiles(
          settings(), tune::Seeds::shipped,
          [device](const Problem& problem) { return identity_of(device, problem); },
          kept_in(std::move(told)));
    }
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
