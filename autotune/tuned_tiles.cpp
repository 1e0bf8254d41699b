// SPDX-License-Identifier: Apache-2.0
#include "autotune/tuned_tiles.h"

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "autotune/cpu_subject.h"
#include "autotune/gpu_subject.h"
#include "base/log.h"

namespace attngen::tune {
namespace {

/// What the requests of one chooser share.
template <class Asked>
class Known {
 public:
  Known(Settings settings, Seeds seeds, std::function<DeviceIdentity(const Asked&)> identity,
        TellAnswer tell)
      : settings_(std::move(settings)),
        seeds_(seeds),
        identity_(std::move(identity)),
        tell_(std::move(tell)) {}

  template <class LookUp>
  std::optional<Candidate> ask(const Cascade& cascade, const Asked& problem, LookUp&& look_up) {
    const std::lock_guard lock(mutex_);
    if (!is_read_) {
      device_ = identity_(problem);
      tuned_ = tuned_here(settings_, device_, seeds_);
      is_read_ = true;
    }
    LookupAnswer answer = look_up(tuned_, device_);
    if (said_.insert(cascade.name).second) {
      log_message(LogLevel::info, "tile of " + cascade.name + ": " + answer.why);
    }
    if (tell_) tell_(answer);
    return std::move(answer.candidate);
  }

 private:
  Settings settings_;
  Seeds seeds_;
  std::function<DeviceIdentity(const Asked&)> identity_;
  TellAnswer tell_;
  std::mutex mutex_;
  bool is_read_ = false;
  DeviceIdentity device_;
  TunedFile tuned_;
  std::set<std::string> said_;
};

}  // namespace

ChooseCpuTile tuned_cpu_tiles(Settings settings,
                              std::function<DeviceIdentity(const CpuProblem&)> identity,
                              TellAnswer tell) {
  auto known = std::make_shared<Known<CpuProblem>>(std::move(settings), Seeds::none,
                                                   std::move(identity), std::move(tell));
  return [known](const Cascade& cascade, const Analysis& analysis, const CpuProblem& problem,
                 const Binding& binding) -> std::optional<CpuTile> {
    const std::optional<Candidate> found =
        known->ask(cascade, problem, [&](const TunedFile& tuned, const DeviceIdentity& device) {
          return look_up_cpu(tuned, device, cascade, analysis, problem, binding);
        });
    return found ? std::optional(tile_of(*found)) : std::nullopt;
  };
}

ChooseGpuTile tuned_gpu_tiles(Settings settings, Seeds seeds,
                              std::function<DeviceIdentity(const Problem&)> identity,
                              TellAnswer tell) {
  auto known = std::make_shared<Known<Problem>>(std::move(settings), seeds, std::move(identity),
                                                std::move(tell));
  return [known](const Cascade& cascade, const Analysis& analysis, const Problem& problem,
                 const Binding& binding) -> std::optional<GpuTile> {
    const std::optional<Candidate> found =
        known->ask(cascade, problem, [&](const TunedFile& tuned, const DeviceIdentity& device) {
          return look_up_gpu(tuned, device, cascade, analysis, problem, binding);
        });
    return found ? std::optional(gpu_tile_of(*found)) : std::nullopt;
  };
}

}  // namespace attngen::tune
